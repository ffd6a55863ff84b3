"""Connect to PostgreSQL and migrate its schema, while other processes may do the same."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import StoreError
from bot.store.migrations import read_scripts

if TYPE_CHECKING:
    import asyncpg

    from bot.store.postgres import PostgresDatabase

_MIGRATING = 0x44544E54  # the advisory lock's number; ours, as no other program shares the database
_RUNS_ON = re.compile(r"-- Kind: (?:expand|contract)\. Programs of this schema or later run on it: (\d+)\.")
_POOL = 10  # connections; a tick and a hundred deliveries at once were seen to keep six busy
_SETTINGS = {
    "application_name": "detente",
    # A process that freezes in the middle of a transaction must not block rows for the one that replaces it.
    "idle_in_transaction_session_timeout": "10s",
    "lock_timeout": "4s",
    "timezone": "UTC",
}


def scripts() -> dict[int, str]:
    """The SQL of each migration."""
    return read_scripts(Path(__file__).parent / "postgres_migrations")


POSTGRES_SCHEMA = len(scripts())


async def open_postgres(url: str, *, connections: int = _POOL) -> PostgresDatabase:
    """Connect, creating or migrating the tables as needed.

    Args:
        url: As ``postgresql://user:password@host:port/database``.
        connections: How many to have at most.

    Raises:
        StoreError: It can't be reached, or has content that this program doesn't know.
    """
    import asyncpg  # noqa: PLC0415 - 3 MB, for those who have PostgreSQL only

    from bot.store.postgres import PostgresDatabase, explained  # noqa: PLC0415

    try:
        with explained():
            pool = await asyncpg.create_pool(
                url, min_size=0, max_size=connections, timeout=5, command_timeout=30, server_settings=_SETTINGS
            )
            try:
                async with pool.acquire() as connection:
                    await _bring_up_to_date(connection)
            except BaseException:
                await pool.close()
                raise
            return PostgresDatabase(pool)
    except (ValueError, asyncpg.PostgresError) as error:
        raise StoreError(
            f"STATE_URL can't be used ({error}). Check that it is the address of a PostgreSQL database."
        ) from error


async def _bring_up_to_date(connection: asyncpg.pool.PoolConnectionProxy[asyncpg.Record]) -> None:
    """Run the missing migrations, each in its own transaction; one process at a time."""
    await connection.execute("SET lock_timeout = 0; SELECT pg_advisory_lock($1)".replace("$1", str(_MIGRATING)))
    try:
        await connection.execute(
            "CREATE TABLE IF NOT EXISTS schema_version (version BIGINT PRIMARY KEY, runs_on BIGINT NOT NULL)"
        )
        reached, runs_on = await connection.fetchrow(
            "SELECT coalesce(max(version), 0), coalesce(max(runs_on), 0) FROM schema_version"
        ) or (0, 0)
        if runs_on > POSTGRES_SCHEMA:
            raise StoreError(
                f"The database belongs to a newer version of the bot (it needs schema {runs_on} or later; "
                f"this one has {POSTGRES_SCHEMA}). Install the newer version."
            )
        for version, script in scripts().items():
            if version > reached:
                async with connection.transaction():
                    await connection.execute(script)
                    await connection.execute("INSERT INTO schema_version VALUES ($1, $2)", version, runs_on_of(script))
    finally:
        await connection.execute(f"SELECT pg_advisory_unlock({_MIGRATING}); SET lock_timeout = '4s'")


def runs_on_of(script: str) -> int:
    """The oldest schema version that still works after a migration, from its first line."""
    found = _RUNS_ON.match(script)
    if found is None:
        raise RuntimeError("a migration of PostgreSQL must begin by saying what runs on it")
    return int(found[1])
