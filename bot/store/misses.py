"""Texts that found nothing, counted."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain import Miss, MissKind, keepable
from bot.store.database import StateDatabase
from bot.store.moments import to_moment, to_seconds

KEPT_DAYS = 90
_MOST_KEPT = 5_000  # texts, so that nobody can fill the disk; the longest unseen goes first


class MissStore:
    """Counts texts that led to nothing. Each is kept for 90 days after it was last asked for."""

    def __init__(self, database: StateDatabase) -> None:
        self._database = database

    async def record(self, text: str, kind: MissKind, now: datetime) -> bool:
        """Count a text that led to nothing.

        Returns:
            Whether it is kept: what looks like a mention, a link, a long number or a mail address never is.
        """
        kept = keepable(text)
        if kept is None:
            return False
        async with self._database.transaction() as connection:
            await connection.execute(
                "INSERT INTO miss (kind, text, first_seen, last_seen) VALUES (?1, ?2, ?3, ?3)"
                " ON CONFLICT (kind, text) DO UPDATE SET count = miss.count + 1, last_seen = excluded.last_seen",
                (kind.value, kept, to_seconds(now)),
            )
            await connection.execute(
                "DELETE FROM miss WHERE (kind, text) IN"
                " (SELECT kind, text FROM miss ORDER BY last_seen DESC, count DESC LIMIT ? OFFSET ?)",
                (_MOST_KEPT, _MOST_KEPT),
            )
        return True

    async def forget_old(self, now: datetime) -> None:
        """Delete what was last asked for more than 90 days ago."""
        async with self._database.transaction() as connection:
            await connection.execute("DELETE FROM miss WHERE last_seen < ?", (_oldest(now),))

    async def misses(self, now: datetime) -> list[Miss]:
        """What is kept, most frequent first."""
        rows = await self._database.rows(
            "SELECT * FROM miss WHERE last_seen >= ? ORDER BY count DESC, last_seen DESC, text", _oldest(now)
        )
        return [
            Miss(
                text=row["text"],
                kind=MissKind(row["kind"]),
                count=row["count"],
                first_seen=to_moment(row["first_seen"]),
                last_seen=to_moment(row["last_seen"]),
            )
            for row in rows
        ]


def _oldest(now: datetime) -> int:
    return to_seconds(now - timedelta(days=KEPT_DAYS))
