"""The state, for commands that read it beside a running bot, and for moving it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.errors import ConfigurationError
from bot.settings import Settings
from bot.store import StateDatabase, migrate_state, open_database, open_postgres

IN_POSTGRES = (
    "STATE_URL is set, so the bot's state is in PostgreSQL. Back it up with PostgreSQL's own tools, "
    "such as `pg_dump --format=custom --file=FILE $STATE_URL`, "
    "and restore it with `pg_restore --clean --if-exists --dbname=$STATE_URL FILE` while no "
    "bot runs. The file in DATABASE_PATH only holds the library, which is rebuilt at the next start."
)


@asynccontextmanager
async def look_at_state(settings: Settings) -> AsyncIterator[StateDatabase]:
    """The state's database, while the block runs; bots may be using it."""
    state: StateDatabase
    if settings.state_url is not None:
        state = await open_postgres(settings.state_url, connections=1)
    else:
        state = await open_database(settings.database_path, alone=False)
    try:
        yield state
    finally:
        await state.close()


async def move_state(settings: Settings) -> str:
    """Copy the state from the file to PostgreSQL. Returns what was done, and what to do now.

    Raises:
        ConfigurationError: STATE_URL is not set.
        StoreError: It failed, and nothing was copied.
    """
    if settings.state_url is None:
        raise ConfigurationError(
            "Set STATE_URL to the PostgreSQL database for this bot's state, such as "
            "postgresql://user:password@host/database, and run this again."
        )
    copied = await migrate_state(settings.database_path, settings.state_url)
    return (
        f"Copied from {settings.database_path} to PostgreSQL: {copied['subscription']} subscriptions, "
        f"{copied['delivery']} deliveries, {copied['follow_up']} follow-ups, {copied['talk']} server settings, "
        f"{copied['miss']} misses. The file is unchanged. From now on, start every bot with STATE_URL."
    )
