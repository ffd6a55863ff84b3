"""Deliveries: one row per subscription, local date and slot, created before anything is sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from bot.domain import Delivery, DeliveryState, Due, FollowUpKind, Reason, Subscription
from bot.errors import TakenOverError
from bot.store.database import StateDatabase, Transaction
from bot.store.delivery_rows import insert_delivery, of_share, read_delivery
from bot.store.faults import those_understood
from bot.store.follow_ups import delivery_columns, insert_follow_up, replace_earlier
from bot.store.moments import to_moment, to_seconds
from bot.store.subscription_rows import is_unchanged

_ONE = "subscription_id = ? AND local_date = ? AND slot = ?"
_WELL_AGAIN = "UPDATE subscription SET failed_days = 0, warned = 0 WHERE id = ? AND (failed_days > 0 OR warned = 1)"
_ENDS = (DeliveryState.SENT, DeliveryState.FAILED, DeliveryState.SKIPPED, DeliveryState.UNKNOWN)


class DeliveryStore:
    """The record of what was sent, what wasn't, and why."""

    def __init__(self, database: StateDatabase) -> None:
        self._database = database

    async def plan(
        self,
        subscription: Subscription,
        *,
        skipped: Iterable[tuple[Due, Reason]],
        pending: tuple[Due, Reason | None] | None,
        following: Due,
        now: datetime,
    ) -> None:
        """Turn due dates into rows and move the subscription on, in one transaction.

        Does nothing if the subscription was changed or removed since it was read.

        Args:
            subscription: Whose digests they are.
            skipped: What won't be sent, with the reasons.
            pending: What will, if anything, with the reason if it is already late.
            following: The next one after these.
            now: The present moment.
        """
        row = (subscription.id, subscription.plan.channel_id)
        async with self._database.transaction() as connection:
            if not await is_unchanged(connection, subscription, self._database.row_lock):
                return
            for due, reason in skipped:
                await insert_delivery(connection, row, due, DeliveryState.SKIPPED, reason, now)
            if pending is not None:
                await insert_delivery(connection, row, pending[0], DeliveryState.PENDING, pending[1], None)
            await connection.execute(
                "UPDATE subscription SET next_date = ?, next_slot = ?, next_due = ? WHERE id = ?",
                (following.day.isoformat(), following.slot, to_seconds(following.at), subscription.id),
            )

    async def of_date(self, subscription_id: int, day: date) -> list[Delivery]:
        """The records of one date, by slot."""
        rows = await self._database.rows(
            "SELECT * FROM delivery WHERE subscription_id = ? AND local_date = ? ORDER BY slot",
            subscription_id,
            day.isoformat(),
        )
        return those_understood(rows, read_delivery)

    async def waiting(self, now: datetime, limit: int) -> list[Delivery]:
        """Deliveries to try now, longest waiting first. Uses an index."""
        rows = await self._database.rows(
            f"SELECT * FROM delivery WHERE state = 'pending' AND retry_at <= ?{self._mine()} ORDER BY retry_at LIMIT ?",  # noqa: S608
            to_seconds(now),
            limit,
        )
        return those_understood(rows, read_delivery)

    async def next_retry(self, now: datetime) -> datetime | None:
        """When the next pending delivery may be tried, or None if none is waiting."""
        rows = await self._database.rows(
            f"SELECT retry_at FROM delivery WHERE state = 'pending' AND retry_at > ?{self._mine()}"  # noqa: S608
            " ORDER BY retry_at LIMIT 1",
            to_seconds(now),
        )
        return to_moment(rows[0]["retry_at"]) if rows else None

    async def sending(self) -> list[Delivery]:
        """Deliveries being sent, or interrupted while being sent. Uses an index."""
        rows = await self._database.rows(f"SELECT * FROM delivery WHERE state = 'sending'{self._mine()}")  # noqa: S608
        return those_understood(rows, read_delivery)

    async def take_up(self, left: Iterable[Delivery], now: datetime, reason: Reason) -> None:
        """Put interrupted deliveries back in the queue, unless they changed since they were read.

        They stay in doubt, so each is looked for before it is sent again.

        Args:
            left: The interrupted deliveries.
            now: The present moment.
            reason: Why they are late.
        """
        async with self._database.transaction() as connection:
            await connection.executemany(
                "UPDATE delivery SET state = 'pending', retry_at = ?, reason = coalesce(reason, ?)"  # noqa: S608
                f" WHERE state = 'sending' AND {_ONE} AND attempts = ?",
                [(to_seconds(now), reason.value, *delivery_columns(each), each.attempts) for each in left],
            )

    async def last_place(self, subscription_id: int, now: datetime) -> tuple[date, int] | None:
        """The latest local date and slot with a row, so that no change of zone or time gives it a second one.

        Rows of future dates don't count: the clock was ahead when they were made.
        """
        rows = await self._database.rows(
            "SELECT * FROM delivery WHERE subscription_id = ? AND due_at <= ?"
            " ORDER BY local_date DESC, slot DESC LIMIT 1",
            subscription_id,
            to_seconds(now),
        )
        return read_delivery(rows[0]).place if rows else None

    async def recent(self, subscription_id: int, limit: int, skip: int = 0) -> list[Delivery]:
        """The last deliveries, newest first."""
        rows = await self._database.rows(
            "SELECT * FROM delivery WHERE subscription_id = ? ORDER BY local_date DESC, slot DESC LIMIT ? OFFSET ?",
            subscription_id,
            limit,
            skip,
        )
        return those_understood(rows, read_delivery)

    async def count(self, subscription_id: int) -> int:
        """How many deliveries are on record."""
        rows = await self._database.rows(
            "SELECT count(*) AS number FROM delivery WHERE subscription_id = ?", subscription_id
        )
        return int(rows[0]["number"])

    async def start_attempt(
        self, delivery: Delivery, topics: tuple[str, ...], now: datetime, covered: tuple[str, ...] = ()
    ) -> Delivery:
        """Claim it: record that it is being sent, before it is, and count the attempt.

        The number of attempts identifies the claim, and every later write requires it. Like all methods below, raises
        TakenOverError if the delivery changed since it was read. The topics are stored so that a second attempt has the
        same ones; later digests repeat none of the developments.

        Returns:
            The claimed delivery.
        """
        await self._update(
            delivery,
            "state = 'sending', attempts = attempts + 1, channel_id = ?, topics = ?, told = ?,"
            " doubtful_since = coalesce(doubtful_since, ?)",
            delivery.channel_id,
            ",".join(topics),
            ",".join(covered),
            to_seconds(now),
        )
        return replace(delivery, state=DeliveryState.SENDING, attempts=delivery.attempts + 1)

    async def rule_out(self, delivery: Delivery) -> None:
        """Record that no attempt so far reached the channel."""
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
        """Record an outcome without a message: failed, skipped or unknown."""
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
        follow_ups: Iterable[FollowUpKind] = (),
        replaces: bool = False,
    ) -> None:
        """Record that it reached the channel, which ends the subscription's run of failed days.

        Args:
            delivery: Which.
            now: When.
            channel_id: Its channel; a forum post has its own.
            message_id: Its message.
            late: Why it is late, if it is.
            follow_ups: What has to be done about it next.
            replaces: Whether previous ones are removed.
        """
        async with self._database.transaction() as connection:
            await _change(
                connection,
                delivery,
                "state = 'sent', settled_at = ?, reason = ?, detail = NULL, doubtful_since = NULL, channel_id = ?,"
                " message_id = ?, shortfalls = ''",
                to_seconds(now),
                late.value if late else None,
                channel_id,
                message_id,
            )
            for kind in follow_ups:
                await insert_follow_up(connection, delivery, kind, now)
            if replaces:
                await replace_earlier(connection, delivery, now)
            await connection.execute(_WELL_AGAIN, (delivery.subscription_id,))

    def _mine(self) -> str:
        """The deliveries of subscriptions in this process's share."""
        return of_share(self._database.share, "delivery")

    async def _update(self, delivery: Delivery, assignments: str, *values: object) -> None:
        async with self._database.transaction() as connection:
            await _change(connection, delivery, assignments, *values)


async def _change(connection: Transaction, delivery: Delivery, assignments: str, *values: object) -> None:
    """Change a delivery, provided that no other process has claimed or finished it since it was read."""
    changed = await connection.execute(
        f"UPDATE delivery SET {assignments} WHERE {_ONE} AND state = ? AND attempts = ?",  # noqa: S608
        (*values, *delivery_columns(delivery), delivery.state.value, delivery.attempts),
    )
    if changed.rowcount != 1:
        raise TakenOverError(delivery.key)
