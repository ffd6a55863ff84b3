"""The library as shipped, ready to be asked, with sentence vectors and without."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bot.domain import Library
from bot.loader import read_library
from bot.search.answerer import Answerer
from bot.search.search import Search
from bot.search.vectors import Vectors

ROOT = Path(__file__).resolve().parents[2]


@cache
def shipped_library() -> Library:
    reading = read_library(ROOT / "content", ROOT / "seeds")
    assert reading.library is not None, "\n".join(map(str, reading.problems))
    return reading.library


@cache
def shipped_answerer(*, is_semantic: bool = True) -> Answerer:
    library = shipped_library()
    return Answerer(library, Search(library, Vectors(is_on=is_semantic)))
