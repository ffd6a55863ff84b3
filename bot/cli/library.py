"""From files to the snapshot that is served."""

from __future__ import annotations

import logging
from pathlib import Path

from bot.domain import Library
from bot.errors import LibraryError
from bot.loader import read_library
from bot.render.briefs import brief_faults
from bot.store import LibraryStore

_log = logging.getLogger(__name__)


def read_valid_library(content_dir: Path, seeds_dir: Path) -> Library:
    """The library of the files.

    Raises:
        LibraryError: They have problems, which have been logged one by one.
    """
    reading = read_library(content_dir, seeds_dir, measure=brief_faults)
    if reading.library is None:
        for problem in reading.problems:
            _log.error("%s", problem)
        raise LibraryError(
            f"The library in {content_dir} and {seeds_dir} has {len(reading.problems)} problem(s), named above; "
            "mend them and run `python -m bot check`."
        )
    return reading.library


async def refresh_library(store: LibraryStore, content_dir: Path, seeds_dir: Path) -> Library:
    """Store the files' library where it is sound and new, and give what is stored.

    Raises:
        LibraryError: The files have problems and no good library is stored yet.
    """
    try:
        library = read_valid_library(content_dir, seeds_dir)
    except LibraryError as error:
        stored = await store.read_library()
        if stored is None:
            raise
        _log.warning("%s Running on the library stored before (%d topics).", error, len(stored.topics))
        return stored
    if await store.replace_library(library):
        _log.info("Stored a new library: %d topics, %d claims.", len(library.topics), len(library.claims))
    else:
        _log.info("The library is unchanged: %d topics, %d claims.", len(library.topics), len(library.claims))
    snapshot = await store.read_library()
    if snapshot is None:  # only if another program emptied the file this very moment
        raise LibraryError("The library could not be read back from the database; start the bot again.")
    return snapshot
