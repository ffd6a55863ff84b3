"""Backing up while the bot runs, restoring, and what is refused."""

from __future__ import annotations

import base64
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.cli.connecting import application_of
from bot.errors import StoreError
from bot.store import CommandStore, Database, MissStore, Retention, back_up, open_database, restore
from tests.support.rows import insert_subscriptions


async def make(path: Path, application_id: int, text: str) -> Database:
    database = await open_database(path)
    await CommandStore(database).claim(application_id)
    await note(database, text)
    return database


async def note(database: Database, text: str) -> None:
    async with database.transaction() as connection:
        await connection.execute("INSERT INTO miss VALUES ('query', ?, 1, 1, 1)", (text,))


def texts(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {row[0] for row in connection.execute("SELECT text FROM miss")}


async def test_a_backup_of_a_running_bot_is_whole_and_comes_back(tmp_path: Path) -> None:
    path, copy = tmp_path / "detente.sqlite3", tmp_path / "copy.sqlite3"
    database = await make(path, 1, "first")
    assert back_up(path, copy) > 0
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    await note(database, "second")
    assert texts(copy) == {"first"}
    with pytest.raises(StoreError, match="already exists"):
        back_up(path, copy)
    with pytest.raises(StoreError, match="A bot is using"):
        restore(copy, path)
    await database.close()
    aside = restore(copy, path, 1)
    assert texts(path) == {"first"}
    assert aside is not None
    assert texts(aside) == {"first", "second"}
    await (await open_database(path)).close()
    assert restore(copy, tmp_path / "other machine" / "detente.sqlite3") is None
    assert texts(tmp_path / "other machine" / "detente.sqlite3") == {"first"}


async def test_another_application_s_and_what_is_no_backup_are_refused(tmp_path: Path) -> None:
    path, other = tmp_path / "detente.sqlite3", tmp_path / "other.sqlite3"
    await (await make(path, 1, "ours")).close()
    await (await make(other, 2, "theirs")).close()
    with pytest.raises(StoreError, match="belongs to another bot"):
        restore(other, path)
    with pytest.raises(StoreError, match="belongs to another bot"):
        restore(other, tmp_path / "new.sqlite3", 1)
    damaged = tmp_path / "damaged.sqlite3"
    damaged.write_bytes(other.read_bytes()[:-8192])
    with pytest.raises(StoreError, match="damaged"):
        restore(damaged, path)
    (tmp_path / "notes.txt").write_text("no database")
    with pytest.raises(StoreError, match=r"isn't an SQLite database\. Use another backup\."):
        restore(tmp_path / "notes.txt", path)
    with pytest.raises(StoreError, match="There is no file"):
        restore(tmp_path / "none", path)
    with pytest.raises(StoreError, match="There is no database"):
        back_up(tmp_path / "none", tmp_path / "copy")
    assert texts(path) == {"ours"}
    assert not list(tmp_path.glob("*.part"))


def test_a_token_says_whose_it_is() -> None:
    token = base64.b64encode(b"123456789012345678").decode().rstrip("=")
    assert application_of(f"{token}.abc.def") == 123456789012345678
    assert application_of("abc.def") is None
    assert application_of(None) is None


async def test_deliveries_are_kept_a_year_but_for_the_last_and_the_pinned(tmp_path: Path) -> None:
    database = await make(tmp_path / "detente.sqlite3", 1, "first")
    now = datetime(2026, 11, 27, tzinfo=UTC)
    rows = [
        (1, days, state, pinned)
        for days, state, pinned in [
            (800, "sent", 1),
            (500, "sent", 0),
            (400, "pending", 0),
            (370, "failed", 0),
            (9, "sent", 0),
        ]
    ] + [(2, 500, "sent", 0)]
    try:
        async with database.transaction() as connection:
            await insert_subscriptions(connection, [(1, 1, 7), (1, 2, 7)])
            for subscription, days, state, pinned in rows:
                due = now - timedelta(days=days)
                await connection.execute(
                    "INSERT INTO delivery"
                    " (subscription_id, local_date, slot, due_at, state, retry_at, channel_id, pinned)"
                    " VALUES (?, ?, 0, ?, ?, 0, 9, ?)",
                    (subscription, due.date().isoformat(), int(due.timestamp()), state, pinned),
                )
        await Retention(database).forget_old(now)
        left = await database.rows(
            "SELECT subscription_id, state, pinned FROM delivery ORDER BY subscription_id, due_at"
        )
        assert [tuple(row) for row in left] == [(1, "sent", 1), (1, "pending", 0), (1, "sent", 0), (2, "sent", 0)]
        assert await MissStore(database).misses(now) == []
    finally:
        await database.close()
