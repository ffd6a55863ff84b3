"""What is stored about a person or a server, and deleting it."""

from __future__ import annotations

from bot.store.database import StateDatabase


class PrivacyStore:
    """Only digest subscriptions identify anybody: who set each up, and the server it is for."""

    def __init__(self, database: StateDatabase) -> None:
        self._database = database

    async def count_of_person(self, user_id: int) -> int:
        """How many subscriptions, across all servers, have this person's ID."""
        return await self._count("created_by", user_id)

    async def count_of_guild(self, guild_id: int) -> int:
        """How many subscriptions a server has."""
        return await self._count("guild_id", guild_id)

    async def has_settings(self, guild_id: int) -> bool:
        """Whether a server chose where the bot answers."""
        return bool(await self._database.rows("SELECT 1 FROM talk WHERE guild_id = ?", guild_id))

    async def forget_person(self, user_id: int) -> None:
        """Delete a person's own digests, and remove their ID from those they set up for servers, which continue."""
        async with self._database.transaction() as connection:
            await connection.execute("DELETE FROM subscription WHERE created_by = ? AND guild_id IS NULL", (user_id,))
            await connection.execute("UPDATE subscription SET created_by = 0 WHERE created_by = ?", (user_id,))

    async def forget_guild(self, guild_id: int) -> None:
        """Delete a server's subscriptions, their deliveries, and its settings."""
        async with self._database.transaction() as connection:
            await connection.execute("DELETE FROM subscription WHERE guild_id = ?", (guild_id,))
            await connection.execute("DELETE FROM talk WHERE guild_id = ?", (guild_id,))

    async def _count(self, column: str, value: int) -> int:
        rows = await self._database.rows(f"SELECT count(*) FROM subscription WHERE {column} = ?", value)  # noqa: S608
        return int(rows[0][0])
