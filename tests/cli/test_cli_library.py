"""When the curators' files are read at a start, and when not."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli import library as subject
from bot.store import LibraryStore

ROOT = Path(__file__).parents[2]


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Each time the files are read, a line."""
    seen: list[Path] = []
    really_read = subject.read_valid_library

    def read(content_dir: Path, seeds_dir: Path) -> object:
        seen.append(content_dir)
        return really_read(content_dir, seeds_dir)

    monkeypatch.setattr(subject, "read_valid_library", read)
    return seen


async def test_unchanged_files_are_not_read_again(
    store: LibraryStore, folders: tuple[Path, Path], readings: list[Path]
) -> None:
    first = await subject.refresh_library(store, *folders)
    assert await subject.refresh_library(store, *folders) == first
    assert len(readings) == 1


async def test_a_changed_file_is_read_and_an_equal_library_not_rewritten(
    store: LibraryStore, folders: tuple[Path, Path], readings: list[Path]
) -> None:
    first = await subject.refresh_library(store, *folders)
    before = await store.stored_hash()
    page = folders[0] / "topics" / "syria.md"
    page.write_text(page.read_text() + "\n\n")
    for _ in range(2):
        assert await subject.refresh_library(store, *folders) == first
    assert len(readings) == 2, "the blank lines are read once"
    assert await store.stored_hash() == before


async def test_files_with_problems_are_named_at_every_start(
    store: LibraryStore, folders: tuple[Path, Path], readings: list[Path], caplog: pytest.LogCaptureFixture
) -> None:
    good = await subject.refresh_library(store, *folders)
    (folders[0] / "topics" / "syria.md").write_text("nothing like a topic")
    for _ in range(2):
        caplog.clear()
        assert await subject.refresh_library(store, *folders) == good
        assert "syria.md:1" in caplog.text
        assert "Running on the library stored before" in caplog.text
    assert len(readings) == 3
