"""Which developments digests covered, so that the next one can avoid them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bot.domain import Subscription
from bot.store.database import StateDatabase
from bot.store.moments import to_moment

_DAYS_BEFORE = timedelta(days=3)  # within which readers of a channel would notice a repetition


class CoverageStore:
    """What earlier digests covered, and others in the same channel."""

    def __init__(self, database: StateDatabase) -> None:
        self._database = database

    async def featured(
        self, subscription_id: int, before: tuple[date, int], limit: int
    ) -> list[tuple[date, datetime, tuple[str, ...], tuple[str, ...]]]:
        """The last digests before one, oldest first: local date, when it was made, topics, and developments.

        Only those that reached the channel, or may have.
        """
        rows = await self._database.rows(
            "SELECT local_date, coalesce(settled_at, due_at) AS made_at, topics, told FROM delivery"
            " WHERE subscription_id = ? AND (local_date, slot) < (?, ?) AND state IN ('sent', 'unknown')"
            " AND topics <> '' ORDER BY local_date DESC, slot DESC LIMIT ?",
            subscription_id,
            before[0].isoformat(),
            before[1],
            limit,
        )
        return [
            (
                date.fromisoformat(row["local_date"]),
                to_moment(row["made_at"]),
                tuple(row["topics"].split(",")),
                tuple(slug for slug in row["told"].split(",") if slug),
            )
            for row in reversed(rows)
        ]

    async def covered_beside(self, subscription: Subscription, day: date) -> frozenset[str]:
        """The topics that others cover in the same channel on a date, and the developments of the days before."""
        rows = await self._database.rows(
            "SELECT d.local_date, d.topics, d.told FROM subscription AS s"
            " JOIN delivery AS d ON d.subscription_id = s.id"
            " WHERE s.channel_id = ? AND s.id <> ? AND d.local_date BETWEEN ? AND ?"
            " AND d.state IN ('pending', 'sending', 'sent', 'unknown')",
            subscription.plan.channel_id,
            subscription.id,
            (day - _DAYS_BEFORE).isoformat(),
            day.isoformat(),
        )
        topics = (slug for row in rows if row["local_date"] == day.isoformat() for slug in row["topics"].split(","))
        return frozenset(filter(None, (*topics, *(slug for row in rows for slug in row["told"].split(",")))))
