"""What stores of the state ask of a database, whichever engine is behind it.

The SQL is the same for both: what SQLite and PostgreSQL agree on, with SQLite's ``?`` and ``?1`` for parameters. What
they don't agree on is an engine's own: ``row_lock``, and the schema.
"""

from __future__ import annotations

from collections.abc import Awaitable, Iterable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol

from bot.store.share import Share


class Row(Protocol):
    """A row, whose values are had by name or by position."""

    def __getitem__(self, key: Any, /) -> Any:
        """One value."""

    def __iter__(self) -> Iterator[Any]:
        """All of them."""


class Counted(Protocol):
    """What came of a statement."""

    @property
    def rowcount(self) -> int:
        """How many rows it changed."""


class Transaction(Protocol):
    """A transaction that is open."""

    def execute(self, sql: str, parameters: Iterable[Any] = ..., /) -> Awaitable[Counted]:
        """Carry out a statement."""

    def executemany(self, sql: str, parameters: Iterable[Iterable[Any]], /) -> Awaitable[object]:
        """Carry out a statement once for each of many rows."""

    def execute_fetchall(self, sql: str, parameters: Iterable[Any] = ..., /) -> Awaitable[Iterable[Row]]:
        """The rows of a query, or of a statement that returns some."""


class StateDatabase(Protocol):
    """A database that the state is kept in.

    Attributes:
        row_lock: What a query ends with so that no other transaction changes the rows it finds before this one ends.
        share: Of the servers, those that this process delivers to.
    """

    row_lock: str
    share: Share

    def transaction(self) -> AbstractAsyncContextManager[Transaction]:
        """A write transaction: committed at the end, rolled back on any exception, cancellation included.

        Raises:
            StoreError: It could not be written, or no longer; nothing of it was.
        """

    async def rows(self, sql: str, *parameters: object) -> Sequence[Row]:
        """All rows of a query, as of the last transaction that was committed.

        Raises:
            StoreError: They could not be read.
        """

    async def close(self) -> None:
        """Let go of it."""
