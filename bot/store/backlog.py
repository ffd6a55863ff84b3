"""How many deliveries are due and not done yet, for monitoring."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from bot.store.database import StateDatabase
from bot.store.moments import to_moment, to_seconds

_DUE = """
SELECT count(*) AS digests, min(due_at) AS oldest FROM (
    SELECT next_due AS due_at FROM subscription WHERE state = 'active' AND next_due <= ?1
    UNION ALL
    SELECT due_at FROM delivery WHERE state = 'pending'
    UNION ALL
    SELECT due_at FROM delivery WHERE state = 'sending'
) AS unsettled
"""


class Backlog(NamedTuple):
    """How many digests are due and not settled, and since when the first of them has been; None if there is none."""

    digests: int
    oldest: datetime | None


class BacklogStore:
    """Counts what waits. Found by index, so it may be asked every few seconds."""

    def __init__(self, database: StateDatabase) -> None:
        self._database = database

    async def due(self, now: datetime) -> Backlog:
        """What is due now."""
        row = (await self._database.rows(_DUE, to_seconds(now)))[0]
        return Backlog(row["digests"], None if row["oldest"] is None else to_moment(row["oldest"]))
