"""SQLite's errors as sentences that say what to do."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from bot.errors import StoreError
from bot.store.database import Row

_log = logging.getLogger(__name__)

T = TypeVar("T")

LOCKED = "Another program has locked the database, so nothing was changed. Try again in a moment."

_DAMAGED = "is damaged ({}). Restore a backup, or move it elsewhere to start with an empty one."
_READ_ONLY = "can't be written ({}). Let the bot's user write to the file and its folder."
_SENTENCES = {
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_FULL: "has no space left ({}), so nothing was changed. Free some space on its disk.",
    sqlite3.SQLITE_IOERR: "can't be read or written on its disk ({}). Check the disk and its free space.",
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
}
_PRIMARY = 0xFF  # the rest of a code only distinguishes kinds of it


@contextmanager
def explained(subject: str = "The database") -> Iterator[None]:
    """Turn errors of the file, its disk or another program into a sentence; the bot's own errors stay as they are.

    Raises:
        StoreError: There was such an error.
    """
    try:
        yield
    except sqlite3.Error as error:
        if is_locked(error):
            raise StoreError(LOCKED.replace("The database", subject)) from error
        sentence = _SENTENCES.get(_code(error))
        if sentence is None:
            raise
        raise StoreError(f"{subject} {sentence.format(error)}") from error


@contextmanager
def rows_understood() -> Iterator[None]:
    """The same for rows that SQLite can read but that make no sense: a bad disk may change a letter.

    Raises:
        StoreError: There was such a row.
    """
    try:
        yield
    except (ValueError, TypeError, AttributeError, LookupError, OverflowError, OSError) as error:
        raise StoreError(f"The database {_DAMAGED.format(error)}") from error


_damaged: set[tuple[str, ...]] = set()


def those_understood(rows: Iterable[Row], read: Callable[[Row], T]) -> list[T]:
    """The results of ``read`` for rows, without damaged ones: each is logged once and affects no other."""
    found: list[T] = []
    for row in rows:
        try:
            found.append(read(row))
        except StoreError as error:
            kind = (str(error), *map(str, tuple(row)[:2]))  # a row begins with its key
            if kind not in _damaged:
                _damaged.add(kind)
                _log.error("Ignoring a damaged row that begins with %s, %s: %s", *kind[1:], error)
    return found


def is_locked(error: sqlite3.Error) -> bool:
    """Whether another connection has the lock."""
    return _code(error) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def _code(error: sqlite3.Error) -> int:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:  # Python's own, such as invalid UTF-8
        return sqlite3.SQLITE_CORRUPT if isinstance(error, sqlite3.OperationalError) else sqlite3.SQLITE_ERROR
    return int(code) & _PRIMARY
