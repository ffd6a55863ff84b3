"""The SQLite file: opening it safely, one connection, explicit transactions."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiosqlite

from bot.errors import StoreError
from bot.store.migrations import SCHEMA_VERSION, migrate

APPLICATION_ID = 0x44544E54  # "DTNT": tells our file from another program's
_HEADER = b"SQLite format 3\x00"
_BUSY_MILLISECONDS = 5_000


class Database:
    """One open SQLite file in WAL mode with foreign keys on.

    All statements share a single connection. A transaction holds a lock, so a coroutine that writes can't slip its
    statements into another one's transaction.
    """

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection
        self._writing = asyncio.Lock()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[aiosqlite.Connection]:
        """A write transaction: committed at the end, rolled back on any exception."""
        async with self._writing:
            await self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                await self._connection.commit()  # inside: deferred foreign keys fail here
            except BaseException:
                await self._connection.rollback()
                raise

    async def rows(self, sql: str, *parameters: object) -> list[sqlite3.Row]:
        """All rows of a query, outside any transaction of another coroutine."""
        async with self._writing:
            return list(await self._connection.execute_fetchall(sql, parameters))

    async def close(self) -> None:
        """Close the file. Waits for a running transaction."""
        async with self._writing:
            await self._connection.close()


async def open_database(path: Path) -> Database:
    """Open the file, creating or migrating it as needed.

    Raises:
        StoreError: The file can't be used; it has not been touched.
    """
    _make_room(path)
    try:
        await _inspect(path)
        return await _open(path)
    except sqlite3.Error as error:
        raise StoreError(f"{path} can't be used as the database: {error}. Check the file or name another path.") from (
            error
        )


def _make_room(path: Path) -> None:
    """Make sure that the file exists or can be made, before SQLite gets to create anything."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new = not path.exists()
        with path.open("ab"):
            pass
        if new:
            path.unlink()
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoreError(
            f"The database {path} can't be written ({reason}); "
            "set DATABASE_PATH to a file in a folder you may write to."
        ) from error


def _is_new(path: Path) -> bool:
    """Whether there is nothing in the file yet; refuses one that is no SQLite database."""
    if not path.exists() or path.stat().st_size == 0:
        return True
    with path.open("rb") as file:
        if file.read(len(_HEADER)) != _HEADER:
            raise StoreError(f"{path} is not a SQLite database; set DATABASE_PATH to another file.")
    return False


async def _inspect(path: Path) -> None:
    """Refuse a file that isn't ours or is newer than this program, while it is open for reading only."""
    if _is_new(path):
        return
    async with aiosqlite.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True) as connection:  # noqa: ASYNC240
        version = await _number(connection, "PRAGMA user_version")
        application = await _number(connection, "PRAGMA application_id")
        tables = await _number(connection, "SELECT count(*) FROM sqlite_schema")
    if (tables or version) and application != APPLICATION_ID:
        raise StoreError(f"{path} is a database of another program; set DATABASE_PATH to another file.")
    if version > SCHEMA_VERSION:
        raise StoreError(
            f"{path} belongs to a newer version of this program (schema {version}, this one knows {SCHEMA_VERSION}): "
            "install the newer one, or point DATABASE_PATH elsewhere."
        )


async def _open(path: Path) -> Database:
    connection = await aiosqlite.connect(path, isolation_level=None)
    try:
        connection.row_factory = sqlite3.Row
        await connection.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
        await connection.execute("PRAGMA journal_mode = WAL")
        await connection.execute("PRAGMA synchronous = NORMAL")
        await connection.execute("PRAGMA foreign_keys = ON")
        await migrate(connection, application_id=APPLICATION_ID)
    except BaseException:
        await connection.close()
        raise
    return Database(connection)


async def _number(connection: aiosqlite.Connection, sql: str) -> int:
    async with connection.execute(sql) as cursor:
        row = await cursor.fetchone()
    return int(row[0]) if row else 0
