"""Move the state from SQLite to PostgreSQL, once, before the first process starts."""

from __future__ import annotations

from pathlib import Path

from bot.errors import StoreError
from bot.store.connection import Database
from bot.store.database import Transaction
from bot.store.opening import open_database
from bot.store.postgres_opening import open_postgres

_TABLES = ("owner", "command_registration", "talk", "miss", "subscription", "delivery", "follow_up")  # children last
_BATCH = 5_000  # rows written at a time


async def migrate_state(path: Path, url: str) -> dict[str, int]:
    """Copy all state of a file into an empty PostgreSQL database, in one transaction; the file stays as it is.

    Args:
        path: The file. No bot may be running on it.
        url: The database.

    Returns:
        How many rows were copied, by table.

    Raises:
        StoreError: One of the two can't be used, or the database holds something already. Nothing was copied.
    """
    if not path.is_file():  # noqa: ASYNC240 - nothing else runs in this loop
        raise StoreError(f"There is no database at {path}. Check DATABASE_PATH.")
    source = await open_database(path)
    try:
        target = await open_postgres(url)
        try:
            async with target.transaction() as connection:
                await connection.execute("LOCK TABLE process, owner, subscription IN ACCESS EXCLUSIVE MODE")
                await _refuse_used(source, connection)
                copied = {table: await _copy(source, connection, table) for table in _TABLES}
                await _go_on_counting(source, connection)
                return copied
        finally:
            await target.close()
    finally:
        await source.close()


async def _refuse_used(source: Database, connection: Transaction) -> None:
    if await connection.execute_fetchall("SELECT 1 FROM process WHERE lease_end > clock_timestamp()"):
        raise StoreError("A bot is using the database in STATE_URL. Stop it first.")
    (theirs, ours) = (
        await connection.execute_fetchall("SELECT application_id FROM owner"),
        await source.rows("SELECT application_id FROM owner"),
    )
    if [tuple(row) for row in theirs] not in ([], [tuple(row) for row in ours]):
        raise StoreError("The database in STATE_URL belongs to another bot. Set STATE_URL to another one.")
    for table in _TABLES[2:]:
        if await connection.execute_fetchall(f"SELECT 1 FROM {table} LIMIT 1"):  # noqa: S608 - a constant's
            raise StoreError(
                f"The database in STATE_URL isn't empty (table {table} has rows). Set STATE_URL to an empty one."
            )


async def _copy(source: Database, connection: Transaction, table: str) -> int:
    rows = await source.rows(f"SELECT * FROM {table}")  # noqa: S608 - a constant's
    if rows:
        names = rows[0].keys()
        marks = ", ".join("?" for _ in names)
        statement = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks}) ON CONFLICT DO NOTHING"  # noqa: S608
        for start in range(0, len(rows), _BATCH):
            await connection.executemany(statement, [tuple(row) for row in rows[start : start + _BATCH]])
    return len(rows)


async def _go_on_counting(source: Database, connection: Transaction) -> None:
    """Give no number of a subscription again that one has, or had: deliveries are known by it in old messages."""
    last = await source.rows("SELECT seq FROM sqlite_sequence WHERE name = 'subscription'")
    if last:
        await connection.execute_fetchall(
            "SELECT setval(pg_get_serial_sequence('subscription', 'id'), ?)", (last[0]["seq"],)
        )
