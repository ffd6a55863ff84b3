"""From files to the snapshot that is served."""

from __future__ import annotations

import errno
import hashlib
import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.index_cache import IndexCache, Served
from bot.dictionary import read_ordinary_words
from bot.domain import Library
from bot.errors import LibraryError
from bot.matching import Matcher
from bot.store import LibraryStore

if TYPE_CHECKING:
    from bot.answering.index import Index

_log = logging.getLogger(__name__)

_BOT = Path(__file__).parents[1]
# What decides how files are read, whether they are sound, and what of them is stored;
_READERS = tuple(_BOT / name for name in ("domain", "loader", "render", "store"))
# and what is made of that: how, and from which lists of words.
_INDEXERS = (_BOT / "matching", _BOT / "dictionary")
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
            f"The library in {content_dir} and {seeds_dir} has {len(reading.problems)} problem(s), named above; "
            "mend them and run `python -m bot check`."
        )
    return reading.library


def build_matcher(library: Library) -> Matcher:
    """What finds the library's topics."""
    return Matcher(
        library.topics,
        confusables=library.confusables,
        ordinary=read_ordinary_words(),
        thesaurus=library.thesaurus,
    )


async def prepare_library(
    store: LibraryStore, content_dir: Path, seeds_dir: Path, cache: IndexCache[Served], now: datetime | None = None
) -> Served:
    """The library, refreshed as below, with its indexes: those kept where nothing of it changed.

    ``now`` is when what changed counts as changed.

    Raises:
        LibraryError: The files have problems and no good library is stored yet.
    """
    fingerprint = _fingerprint(content_dir, seeds_dir)
    making = f"{_code_digest(_INDEXERS)} {sys.version}"
    served = cache.find(f"{fingerprint} {await store.stored_hash()} {making}")
    if served is None:
        library = await _refresh(store, content_dir, seeds_dir, fingerprint, now)
        served = Served(library, build_matcher(library))
        if (
            fingerprint is not None and await store.stored_fingerprint() == fingerprint
        ):  # else these files' problems are to be told at each start
            cache.keep(f"{fingerprint} {await store.stored_hash()} {making}", served)
    _log.info("Serving %d topics resting on %d claims.", len(served.library.topics), len(served.library.claims))
    return served


def prepare_questions(library: Library, path: Path) -> Index:
    """What questions about a library are read against: that kept in a file where nothing of it changed.

    Takes some tenths of a second where it has to be made, so not on an event loop.
    """
    import snowballstemmer  # noqa: PLC0415 - it and the word lists take long to load; a start needs neither

    from bot.answering.index import Index  # noqa: PLC0415

    cache = IndexCache[Index](path)
    contents = hashlib.sha256(repr(library).encode()).hexdigest()
    making = _code_digest((_BOT / "answering", _BOT / "matching", Path(snowballstemmer.__file__).parent))
    key = f"{contents} {making} {sys.version}"
    index = cache.find(key, beside=library)
    if index is None:
        index = Index(library)
        cache.keep(key, index, beside=library)
    return index


async def refresh_library(store: LibraryStore, content_dir: Path, seeds_dir: Path) -> Library:
    """Store the files' library where it is sound and new, and give what is stored.

    Files that are byte for byte those of the stored library are not read again.

    Raises:
        LibraryError: The files have problems and no good library is stored yet.
    """
    return await _refresh(store, content_dir, seeds_dir, _fingerprint(content_dir, seeds_dir), None)


async def _refresh(
    store: LibraryStore, content_dir: Path, seeds_dir: Path, fingerprint: str | None, now: datetime | None
) -> Library:
    """``now`` is when what changed counts as changed."""
    if fingerprint is None or fingerprint != await store.stored_fingerprint():
        try:
            library = read_valid_library(content_dir, seeds_dir)
        except LibraryError as error:
            stored = await store.read_library()
            if stored is None:
                raise
            _log.warning("%s Running on the library stored before (%d topics).", error, len(stored.topics))
            return stored
        if await store.replace_library(library, fingerprint, now=now):
            _log.info("Stored a new library.")
    snapshot = await store.read_library()
    if snapshot is None:  # only if another program emptied the file this very moment
        raise LibraryError("The library could not be read back from the database; start the bot again.")
    return snapshot


def _fingerprint(content_dir: Path, seeds_dir: Path) -> str | None:
    """A SHA-256 over all that the loader would look at, and the code that reads and stores it.

    None where something among it can't be read or is no file; the loader says what.
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
    elif not path.is_dir():  # a pipe would be waited for
        raise OSError(errno.EINVAL, "no ordinary file", str(path))
