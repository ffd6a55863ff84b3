"""An open SQLite database: one connection for writing, one for reading, explicit transactions."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import aiosqlite

from bot.errors import StoreError
from bot.store.faults import LOCKED, explained, is_locked
from bot.store.share import ALL


class Database:
    """One open SQLite file in WAL mode with foreign keys on.

    Reads have a connection of their own, so they never wait for a write. All writes share the other; a transaction
    holds a lock, so a coroutine can't slip its statements into another one's transaction.

    Args:
        writer: The connection that writes.
        reader: The one that reads.
        resources: Both of them and whatever else is held as long as the database is open.
    """

    row_lock = ""  # so that nobody else writes meanwhile

    def __init__(self, writer: aiosqlite.Connection, reader: aiosqlite.Connection, resources: AsyncExitStack) -> None:
        self.share = ALL
        self._writer = writer
        self._reader = reader
        self._resources = resources
        self._writing = asyncio.Lock()
        self._found_locked_at = float("-inf")

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[aiosqlite.Connection]:
        """A write transaction: committed at the end, rolled back on any exception, cancellation included.

        Raises:
            StoreError: It couldn't be written; nothing was.
        """
        asked_at = time.monotonic()
        async with self._writing:
            if self._found_locked_at > asked_at:  # the one ahead timed out; waiting as long again won't help
                raise StoreError(LOCKED)
            with explained():
                try:  # with BEGIN inside: even if it is canceled, SQLite has begun
                    await self._begin()
                    yield self._writer
                    await self._writer.commit()  # inside: deferred foreign keys fail here
                except BaseException:
                    await self._writer.rollback()
                    raise

    async def rows(self, sql: str, *parameters: object) -> list[sqlite3.Row]:
        """All rows of a query, as of the last committed transaction.

        Raises:
            StoreError: They couldn't be read.
        """
        with explained():
            return list(await self._reader.execute_fetchall(sql, parameters))

    async def close(self) -> None:
        """Close the file. Waits for a running transaction."""
        async with self._writing:
            await self._resources.aclose()

    async def _begin(self) -> None:
        try:
            await self._writer.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            if is_locked(error):
                self._found_locked_at = time.monotonic()
            raise
