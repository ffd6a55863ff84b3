"""The library in other languages, from its files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.domain import Library
from bot.loader import Coverage, Reading, read_library, write_templates
from tests.loader.library_files import Edit, write_library

RIVER = 'msgid "The river rose at night."\nmsgstr "'
IN_RUSSIAN = "Ночью река вышла из берегов."


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_library(tmp_path)
    Path("content/ru").mkdir()
    renew()
    edit(RIVER, RIVER + IN_RUSSIAN)
    edit('msgid "villagers"\nmsgstr "', 'msgid "villagers"\nmsgstr "жители деревни', "shared.po")


def reading() -> Reading:
    return read_library(Path("content"), Path("seeds"))


def sound() -> Library:
    library = reading().library
    assert library is not None, "\n".join(map(str, reading().problems))
    return library


def renew() -> int:
    waiting, reports = write_templates(Path("content/ru"), sound())
    assert not [problem for report in reports for problem in report.problems]
    return waiting


def edit(old: str, new: str, file: str = "sources.po") -> None:
    path = Path("content/ru") / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def said(part: str) -> list[str]:
    return [str(doubt) for doubt in reading().doubts if part in str(doubt)]


def test_what_is_translated_stands_in_the_library_and_the_rest_is_marked() -> None:
    russian = sound().in_language("ru")
    assert russian.claim_by_id["rv01.1a"].text == IN_RUSSIAN
    assert russian.claim_by_id["rv01.2a"].text == "The author thought a dam would help. (англ.)"
    assert russian.topic_by_slug["flood"].title == "The flood (англ.)"
    assert russian.topic_by_slug["flood"].brief.summary[0].claim_ids == ("rv01.1a",)
    assert russian.claim_by_id["rv01.1b"].attributed_to == "жители деревни"


def test_a_language_without_a_folder_is_english() -> None:
    library = sound()
    assert library.in_language("en") is library
    assert library.in_language("fr") is library


def test_check_counts_what_is_missing_and_names_its_line() -> None:
    (coverage,) = reading().coverage
    assert coverage == Coverage("ru", coverage.texts, coverage.texts - 2)
    assert len(said("is not translated yet")) == coverage.texts - 2
    place, *_ = said("claim rv01.2a")
    assert re.match(r'content/ru/sources\.po:\d+ claim rv01\.2a: "The author thought a dam would help\." is not', place)


def test_a_changed_sentence_is_english_until_it_is_translated_again() -> None:
    path = Path("seeds/river.toml")
    path.write_text(path.read_text().replace("The river rose at night", "The river rose at dawn"))
    assert reading().coverage[0].changed == 1
    assert said("claim rv01.1a")[0].endswith(
        '"The river rose at dawn." was changed since it was translated; run `python -m bot translate ru`.'
    )
    assert sound().in_language("ru").claim_by_id["rv01.1a"].text == "The river rose at dawn. (англ.)"
    renew()
    text = Path("content/ru/sources.po").read_text(encoding="utf-8")
    assert '#, fuzzy\n#| msgid "The river rose at night."\nmsgctxt "claim rv01.1a"' in text
    assert "was changed since" in said("claim rv01.1a")[0]
    edit('#, fuzzy\n#| msgid "The river rose at night."\n', "")
    assert said("claim rv01.1a") == []
    assert sound().in_language("ru").claim_by_id["rv01.1a"].text == IN_RUSSIAN


def test_renewing_keeps_what_is_translated_and_writes_nothing_else() -> None:
    files = {path: path.read_bytes() for path in Path("content/ru").iterdir()}
    waiting = renew()
    assert {path: path.read_bytes() for path in Path("content/ru").iterdir()} == files
    assert waiting == reading().coverage[0].missing


def test_what_is_no_longer_in_the_library_is_named_and_taken_away() -> None:
    edit('msgctxt "claim rv01.1a"', 'msgctxt "claim rv01.9z"')
    (doubt,) = said("rv01.9z")
    assert "is no longer in the library" in doubt
    assert reading().library is not None
    renew()
    assert said("rv01.9z") == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (IN_RUSSIAN + '"', IN_RUSSIAN, "aren't closed"),
        ('msgstr "' + IN_RUSSIAN, "msgstr " + IN_RUSSIAN, "aren't opened"),
        (IN_RUSSIAN, 'Ночью "река" вышла.', "doesn't belong in a .po file"),
        (RIVER + IN_RUSSIAN + '"', "msgid", "doesn't belong in a .po file"),
        (IN_RUSSIAN, "Ночью **река** вышла.", "only plain text is allowed here"),
        (IN_RUSSIAN, "Ночью «река вышла.", "never ends"),
        ('msgctxt "claim rv01.2a"\nmsgid "The author thought a dam would help."',
         'msgctxt "claim rv01.1a"\nmsgid "The river rose at night."', "appears twice"),
    ],
)  # fmt: skip
def test_a_file_that_is_written_wrong_is_a_problem_of_one_line_and_is_not_overwritten(
    old: str, new: str, problem: str
) -> None:
    library = sound()
    edit(old, new)
    found = [str(each) for each in reading().problems]
    assert len(found) == 1
    assert re.match(r"content/ru/sources\.po:\d+ ", found[0])
    assert problem in found[0]
    before = Path("content/ru/sources.po").read_bytes()
    assert write_templates(Path("content/ru"), library)[0] == 0
    assert Path("content/ru/sources.po").read_bytes() == before


def test_names_keep_to_the_limits_of_their_place() -> None:
    edit('msgid "The flood"\nmsgstr "', 'msgid "The flood"\nmsgstr "' + "Наводнение" * 7, "topics.po")
    (problem,) = reading().problems
    assert "has 70 characters; shorten it to at most 60" in str(problem)


def test_a_third_language_is_a_folder() -> None:
    library = sound()
    Path("content/pt-BR").mkdir()
    write_templates(Path("content/pt-BR"), library)
    path = Path("content/pt-BR/topics.po")
    path.write_text(path.read_text().replace('"The flood"\nmsgstr ""', '"The flood"\nmsgstr "A enchente"'))
    assert sound().in_language("pt-BR").topic_by_slug["flood"].title == "A enchente"
    assert [each.language for each in reading().coverage] == ["pt-BR", "ru"]


def test_a_folder_of_no_language_is_still_a_problem(tmp_path: Path) -> None:
    Path("content/russian").mkdir()
    assert "this file isn't used" in str(reading().problems[0])


def test_a_brief_that_does_not_fit_in_another_language_is_a_problem() -> None:
    def measure(library: Library, _: object) -> list[str]:
        return ["too long."] if library.claim_by_id["rv01.1a"].text == IN_RUSSIAN else []

    found = read_library(Path("content"), Path("seeds"), measure=measure)
    assert {str(problem) for problem in found.problems} == {
        f"content/ru:1 topic {slug}: too long." for slug in ("dam", "flood", "village")
    }


def test_edits_of_the_english_elsewhere_leave_translations_current(tmp_path: Path) -> None:
    coverage = reading().coverage
    write_library(tmp_path, Edit("content/topics/flood.md", 'area = "regions"', 'area = "politics"'))
    assert reading().coverage == coverage
