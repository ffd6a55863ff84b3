"""Digest subscriptions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from bot.domain import Area, DigestLength, Plan, Subscription, SubscriptionState
from bot.store.connection import Database
from bot.store.faults import rows_understood, those_understood
from bot.store.moments import to_moment, to_seconds

KEPT_AFTER_LEAVING = timedelta(days=30)


class SubscriptionStore:
    """Who gets a digest, where and when."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(
        self, guild_id: int, created_by: int, plan: Plan, now: datetime, due: tuple[date, datetime]
    ) -> Subscription:
        """A new, active subscription whose first digest is due as given."""
        async with self._database.transaction() as connection:
            cursor = await connection.execute(
                "INSERT INTO subscription (guild_id, created_by, created_at, state, next_date, next_due, channel_id,"
                " minute, zone, weekdays, length, areas, thread, mention_role_id)"
                " VALUES (?, ?, ?, 'active', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (guild_id, created_by, to_seconds(now), due[0].isoformat(), to_seconds(due[1]), *_columns(plan)),
            )
        if cursor.lastrowid is None:  # an INSERT always has one; this is for the type checker
            raise RuntimeError("the subscription got no id")
        return await self.get(cursor.lastrowid)

    async def find(self, subscription_id: int) -> Subscription | None:
        """A subscription, or None where there is none (any more)."""
        rows = await self._database.rows("SELECT * FROM subscription WHERE id = ?", subscription_id)
        return read_subscription(rows[0]) if rows else None

    async def get(self, subscription_id: int) -> Subscription:
        """A subscription that must exist.

        Raises:
            KeyError: It does not.
        """
        found = await self.find(subscription_id)
        if found is None:
            raise KeyError(subscription_id)
        return found

    async def of_guild(self, guild_id: int) -> list[Subscription]:
        """A server's subscriptions, oldest first; none of those it left behind when the bot was removed."""
        rows = await self._database.rows(
            "SELECT * FROM subscription WHERE guild_id = ? AND state <> 'departed' ORDER BY id", guild_id
        )
        return those_understood(rows, read_subscription)

    async def due(self, now: datetime, limit: int) -> list[Subscription]:
        """Active subscriptions whose next digest is due, the longest due first. Found by index."""
        rows = await self._database.rows(
            "SELECT * FROM subscription WHERE state = 'active' AND next_due <= ? ORDER BY next_due LIMIT ?",
            to_seconds(now),
            limit,
        )
        return those_understood(rows, read_subscription)

    async def next_due(self, now: datetime) -> datetime | None:
        """When the next digest of all that is not due yet falls due, or None where none will."""
        rows = await self._database.rows(
            "SELECT next_due FROM subscription WHERE state = 'active' AND next_due > ? ORDER BY next_due LIMIT 1",
            to_seconds(now),
        )
        return to_moment(rows[0]["next_due"]) if rows else None

    async def active(self, now: datetime, after_id: int, limit: int) -> list[tuple[Subscription, date | None]]:
        """Active subscriptions by id, those after ``after_id``, each with the last date that is decided about."""
        rows = await self._database.rows(
            "SELECT *, (SELECT max(local_date) FROM delivery WHERE subscription_id = subscription.id AND due_at <= ?)"
            " AS last_date FROM subscription WHERE state = 'active' AND id > ? ORDER BY id LIMIT ?",
            to_seconds(now),
            after_id,
            limit,
        )
        return those_understood(rows, _read_with_last_date)

    async def reschedule(self, subscription: Subscription, due: tuple[date, datetime], now: datetime) -> None:
        """Move a subscription to another due moment, and forget what was skipped though it is still to come.

        Nothing happens where the subscription was changed or removed since it was read.
        """
        async with self._database.transaction() as connection:
            found = await connection.execute_fetchall("SELECT * FROM subscription WHERE id = ?", (subscription.id,))
            if [read_subscription(each) for each in found] != [subscription]:
                return
            await connection.execute(
                "DELETE FROM delivery WHERE subscription_id = ? AND state = 'skipped' AND due_at > ?",
                (subscription.id, to_seconds(now)),
            )
            await connection.execute(
                "UPDATE subscription SET next_date = ?, next_due = ? WHERE id = ?",
                (due[0].isoformat(), to_seconds(due[1]), subscription.id),
            )

    async def change(self, subscription_id: int, plan: Plan, due: tuple[date, datetime]) -> None:
        """Another plan, and when its next digest is due."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "UPDATE subscription SET next_date = ?, next_due = ?, channel_id = ?, minute = ?, zone = ?,"
                " weekdays = ?, length = ?, areas = ?, thread = ?, mention_role_id = ?, failed_days = 0, warned = 0"
                " WHERE id = ?",
                (due[0].isoformat(), to_seconds(due[1]), *_columns(plan), subscription_id),
            )

    async def set_state(
        self, subscription_id: int, state: SubscriptionState, due: tuple[date, datetime] | None = None
    ) -> None:
        """Pause, suspend or bring back, which nobody was told of yet; coming back needs the next due moment."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "UPDATE subscription SET state = ?, warned = 0 WHERE id = ?", (state.value, subscription_id)
            )
            if due is not None:
                await connection.execute(
                    "UPDATE subscription SET next_date = ?, next_due = ?, failed_days = 0 WHERE id = ?",
                    (due[0].isoformat(), to_seconds(due[1]), subscription_id),
                )

    async def remove(self, subscription_id: int) -> None:
        """Forget a subscription and its deliveries."""
        async with self._database.transaction() as connection:
            await connection.execute("DELETE FROM subscription WHERE id = ?", (subscription_id,))

    async def count_failed_day(self, subscription_id: int) -> int:
        """One more day without a digest; how many that makes in a row."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "UPDATE subscription SET failed_days = failed_days + 1 WHERE id = ?", (subscription_id,)
            )
        return (await self.get(subscription_id)).failed_days

    async def is_warned(self, subscription_id: int) -> bool:
        """Whether the person who set it up knows that it fails."""
        rows = await self._database.rows("SELECT warned FROM subscription WHERE id = ?", subscription_id)
        return bool(rows and rows[0]["warned"])

    async def note_warned(self, subscription_id: int) -> None:
        """The person who set it up knows what is wrong; forgotten once all is well again."""
        async with self._database.transaction() as connection:
            await connection.execute("UPDATE subscription SET warned = 1 WHERE id = ?", (subscription_id,))

    async def unannounced(self) -> list[Subscription]:
        """Subscriptions that paused themselves without anybody having been told. Found by index."""
        rows = await self._database.rows("SELECT * FROM subscription WHERE state = 'suspended' AND warned = 0")
        return those_understood(rows, read_subscription)

    async def leave_guild(self, guild_id: int, now: datetime) -> None:
        """The bot left a server: nothing goes out, and the data is deleted after 30 days."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "UPDATE subscription SET state = 'departed', departed_at = ?"
                " WHERE guild_id = ? AND state <> 'departed'",
                (to_seconds(now), guild_id),
            )

    async def departed_guilds(self) -> set[int]:
        """The servers that left subscriptions behind."""
        rows = await self._database.rows("SELECT DISTINCT guild_id FROM subscription WHERE state = 'departed'")
        return {row["guild_id"] for row in rows}

    async def rejoin_guild(self, guild_id: int) -> None:
        """The bot is back in a server in time: what it left behind is there again, paused."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "UPDATE subscription SET state = 'paused', departed_at = NULL"
                " WHERE guild_id = ? AND state = 'departed'",
                (guild_id,),
            )

    async def guilds(self) -> set[int]:
        """The servers that have subscriptions which are not departed."""
        rows = await self._database.rows("SELECT DISTINCT guild_id FROM subscription WHERE state <> 'departed'")
        return {row["guild_id"] for row in rows}

    async def delete_departed(self, now: datetime) -> int:
        """Delete what was left behind more than 30 days ago; how many subscriptions that were."""
        async with self._database.transaction() as connection:
            cursor = await connection.execute(
                "DELETE FROM subscription WHERE state = 'departed' AND departed_at <= ?",
                (to_seconds(now - KEPT_AFTER_LEAVING),),
            )
        return cursor.rowcount


def _columns(plan: Plan) -> tuple[object, ...]:
    return (
        plan.channel_id,
        plan.at.hour * 60 + plan.at.minute,
        plan.zone,
        sum(1 << weekday for weekday in plan.weekdays),
        plan.length.value,
        ",".join(sorted(plan.areas)),
        int(plan.thread),
        plan.mention_role_id,
    )


def _areas(text: str) -> Iterable[Area]:
    return (Area(name) for name in text.split(",") if name in set(Area))


@rows_understood()
def read_subscription(row: sqlite3.Row) -> Subscription:
    """A row of the table as what it stands for."""
    plan = Plan(
        channel_id=row["channel_id"],
        at=time(*divmod(row["minute"], 60)),
        zone=row["zone"],
        weekdays=frozenset(weekday for weekday in range(7) if row["weekdays"] >> weekday & 1),
        length=DigestLength(row["length"]),
        areas=frozenset(_areas(row["areas"])),
        thread=bool(row["thread"]),
        mention_role_id=row["mention_role_id"],
    )
    return Subscription(
        id=row["id"],
        guild_id=row["guild_id"],
        created_by=row["created_by"],
        created_at=to_moment(row["created_at"]),
        plan=plan,
        state=SubscriptionState(row["state"]),
        failed_days=row["failed_days"],
        next_date=date.fromisoformat(row["next_date"]),
        next_due=to_moment(row["next_due"]),
    )


@rows_understood()
def _read_with_last_date(row: sqlite3.Row) -> tuple[Subscription, date | None]:
    return read_subscription(row), date.fromisoformat(row["last_date"]) if row["last_date"] else None
