"""The interface that stores of the state need from a database, whichever engine it is.

The SQL is the same for both, in what SQLite and PostgreSQL have in common, with SQLite's ``?`` and ``?1`` for
parameters. Each engine has its own ``row_lock`` and schema.
"""

from __future__ import annotations

from collections.abc import Awaitable, Iterable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol

from bot.store.share import Share


class Row(Protocol):
    """A row, with values by name or by position."""

    def __getitem__(self, key: Any, /) -> Any:
        """One value."""

    def __iter__(self) -> Iterator[Any]:
        """All of them."""


class Counted(Protocol):
    """The result of a statement."""

    @property
    def rowcount(self) -> int:
        """The number of rows it changed."""


class Transaction(Protocol):
    """An open transaction."""

    def execute(self, sql: str, parameters: Iterable[Any] = ..., /) -> Awaitable[Counted]:
        """Execute a statement."""

    def executemany(self, sql: str, parameters: Iterable[Iterable[Any]], /) -> Awaitable[object]:
        """Execute a statement once for each row."""

    def execute_fetchall(self, sql: str, parameters: Iterable[Any] = ..., /) -> Awaitable[Iterable[Row]]:
        """The rows of a query, or of a statement that returns some."""


class StateDatabase(Protocol):
    """A database with the state.

    Attributes:
        row_lock: The end of a query whose rows no other transaction may change before this one ends.
        share: The servers that this process delivers to.
    """

    row_lock: str
    share: Share

    def transaction(self) -> AbstractAsyncContextManager[Transaction]:
        """A write transaction: committed at the end, rolled back on any exception, cancellation included.

        Raises:
            StoreError: It couldn't be written; nothing was.
        """

    async def rows(self, sql: str, *parameters: object) -> Sequence[Row]:
        """All rows of a query, as of the last committed transaction.

        Raises:
            StoreError: They couldn't be read.
        """

    async def close(self) -> None:
        """Close it."""
