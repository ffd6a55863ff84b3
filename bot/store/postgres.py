"""The state in PostgreSQL: a pool of connections, behind the same interface as the SQLite file."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import asyncpg

from bot.errors import StoreError
from bot.store.share import ALL

if TYPE_CHECKING:
    from asyncpg.pool import PoolConnectionProxy

Connection: TypeAlias = "PoolConnectionProxy[asyncpg.Record]"  # at run time, neither is generic

_WAITING = 20.0  # seconds for a free connection: a hundred digests go out at once, and a slow disk takes its time
_CLOSING = 3.0  # seconds
_UNREACHABLE = "PostgreSQL can't be reached ({}). Check that it is running and that STATE_URL is right."
_BUSY = "The database is busy with the same rows, so nothing was changed. Try again in a moment."
_MIGRATED = "Another version of the bot has just changed the tables, so nothing was changed. Try again in a moment."
_GONE = (
    OSError,
    TimeoutError,
    asyncpg.PostgresConnectionError,
    asyncpg.InternalClientError,  # a connection that ended while the process was frozen
    asyncpg.OperatorInterventionError,  # it is starting, stopping, or ended our connection
    asyncpg.InsufficientResourcesError,  # out of connections, or of disk space
    asyncpg.InvalidAuthorizationSpecificationError,
    asyncpg.InvalidCatalogNameError,
    asyncpg.IdleInTransactionSessionTimeoutError,
)
_LATER = (
    asyncpg.TransactionRollbackError,
    asyncpg.LockNotAvailableError,
    asyncpg.QueryCanceledError,
    asyncpg.UniqueViolationError,  # two processes used the same number
)


class Counted(NamedTuple):
    """The result of a statement."""

    rowcount: int


class PostgresTransaction:
    """An open transaction on a connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def execute(self, sql: str, parameters: Iterable[Any] = (), /) -> Counted:
        """Execute a statement."""
        status = await self._connection.execute(numbered(sql), *parameters)
        count = status.rpartition(" ")[2]  # "INSERT 0 1", "UPDATE 3", "BEGIN"
        return Counted(int(count) if count.isdigit() else 0)

    async def executemany(self, sql: str, parameters: Iterable[Iterable[Any]], /) -> None:
        """Execute a statement once for each row."""
        await self._connection.executemany(numbered(sql), [tuple(row) for row in parameters])

    async def execute_fetchall(self, sql: str, parameters: Iterable[Any] = (), /) -> list[asyncpg.Record]:
        """The rows of a query, or of a statement that returns some."""
        return await self._connection.fetch(numbered(sql), *parameters)


class PostgresDatabase:
    """An open pool of connections. Each transaction has its own connection."""

    row_lock = " FOR UPDATE"

    def __init__(self, pool: asyncpg.Pool[asyncpg.Record]) -> None:
        self.share = ALL
        self._pool = pool

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[PostgresTransaction]:
        """See ``StateDatabase``."""
        with explained():
            async with self._pool.acquire(timeout=_WAITING) as connection, connection.transaction():
                yield PostgresTransaction(connection)

    async def rows(self, sql: str, *parameters: object) -> Sequence[asyncpg.Record]:
        """See ``StateDatabase``."""
        with explained():
            async with self._pool.acquire(timeout=_WAITING) as connection:
                return await connection.fetch(numbered(sql), *parameters)

    async def close(self) -> None:
        """Close the connections; hanging ones are terminated."""
        try:
            async with asyncio.timeout(_CLOSING):
                await self._pool.close()
        except TimeoutError:
            self._pool.terminate()


@contextmanager
def explained() -> Iterator[None]:
    """Turn errors of the server or the network into a sentence; the bot's own errors stay as they are.

    Raises:
        StoreError: There was such an error.
    """
    try:
        yield
    except _LATER as error:
        raise StoreError(_BUSY) from error
    except asyncpg.InvalidCachedStatementError as error:  # all statements are prepared again after it
        raise StoreError(_MIGRATED) from error
    except asyncpg.InterfaceError as error:
        if "clos" not in str(error):  # not a connection that was closed meanwhile, but an error of the bot's own
            raise
        raise StoreError(_UNREACHABLE.format("the connection ended")) from error
    except _GONE as error:
        raise StoreError(_UNREACHABLE.format(str(error).partition("\n")[0] or type(error).__name__)) from error


@lru_cache(maxsize=512)
def numbered(sql: str) -> str:
    """A statement with PostgreSQL's ``$1`` for SQLite's ``?`` and ``?1``: a bare one is the next after the highest."""
    highest = 0

    def number(match: re.Match[str]) -> str:
        nonlocal highest
        this = int(match[1] or highest + 1)
        highest = max(highest, this)
        return f"${this}"

    return re.sub(r"\?(\d*)", number, sql)
