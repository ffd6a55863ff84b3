"""What a tick costs, and what it does with a subscription that changes under its hands."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.digest.catching_up import catch_up, due_after
from bot.domain import Plan, Reason, Schedule, Subscription
from bot.playground.clock import Clock
from bot.store import Database, DeliveryStore, SubscriptionStore, open_database
from tests.libraries import small_library
from tests.support.dispatchers import WINDOW, make_dispatcher

PLAN = Plan(7, Schedule((time(8),), "UTC"))
NOW = datetime(2017, 2, 14, 9, tzinfo=UTC)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = await open_database(tmp_path / "detente.sqlite3")
    yield opened
    await opened.close()


@pytest.fixture
async def subscription(database: Database) -> Subscription:
    """One that came due an hour ago."""
    created = NOW - timedelta(days=1)
    return await SubscriptionStore(database).add(1, 2, PLAN, created, due_after(PLAN.schedule, created, None))


async def test_everything_a_tick_asks_is_found_by_index(database: Database, subscription: Subscription) -> None:
    dispatcher = make_dispatcher(database, small_library(), Clock(NOW))
    asked: set[str] = set()
    for connection in (database._reader, database._writer):
        await connection.set_trace_callback(asked.add)
    await dispatcher.tick()
    deliveries = DeliveryStore(database)
    await deliveries.take_up(await deliveries.recent(subscription.id, 1), NOW, Reason.OFFLINE)
    await dispatcher.close()
    looked = {sql for sql in asked if sql.startswith(("SELECT", "UPDATE", "DELETE"))}
    assert any("FROM delivery" in sql for sql in looked)
    assert any("FROM subscription" in sql for sql in looked)
    assert any("told FROM" in sql for sql in looked), "what is asked to choose a digest as well"
    for sql in looked:
        for step in await database.rows(f"EXPLAIN QUERY PLAN {sql}"):
            assert " USING " in step["detail"], f"{sql}: {step['detail']}"
            assert "TEMP B-TREE" not in step["detail"], f"{sql}: {step['detail']}"


@pytest.mark.usefixtures("subscription")
async def test_nothing_is_begun_while_another_process_may_have_taken_over(database: Database) -> None:
    is_ours = False
    dispatcher = make_dispatcher(database, small_library(), Clock(NOW), may_send=lambda: is_ours)
    running = asyncio.create_task(dispatcher.run(lambda: {1}))
    await asyncio.sleep(0.1)
    assert await database.rows("SELECT * FROM delivery") == []
    is_ours = True
    dispatcher.wake()
    async with asyncio.timeout(10):
        while not await database.rows("SELECT * FROM delivery"):
            await asyncio.sleep(0.01)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await dispatcher.close()


@pytest.mark.fault(
    "A process freezes while it looks for digests whose sending was interrupted, and another one sends them meanwhile",
    "They stay with the other one",
)
async def test_what_another_process_is_sending_is_not_taken_up(database: Database, subscription: Subscription) -> None:
    deliveries = DeliveryStore(database)
    agenda = catch_up(subscription, NOW, WINDOW)
    await deliveries.plan(subscription, skipped=(), pending=agenda.pending, following=agenda.following, now=NOW)
    (waiting,) = await deliveries.waiting(NOW, 9)
    left = await deliveries.start_attempt(waiting, ("nato",), NOW)
    dispatcher = make_dispatcher(database, small_library(), Clock(NOW), may_send=lambda: False)
    await dispatcher.tick()
    await dispatcher.close()
    assert [each.attempts for each in await deliveries.sending()] == [1]
    await deliveries.take_up([left], NOW, Reason.OFFLINE)  # as the other does, which then starts over
    (waiting,) = await deliveries.waiting(NOW, 9)
    await deliveries.start_attempt(waiting, ("nato",), NOW)
    await deliveries.take_up([left], NOW, Reason.OFFLINE)
    assert [each.attempts for each in await deliveries.sending()] == [2]


async def test_a_change_made_meanwhile_is_not_overwritten(database: Database, subscription: Subscription) -> None:
    subscriptions, deliveries = SubscriptionStore(database), DeliveryStore(database)
    agenda = catch_up(subscription, NOW, WINDOW)
    later = replace(PLAN, schedule=Schedule((time(20),), "UTC"))
    await subscriptions.change(subscription.id, later, due_after(later.schedule, NOW, None))
    await deliveries.plan(
        subscription, skipped=agenda.skipped, pending=agenda.pending, following=agenda.following, now=NOW
    )
    assert await deliveries.recent(subscription.id, 10) == []
    assert (await subscriptions.get(subscription.id)).next.at == NOW.replace(hour=20)
    await subscriptions.remove(subscription.id)
    await deliveries.plan(subscription, skipped=[], pending=agenda.pending, following=agenda.following, now=NOW)
    assert await database.rows("SELECT * FROM delivery") == []
