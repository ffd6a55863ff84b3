"""Where servers let the bot answer mentions."""

from __future__ import annotations

from bot.domain import TalkPlaces, TalkScope
from bot.store.database import StateDatabase
from bot.store.faults import rows_understood


class TalkStore:
    """The servers' choices."""

    def __init__(self, database: StateDatabase) -> None:
        self._database = database

    async def get(self, guild_id: int) -> TalkPlaces:
        """A server's choice; everywhere if it made none."""
        rows = await self._database.rows("SELECT scope, channels FROM talk WHERE guild_id = ?", guild_id)
        if not rows:
            return TalkPlaces()
        with rows_understood():
            channels = tuple(int(number) for number in rows[0]["channels"].split(",") if number)
            return TalkPlaces(TalkScope(rows[0]["scope"]), channels)

    async def save(self, guild_id: int, places: TalkPlaces) -> None:
        """Store a server's choice."""
        async with self._database.transaction() as connection:
            await connection.execute("DELETE FROM talk WHERE guild_id = ?", (guild_id,))
            if places.scope is not TalkScope.EVERYWHERE:
                channels = ",".join(map(str, places.channel_ids))
                await connection.execute("INSERT INTO talk VALUES (?, ?, ?)", (guild_id, places.scope.value, channels))
