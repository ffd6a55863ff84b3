"""Every fault a curator can make is named with its file, line and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.domain import Library, Topic
from bot.loader import Problem, Reading, read_library
from tests.loader.library_files import Edit, line_of, write_library
from tests.loader.planted_faults import DAM, FAULTS, MAYOR, WITH_SEQUELS


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def read(**options: object) -> Reading:
    return read_library(Path("content"), Path("seeds"), **options)  # type: ignore[arg-type]


def expected_line(root: Path, file: str, mark: str) -> int:
    return int(mark[1:]) if mark.startswith("@") and mark[1:].isdigit() else line_of(root, file, mark)


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_where_it_stands(name: str, tmp_path: Path) -> None:
    file, old, new, mark, key, words = FAULTS[name]
    write_library(tmp_path, Edit(file, old, new))
    reading = read()
    assert reading.library is None
    line = expected_line(tmp_path, file, mark)
    found = [p for p in reading.problems if (p.file, p.line, p.key) == (file, line, key) and words in p.sentence]
    assert found, "\n".join(map(str, reading.problems))
    if name not in WITH_SEQUELS:
        assert reading.problems == tuple(found[:1])


@pytest.mark.parametrize("known", ["Ann Weaver", "beaver dam"])
def test_a_new_alias_needs_no_edit_where_it_was_an_entity_or_a_lookalike(known: str, tmp_path: Path) -> None:
    write_library(tmp_path, Edit(DAM, "aliases = [", f'aliases = ["{known}", '))
    assert read().problems == ()


def test_faults_of_all_files_are_named_in_one_pass(tmp_path: Path) -> None:
    together = [
        "key unknown", "area unknown", "alias of another topic", "link dead", "claim unknown", "no full stop",
        "heading unknown", "bold", "claim too long", "claim in other paragraph", "digest malformed",
        "actor role too long", "event bounds", "event uncited",
    ]  # fmt: skip
    write_library(tmp_path, *(Edit(*FAULTS[name][:3]) for name in together))
    (tmp_path / "content/topics/notes.txt").write_text("x")
    places = {(problem.file, problem.line, problem.key) for problem in read().problems}
    expected = {(FAULTS[n][0], expected_line(tmp_path, FAULTS[n][0], FAULTS[n][3]), FAULTS[n][4]) for n in together}
    assert places == expected | {("content/topics/notes.txt", 1, "file")}


def test_the_sound_library_is_read_in_curated_order(tmp_path: Path) -> None:
    write_library(tmp_path)
    reading = read()
    assert reading.problems == ()
    library = reading.library
    assert library is not None
    assert [topic.slug for topic in library.topics] == ["village", "flood", "dam"]
    assert [event.slug for event in library.events] == ["flood-2020", "cleaning-up"]
    assert [claim.id for claim in library.claims] == ["rv01.1a", "rv01.1b", "rv01.2a"]
    flood = library.topic_by_slug["flood"]
    assert [(s.text, s.claim_ids) for s in flood.brief.summary] == [
        ("The river rose at night.", ("rv01.1a",)),
        ("Villagers said they had heard nothing.", ("rv01.1b",)),
    ]
    assert [position.party for position in flood.brief.positions] == ["Villagers", "The author"]
    assert reading.citations == sum(len(s.claim_ids) for t in library.topics for s in t.brief.sentences()) + 5
    assert [s.claim_ids for s in (*flood.brief.helps, *flood.brief.obstacles)] == [("rv01.2a",), ("rv01.1b",)]


@pytest.mark.parametrize("name", ["confusables.toml", "questions.toml"])
@pytest.mark.parametrize("content", [None, "", "# Nothing yet.\n"])
def test_an_optional_file_may_be_empty_or_missing(name: str, content: str | None, tmp_path: Path) -> None:
    write_library(tmp_path)
    path = tmp_path / "content" / name
    path.unlink() if content is None else path.write_text(content)
    reading = read()
    assert reading.problems == ()
    assert reading.library is not None


@pytest.mark.parametrize("key", ["lookalikes", "other_fields", "common"])
def test_a_file_of_confusables_may_be_without_any_of_its_keys(key: str, tmp_path: Path) -> None:
    write_library(tmp_path)
    (tmp_path / "content/confusables.toml").write_text(f'{key} = ["willow"]\n')
    reading = read()
    assert reading.problems == ()
    assert reading.library is not None
    assert getattr(reading.library.confusables, key) == ("willow",)


@pytest.mark.parametrize("change", [lambda b: b.replace(b"\n", b"\r\n"), lambda b: b"\xef\xbb\xbf" + b])
def test_what_editors_do_to_line_ends_and_marks_is_no_fault(change: object, tmp_path: Path) -> None:
    write_library(tmp_path)
    for path in tmp_path.rglob("*.*"):
        path.write_bytes(change(path.read_bytes()))  # type: ignore[operator]
    assert read().problems == ()


def test_an_entity_may_stand_on_three_topics_but_no_more(tmp_path: Path) -> None:
    write_library(tmp_path)
    dam = (tmp_path / DAM).read_text(encoding="utf-8")
    lock = dam.replace("The dam", "The lock").replace(
        '["barrier", "barrage", "weir", "wall", ', '["a1", "a2", "a3", "a4", '
    )
    lock = lock.replace('"плотина", "presa", "Staudamm", "digue"', '"a5", "a6", "a7", "a8"')
    (tmp_path / "content/topics/lock.md").write_text(lock.replace('"Tom Mason"', '"Bill"'), encoding="utf-8")
    (problem,) = read().problems
    assert (problem.file, problem.key) == ("content/topics/village.md", "entities")
    assert "is on 3 topics already" in problem.sentence


def test_a_brief_that_does_not_fit_is_named(tmp_path: Path) -> None:
    write_library(tmp_path, Edit(MAYOR, "role", "rol"))

    def measure(library: Library, topic: Topic) -> list[str]:
        assert library.sources_of(topic)
        return ["is too long."] if topic.slug == "dam" else []

    assert Problem(DAM, 1, "brief", "is too long.") in read(measure=measure).problems


@pytest.mark.parametrize(
    ("name", "content", "line", "key"),
    [
        ("content/topics/latin.md", '+++\ntitle = "Grü"'.encode("latin-1"), 2, "file"),
        ("content/topics/empty.md", b"", 1, "+++"),
        ("content/topics/Bad Name.md", b"", 1, "file"),
        ("content/topics/page.markdown", b"x", 1, "file"),
        ("content/topics/folder.md/x", b"x", 1, "file"),
        ("content/notes.md", b"x", 1, "file"),
        ("seeds/source.txt", b"x", 1, "file"),
        ("seeds/other.toml", b"", 1, "[source]"),
        ("content/topics/nul.md", b"+++\n\x00\n+++\n", 2, "TOML"),
        ("content/topics/deep.md", b"+++\ntitle = " + b"[" * 5000 + b"\n+++\n", 2, "title"),
        ("content/topics/number.md", b"+++\ntitle = " + b"9" * 5000 + b"\n+++\n", 2, "title"),
    ],
)
def test_odd_files_are_named(name: str, content: bytes, line: int, key: str, tmp_path: Path) -> None:
    write_library(tmp_path)
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(content)
    file = name.removesuffix("/x")
    assert (file, line, key) in {(problem.file, problem.line, problem.key) for problem in read().problems}


def test_a_slug_too_long_for_a_button_is_named(tmp_path: Path) -> None:
    write_library(tmp_path)
    (tmp_path / MAYOR).rename(tmp_path / f"content/actors/{'m' * 41}.md")
    assert any("41 characters" in problem.sentence for problem in read().problems)


def test_two_actors_cannot_share_a_name(tmp_path: Path) -> None:
    write_library(tmp_path)
    (tmp_path / "content/actors/burgomaster.md").write_text((tmp_path / MAYOR).read_text().replace("The m", "A m"))
    found = [problem.sentence for problem in read().problems if (problem.file, problem.key) == (MAYOR, "aliases")]
    assert any("the slug of content/actors/burgomaster.md" in sentence for sentence in found)
    assert any("an alias of content/actors/burgomaster.md" in sentence for sentence in found)


def test_drafts_are_passed_over(tmp_path: Path) -> None:
    write_library(tmp_path)
    for name in ("content/_template.md", "content/topics/_draft.md", "content/topics/.dam.md.swp", "seeds/_notes.txt"):
        (tmp_path / name).write_text("anything")
    assert read().problems == ()


@pytest.mark.parametrize("name", ["content", "content/topics", "content/actors", "content/events.toml", "seeds"])
def test_missing_places_are_named(name: str, tmp_path: Path) -> None:
    write_library(tmp_path)
    (tmp_path / name).rename(tmp_path / "elsewhere")
    assert name in {problem.file for problem in read().problems}


def test_an_unreadable_file_is_named(tmp_path: Path) -> None:
    write_library(tmp_path)
    (tmp_path / DAM).unlink()
    (tmp_path / DAM).symlink_to("dam.md")  # a loop
    assert [(problem.file, problem.line) for problem in read().problems] == [(DAM, 1)]


def test_a_problem_is_one_printable_line() -> None:
    assert str(Problem("a.md", 3, "ke\ny", "it\u202eis.")) == "a.md:3 ke y: it�is."
