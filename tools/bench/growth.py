"""What more topics cost: checking, loading, reading back, starting, looking up."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from tools.bench.asking import Crowd
from tools.bench.bots import REAL, Place, prepared
from tools.bench.children import measured
from tools.bench.growing import LOAD, LOOKUP, QUESTION_INDEX, SNAPSHOT, TOPIC_INDEX
from tools.bench.memory import PATIENCE
from tools.bench.tables import ROOT, Row
from tools.bot_process import until_answering
from tools.generated import make_library, write_library

TOPICS = (20, 200, 2_000, 20_000)
_CHECK, _START = "check", "start"
_LINEAR = 1.5  # times as much a topic as with a tenth of them, at most
_STEPS = {
    _CHECK: "`python -m bot check`",
    LOAD: "load into SQLite",
    SNAPSHOT: "read the snapshot back",
    TOPIC_INDEX: "build the topics' index",
    QUESTION_INDEX: "build the questions' index, beside the bot's start",
    _START: "start to the first answer, content unchanged",
}


async def measure_growth(sizes: tuple[int, ...] = TOPICS) -> list[Row]:
    """Each step at each size."""
    return growth_rows({size: await _cost(size) for size in sizes})


def growth_rows(costs: Mapping[int, Mapping[str, float]]) -> list[Row]:
    """A row a step: seconds at each number of topics, what that is a topic, and whether that stays so."""
    shown = ", ".join(f"{topics:,}" for topics in costs)
    rows = [
        _row(f"{name}, at {shown} topics", {n: cost[step] for n, cost in costs.items()})
        for step, name in _STEPS.items()
    ]
    lookups = [cost[LOOKUP] for cost in costs.values()]
    figure = ", ".join(f"{milliseconds:.3f}" for milliseconds in lookups)
    return [*rows, Row(f"one lookup, median, at {shown} topics", f"{figure} ms", "at most 0.5 ms", max(lookups) <= 0.5)]


def _row(name: str, costs: Mapping[int, float]) -> Row:
    seconds = ", ".join(f"{cost:.2f}" for cost in costs.values())
    a_topic = [1000 * cost / topics for topics, cost in costs.items()]
    each = ", ".join(f"{milliseconds:.2f}" for milliseconds in a_topic)
    return Row(name, f"{seconds} s; a topic {each} ms", "linear", a_topic[-1] <= _LINEAR * a_topic[-2])


async def _cost(topics: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory(prefix="detente-bench-") as folder:
        content, seeds = Path(folder) / "content", Path(folder) / "seeds"
        write_library(make_library(topics), content, seeds)
        check, start = await _check(content, seeds), await _start(content, seeds)
    return {_CHECK: check, _START: start, **await measured("growing", str(topics))}


async def _check(content: Path, seeds: Path) -> float:
    environment = {**os.environ, "CONTENT_DIR": str(content), "SEEDS_DIR": str(seeds)}
    began = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "check", cwd=ROOT, env=environment, stdout=asyncio.subprocess.PIPE
    )
    printed, _ = await process.communicate()
    if process.returncode:
        raise RuntimeError(printed.decode()[-2_000:])
    return time.perf_counter() - began


async def _start(content: Path, seeds: Path) -> float:
    """Seconds to the first answer, with the library stored and the commands registered before."""
    async with prepared(REAL, Place(content, seeds)) as bot:
        crowd = Crowd(bot.playground, people=100)
        began = time.perf_counter()
        async with bot.run() as process:
            await until_answering(bot.playground, process, patience=PATIENCE)
            await crowd.answer_time()
        return crowd.arrivals[-1] - began
