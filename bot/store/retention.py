"""Delete what has been kept long enough; docs/privacy.md says how long that is."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.store.database import StateDatabase
from bot.store.misses import MissStore
from bot.store.moments import to_seconds

DELIVERIES_KEPT = timedelta(days=365)
KEPT_AFTER_LEAVING = timedelta(days=30)
_DRAFTS_KEPT = timedelta(days=1)
_AT_ONCE = 10_000  # deliveries at a time, so that no write waits long; the rest follow an hour later

# Each subscription's last one stays, and so do pinned ones, which still have to be unpinned.
_OLD_DELIVERIES = """
DELETE FROM delivery WHERE (subscription_id, local_date, slot) IN (
    SELECT subscription_id, local_date, slot FROM delivery AS old
    WHERE due_at < ? AND state NOT IN ('pending', 'sending') AND pinned = 0 AND EXISTS
        (SELECT 1 FROM delivery AS new WHERE new.subscription_id = old.subscription_id AND new.due_at > old.due_at)
    LIMIT ?
)
"""


class Retention:
    """Keeps the state from growing forever."""

    def __init__(self, database: StateDatabase) -> None:
        self._database = database
        self._misses = MissStore(database)

    async def forget_old(self, now: datetime) -> None:
        """Delete deliveries settled over a year ago, and misses last asked for over 90 days ago."""
        await self._misses.forget_old(now)
        async with self._database.transaction() as connection:
            await connection.execute(_OLD_DELIVERIES, (to_seconds(now - DELIVERIES_KEPT), _AT_ONCE))

    async def delete_drafts(self, now: datetime) -> None:
        """Delete drafts that weren't finished within a day. Uses an index."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "DELETE FROM subscription WHERE state = 'draft' AND created_at <= ?", (to_seconds(now - _DRAFTS_KEPT),)
            )

    async def delete_departed(self, now: datetime) -> int:
        """Delete subscriptions of servers that the bot left over 30 days ago. Returns how many."""
        async with self._database.transaction() as connection:
            cursor = await connection.execute(
                "DELETE FROM subscription WHERE state = 'departed' AND departed_at <= ?",
                (to_seconds(now - KEPT_AFTER_LEAVING),),
            )
        return cursor.rowcount
