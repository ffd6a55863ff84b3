"""The application that owns the database, and the commands last registered with Discord."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.errors import StoreError
from bot.store.database import StateDatabase


@dataclass(frozen=True, slots=True)
class Registration:
    """The commands as Discord has them: a hash over their definitions, and their ids by name."""

    definition_hash: str
    command_ids: dict[str, int]


class CommandStore:
    """The application, and its last registration."""

    def __init__(self, database: StateDatabase) -> None:
        self._database = database

    async def claim(self, application_id: int) -> None:
        """Make the database this application's, if it has no owner yet.

        Raises:
            StoreError: It belongs to another application.
        """
        async with self._database.transaction() as connection:
            await connection.execute("INSERT INTO owner VALUES (1, ?) ON CONFLICT DO NOTHING", (application_id,))
        owner = (await self._database.rows("SELECT application_id FROM owner"))[0]["application_id"]
        if owner != application_id:
            raise StoreError(
                f"The database belongs to another bot (application {owner}; this one is {application_id}). "
                "Set DATABASE_PATH to another file, or DISCORD_TOKEN to that bot's token."
            )

    async def find_registration(self, application_id: int) -> Registration | None:
        """What this application last registered, if anything."""
        rows = await self._database.rows(
            "SELECT definition_hash, command_ids FROM command_registration WHERE application_id = ?", application_id
        )
        if not rows:
            return None
        return Registration(rows[0]["definition_hash"], json.loads(rows[0]["command_ids"]))

    async def save_registration(self, application_id: int, registration: Registration) -> None:
        """Keep this registration; those of other applications are forgotten, as one file serves one bot."""
        async with self._database.transaction() as connection:
            await connection.execute("DELETE FROM command_registration")
            await connection.execute(
                "INSERT INTO command_registration VALUES (?, ?, ?, ?)",
                (
                    application_id,
                    registration.definition_hash,
                    json.dumps(registration.command_ids),
                    datetime.now(UTC).isoformat(timespec="seconds"),
                ),
            )
