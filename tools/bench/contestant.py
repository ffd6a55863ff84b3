"""One way to find names, at one size, in a process of its own: what building, memory and a lookup cost, and its hits.

    python -m tools.bench.contestant NAME TOPICS QUERIES

NAME is "matcher" or one of ``tools.peers``; TOPICS how many are made up, 0 for the shipped library. Prints JSON.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass

from bot.cli.library import read_valid_library
from bot.domain import Library
from bot.search.search import Search
from tools.bench.children import own_megabytes
from tools.bench.tables import ROOT
from tools.generated import make_library, mistype_names, names_of

MATCHER = "matcher"
SEED = 29
_WARM_UP = 10

Find = Callable[[str], str | None]  # words to the first topic that is opened or offered


@dataclass(frozen=True)
class Costs:
    """What was measured.

    Attributes:
        names: How many there are.
        build_seconds: From the names to the first lookup.
        megabytes: Resident memory the index takes.
        milliseconds: Of each lookup.
        hits: Whether each lookup found the topic that was meant.
    """

    names: int
    build_seconds: float
    megabytes: float
    milliseconds: list[float]
    hits: list[bool]


def measure_contestant(name: str, library: Library, queries: int) -> Costs:
    """Build one contestant and ask it for mistyped names."""
    names = names_of(library)
    asked = mistype_names(names, queries, random.Random(SEED))
    build = _builder(name, library, names)
    before = own_megabytes()
    began = time.perf_counter()
    find = build()
    build_seconds = time.perf_counter() - began
    megabytes = own_megabytes() - before
    for query, _, _ in asked[:_WARM_UP]:
        find(query)
    milliseconds, hits = [], []
    for query, topic, _ in asked:
        began = time.perf_counter()
        found = find(query)
        milliseconds.append((time.perf_counter() - began) * 1000)
        hits.append(found == topic)
    return Costs(len(names), build_seconds, megabytes, milliseconds, hits)


def _builder(name: str, library: Library, names: list[tuple[str, str]]) -> Callable[[], Find]:
    """What builds a contestant; its imports are no part of what is measured."""
    if name == MATCHER:

        def build_ours() -> Find:
            search = Search(library)
            return lambda words: next(iter(search.find_topic(words).suggestions), None)

        return build_ours
    from tools.peers import PEERS

    def build_peer() -> Find:
        peer = PEERS[name](names)
        return lambda words: best[0] if (best := peer.find(words)) else None

    return build_peer


def _library(topics: int) -> Library:
    return make_library(topics) if topics else read_valid_library(ROOT / "content", ROOT / "seeds")


if __name__ == "__main__":
    contestant, topics, queries = sys.argv[1:]
    print(json.dumps(asdict(measure_contestant(contestant, _library(int(topics)), int(queries)))))
