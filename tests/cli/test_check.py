"""``python -m bot check`` as its caller sees it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from bot.cli.check import check
from tests.loader.library_files import SOURCE_TEXT, Edit, write_library


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "river.txt").write_text(SOURCE_TEXT)


def run(source: str | None = None) -> tuple[int, list[str]]:
    out = io.StringIO()
    code = check(Path("content"), Path("seeds"), Path(source) if source else None, out=out)
    return code, out.getvalue().splitlines()


def test_a_sound_library_is_summed_up(tmp_path: Path) -> None:
    write_library(tmp_path)
    code, lines = run("river.txt")
    assert code == 0
    counts = dict(line.split()[:2] for line in lines[2:12])
    assert counts == {
        "Topics": "3", "Claims": "3", "Citations": "23", "Developments": "2", "Aliases": "24", "Entities": "7",
        "Confusables": "5", "Actors": "1", "Events": "2", "Sources": "1",
    }  # fmt: skip
    assert "flood" in "\n".join(lines)
    assert lines[-1].startswith("Compared with river.txt")


def test_problems_come_one_a_line_and_counted(tmp_path: Path) -> None:
    write_library(
        tmp_path,
        Edit("content/topics/flood.md", "events =", "evens ="),
        Edit("content/topics/dam.md", "There was", "There rose by three metres during the night and nobody was"),
    )
    code, lines = run("river.txt")
    assert code == 1
    assert lines[0].startswith("content/topics/dam.md:12 Outlook: these 9 words are in the source")
    assert {line.split(" ")[0] for line in lines[1:3]} == {"content/topics/flood.md:1", "content/topics/flood.md:17"}
    assert lines[-1] == "3 problems in 2 files; fix and check again."


def test_a_source_that_is_not_there_is_a_wrong_call(tmp_path: Path) -> None:
    write_library(tmp_path)
    code, lines = run("nowhere.txt")
    assert code == 2
    assert lines == ["The source nowhere.txt can't be read: No such file or directory."]
