"""Digest subscriptions."""

from __future__ import annotations

from datetime import date, datetime

from bot.domain import Due, Plan, Subscription, SubscriptionState
from bot.store.database import StateDatabase, Transaction
from bot.store.faults import those_understood
from bot.store.moments import to_moment, to_seconds
from bot.store.plans import plan_columns
from bot.store.share import Share
from bot.store.subscription_rows import is_unchanged, read_subscription, read_with_last_place

_NEXT = "next_date = ?, next_slot = ?, next_due = ?"


class SubscriptionStore:
    """Who gets a digest, where and when."""

    def __init__(self, database: StateDatabase) -> None:
        self._database = database

    async def add(
        self, guild_id: int | None, created_by: int, plan: Plan, now: datetime, due: Due, *, is_draft: bool = False
    ) -> Subscription:
        """Add a subscription with its first due moment: active and numbered, unless it is a draft."""
        state = SubscriptionState.DRAFT if is_draft else SubscriptionState.ACTIVE
        columns = plan_columns(plan)
        marks = ", ".join("?" for _ in columns)
        async with self._database.transaction() as connection:
            number = None if is_draft else await self._next_number(connection, guild_id)
            (row,) = await connection.execute_fetchall(
                "INSERT INTO subscription (guild_id, created_by, created_at, state, next_date, next_slot, next_due,"  # noqa: S608
                f" number, {', '.join(columns)}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, {marks}) RETURNING id",
                (guild_id, created_by, to_seconds(now), state.value, *_next(due), number, *columns.values()),
            )
        return await self.get(row["id"])

    async def activate(self, draft: Subscription, due: Due) -> Subscription:
        """Activate a draft with its first due moment, and give it a number."""
        async with self._database.transaction() as connection:
            number = await self._next_number(connection, draft.guild_id)
            await connection.execute(
                f"UPDATE subscription SET state = 'active', number = ?, {_NEXT} WHERE id = ? AND state = 'draft'",  # noqa: S608
                (number, *_next(due), draft.id),
            )
        return await self.get(draft.id)

    @property
    def share(self) -> Share:
        """The servers that this process delivers to; due, active, departed and unannounced ones are only theirs."""
        return self._database.share

    def _mine(self) -> str:
        return self._database.share.condition()

    async def _next_number(self, connection: Transaction, guild_id: int | None) -> int:
        """The first free number in a server; nobody else assigns one until this one is used."""
        await connection.execute_fetchall(f"SELECT application_id FROM owner{self._database.row_lock}")  # noqa: S608
        condition, values = ("guild_id IS NULL", ()) if guild_id is None else ("guild_id = ?", (guild_id,))
        (row,) = await connection.execute_fetchall(
            f"SELECT coalesce(max(number), 0) + 1 AS number FROM subscription WHERE {condition}",  # noqa: S608
            values,
        )
        return int(row["number"])

    async def find(self, subscription_id: int) -> Subscription | None:
        """A subscription, or None if there is none (any more)."""
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
        """A server's subscriptions by number; no drafts, and none of those left behind when the bot was removed."""
        rows = await self._database.rows(
            "SELECT * FROM subscription WHERE guild_id = ? AND state NOT IN ('departed', 'draft') ORDER BY number",
            guild_id,
        )
        return those_understood(rows, read_subscription)

    async def of_person(self, user_id: int) -> Subscription | None:
        """Somebody's own subscription, by direct message; None if there is none."""
        rows = await self._database.rows(
            "SELECT * FROM subscription WHERE created_by = ? AND guild_id IS NULL AND state <> 'draft'", user_id
        )
        return read_subscription(rows[0]) if rows else None

    async def due(self, now: datetime, limit: int) -> list[Subscription]:
        """Active subscriptions whose next digest is due, longest due first. Uses an index."""
        rows = await self._database.rows(
            f"SELECT * FROM subscription WHERE state = 'active' AND next_due <= ? AND {self._mine()}"  # noqa: S608
            " ORDER BY next_due LIMIT ?",
            to_seconds(now),
            limit,
        )
        return those_understood(rows, read_subscription)

    async def next_due(self, now: datetime) -> datetime | None:
        """When the next digest is due, or None if there is none."""
        rows = await self._database.rows(
            f"SELECT next_due FROM subscription WHERE state = 'active' AND next_due > ? AND {self._mine()}"  # noqa: S608
            " ORDER BY next_due LIMIT 1",
            to_seconds(now),
        )
        return to_moment(rows[0]["next_due"]) if rows else None

    async def active(
        self, now: datetime, after_id: int, limit: int
    ) -> list[tuple[Subscription, tuple[date, int] | None]]:
        """Active subscriptions by id, those after ``after_id``, each with the last date and slot decided about."""
        rows = await self._database.rows(
            "SELECT *, (SELECT local_date || ' ' || slot FROM delivery WHERE subscription_id = subscription.id"  # noqa: S608
            " AND due_at <= ? ORDER BY local_date DESC, slot DESC LIMIT 1) AS last_place"
            f" FROM subscription WHERE state = 'active' AND id > ? AND {self._mine()} ORDER BY id LIMIT ?",
            to_seconds(now),
            after_id,
            limit,
        )
        return those_understood(rows, read_with_last_place)

    async def reschedule(self, subscription: Subscription, due: Due, now: datetime) -> None:
        """Move a subscription to another due moment, and delete skipped deliveries of future dates.

        Does nothing if the subscription was changed or removed since it was read.
        """
        async with self._database.transaction() as connection:
            if not await is_unchanged(connection, subscription, self._database.row_lock):
                return
            await connection.execute(
                "DELETE FROM delivery WHERE subscription_id = ? AND state = 'skipped' AND due_at > ?",
                (subscription.id, to_seconds(now)),
            )
            await connection.execute(
                f"UPDATE subscription SET {_NEXT} WHERE id = ?",  # noqa: S608
                (*_next(due), subscription.id),
            )

    async def change(self, subscription_id: int, plan: Plan, due: Due) -> None:
        """Set another plan, and when its next digest is due."""
        columns = plan_columns(plan)
        assignments = ", ".join(f"{name} = ?" for name in columns)
        async with self._database.transaction() as connection:
            await connection.execute(
                f"UPDATE subscription SET {_NEXT}, {assignments}, failed_days = 0, warned = 0 WHERE id = ?",  # noqa: S608
                (*_next(due), *columns.values(), subscription_id),
            )

    async def set_state(self, subscription_id: int, state: SubscriptionState, due: Due | None = None) -> None:
        """Pause, suspend or resume, not yet announced; resuming needs the next due moment."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "UPDATE subscription SET state = ?, warned = 0 WHERE id = ?", (state.value, subscription_id)
            )
            if due is not None:
                await connection.execute(
                    f"UPDATE subscription SET {_NEXT}, failed_days = 0 WHERE id = ?",  # noqa: S608
                    (*_next(due), subscription_id),
                )

    async def remove(self, subscription_id: int) -> None:
        """Delete a subscription and its deliveries."""
        async with self._database.transaction() as connection:
            await connection.execute("DELETE FROM subscription WHERE id = ?", (subscription_id,))

    async def count_failed_day(self, subscription_id: int) -> int:
        """Count one more failed day. Returns how many there are in a row."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "UPDATE subscription SET failed_days = failed_days + 1 WHERE id = ?", (subscription_id,)
            )
        return (await self.get(subscription_id)).failed_days

    async def is_warned(self, subscription_id: int) -> bool:
        """Whether the person who set it up was told that it fails."""
        rows = await self._database.rows("SELECT warned FROM subscription WHERE id = ?", subscription_id)
        return bool(rows and rows[0]["warned"])

    async def note_warned(self, subscription_id: int) -> None:
        """Record that the person who set it up was told; cleared once it works again."""
        async with self._database.transaction() as connection:
            await connection.execute("UPDATE subscription SET warned = 1 WHERE id = ?", (subscription_id,))

    async def unannounced(self) -> list[Subscription]:
        """Automatically paused subscriptions whose owner hasn't been told. Uses an index."""
        rows = await self._database.rows(
            f"SELECT * FROM subscription WHERE state = 'suspended' AND warned = 0 AND {self._mine()}"  # noqa: S608
        )
        return those_understood(rows, read_subscription)

    async def leave_guild(self, guild_id: int, now: datetime) -> None:
        """Record that the bot left a server: nothing is sent, and the data is deleted after 30 days."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "UPDATE subscription SET state = 'departed', departed_at = ?"
                " WHERE guild_id = ? AND state NOT IN ('departed', 'draft')",
                (to_seconds(now), guild_id),
            )

    async def departed_guilds(self) -> set[int]:
        """The servers with departed subscriptions."""
        rows = await self._database.rows(
            f"SELECT DISTINCT guild_id FROM subscription WHERE state = 'departed' AND {self._mine()}"  # noqa: S608
        )
        return {row["guild_id"] for row in rows}

    async def rejoin_guild(self, guild_id: int) -> None:
        """Record that the bot is back in a server: its subscriptions are there again, paused."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "UPDATE subscription SET state = 'paused', departed_at = NULL"
                " WHERE guild_id = ? AND state = 'departed'",
                (guild_id,),
            )

    async def guilds(self) -> set[int]:
        """The servers with subscriptions that aren't departed."""
        rows = await self._database.rows(
            f"SELECT DISTINCT guild_id FROM subscription WHERE state <> 'departed' AND {self._mine()}"  # noqa: S608
        )
        return {row["guild_id"] for row in rows if row["guild_id"] is not None}


def _next(due: Due) -> tuple[str, int, int]:
    return due.day.isoformat(), due.slot, to_seconds(due.at)
