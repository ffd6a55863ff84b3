"""A damaged row among subscriptions or deliveries holds up none of the others."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.delivery import Dispatcher
from bot.domain import Due
from bot.store import Database, DeliveryStore, SubscriptionStore, open_database
from tests.delivery.test_delivery_clocks import NEXT, NOW, MovedClock, clock, dispatcher, subscribe

__all__ = ["clock", "dispatcher"]


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = await open_database(tmp_path / "detente.sqlite3")
    yield opened
    await opened.close()


async def break_row(database: Database, sql: str, *values: object) -> None:
    async with database.transaction() as connection:
        await connection.execute("PRAGMA ignore_check_constraints = ON")
        await connection.execute(sql, values)


@pytest.mark.fault(
    "A bad disk changes a letter in the row of a digest or a delivery",
    "It is logged once, and every other digest goes out as before",
)
@pytest.mark.parametrize(
    ("column", "value"), [("length", "brxef"), ("next_date", "2026-1x-11"), ("times", "9000"), ("created_at", 2**60)]
)
async def test_a_damaged_subscription_holds_up_no_other(
    database: Database,
    clock: MovedClock,
    dispatcher: Dispatcher,
    caplog: pytest.LogCaptureFixture,
    column: str,
    value: object,
) -> None:
    damaged, whole = await subscribe(database), await subscribe(database)
    await break_row(database, f"UPDATE subscription SET {column} = ? WHERE id = ?", value, damaged.id)
    clock.moment = NEXT.at + timedelta(minutes=1)
    await dispatcher._begin(lambda: {1})
    rests = [await dispatcher.tick() for _ in range(3)]
    await dispatcher.close()
    assert [each.local_date for each in await DeliveryStore(database).recent(whole.id, 9)] == [NEXT.day]
    assert [each.id for each in await SubscriptionStore(database).of_guild(1)] == [whole.id]
    assert rests[-1] >= 1, "it looks again and again for what is due"
    told = [record for record in caplog.records if record.levelno >= logging.ERROR and "damaged" in record.getMessage()]
    assert len(told) == 1


@pytest.mark.parametrize(
    ("column", "state"), [("local_date", "sending"), ("local_date", "pending"), ("reason", "pending")]
)
async def test_a_damaged_delivery_holds_up_no_other(
    database: Database, clock: MovedClock, dispatcher: Dispatcher, column: str, state: str
) -> None:
    deliveries = DeliveryStore(database)
    damaged, whole = await subscribe(database), await subscribe(database)
    later = Due(NEXT.day + timedelta(days=1), 0, NEXT.at + timedelta(days=1))
    for each in (damaged, whole):
        await deliveries.plan(each, skipped=[], pending=(NEXT, None), following=later, now=NOW)
    await break_row(
        database,
        f"UPDATE delivery SET {column} = ?, state = ? WHERE subscription_id = ?",
        "2026-1x-11",
        state,
        damaged.id,
    )
    clock.moment = NEXT.at + timedelta(minutes=1)
    await dispatcher._begin(lambda: {1})
    rest = await dispatcher.tick()
    await dispatcher.close()
    assert rest >= 1
    assert [each.reason for each in await deliveries.recent(whole.id, 9)] != [None], "nobody tried to send it"
    assert await deliveries.recent(damaged.id, 9) == []
