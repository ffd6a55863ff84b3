"""What is made of the library before anybody can be answered."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import NamedTuple

from bot.answering import Answerer
from bot.cli.index_cache import IndexCache, Served
from bot.cli.library import prepare_library, prepare_questions
from bot.domain import Library
from bot.matching import Matcher
from bot.render.catalogue import Catalogue, catalogue
from bot.settings import Settings
from bot.store import LibraryStore


class Prepared(NamedTuple):
    """A library and what answers out of it. Nothing in it changes, so any number of bots may share it."""

    library: Library
    matcher: Matcher
    answerer: Answerer
    catalogue: Catalogue


async def prepare(store: LibraryStore, settings: Settings, now: datetime) -> Prepared:
    """Take the files' library into the database where it is new, and index what the database holds.

    Args:
        store: Where the library is kept.
        settings: Where its files are.
        now: When what changed counts as changed.

    Raises:
        LibraryError: The files have problems and no good library is stored yet.
    """
    cache = IndexCache[Served](settings.database_path.with_suffix(".index"))
    library, matcher = await prepare_library(store, settings.content_dir, settings.seeds_dir, cache, now)
    questions = settings.database_path.with_suffix(".questions")
    answerer = Answerer(library, matcher, partial(prepare_questions, library, questions))
    return Prepared(library, matcher, answerer, catalogue(library))
