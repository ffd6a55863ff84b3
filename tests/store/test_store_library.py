"""The library in a real SQLite file."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain import Changes, Outlook
from bot.errors import StoreError
from bot.store import Database, LibraryStore, migrations, open_database
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


@pytest.mark.fault("A letter of the stored library was changed", "One sentence that says the database is damaged")
async def test_a_row_that_makes_no_sense_is_damage(database: Database) -> None:
    store = LibraryStore(database)
    await store.replace_library(small_library())
    async with database.transaction() as connection:
        await connection.execute("UPDATE source SET date_basis = 'ingerred'")
    with pytest.raises(StoreError, match="ingerred"):
        await store.read_library()


async def test_the_file_is_in_wal_mode_with_foreign_keys_on(database: Database) -> None:
    assert (await database.rows("PRAGMA journal_mode"))[0][0] == "wal"
    assert (await database.rows("PRAGMA foreign_keys"))[0][0] == 1
    assert (await database.rows("PRAGMA foreign_key_check")) == []


async def test_changed_briefs_are_remembered_but_not_those_of_the_first_library(database: Database) -> None:
    store = LibraryStore(database)
    library = small_library(3)
    await store.replace_library(library)
    assert await store.changes() == Changes()
    revised = replace(library.topics[0], outlook=Outlook.BLEAK)
    renamed = replace(library.topics[1], aliases=("another name",))
    added = replace(library.topics[2], slug="topic-new", related=())
    await store.replace_library(replace(library, topics=(revised, renamed, library.topics[2], added)))
    changes = (await store.changes()).topics
    assert {slug: change.is_new for slug, change in changes.items()} == {"topic-0": False, "topic-new": True}
    await store.replace_library(small_library(3))
    assert set((await store.changes()).topics) == {"topic-0"}


async def test_a_library_stored_before_the_sections_of_prospects_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the new files can't be used, the bot serves what is stored, so a migration may lose none of it."""
    everything = migrations._scripts()
    number = next(n for n, script in everything.items() if "sentence_kept" in script)
    path = tmp_path / "old.sqlite3"
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "_scripts", lambda: {n: s for n, s in everything.items() if n < number})
        old = await open_database(path)
    async with old.transaction() as connection:
        await connection.execute("INSERT INTO topic VALUES ('rain', 0, 'Rain', 'regions', 'mixed')")
        await connection.execute("INSERT INTO source VALUES ('ab12', 0, 't', 'o', 'p', 'd', 'stated', 'n', 'f', 's')")
        await connection.execute("INSERT INTO claim VALUES ('ab12.1a', 0, 'ab12', 1, 'fact', 'It rained.', NULL)")
        await connection.execute(
            "INSERT INTO sentence (id, topic_slug, section, passage, text) VALUES (7, 'rain', 'reason', 0, 'Wet.')"
        )
        await connection.execute("INSERT INTO citation VALUES (7, 0, 'ab12.1a')")
    await old.close()
    new = await open_database(path)
    assert [tuple(row) for row in await new.rows("SELECT id, topic_slug, section, text FROM sentence")] == [
        (7, "rain", "reason", "Wet.")
    ]
    assert [tuple(row) for row in await new.rows("SELECT * FROM citation")] == [(7, 0, "ab12.1a")]
    assert not await new.rows("PRAGMA foreign_key_check")
    assert not await new.rows("SELECT 1 FROM sqlite_schema WHERE name LIKE '%kept'")
    await new.close()
