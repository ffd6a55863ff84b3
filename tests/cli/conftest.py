"""A store and folders of the shipped files, for what becomes of them at a start."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store import LibraryStore, open_database

ROOT = Path(__file__).parents[2]


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[LibraryStore]:
    database = await open_database(tmp_path / "detente.sqlite3")
    yield LibraryStore(database)
    await database.close()


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    for name in ("content", "seeds"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path / "content", tmp_path / "seeds"
