"""What may be wrong is named and refuses nothing; what contradicts the document does."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.loader import Reading, compare_with_source, read_library
from tests.loader.library_files import SOURCE_TEXT, Edit, line_of, write_library

FLOOD, MAYOR, SEED = "content/topics/flood.md", "content/actors/mayor.md", "seeds/river.toml"
RISES = Edit(FLOOD, "- The river rose [rv01.1a].", "- The river rose by seven meters [rv01.1a].")
NOBODYS = Edit(FLOOD, "- The author wanted a dam [rv01.2a].", "- A dam was the best way out [rv01.2a].")
# A telephone call and an agreement are no attribution, as "called" and "agreed" are.
CALLS = Edit(FLOOD, "- The author wanted a dam [rv01.2a].", "- Calls for an agreement were bound to fail [rv01.2a].")
ORPHAN = Edit(FLOOD, 'actors = ["mayor"]', "actors = []")
CAPITALS = Edit(FLOOD, '"crue"', '"IS"')


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def read(root: Path, *edits: Edit) -> Reading:
    write_library(root, *edits)
    (root / "river.txt").write_text(SOURCE_TEXT, encoding="utf-8")
    return read_library(Path("content"), Path("seeds"))


def test_the_sound_library_leaves_no_doubt(tmp_path: Path) -> None:
    assert read(tmp_path).doubts == ()


@pytest.mark.parametrize(
    ("edit", "mark", "key", "words"),
    [(RISES, "seven", "Key points", '"seven"'), (NOBODYS, "best way out", "Key points", "names nobody"),
     (CALLS, "bound to fail", "Key points", "names nobody"), (CAPITALS, '"IS"', "aliases", "common word")],
)  # fmt: skip
def test_a_doubt_is_named_where_it_stands_and_refuses_nothing(
    tmp_path: Path, edit: Edit, mark: str, key: str, words: str
) -> None:
    reading = read(tmp_path, edit)
    assert reading.library is not None
    [doubt] = reading.doubts
    assert (doubt.file, doubt.line, doubt.key) == (FLOOD, line_of(tmp_path, FLOOD, mark), key)
    assert words in doubt.sentence


def test_actors_and_events_that_no_topic_lists_are_doubted(tmp_path: Path) -> None:
    write_library(tmp_path)
    for page in (tmp_path / "content/topics").iterdir():
        lines = page.read_text(encoding="utf-8").split("\n")
        unlisted = [f"{line.split(' = ')[0]} = []" if line.startswith(("actors", "events")) else line for line in lines]
        page.write_text("\n".join(unlisted), encoding="utf-8")
    places = {(doubt.file, doubt.key) for doubt in read_library(Path("content"), Path("seeds")).doubts}
    assert places == {(MAYOR, "file"), ("content/events.toml", "slug")}


def test_what_stands_in_the_template_is_no_content(tmp_path: Path) -> None:
    write_library(tmp_path)
    sound = (tmp_path / FLOOD).read_text(encoding="utf-8")
    (tmp_path / "content/_template.md").write_text(sound.replace("The flood", "Your title"), encoding="utf-8")
    problems = read_library(Path("content"), Path("seeds")).problems
    assert {problem.file for problem in problems} >= {FLOOD}
    assert all("is from the template" in problem.sentence for problem in problems)
    assert not any(problem.key == "title" for problem in problems)


def test_a_quotation_the_document_does_not_have_is_a_problem(tmp_path: Path) -> None:
    reading = read(tmp_path, Edit(FLOOD, '"no warning"', '"not a word of warning"'))
    [problem], _ = compare_with_source(reading, tmp_path / "river.txt")
    assert (problem.file, problem.line) == (FLOOD, line_of(tmp_path, FLOOD, "not a word"))
    assert 'doesn\'t say "not a word of warning"' in problem.sentence


def test_a_paragraph_the_document_does_not_have_is_a_problem(tmp_path: Path) -> None:
    reading = read(tmp_path, Edit(SEED, '"rv01.2a"\nparagraph = 2', '"rv01.9a"\nparagraph = 9'))
    [problem], _ = compare_with_source(reading, tmp_path / "river.txt")
    assert (problem.file, problem.line) == (SEED, line_of(tmp_path, SEED, "rv01.9a"))
    assert "no paragraph 9" in problem.sentence


def test_headlines_are_hardly_paragraphs(tmp_path: Path) -> None:
    reading = read(tmp_path)
    long = " ".join(["word"] * 40)
    (tmp_path / "river.txt").write_text(f"{SOURCE_TEXT}{long}\n", encoding="utf-8")
    problems, doubts = compare_with_source(reading, tmp_path / "river.txt")
    assert "SHA-256" in problems[0].sentence
    assert doubts == (), "the records of another file are not held against it"
