"""Writing to the bot's database from a test that shares its event loop."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

from tests.support.waiting import eventually


@asynccontextmanager
async def write_lock(path: Path) -> AsyncIterator[sqlite3.Connection]:
    """Another program writes to the database; what is left uncommitted is rolled back."""
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as other:
        await eventually(lambda: begins(other))
        yield other
        if other.in_transaction:
            other.rollback()


def begins(connection: sqlite3.Connection) -> bool:
    """Begin to write, unless the bot is writing: waiting for it here would hold up the loop that it writes on."""
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError:
        return False
    return True
