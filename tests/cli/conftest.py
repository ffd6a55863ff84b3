"""A store and folders of a small sound library, for what becomes of them at a start."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store import LibraryStore, open_database
from tests.loader.library_files import write_library


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[LibraryStore]:
    database = await open_database(tmp_path / "detente.sqlite3")
    yield LibraryStore(database)
    await database.close()


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    write_library(tmp_path)
    return tmp_path / "content", tmp_path / "seeds"
