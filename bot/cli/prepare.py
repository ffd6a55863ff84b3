"""Build the indexes that the bot answers from."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime
from typing import NamedTuple

from bot.cli.library import refresh_library
from bot.domain import Library
from bot.locales import read_all
from bot.render.catalogue import Catalogue, catalogues
from bot.search.answerer import Answerer
from bot.search.search import Search
from bot.search.vectors import Vectors
from bot.settings import Settings
from bot.store import LibraryStore

_log = logging.getLogger(__name__)


class Prepared(NamedTuple):
    """A library and its indexes. It is immutable, so any number of bots can share it."""

    library: Library
    search: Search
    answerer: Answerer
    catalogues: dict[str, Catalogue]

    def make_ready(self) -> None:
        """Build everything needed for answers. Takes seconds, so not on an event loop."""
        read_all()
        self.answerer.prepare()


async def prepare(store: LibraryStore, settings: Settings, now: datetime) -> Prepared:
    """Store the files' library if it is new, and index the stored one.

    Args:
        store: Where the library is kept.
        settings: Where its files are.
        now: When what changed counts as changed.

    Raises:
        LibraryError: The files have problems and no good library is stored yet.
    """
    library = await refresh_library(store, settings.content_dir, settings.seeds_dir, now)
    return await index(library, settings)


async def index(library: Library, settings: Settings) -> Prepared:
    """Index a library off the event loop."""
    prepared = await asyncio.to_thread(_index, library, settings)
    _log.info("Serving %d topics with %d claims.", len(library.topics), len(library.claims))
    return prepared


def _index(library: Library, settings: Settings) -> Prepared:
    vectors = Vectors(settings.database_path.with_suffix(".vectors"), is_on=settings.semantic == "on")
    search = Search(library, vectors)
    return Prepared(library, search, Answerer(library, search), catalogues(library))
