"""Rows of the table of subscriptions, read as what they stand for."""

from __future__ import annotations

import sqlite3
from datetime import date

import aiosqlite

from bot.domain import Due, Subscription, SubscriptionState
from bot.store.faults import rows_understood
from bot.store.moments import to_moment
from bot.store.plans import read_plan


@rows_understood()
def read_subscription(row: sqlite3.Row) -> Subscription:
    """A row of the table as what it stands for."""
    return Subscription(
        id=row["id"],
        guild_id=row["guild_id"],
        number=row["number"],
        created_by=row["created_by"],
        created_at=to_moment(row["created_at"]),
        plan=read_plan(row),
        state=SubscriptionState(row["state"]),
        failed_days=row["failed_days"],
        next=Due(date.fromisoformat(row["next_date"]), row["next_slot"], to_moment(row["next_due"])),
    )


@rows_understood()
def read_with_last_place(row: sqlite3.Row) -> tuple[Subscription, tuple[date, int] | None]:
    """A row with the last date and slot decided about, of those that ``SubscriptionStore.active`` asks for."""
    day, _, slot = (row["last_place"] or "").partition(" ")
    return read_subscription(row), (date.fromisoformat(day), int(slot)) if day else None


async def is_unchanged(connection: aiosqlite.Connection, subscription: Subscription) -> bool:
    """Whether, within the transaction that is open, a subscription still is as it was read."""
    found = await connection.execute_fetchall("SELECT * FROM subscription WHERE id = ?", (subscription.id,))
    return [read_subscription(each) for each in found] == [subscription]
