"""Open the database file: checked to be ours, locked for one bot, migrated."""

from __future__ import annotations

import os
import sqlite3
from contextlib import AsyncExitStack, ExitStack, closing, suppress
from pathlib import Path

import aiosqlite

from bot.errors import StoreError
from bot.store.connection import Database
from bot.store.faults import explained, is_locked
from bot.store.migrations import SCHEMA_VERSION, migrate

APPLICATION_ID = 0x44544E54  # "DTNT": tells our file from another program's
_HEADER = b"SQLite format 3\x00"
# Discord waits three seconds for a first answer: a write that fails after two leaves one to say so.
_BUSY_SECONDS = 2.0


async def open_database(path: Path, *, alone: bool = True) -> Database:
    """Open the file, creating or migrating it as needed.

    Args:
        path: Where it is.
        alone: Keep other bots out while it is open, because two would send every digest twice. A command that hardly
            writes may open it beside a running bot.

    Raises:
        StoreError: The file can't be used and is unchanged, or another bot is running on it.
    """
    try:
        _create(path)
        async with AsyncExitStack() as resources:
            with explained(f"The database {path}"):
                version = inspect(path)
                lock = resources.enter_context(ExitStack())
                is_ours = take_lock(path, lock)
                if alone and not is_ours:
                    raise StoreError(f"Another bot is using {path}. Stop it, or set DATABASE_PATH to another file.")
                if not is_ours and version < SCHEMA_VERSION:
                    raise StoreError(f"An earlier version of the bot is using {path}. Stop it first.")
                _keep_private(path)
                writer = await _connect(path, resources)
                if is_ours:
                    await _bring_up_to_date(writer)
                reader = await _connect(path, resources)
                await reader.execute("PRAGMA query_only = ON")
            if not alone:
                lock.close()
            return Database(writer, reader, resources.pop_all())
    except sqlite3.Error as error:
        raise StoreError(
            f"{path} can't be used as the database ({error}). Choose another file, or restore a backup."
        ) from error
    except OSError as error:
        raise StoreError(
            f"The database {path} can't be written ({error.strerror or error}). "
            "Set DATABASE_PATH to a file in a folder the bot can write to."
        ) from error


def _create(path: Path) -> None:
    """Make sure that the file exists and is writable, and that nobody else can read it."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def create_private(path: Path) -> None:
    """Make a new empty file that nobody else can read; raises FileExistsError if there is one."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))


def open_reader(path: Path, patience: float = 5.0) -> closing[sqlite3.Connection]:
    """A connection, closed at the end of a ``with``, that changes nothing; it waits some seconds for a lock."""
    return closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=patience))


def find_damage(path: Path) -> str | None:
    """The first fault in a database's pages; None if it is whole."""
    with open_reader(path) as connection:
        found = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    return None if found == "ok" else found


def inspect(path: Path, advice: str = "Set DATABASE_PATH to another file") -> int:
    """The version of its schema, 0 for a new one; refuses a file that isn't ours or is newer than this program."""
    if path.stat().st_size == 0:
        return 0
    with path.open("rb") as file:
        if file.read(len(_HEADER)) != _HEADER:
            raise StoreError(f"{path} isn't an SQLite database. {advice}.")
    with open_reader(path, _BUSY_SECONDS) as connection:
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if (tables or version) and application != APPLICATION_ID:
        raise StoreError(f"{path} is another program's database. {advice}.")
    if version > SCHEMA_VERSION:
        raise StoreError(
            f"{path} belongs to a newer version of the bot (schema {version}; this one supports {SCHEMA_VERSION}). "
            f"Install the newer version, or {advice[0].lower()}{advice[1:]}."
        )
    return version


def find_owner(path: Path) -> int | None:
    """The application that owns the database; None if there is none yet, or the version didn't record it."""
    with open_reader(path) as connection, suppress(sqlite3.Error):
        row = connection.execute("SELECT application_id FROM owner").fetchone()
        return None if row is None else int(row[0])
    return None


def take_lock(path: Path, resources: ExitStack) -> bool:
    """Lock the file beside it until ``resources`` are closed. Returns whether no other process had it.

    This is SQLite's own lock, on an empty database: it works on every system and always ends with the process.
    """
    beside = path.resolve().with_name(f"{path.resolve().name}.lock")
    with suppress(FileExistsError):  # closing an existing one would release this process's own lock
        create_private(beside)
    connection = resources.enter_context(closing(sqlite3.connect(beside, timeout=0, isolation_level=None)))
    try:
        connection.execute("PRAGMA journal_mode = MEMORY")  # there is nothing to write
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        if is_locked(error):
            return False
        raise
    return True


def _keep_private(path: Path) -> None:
    """Make files private that earlier versions left readable. SQLite gives new files beside it the same mode."""
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        with suppress(OSError):  # missing, or owned by somebody else
            path.with_name(name).chmod(0o600)


async def _connect(path: Path, resources: AsyncExitStack) -> aiosqlite.Connection:
    connection = await resources.enter_async_context(
        aiosqlite.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
    )
    connection.row_factory = sqlite3.Row
    await connection.execute("PRAGMA synchronous = NORMAL")
    await connection.execute("PRAGMA foreign_keys = ON")
    return connection


async def _bring_up_to_date(connection: aiosqlite.Connection) -> None:
    await connection.execute("PRAGMA journal_mode = WAL")
    await migrate(connection, application_id=APPLICATION_ID)
