"""The library as shipped, ready to be asked."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bot.answering import Answerer
from bot.domain import Library
from bot.loader import read_library
from bot.search.search import Search

ROOT = Path(__file__).resolve().parents[2]


@cache
def shipped_library() -> Library:
    reading = read_library(ROOT / "content", ROOT / "seeds")
    assert reading.library is not None, "\n".join(map(str, reading.problems))
    return reading.library


@cache
def shipped_answerer() -> Answerer:
    library = shipped_library()
    return Answerer(library, Search(library))
