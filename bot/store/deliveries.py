"""Deliveries: one row a subscription and local date, there before anything is sent."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime

from bot.domain import Delivery, DeliveryState, Reason, Shortfall, Subscription
from bot.store.connection import Database
from bot.store.delivery_rows import insert_delivery, read_delivery
from bot.store.faults import rows_understood, those_understood
from bot.store.moments import to_moment, to_seconds
from bot.store.subscriptions import read_subscription

_ENDS = (DeliveryState.SENT, DeliveryState.FAILED, DeliveryState.SKIPPED, DeliveryState.UNKNOWN)


class DeliveryStore:
    """The record of what went out, what did not, and why."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def plan(
        self,
        subscription: Subscription,
        *,
        skipped: Iterable[tuple[date, datetime, Reason]],
        pending: tuple[date, datetime, Reason | None] | None,
        following: tuple[date, datetime],
        now: datetime,
    ) -> None:
        """Turn due dates into rows and move the subscription on, in one transaction.

        Nothing happens where the subscription was changed or removed since it was read.

        Args:
            subscription: Whose digests they are.
            skipped: Dates that will not be sent: date, due moment, reason.
            pending: The date that will, if any, with the reason where it is late already.
            following: The next date after these.
            now: The moment at which this is decided.
        """
        row = (subscription.id, subscription.plan.channel_id)
        async with self._database.transaction() as connection:
            found = await connection.execute_fetchall("SELECT * FROM subscription WHERE id = ?", (subscription.id,))
            if [read_subscription(each) for each in found] != [subscription]:
                return
            for day, due_at, reason in skipped:
                await insert_delivery(connection, row, day, due_at, DeliveryState.SKIPPED, reason, now)
            if pending is not None:
                day, due_at, late = pending
                await insert_delivery(connection, row, day, due_at, DeliveryState.PENDING, late, None)
            await connection.execute(
                "UPDATE subscription SET next_date = ?, next_due = ? WHERE id = ?",
                (following[0].isoformat(), to_seconds(following[1]), subscription.id),
            )

    async def find(self, subscription_id: int, day: date) -> Delivery | None:
        """The record of one date, if there is one."""
        rows = await self._database.rows(
            "SELECT * FROM delivery WHERE subscription_id = ? AND local_date = ?", subscription_id, day.isoformat()
        )
        return read_delivery(rows[0]) if rows else None

    async def waiting(self, now: datetime, limit: int) -> list[Delivery]:
        """Deliveries to try now, the longest waiting first. Found by index."""
        rows = await self._database.rows(
            "SELECT * FROM delivery WHERE state = 'pending' AND retry_at <= ? ORDER BY retry_at LIMIT ?",
            to_seconds(now),
            limit,
        )
        return those_understood(rows, read_delivery)

    async def next_retry(self, now: datetime) -> datetime | None:
        """When the next pending delivery that can't be tried yet may be, or None where none waits."""
        rows = await self._database.rows(
            "SELECT retry_at FROM delivery WHERE state = 'pending' AND retry_at > ? ORDER BY retry_at LIMIT 1",
            to_seconds(now),
        )
        return to_moment(rows[0]["retry_at"]) if rows else None

    async def take_up_interrupted(
        self, now: datetime, reason: Reason, in_flight: Collection[tuple[int, date]] = ()
    ) -> int:
        """Put what was left in the middle of sending back in line; how many there were.

        They stay doubtful, so each is settled before it is sent again.

        Args:
            now: The moment.
            reason: Why they are late.
            in_flight: Subscriptions and dates that are being sent indeed.
        """
        rows = await self._database.rows("SELECT subscription_id, local_date FROM delivery WHERE state = 'sending'")
        being_sent = {(subscription_id, day.isoformat()) for subscription_id, day in in_flight}
        left = [row for row in rows if tuple(row) not in being_sent]
        if left:
            async with self._database.transaction() as connection:
                await connection.executemany(
                    "UPDATE delivery SET state = 'pending', retry_at = ?, reason = coalesce(reason, ?)"
                    " WHERE state = 'sending' AND subscription_id = ? AND local_date = ?",
                    [(to_seconds(now), reason.value, *row) for row in left],
                )
        return len(left)

    async def unpublished(self, now: datetime, limit: int) -> list[Delivery]:
        """Digests that can be published to their channels' followers now. Found by index."""
        rows = await self._database.rows(
            "SELECT * FROM delivery WHERE publish_at <= ? ORDER BY publish_at LIMIT ?", to_seconds(now), limit
        )
        return those_understood(rows, read_delivery)

    async def next_publication(self, now: datetime) -> datetime | None:
        """When the next digest that can't be published yet may be, or None where none waits."""
        rows = await self._database.rows(
            "SELECT publish_at FROM delivery WHERE publish_at > ? ORDER BY publish_at LIMIT 1", to_seconds(now)
        )
        return to_moment(rows[0]["publish_at"]) if rows else None

    async def note_publication(self, delivery: Delivery, at: datetime | None, shortfalls: frozenset[Shortfall]) -> None:
        """When it is to be published, None for never (again), and what it goes without."""
        seconds = to_seconds(at) if at else None
        await self._update(delivery, "publish_at = ?, shortfalls = ?", seconds, ",".join(sorted(shortfalls)))

    async def last_date(self, subscription_id: int, now: datetime) -> date | None:
        """The latest local date that has a row, so that no change of zone or time gives it a second one.

        Rows of dates that are still to come don't count: the clock was ahead when they were made.
        """
        rows = await self._database.rows(
            "SELECT max(local_date) AS day FROM delivery WHERE subscription_id = ? AND due_at <= ?",
            subscription_id,
            to_seconds(now),
        )
        with rows_understood():
            return date.fromisoformat(rows[0]["day"]) if rows[0]["day"] else None

    async def recent(self, subscription_id: int, limit: int) -> list[Delivery]:
        """The last deliveries, newest first."""
        rows = await self._database.rows(
            "SELECT * FROM delivery WHERE subscription_id = ? ORDER BY local_date DESC LIMIT ?", subscription_id, limit
        )
        return those_understood(rows, read_delivery)

    async def featured(
        self, subscription_id: int, before: date, limit: int
    ) -> list[tuple[date, datetime, tuple[str, ...]]]:
        """The local dates of the last digests before one, when they were made, and their topics, oldest first.

        Only of those that reached the channel, or may have.
        """
        rows = await self._database.rows(
            "SELECT local_date, coalesce(settled_at, due_at) AS made_at, topics FROM delivery WHERE subscription_id = ?"
            " AND local_date < ? AND state IN ('sent', 'unknown') AND topics <> '' ORDER BY local_date DESC LIMIT ?",
            subscription_id,
            before.isoformat(),
            limit,
        )
        return [
            (date.fromisoformat(row["local_date"]), to_moment(row["made_at"]), tuple(row["topics"].split(",")))
            for row in reversed(rows)
        ]

    async def start_attempt(self, delivery: Delivery, topics: tuple[str, ...], now: datetime) -> None:
        """Say that it is being sent, before it is; the topics are kept so that a second attempt says the same."""
        await self._update(
            delivery,
            "state = 'sending', attempts = attempts + 1, channel_id = ?, topics = ?,"
            " doubtful_since = coalesce(doubtful_since, ?)",
            delivery.channel_id,
            ",".join(topics),
            to_seconds(now),
        )

    async def rule_out(self, delivery: Delivery) -> None:
        """No attempt so far reached the channel: that is known now."""
        await self._update(delivery, "doubtful_since = NULL")

    async def retry(self, delivery: Delivery, at: datetime, reason: Reason, detail: str | None) -> None:
        """Put it back for another attempt."""
        await self._update(
            delivery, "state = 'pending', retry_at = ?, reason = ?, detail = ?", to_seconds(at), reason.value, detail
        )

    async def settle(
        self,
        delivery: Delivery,
        state: DeliveryState,
        now: datetime,
        *,
        reason: Reason | None = None,
        detail: str | None = None,
    ) -> None:
        """Its end without a message: failed, skipped or unknown."""
        if state not in _ENDS or state is DeliveryState.SENT:
            raise ValueError(f"{state} is not such an end")
        await self._update(
            delivery,
            "state = ?, settled_at = ?, reason = ?, detail = ?",
            state.value,
            to_seconds(now),
            reason.value if reason else None,
            detail,
        )

    async def settle_sent(
        self,
        delivery: Delivery,
        now: datetime,
        *,
        channel_id: int,
        message_id: int,
        late: Reason | None,
        shortfalls: frozenset[Shortfall] = frozenset(),
        publish_at: datetime | None = None,
    ) -> None:
        """It reached the channel, then; that it did so ends the subscription's run of failed days."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "UPDATE delivery SET state = 'sent', settled_at = ?, reason = ?, detail = NULL, doubtful_since = NULL,"
                " channel_id = ?, message_id = ?, shortfalls = ?, publish_at = ?"
                " WHERE subscription_id = ? AND local_date = ?",
                (
                    to_seconds(now),
                    late.value if late else None,
                    channel_id,
                    message_id,
                    ",".join(sorted(shortfalls)),
                    to_seconds(publish_at) if publish_at else None,
                    delivery.subscription_id,
                    delivery.local_date.isoformat(),
                ),
            )
            await connection.execute(
                "UPDATE subscription SET failed_days = 0, warned = 0 WHERE id = ? AND (failed_days > 0 OR warned = 1)",
                (delivery.subscription_id,),
            )

    async def _update(self, delivery: Delivery, assignments: str, *values: object) -> None:
        async with self._database.transaction() as connection:
            await connection.execute(
                f"UPDATE delivery SET {assignments} WHERE subscription_id = ? AND local_date = ?",  # noqa: S608
                (*values, delivery.subscription_id, delivery.local_date.isoformat()),
            )
