"""Load the library from its files into the snapshot that is served."""

from __future__ import annotations

import asyncio
import errno
import hashlib
import logging
import os
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path

from bot.cli.output import counted
from bot.domain import Library
from bot.errors import LibraryError
from bot.installation import COMMAND
from bot.store import LibraryStore

_log = logging.getLogger(__name__)

_BOT = Path(__file__).parents[1]
# The code that decides how files are read, whether they are valid, and what is stored.
_READERS = tuple(_BOT / name for name in ("domain", "loader", "render", "store"))
_CODE = (".py", ".sql", ".txt")


def read_valid_library(content_dir: Path, seeds_dir: Path) -> Library:
    """The library of the files.

    Raises:
        LibraryError: They have problems, which have been logged one by one.
    """
    from bot.loader import read_library  # noqa: PLC0415 - a start with unchanged files does without
    from bot.render.briefs import brief_faults  # noqa: PLC0415

    reading = read_library(content_dir, seeds_dir, measure=brief_faults)
    if reading.library is None:
        for problem in reading.problems:
            _log.error("%s", problem)
        raise LibraryError(
            f"The library in {content_dir} and {seeds_dir} has "
            f"{counted(len(reading.problems), 'problem')}, listed above. "
            f"Fix them, then run `{COMMAND} check`.",
            tuple(str(problem) for problem in reading.problems),
        )
    return reading.library


async def refresh_library(
    store: LibraryStore, content_dir: Path, seeds_dir: Path, now: datetime | None = None
) -> Library:
    """Store the files' library if it is valid and new, and return the stored one.

    Raises:
        LibraryError: The files have problems and no good library is stored yet.
    """
    try:
        await take_up_files(store, content_dir, seeds_dir, now)
    except LibraryError as error:
        if await store.stored_hash() is None:
            raise
        _log.warning("%s The previous library stays in use.", error)
    return await stored_library(store)


async def stored_library(store: LibraryStore) -> Library:
    """The stored library; raises LibraryError if there is none."""
    library = await store.read_library()
    if library is None:  # only if another program has just emptied the file
        raise LibraryError("The library couldn't be read back from the database. Start the bot again.")
    return library


async def take_up_files(store: LibraryStore, content_dir: Path, seeds_dir: Path, now: datetime | None = None) -> bool:
    """Store the files' library if it is new; returns whether it was. Everything slow is done off the event loop.

    Files that are byte for byte those of the stored library are not read again. ``now`` is when what changed counts as
    changed.

    Raises:
        LibraryError: The files have problems.
    """
    fingerprint = await asyncio.to_thread(_fingerprint, content_dir, seeds_dir)
    if fingerprint is not None and fingerprint == await store.stored_fingerprint():
        return False
    library = await asyncio.to_thread(read_valid_library, content_dir, seeds_dir)
    if not await store.replace_library(library, fingerprint, now=now):
        return False
    _log.info("Stored a new library.")
    return True


def _fingerprint(content_dir: Path, seeds_dir: Path) -> str | None:
    """A SHA-256 over everything the loader would read, and the code that reads and stores it.

    None if something among it can't be read or is no file; the loader says what.
    """
    from bot.loader import is_passed_over  # noqa: PLC0415 - as above

    digest = hashlib.sha256(_code_digest(_READERS).encode())
    try:
        for folder in (content_dir, seeds_dir):
            for path in _walk(folder, is_passed_over):
                _add(digest, folder, path)
    except OSError:
        return None
    return digest.hexdigest()


def _code_digest(folders: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for folder in folders:
        for path in _walk(folder, lambda name: "." in name and not name.endswith(_CODE)):
            _add(digest, folder, path)
    return digest.hexdigest()


def _walk(folder: Path, is_passed_over: Callable[[str], bool]) -> Iterator[Path]:
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if is_passed_over(entry.name):
            continue
        yield Path(entry.path)
        if entry.is_dir():
            yield from _walk(Path(entry.path), is_passed_over)


def _add(digest: hashlib._Hash, folder: Path, path: Path) -> None:
    digest.update(f"{path.relative_to(folder).as_posix()}\0".encode(errors="surrogateescape"))
    if path.is_file():
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    elif not path.is_dir():  # reading a pipe would block
        raise OSError(errno.EINVAL, "not a regular file", str(path))
