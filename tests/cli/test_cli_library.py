"""When the curators' files are read at a start, and when not."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli import library as subject
from bot.loader import read_library
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
    page = folders[0] / "topics" / "flood.md"
    page.write_text(page.read_text() + "\n\n")
    for _ in range(2):
        assert await subject.refresh_library(store, *folders) == first
    assert len(readings) == 2, "the blank lines are read once"
    assert await store.stored_hash() == before


async def test_files_with_problems_are_named_at_every_start(
    store: LibraryStore, folders: tuple[Path, Path], readings: list[Path], caplog: pytest.LogCaptureFixture
) -> None:
    good = await subject.refresh_library(store, *folders)
    (folders[0] / "topics" / "flood.md").write_text("nothing like a topic")
    for _ in range(2):
        caplog.clear()
        assert await subject.refresh_library(store, *folders) == good
        assert "flood.md:1" in caplog.text
        assert "The previous library stays in use" in caplog.text
    assert len(readings) == 3


def _leave_nothing_behind(topics: Path) -> None:
    (topics / ".#flood.md").symlink_to("ada@home.4711")
    os.mkfifo(topics / ".pipe.md")
    for name in ("flood.md~", "flood.md.bak", "#flood.md#", "Thumbs.db", "desktop.ini", "flood.md.orig"):
        (topics / name).write_bytes(b"\xff\0")


def _leave_a_pipe(topics: Path) -> None:
    os.mkfifo(topics / "pipe.md")


def _leave_a_link_to_itself(topics: Path) -> None:
    (topics / "loop.md").symlink_to("loop.md")


def _leave_a_dead_link(topics: Path) -> None:
    (topics / "dead.md").symlink_to("nowhere.md")


def _leave_a_folder(topics: Path) -> None:
    (topics / "hill").mkdir()


def _leave_another_file(topics: Path) -> None:
    (topics / "notes.txt").write_text("Call Ada.")


@pytest.mark.fault(
    "Lock files of editors, backups and system files are among the topics", "They are ignored, and the library is valid"
)
async def test_what_editors_leave_is_passed_over(
    store: LibraryStore, folders: tuple[Path, Path], readings: list[Path]
) -> None:
    first = await subject.refresh_library(store, *folders)
    _leave_nothing_behind(folders[0] / "topics")
    assert read_library(*folders).problems == ()
    assert await subject.refresh_library(store, *folders) == first
    assert len(readings) == 1


@pytest.mark.fault(
    "A pipe, a dead link, a folder or a file of another kind is among the topics",
    "Both the start and `check` name it, and the stored library is served",
)
@pytest.mark.parametrize(
    "leave", [_leave_a_pipe, _leave_a_link_to_itself, _leave_a_dead_link, _leave_a_folder, _leave_another_file]
)
async def test_what_is_no_text_leads_to_the_stored_library(
    store: LibraryStore,
    folders: tuple[Path, Path],
    caplog: pytest.LogCaptureFixture,
    leave: Callable[[Path], None],
) -> None:
    good = await subject.refresh_library(store, *folders)
    leave(folders[0] / "topics")
    problems = read_library(*folders).problems
    assert problems
    for _ in range(2):
        caplog.clear()
        assert await subject.refresh_library(store, *folders) == good
        assert "The previous library stays in use" in caplog.text
        assert all(str(problem) in caplog.text for problem in problems)
