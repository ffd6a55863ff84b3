"""What a library of some size costs, in a process of its own: storing it, reading it back, the indexes, a lookup.

    python -m tools.bench.growing TOPICS

Prints JSON.
"""

from __future__ import annotations

import asyncio
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from bot.search.answerer import Answerer
from bot.search.search import Search
from bot.store import LibraryStore, open_database
from tools.bench.contestant import SEED
from tools.generated import make_library, mistype_names, names_of

LOAD, SNAPSHOT, TOPIC_INDEX, QUESTION_INDEX, LOOKUP = "load", "snapshot", "topic index", "question index", "lookup"
_QUERIES = 1_000

Result = TypeVar("Result")


async def measure_steps(topics: int) -> dict[str, float]:
    """Seconds of each step; of the lookup, milliseconds in the middle."""
    library = make_library(topics)
    took: dict[str, float] = {}
    with tempfile.TemporaryDirectory(prefix="detente-bench-") as folder:
        database = await open_database(Path(folder) / "bench.sqlite3")
        try:
            store = LibraryStore(database)
            began = time.perf_counter()
            await store.replace_library(library)
            took[LOAD] = time.perf_counter() - began
            began = time.perf_counter()
            snapshot = await store.read_library()
            took[SNAPSHOT] = time.perf_counter() - began
        finally:
            await database.close()
    if snapshot is None or snapshot.topics != library.topics:
        raise RuntimeError("what was stored is not what is read back")
    took[TOPIC_INDEX], search = _timed(lambda: Search(library))
    took[QUESTION_INDEX], _ = _timed(Answerer(library, search).prepare)
    asked = mistype_names(names_of(library), _QUERIES, random.Random(SEED))
    lookups = [_timed(partial(search.find_topic, query))[0] for query, _, _ in asked]
    took[LOOKUP] = 1000 * statistics.median(lookups)
    return took


def _timed(act: Callable[[], Result]) -> tuple[float, Result]:
    began = time.perf_counter()
    result = act()
    return time.perf_counter() - began, result


if __name__ == "__main__":
    print(json.dumps(asyncio.run(measure_steps(int(sys.argv[1])))))
