"""Create and read rows of the table of deliveries."""

from __future__ import annotations

from datetime import date, datetime

from bot.domain import Delivery, DeliveryState, Due, Reason, Shortfall
from bot.store.database import Row, Transaction
from bot.store.faults import rows_understood
from bot.store.moments import to_moment, to_optional_moment, to_seconds
from bot.store.share import Share


async def insert_delivery(
    connection: Transaction,
    row: tuple[int, int],
    due: Due,
    state: DeliveryState,
    reason: Reason | None,
    settled_at: datetime | None,
) -> None:
    """A row for a date and slot that has none yet; ``row`` is the subscription's id and its channel's."""
    at = to_seconds(due.at)
    await connection.execute(
        "INSERT INTO delivery (subscription_id, channel_id, local_date, slot, due_at, retry_at, state,"
        " reason, settled_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (
            *row,
            due.day.isoformat(),
            due.slot,
            at,
            at,
            state.value,
            reason.value if reason else None,
            to_seconds(settled_at) if settled_at else None,
        ),
    )


def of_share(share: Share, table: str) -> str:
    """SQL that restricts rows with a subscription to those in a share; a condition can follow."""
    if share.shards is None:
        return ""
    mine = f"SELECT 1 FROM subscription WHERE id = {table}.subscription_id AND {share.condition()}"  # noqa: S608
    return f" AND EXISTS ({mine})"


@rows_understood()
def read_delivery(row: Row) -> Delivery:
    """A row of the table as what it stands for."""
    return Delivery(
        subscription_id=row["subscription_id"],
        local_date=date.fromisoformat(row["local_date"]),
        slot=row["slot"],
        due_at=to_moment(row["due_at"]),
        state=DeliveryState(row["state"]),
        reason=Reason(row["reason"]) if row["reason"] else None,
        detail=row["detail"],
        attempts=row["attempts"],
        retry_at=to_moment(row["retry_at"]),
        doubtful_since=to_optional_moment(row["doubtful_since"]),
        settled_at=to_optional_moment(row["settled_at"]),
        channel_id=row["channel_id"],
        message_id=row["message_id"],
        shortfalls=frozenset(Shortfall(name) for name in row["shortfalls"].split(",") if name),
        topics=tuple(slug for slug in row["topics"].split(",") if slug),
    )
