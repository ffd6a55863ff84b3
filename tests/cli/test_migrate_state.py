"""`detente migrate-state`: from SQLite to PostgreSQL, all or nothing."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.domain import Due, FollowUpKind, MissKind, Plan, Schedule, TalkPlaces, TalkScope
from bot.errors import StoreError
from bot.store import (
    CommandStore,
    DeliveryStore,
    MissStore,
    Registration,
    SubscriptionStore,
    TalkStore,
    migrate_state,
    open_database,
    open_postgres,
)
from tests.support.postgres import PostgresServer

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
PLAN = Plan(7, Schedule((time(12),), "UTC"))
TABLES = ("owner", "command_registration", "talk", "miss", "subscription", "delivery", "follow_up")


async def fill(path: Path) -> None:
    """A bot's state, with a digest in the middle of being sent."""
    database = await open_database(path)
    try:
        await CommandStore(database).claim(5)
        await CommandStore(database).save_registration(5, Registration("hash", {"brief": 2**62}))
        await TalkStore(database).save(1, TalkPlaces(TalkScope.CHOSEN, (1, 2)))
        await MissStore(database).record("пицца", MissKind.QUERY, NOW)
        subscriptions, deliveries = SubscriptionStore(database), DeliveryStore(database)
        following = Due(NOW.date() + timedelta(days=1), 0, NOW + timedelta(days=1))
        for guild_id in (1, None, 2):
            added = await subscriptions.add(guild_id, 3, PLAN, NOW, Due(NOW.date(), 0, NOW))
            pending = (Due(NOW.date(), 0, NOW), None)
            await deliveries.plan(added, skipped=(), pending=pending, following=following, now=NOW)
        await subscriptions.remove(added.id)
        first, second = await deliveries.waiting(NOW, 9)
        first = await deliveries.start_attempt(first, ("nato",), NOW)
        await deliveries.settle_sent(first, NOW, channel_id=7, message_id=9, late=None, follow_ups=[FollowUpKind.PIN])
        await deliveries.start_attempt(second, ("nato",), NOW)
    finally:
        await database.close()


async def test_everything_is_there_afterwards(tmp_path: Path, postgres_url: str) -> None:
    path = tmp_path / "detente.sqlite3"
    await fill(path)
    copied = await migrate_state(path, postgres_url)
    assert copied == dict.fromkeys(TABLES, 1) | {"subscription": 2, "delivery": 2}
    source, target = await open_database(path), await open_postgres(postgres_url)
    try:
        for table in TABLES:
            rows = [dict(row) for row in await source.rows(f"SELECT * FROM {table} ORDER BY 1, 2")]
            assert [dict(row) for row in await target.rows(f"SELECT * FROM {table} ORDER BY 1, 2")] == rows
        assert len(await SubscriptionStore(target).due(NOW + timedelta(days=2), 9)) == 2
        added = await SubscriptionStore(target).add(2, 3, PLAN, NOW, Due(NOW.date(), 0, NOW))
        assert added.id == 4, "the number of the one that was removed is not given again"
    finally:
        await source.close()
        await target.close()


async def test_a_database_in_use_is_refused_and_stays_as_it_is(tmp_path: Path, postgres_url: str) -> None:
    path, other = tmp_path / "detente.sqlite3", tmp_path / "other.sqlite3"
    await fill(path)
    running = await open_database(path)
    with pytest.raises(StoreError, match="Another bot is using"):
        await migrate_state(path, postgres_url)
    await running.close()
    await migrate_state(path, postgres_url)
    with pytest.raises(StoreError, match="isn't empty"):
        await migrate_state(path, postgres_url)
    database = await open_database(other)
    await CommandStore(database).claim(6)
    await database.close()
    with pytest.raises(StoreError, match="belongs to another bot"):
        await migrate_state(other, postgres_url)
    with pytest.raises(StoreError, match="There is no database"):
        await migrate_state(tmp_path / "none.sqlite3", postgres_url)
    target = await open_postgres(postgres_url)
    assert len(await target.rows("SELECT * FROM subscription")) == 2
    await target.close()


def test_the_command_says_what_it_did_or_what_to_do(
    tmp_path: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "detente.sqlite3"
    asyncio.run(fill(path))
    monkeypatch.setenv("DATABASE_PATH", str(path))
    monkeypatch.setenv("STATE_URL", "")
    assert main(["migrate-state"]) == 78
    assert "STATE_URL" in capsys.readouterr().err
    monkeypatch.setenv("STATE_URL", "postgresql://127.0.0.1:1/nothing")
    assert main(["migrate-state"]) == 1
    assert "PostgreSQL can't be reached" in capsys.readouterr().err
    monkeypatch.setenv("STATE_URL", postgres_url)
    assert main(["migrate-state"]) == 0
    assert "2 subscriptions, 2 deliveries" in capsys.readouterr().out
    assert main(["backup", str(tmp_path / "copy")]) == 78
    assert "pg_dump" in capsys.readouterr().err


async def test_what_pg_dump_took_pg_restore_puts_back(
    tmp_path: Path, postgres: PostgresServer, postgres_url: str
) -> None:
    await fill(tmp_path / "detente.sqlite3")
    await migrate_state(tmp_path / "detente.sqlite3", postgres_url)
    postgres.run("pg_dump", "--format=custom", f"--file={tmp_path / 'dump'}", postgres_url)
    state = await open_postgres(postgres_url)
    await SubscriptionStore(state).remove(1)
    await state.close()
    postgres.run("pg_restore", "--clean", "--if-exists", f"--dbname={postgres_url}", str(tmp_path / "dump"))
    state = await open_postgres(postgres_url)
    assert [row["id"] for row in await state.rows("SELECT id FROM subscription ORDER BY id")] == [1, 2]
    await state.close()
