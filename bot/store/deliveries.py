"""Deliveries: one row a subscription and local date, there before anything is sent."""

from __future__ import annotations

import sqlite3
from datetime import date, datetime

from bot.domain import Delivery, DeliveryState, Subscription
from bot.store.connection import Database
from bot.store.moments import to_moment, to_optional_moment, to_seconds

_SETTLED = (DeliveryState.SENT, DeliveryState.FAILED, DeliveryState.SKIPPED, DeliveryState.UNKNOWN)


class DeliveryStore:
    """The record of what went out, what did not, and why."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def plan(
        self,
        subscription: Subscription,
        skipped: list[tuple[date, datetime, str]],
        pending: tuple[date, datetime] | None,
        following: tuple[date, datetime],
        now: datetime,
    ) -> None:
        """Turn due dates into rows and move the subscription on, in one transaction.

        Args:
            subscription: Whose digests they are.
            skipped: Dates that will not be sent: date, due moment, reason.
            pending: The date that will, if any.
            following: The next date after these.
            now: The moment at which this is decided.
        """
        row = (subscription.id, subscription.plan.channel_id)
        async with self._database.transaction() as connection:
            for day, due_at, reason in skipped:
                await connection.execute(
                    "INSERT OR IGNORE INTO delivery (subscription_id, channel_id, local_date, due_at, state, reason,"
                    " retry_at, settled_at) VALUES (?, ?, ?, ?, 'skipped', ?, ?, ?)",
                    (*row, day.isoformat(), to_seconds(due_at), reason, to_seconds(due_at), to_seconds(now)),
                )
            if pending is not None:
                await connection.execute(
                    "INSERT OR IGNORE INTO delivery (subscription_id, channel_id, local_date, due_at, state, retry_at)"
                    " VALUES (?, ?, ?, ?, 'pending', ?)",
                    (*row, pending[0].isoformat(), to_seconds(pending[1]), to_seconds(pending[1])),
                )
            await connection.execute(
                "UPDATE subscription SET next_date = ?, next_due = ? WHERE id = ?",
                (following[0].isoformat(), to_seconds(following[1]), subscription.id),
            )

    async def find(self, subscription_id: int, day: date) -> Delivery | None:
        """The record of one date, if there is one."""
        rows = await self._database.rows(
            "SELECT * FROM delivery WHERE subscription_id = ? AND local_date = ?", subscription_id, day.isoformat()
        )
        return _delivery(rows[0]) if rows else None

    async def open(self, now: datetime, limit: int) -> list[Delivery]:
        """Deliveries to try now, the longest waiting first. Found by index."""
        rows = await self._database.rows(
            "SELECT * FROM delivery WHERE state = 'pending' AND retry_at <= ? ORDER BY retry_at LIMIT ?",
            to_seconds(now),
            limit,
        )
        return [_delivery(row) for row in rows]

    async def next_retry(self) -> datetime | None:
        """When the next pending delivery is to be tried, or None where none waits."""
        rows = await self._database.rows(
            "SELECT retry_at FROM delivery WHERE state = 'pending' ORDER BY retry_at LIMIT 1"
        )
        return to_moment(rows[0]["retry_at"]) if rows else None

    async def interrupted(self) -> list[Delivery]:
        """Deliveries that a crash left in the middle of sending."""
        return [_delivery(r) for r in await self._database.rows("SELECT * FROM delivery WHERE state = 'sending'")]

    async def last_date(self, subscription_id: int) -> date | None:
        """The latest local date that has a row, so that no change of zone or time gives it a second one."""
        rows = await self._database.rows(
            "SELECT max(local_date) AS day FROM delivery WHERE subscription_id = ?", subscription_id
        )
        return date.fromisoformat(rows[0]["day"]) if rows[0]["day"] else None

    async def recent(self, subscription_id: int, limit: int) -> list[Delivery]:
        """The last deliveries, newest first."""
        rows = await self._database.rows(
            "SELECT * FROM delivery WHERE subscription_id = ? ORDER BY local_date DESC LIMIT ?", subscription_id, limit
        )
        return [_delivery(row) for row in rows]

    async def history(self, subscription_id: int, limit: int) -> list[Delivery]:
        """The last deliveries that reached the channel, or may have, oldest first."""
        rows = await self._database.rows(
            "SELECT * FROM (SELECT * FROM delivery WHERE subscription_id = ? AND state IN ('sent', 'unknown')"
            " AND topics <> '' ORDER BY local_date DESC LIMIT ?) ORDER BY local_date",
            subscription_id,
            limit,
        )
        return [_delivery(row) for row in rows]

    async def start_attempt(self, delivery: Delivery, topics: tuple[str, ...], now: datetime) -> None:
        """Say that it is being sent, before it is; the topics are kept so that a second attempt says the same."""
        await self._update(
            delivery,
            "state = 'sending', attempts = attempts + 1, topics = ?, first_sent_at = coalesce(first_sent_at, ?)",
            ",".join(topics),
            to_seconds(now),
        )

    async def retry(self, delivery: Delivery, at: datetime, reason: str) -> None:
        """Put it back for another attempt."""
        await self._update(delivery, "state = 'pending', retry_at = ?, reason = ?", to_seconds(at), reason)

    async def settle(
        self,
        delivery: Delivery,
        state: DeliveryState,
        now: datetime,
        *,
        reason: str | None = None,
        channel_id: int | None = None,
        message_id: int | None = None,
    ) -> None:
        """Its end: sent, failed, skipped or unknown."""
        if state not in _SETTLED:
            raise ValueError(f"{state} is not an end")
        await self._update(
            delivery,
            "state = ?, settled_at = ?, reason = ?, channel_id = coalesce(?, channel_id), message_id = ?",
            state.value,
            to_seconds(now),
            reason,
            channel_id,
            message_id,
        )

    async def _update(self, delivery: Delivery, assignments: str, *values: object) -> None:
        async with self._database.transaction() as connection:
            await connection.execute(
                f"UPDATE delivery SET {assignments} WHERE subscription_id = ? AND local_date = ?",  # noqa: S608
                (*values, delivery.subscription_id, delivery.local_date.isoformat()),
            )


def _delivery(row: sqlite3.Row) -> Delivery:
    return Delivery(
        subscription_id=row["subscription_id"],
        local_date=date.fromisoformat(row["local_date"]),
        due_at=to_moment(row["due_at"]),
        state=DeliveryState(row["state"]),
        reason=row["reason"],
        attempts=row["attempts"],
        retry_at=to_moment(row["retry_at"]),
        first_sent_at=to_optional_moment(row["first_sent_at"]),
        settled_at=to_optional_moment(row["settled_at"]),
        channel_id=row["channel_id"],
        message_id=row["message_id"],
        topics=tuple(slug for slug in row["topics"].split(",") if slug),
    )
