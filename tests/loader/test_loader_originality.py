"""The library is in our own words."""

# ruff: noqa: E501 (a table is read row by row)

from __future__ import annotations

from pathlib import Path

import pytest

from bot.loader import compare_with_source, read_library
from tests.loader.library_files import SOURCE_TEXT, Edit, line_of, write_library

FLOOD, SEED = "content/topics/flood.md", "seeds/river.toml"
RUN = "by three metres during the night and nobody"  # eight words of the source


def problems(root: Path, *edits: Edit, source: str = SOURCE_TEXT) -> list[tuple[str, int, str, str]]:
    write_library(root, *edits)
    (root / "river.txt").write_text(source, encoding="utf-8")
    reading = read_library(Path("content"), Path("seeds"))
    found, _ = compare_with_source(reading, root / "river.txt")
    return [(problem.file, problem.line, problem.key, problem.sentence) for problem in found]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_sound_library_is_in_its_own_words(tmp_path: Path) -> None:
    assert problems(tmp_path) == []


def test_another_file_is_not_the_source(tmp_path: Path) -> None:
    ((file, line, key, sentence),) = problems(tmp_path, source="Something else.")
    assert (file, line, key) == (SEED, line_of(tmp_path, SEED, "sha256"), "sha256")
    assert "SHA-256" in sentence


@pytest.mark.parametrize(
    ("file", "old", "new", "mark", "key"),
    [
        (FLOOD, "The river rose at night", f"It rose {RUN}", "It rose by", "Summary"),
        (FLOOD, "The river rose at night", "It: BY thrée métres, during; the night - and nobody", "It:", "Summary"),
        (FLOOD, "The river rose at night", "It rose by three metres [rv01.1a] during the night. And nobody", "It rose by", "Summary"),
        (FLOOD, "The river rose at night", "It rose by\nthree metres during\nthe night and nobody", "It rose by", "Summary"),
        (FLOOD, "The river rose at night", 'Yes, the "river rose by three metres" during the night', "Yes", "Summary"),
        (FLOOD, "- The river rose", f"- It rose {RUN}", "It rose", "Key points"),
        (FLOOD, "A dam would", f"It rose {RUN}", "It rose", "Positions"),
        (FLOOD, "The author: A dam", "By three metres during the night: And nobody [rv01.1a]. A dam", "- By", "Positions"),
        (FLOOD, '"inundation"', f'"{RUN}"', RUN, "aliases"),
        (FLOOD, '"The flood"', f'"{RUN}"', "title", "title"),
        (SEED, "The copy is undated", f"Up {RUN}", "date_note", "date_note"),
        (SEED, '"The river rose at night', f'"Up {RUN}', "Up by", "text"),
        ("content/actors/mayor.md", '"Head of the village"', f'"{RUN}"', "role", "role"),
        ("content/actors/mayor.md", "- Villagers said", f"- It rose {RUN}", "It rose", "Record"),
        ("content/events.toml", "The river rose at night", f"It rose {RUN}", "It rose", "text"),
    ],
)  # fmt: skip
def test_a_run_of_eight_words_is_named(file: str, old: str, new: str, mark: str, key: str, tmp_path: Path) -> None:
    ((found_file, line, found_key, sentence),) = problems(tmp_path, Edit(file, old, new))
    assert (found_file, line, found_key) == (file, line_of(tmp_path, file, mark), key)
    assert "words are in the source" in sentence


@pytest.mark.parametrize(
    "text",
    [f'"rose {RUN}"', f"“{RUN} in”", f"«{RUN}»", "by three metres during the night and no one", f"Ann's ‘{RUN}’"],
)
def test_short_runs_and_short_quotations_are_no_fault(text: str, tmp_path: Path) -> None:
    assert problems(tmp_path, Edit(FLOOD, "The river rose at night", f"It was {text}, they said")) == []


def test_the_title_of_the_source_is_its_own(tmp_path: Path) -> None:
    assert problems(tmp_path, Edit(SEED, '"The River"', f'"{RUN}"')) == []


def test_the_whole_run_is_shown_once(tmp_path: Path) -> None:
    long_run = f"The river rose {RUN} in the village"
    ((*_, sentence),) = problems(tmp_path, Edit(FLOOD, "The river rose at night", long_run))
    assert "14 words" in sentence
    assert long_run in sentence
