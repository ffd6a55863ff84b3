"""The library in a real SQLite file."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain import Outlook
from bot.store import Database, LibraryStore, open_database
from tests.libraries import small_library


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = await open_database(tmp_path / "new" / "detente.sqlite3")
    yield opened
    await opened.close()


async def test_what_is_stored_is_read_back_unchanged(database: Database) -> None:
    store = LibraryStore(database)
    assert await store.read_library() is None
    library = small_library(8)
    assert await store.replace_library(library)
    assert await store.read_library() == library


async def test_an_unchanged_library_is_not_written_again(database: Database) -> None:
    store = LibraryStore(database)
    await store.replace_library(small_library())
    before = await database.rows("SELECT * FROM library_state")
    changes = (await database.rows("PRAGMA data_version"))[0][0]
    assert not await store.replace_library(small_library())
    assert [tuple(row) for row in await database.rows("SELECT * FROM library_state")] == [tuple(row) for row in before]
    assert (await database.rows("PRAGMA data_version"))[0][0] == changes


async def test_a_changed_library_replaces_all_of_the_old_one(database: Database) -> None:
    store = LibraryStore(database)
    await store.replace_library(small_library(8))
    smaller = small_library(2)
    assert await store.replace_library(smaller)
    assert await store.read_library() == smaller


async def test_a_failing_replacement_leaves_the_old_library(database: Database) -> None:
    store = LibraryStore(database)
    library = small_library()
    await store.replace_library(library)
    dangling = replace(library.topics[0], related=("no-such-topic",))
    with pytest.raises(Exception, match="FOREIGN KEY"):
        await store.replace_library(replace(library, topics=(dangling, *library.topics[1:])))
    assert await store.read_library() == library


async def test_the_file_is_in_wal_mode_with_foreign_keys_on(database: Database) -> None:
    assert (await database.rows("PRAGMA journal_mode"))[0][0] == "wal"
    assert (await database.rows("PRAGMA foreign_keys"))[0][0] == 1
    assert (await database.rows("PRAGMA foreign_key_check")) == []


async def test_changed_briefs_are_remembered_but_not_those_of_the_first_library(database: Database) -> None:
    store = LibraryStore(database)
    library = small_library(3)
    await store.replace_library(library)
    assert await store.topic_changes() == {}
    revised = replace(library.topics[0], outlook=Outlook.BLEAK)
    renamed = replace(library.topics[1], aliases=("another name",))
    added = replace(library.topics[2], slug="topic-new", related=())
    await store.replace_library(replace(library, topics=(revised, renamed, library.topics[2], added)))
    changes = await store.topic_changes()
    assert {slug: change.is_new for slug, change in changes.items()} == {"topic-0": False, "topic-new": True}
    await store.replace_library(small_library(3))
    assert set(await store.topic_changes()) == {"topic-0"}
