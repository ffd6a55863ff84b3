"""The library as shipped, read once for all tests of a worker, and what searches it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bot.domain import Library
from bot.loader import Reading, read_library
from bot.render.briefs import brief_faults
from bot.search.answerer import Answerer
from bot.search.search import Search
from bot.search.vectors import Vectors

ROOT = Path(__file__).resolve().parents[1]
CONTENT, SEEDS = ROOT / "content", ROOT / "seeds"
_VECTORS = ROOT / ".pytest_cache" / "shipped.vectors"  # of texts by their hash, so an earlier run's are as good


@cache
def shipped_reading() -> Reading:
    return read_library(CONTENT, SEEDS, measure=brief_faults)


@cache
def shipped_library() -> Library:
    reading = shipped_reading()
    assert reading.library is not None, "\n".join(map(str, reading.problems))
    return reading.library


@cache
def shipped_search() -> Search:
    """By words alone."""
    return Search(shipped_library())


def shipped_answerer(*, is_semantic: bool = True) -> Answerer:
    return _answerer(is_semantic)  # an argument left out would be another entry of the cache


@cache
def _answerer(is_semantic: bool) -> Answerer:
    search = Search(shipped_library(), Vectors(_VECTORS)) if is_semantic else shipped_search()
    answerer = Answerer(shipped_library(), search)
    answerer.prepare()
    return answerer
