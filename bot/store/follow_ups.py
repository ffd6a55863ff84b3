"""What is still to be done for delivered digests: kept until done, given up after a day."""

from __future__ import annotations

from datetime import datetime

from bot.domain import Delivery, FollowUp, FollowUpKind, Shortfall
from bot.store.database import Row, StateDatabase, Transaction
from bot.store.delivery_rows import of_share, read_delivery
from bot.store.faults import rows_understood, those_understood
from bot.store.moments import to_moment, to_seconds

_ONE = "subscription_id = ?1 AND local_date = ?2 AND slot = ?3"


class FollowUpStore:
    """The record of follow-ups."""

    def __init__(self, database: StateDatabase) -> None:
        self._database = database

    async def due(self, now: datetime, limit: int) -> list[FollowUp]:
        """Follow-ups that can be done now, longest waiting first. Uses an index."""
        rows = await self._database.rows(
            "SELECT d.*, f.kind, f.since FROM follow_up AS f JOIN delivery AS d"  # noqa: S608
            f" USING (subscription_id, local_date, slot) WHERE f.at <= ?{of_share(self._database.share, 'f')}"
            " ORDER BY f.at LIMIT ?",
            to_seconds(now),
            limit,
        )
        return those_understood(rows, _read_follow_up)

    async def next_at(self, now: datetime) -> datetime | None:
        """When the next that can't be done yet may be, or None if none waits."""
        rows = await self._database.rows(
            f"SELECT at FROM follow_up WHERE at > ?{of_share(self._database.share, 'follow_up')} ORDER BY at LIMIT 1",  # noqa: S608
            to_seconds(now),
        )
        return to_moment(rows[0]["at"]) if rows else None

    async def of(self, delivery: Delivery, kind: FollowUpKind) -> datetime | None:
        """When one of a delivery's is due; None if it isn't."""
        rows = await self._database.rows(
            f"SELECT at FROM follow_up WHERE {_ONE} AND kind = ?4",  # noqa: S608
            *delivery_columns(delivery),
            kind.value,
        )
        return to_moment(rows[0]["at"]) if rows else None

    async def postpone(self, follow_up: FollowUp, at: datetime) -> None:
        """Set when it is tried again."""
        async with self._database.transaction() as connection:
            await connection.execute(
                f"UPDATE follow_up SET at = ?5 WHERE {_ONE} AND kind = ?4",  # noqa: S608
                (*delivery_columns(follow_up.delivery), follow_up.kind.value, to_seconds(at)),
            )

    async def settle(self, follow_up: FollowUp, now: datetime, shortfall: Shortfall | None = None) -> None:
        """Record that it is done, or can't be done."""
        delivery, kind = follow_up.delivery, follow_up.kind
        key = delivery_columns(delivery)
        async with self._database.transaction() as connection:
            # A removed message needs nothing else.
            await connection.execute(
                f"DELETE FROM follow_up WHERE {_ONE} AND (kind = ?4 OR ?4 = 'remove')",  # noqa: S608
                (*key, kind.value),
            )
            if shortfall is not None:
                shortfalls = ",".join(sorted(delivery.shortfalls | {shortfall}))
                await connection.execute(f"UPDATE delivery SET shortfalls = ?4 WHERE {_ONE}", (*key, shortfalls))  # noqa: S608
            if kind is FollowUpKind.PIN and shortfall is None:
                await connection.execute(f"UPDATE delivery SET pinned = 1 WHERE {_ONE}", key)  # noqa: S608
                await _unpin_all_but_newest(connection, delivery.subscription_id, now)
            elif kind is FollowUpKind.UNPIN:
                await connection.execute(f"UPDATE delivery SET pinned = 0 WHERE {_ONE}", key)  # noqa: S608
            elif kind is FollowUpKind.REMOVE and shortfall is None:
                await connection.execute(
                    f"UPDATE delivery SET message_id = NULL, pinned = 0 WHERE {_ONE}",  # noqa: S608
                    key,
                )

    async def unpin(self, subscription_id: int, now: datetime) -> None:
        """Have all unpinned, because the digest isn't pinned any more."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "DELETE FROM follow_up WHERE subscription_id = ? AND kind = 'pin'", (subscription_id,)
            )
            await connection.execute(
                "INSERT INTO follow_up SELECT subscription_id, local_date, slot, 'unpin', ?2, ?2"
                " FROM delivery WHERE subscription_id = ?1 AND pinned = 1 ON CONFLICT DO NOTHING",
                (subscription_id, to_seconds(now)),
            )


async def insert_follow_up(connection: Transaction, delivery: Delivery, kind: FollowUpKind, at: datetime) -> None:
    """Record, within the open transaction, what has to be done about a delivery."""
    await connection.execute(
        "INSERT INTO follow_up VALUES (?1, ?2, ?3, ?4, ?5, ?5)"
        " ON CONFLICT (subscription_id, local_date, slot, kind) DO UPDATE SET at = excluded.at, since = excluded.since",
        (*delivery_columns(delivery), kind.value, to_seconds(at)),
    )


async def replace_earlier(connection: Transaction, delivery: Delivery, now: datetime) -> None:
    """Record, within the open transaction, that earlier posts than a delivery must be removed."""
    await connection.execute(
        "INSERT INTO follow_up SELECT subscription_id, local_date, slot, 'remove', ?4, ?4 FROM delivery"
        " WHERE subscription_id = ?1 AND (local_date, slot) < (?2, ?3) AND state = 'sent' AND message_id IS NOT NULL"
        # Not those from before `keep: latest` was chosen.
        " ORDER BY local_date DESC, slot DESC LIMIT 1 ON CONFLICT DO NOTHING",
        (*delivery_columns(delivery), to_seconds(now)),
    )


async def _unpin_all_but_newest(connection: Transaction, subscription_id: int, now: datetime) -> None:
    await connection.execute(
        "INSERT INTO follow_up SELECT subscription_id, local_date, slot, 'unpin', ?2, ?2 FROM delivery"
        " WHERE subscription_id = ?1 AND pinned = 1 AND (local_date, slot) < (SELECT local_date, slot FROM delivery"
        " WHERE subscription_id = ?1 AND pinned = 1 ORDER BY local_date DESC, slot DESC LIMIT 1)"
        " ON CONFLICT DO NOTHING",
        (subscription_id, to_seconds(now)),
    )


def delivery_columns(delivery: Delivery) -> tuple[int, str, int]:
    """A delivery's primary key as the database keeps it."""
    return delivery.subscription_id, delivery.local_date.isoformat(), delivery.slot


@rows_understood()
def _read_follow_up(row: Row) -> FollowUp:
    return FollowUp(FollowUpKind(row["kind"]), read_delivery(row), to_moment(row["since"]))
