"""Transactions that are cancelled, meet another program's lock or find no room: all or nothing, and no harm after."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.domain import Due, MissKind, Plan, Reason, Schedule, SubscriptionState
from bot.errors import StoreError
from bot.store import Database, DeliveryStore, LibraryStore, MissStore, SubscriptionStore, open_database
from tests.libraries import small_library

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
PLAN = Plan(7, Schedule((time(8),), "UTC"))

Write = Callable[[Database], Awaitable[object]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "detente.sqlite3"


@pytest.fixture
async def database(path: Path) -> AsyncIterator[Database]:
    opened = await open_database(path)
    yield opened
    await opened.close()


async def subscribe(database: Database) -> None:
    await SubscriptionStore(database).add(1, 2, PLAN, NOW, Due(NOW.date(), 0, NOW))


async def plan(database: Database) -> None:
    found = await SubscriptionStore(database).due(NOW + timedelta(days=9), 1)
    days = [(Due(date(2026, 3, day), 0, NOW), Reason.OFFLINE) for day in (1, 2)]
    await DeliveryStore(database).plan(
        found[0],
        skipped=days,
        pending=(Due(date(2026, 3, 3), 0, NOW), None),
        following=Due(date(2026, 3, 4), 0, NOW),
        now=NOW,
    )


async def record(database: Database) -> None:
    await MissStore(database).record("pizza", MissKind.QUERY, NOW)


async def replace(database: Database) -> None:
    await LibraryStore(database).replace_library(small_library(2))


async def suspend(database: Database) -> None:
    await SubscriptionStore(database).set_state(1, SubscriptionState.SUSPENDED)


WRITES = pytest.mark.parametrize("write", [subscribe, plan, record, replace, suspend])


def steps(database: Database, monkeypatch: pytest.MonkeyPatch, strike: frozenset[int] = frozenset()) -> list[str]:
    """What the writing connection is asked from now on; the task is cancelled in the midst of the steps named."""
    asked: list[str] = []
    really = database._writer._execute

    async def execute(function: Callable[..., object], *args: object, **kwargs: object) -> object:
        asked.append(getattr(function, "__name__", "?"))
        if len(asked) - 1 in strike:
            task = asyncio.current_task()
            assert task is not None
            task.cancel()  # strikes as soon as it waits: SQLite does what it was asked all the same
        return await really(function, *args, **kwargs)  # type: ignore[no-untyped-call]

    monkeypatch.setattr(database._writer, "_execute", execute)
    return asked


def content(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


@pytest.mark.fault(
    "A write is canceled at any of its steps, or at two of them", "All or nothing is written; the next write succeeds"
)
@WRITES
async def test_a_write_cancelled_at_any_step(
    database: Database, path: Path, monkeypatch: pytest.MonkeyPatch, write: Write
) -> None:
    await subscribe(database)
    before = content(path)
    with monkeypatch.context() as patch:
        asked = steps(database, patch)
        async with database.transaction() as connection:
            await connection.execute("UPDATE subscription SET next_due = next_due")
        assert asked == ["execute", "execute", "commit"], "the fault points are where they are meant to be"
    for number in range(1_000):
        with monkeypatch.context() as patch:
            asked = steps(database, patch, frozenset({number, number + 1}))
            try:
                await asyncio.create_task(write(database))  # type: ignore[arg-type]  # each is a coroutine
            except asyncio.CancelledError:
                is_done = False
            else:
                is_done = True
            last_asked = asked[number] if number < len(asked) else ""
        await database._writer.execute("SELECT 1")  # SQLite gets to it after all that was asked before
        assert not database._writer.in_transaction
        if is_done:
            break
        if last_asked != "commit":
            assert content(path) == before
    else:
        pytest.fail("it never came to its end")
    assert number >= 3
    assert content(path) != before


@pytest.mark.fault(
    "A digest is paused because it kept failing, and that write is canceled or the process killed at any step",
    "It is paused and the pause will be announced, or neither; an earlier warning never replaces that message",
)
async def test_a_digest_is_suspended_and_to_be_announced_in_one_step(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await subscribe(database)
    store = SubscriptionStore(database)
    await store.note_warned(1)
    for number in range(1_000):
        with monkeypatch.context() as patch:
            steps(database, patch, frozenset({number}))
            task = asyncio.create_task(suspend(database))
            await asyncio.wait({task})
        await database._writer.execute("SELECT 1")
        is_suspended = (await store.get(1)).state is SubscriptionState.SUSPENDED
        assert is_suspended is (not await store.is_warned(1))
        assert [each.id for each in await store.unannounced()] == ([1] if is_suspended else [])
        if not task.cancelled():
            break
    assert is_suspended
    assert number >= 2


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another program in the midst of a write."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@pytest.mark.fault(
    "Another program keeps the database locked",
    "Writes fail within two seconds and say why, queued ones included; reads are answered",
)
async def test_writes_that_meet_a_lock_say_so_together(database: Database, path: Path) -> None:
    await subscribe(database)
    tries: list[sqlite3.Error] = []
    really = database._writer.execute
    with locked(path), pytest.MonkeyPatch.context() as patch:

        async def begin(sql: str) -> object:
            try:
                return await really(sql)
            except sqlite3.Error as error:
                tries.append(error)
                raise

        patch.setattr(database._writer, "execute", begin)
        waiting = [asyncio.create_task(record(database)) for _ in range(20)]
        assert len(await SubscriptionStore(database).of_guild(1)) == 1
        assert not any(task.done() for task in waiting), "a read needn't wait for them"
        outcomes = await asyncio.gather(*waiting, return_exceptions=True)
    assert len(tries) == 1, "the others had waited as long already"
    for outcome in outcomes:
        assert isinstance(outcome, StoreError)
        assert "Another program has locked the database" in outcome.user_message
    await record(database)


@pytest.mark.fault("The disk is full", "A write says so and changes nothing; once there is space, it succeeds")
async def test_a_full_disk(database: Database, path: Path) -> None:
    await replace(database)
    pages = (await database.rows("PRAGMA page_count"))[0][0]
    await database._writer.execute(f"PRAGMA max_page_count = {pages}")
    before = content(path)
    store, larger = LibraryStore(database), small_library(60)
    with pytest.raises(StoreError, match="no space left"):
        await store.replace_library(larger)
    assert content(path) == before
    await database._writer.execute("PRAGMA max_page_count = 1000000")
    assert await store.replace_library(larger)
    assert await store.read_library() == larger
