"""Read rows of the table of subscriptions."""

from __future__ import annotations

from datetime import date

from bot.domain import Due, Subscription, SubscriptionState
from bot.store.database import Row, Transaction
from bot.store.faults import rows_understood
from bot.store.moments import to_moment
from bot.store.plans import read_plan


@rows_understood()
def read_subscription(row: Row) -> Subscription:
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
def read_with_last_place(row: Row) -> tuple[Subscription, tuple[date, int] | None]:
    """A row with the last date and slot decided about, of those that ``SubscriptionStore.active`` asks for."""
    day, _, slot = (row["last_place"] or "").partition(" ")
    return read_subscription(row), (date.fromisoformat(day), int(slot)) if day else None


async def is_unchanged(connection: Transaction, subscription: Subscription, row_lock: str) -> bool:
    """Whether, within the transaction that is open and until its end, a subscription still is as it was read."""
    found = await connection.execute_fetchall(f"SELECT * FROM subscription WHERE id = ?{row_lock}", (subscription.id,))  # noqa: S608
    return [read_subscription(each) for each in found] == [subscription]
