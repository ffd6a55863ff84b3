"""Rows as they lie in the database."""

from __future__ import annotations

from collections.abc import Sequence

from bot.store.database import Transaction

_SUBSCRIPTION = (
    "INSERT INTO subscription (guild_id, number, created_by, created_at, channel_id, times, zone, rhythm, occasion,"
    " areas, topics, people, length, form, thread, publish, keeps_latest, pin, state, next_date, next_slot, next_due)"
    " VALUES (?, ?, ?, 0, 9, '480', 'UTC', 'weekly 0123456', 'always', '', '', '', 'standard', 'card', 0, 1, 0, 0,"
    " 'active', '2026-11-27', 0, 0)"
)


async def insert_subscriptions(connection: Transaction, rows: Sequence[tuple[int | None, int | None, int]]) -> None:
    """Daily digests, each by its server, number and creator."""
    await connection.executemany(_SUBSCRIPTION, rows)
