"""Back the database up while a bot uses it, and restore a backup."""

from __future__ import annotations

import os
import sqlite3
from contextlib import ExitStack, closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from bot.errors import StoreError
from bot.store.faults import explained
from bot.store.opening import create_private, find_damage, find_owner, inspect, open_reader, take_lock

_PAGES = 1_000  # copied at a time; between them the running bot can write


def back_up(database: Path, copy: Path) -> int:
    """Copy a consistent state of the database to a new file that nobody else can read. Returns its size in bytes.

    Raises:
        StoreError: There is no database of the bot, the file exists, or the copy can't be written.
    """
    if not database.is_file():
        raise StoreError(f"There is no database at {database}. Check DATABASE_PATH.")
    inspect(database)
    part = copy.with_name(f"{copy.name}.part")
    try:
        if copy.exists():
            raise StoreError(f"{copy} already exists. Choose a new file.")
        part.unlink(missing_ok=True)
        create_private(part)
        _copy(database, part)
        part.rename(copy)
        return copy.stat().st_size
    except OSError as error:
        raise StoreError(f"{copy} can't be written ({error.strerror or error}). Choose another file.") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def restore(backup: Path, database: Path, application_id: int | None = None) -> Path | None:
    """Replace the database by a backup, keeping the old one beside it.

    Args:
        backup: The backup.
        database: The database's path. No bot may be running on it.
        application_id: The application that will run on it, if known.

    Returns:
        Where the old database is now; None if there was none.

    Raises:
        StoreError: The backup can't be used, or a bot is running. Nothing was changed.
    """
    if not backup.is_file():
        raise StoreError(f"There is no file {backup}. Check the path.")
    with explained(f"The backup {backup}"):
        inspect(backup, "Use another backup")
        _check(backup)
        owners = {owner for owner in (find_owner(backup), application_id) if owner is not None}
    had_one = database.is_file() and database.stat().st_size > 0
    try:
        database.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with ExitStack() as resources:
            if not take_lock(database, resources):
                raise StoreError(f"A bot is using {database}. Stop it first.")
            if had_one:
                inspect(database)
                owners |= {owner for owner in (find_owner(database),) if owner is not None}
            _require_one_owner(owners)
            part = database.with_name(f"{database.name}.part")
            part.unlink(missing_ok=True)
            create_private(part)
            _copy(backup, part)
            _give(part, database.parent)
            aside = _set_aside(database) if had_one else None
            part.replace(database)
            return aside
    except OSError as error:
        raise StoreError(f"{database} can't be replaced ({error.strerror or error}).") from error


def _require_one_owner(applications: set[int]) -> None:
    if len(applications) > 1:
        raise StoreError(
            "The backup belongs to another bot. Set "
            "DISCORD_TOKEN to that bot's token, or DATABASE_PATH to another file."
        )


def _copy(source: Path, target: Path) -> None:
    with (
        explained(f"{source}"),
        open_reader(source) as reader,
        closing(sqlite3.connect(target)) as writer,
    ):
        reader.backup(writer, pages=_PAGES)
        writer.execute("PRAGMA journal_mode = DELETE")  # all in the one file
    _check(target)


def _check(file: Path) -> None:
    if (found := find_damage(file)) is not None:
        raise StoreError(f"{file} is damaged ({found}). Use another backup.")


def _give(file: Path, folder: Path) -> None:
    """Give a file the owner of its folder: root may restore what a service's user must read."""
    if hasattr(os, "chown") and os.geteuid() == 0:
        os.chown(file, folder.stat().st_uid, folder.stat().st_gid)


def _set_aside(database: Path) -> Path:
    """Rename the database along with its journal."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    aside = database.with_name(f"{database.name}.before-{datetime.now(UTC):%Y%m%d-%H%M%S}")
    database.rename(aside)
    for end in ("-wal", "-shm"):
        database.with_name(f"{database.name}{end}").unlink(missing_ok=True)
    return aside
