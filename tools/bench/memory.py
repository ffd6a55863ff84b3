"""What the bot's process keeps in memory, with the shipped library and with a large one, over a bare bot's."""

from __future__ import annotations

import asyncio
import json
import statistics
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import islice
from pathlib import Path

from tools.bench.asking import Crowd
from tools.bench.bots import BARE, REAL, Place, prepared
from tools.bench.completion import typed_texts
from tools.bench.tables import Row
from tools.bot_process import ROOT, peak_memory, resident_memory, until_answering
from tools.generated import make_library, write_library
from tools.generated.library import NAMES_A_TOPIC

NAMES = 30_000
_ANSWERS, _TYPED, _WARM_UP = 20, 2_000, 100
_QUESTIONS = ROOT / "tools" / "labelled" / "questions" / "shipped-a.jsonl"
_MOST_WITH_VECTORS, _MOST_WITHOUT = 220, 100  # MB
PATIENCE = 300.0  # seconds to start with a large library, on a busy machine


async def measure_memory(names: int = NAMES) -> list[Row]:
    """Resident memory of bots after some answers; then completion in the last one's process."""
    library = make_library(names // NAMES_A_TOPIC)
    with tempfile.TemporaryDirectory(prefix="detente-bench-") as folder:
        large = Place(Path(folder) / "content", Path(folder) / "seeds")
        write_library(library, large.content, large.seeds)
        bare = await _resident(BARE, Place())
        shipped = await _resident(REAL, Place())
        asked = [
            await _resident_when_asked("on", _MOST_WITH_VECTORS, "with sentence vectors"),
            await _resident_when_asked("off", _MOST_WITHOUT, "without (`SEMANTIC=off`)"),
        ]
        async with answering(REAL, large) as (crowd, megabytes):
            texts = list(islice(typed_texts(library), _WARM_UP + _TYPED))
            milliseconds = [await crowd.completion_time(text) for text in texts][_WARM_UP:]
    late = statistics.quantiles(milliseconds, n=100, method="inclusive")[98]
    return [
        Row(
            "resident memory with the shipped library, over a bare bot's",
            f"{shipped:.0f} MB / {bare:.0f} MB = {shipped / bare:.2f}",
        ),
        *asked,
        Row(
            f"with {names:,} names, over a bare bot's",
            f"{megabytes:.0f} MB / {bare:.0f} MB = {megabytes / bare:.2f}",
        ),
        Row(
            f"autocomplete of {names:,} names over the gateway, frame to request, p50 and p99",
            f"{statistics.median(milliseconds):.2f} ms, {late:.2f} ms",
            "p99 under 5 ms",
            late < 5,
        ),
    ]


async def _resident(arguments: tuple[str, ...], place: Place) -> float:
    async with answering(arguments, place) as (_, megabytes):
        return megabytes


async def _resident_when_asked(semantic: str, most: int, how: str) -> Row:
    """The megabytes of a bot that has answered questions, on its second start: the first one encodes the library."""
    questions = [json.loads(line)["q"] for line in _QUESTIONS.read_text("utf-8").splitlines()[:_ANSWERS]]
    async with prepared(REAL) as bot:
        crowd = Crowd(bot.playground, people=1_000)
        for start in (1, 2):
            async with bot.run(settings={"SEMANTIC": semantic}) as process:
                await until_answering(bot.playground, process, patience=PATIENCE)
                async with asyncio.timeout(PATIENCE):
                    while bot.log.read_text().count("Questions are ready.") < start:  # noqa: ASYNC110 - its process says so
                        await asyncio.sleep(0.1)
                for question in questions:
                    await crowd.answer_time()
                    await crowd.question_time(question)
                kept, peak = resident_memory(process), peak_memory(process)
    name = f"the same once `/ask` is ready and {_ANSWERS} questions are asked, {how}; its peak"
    return Row(name, f"{kept:.0f} MB; {peak:.0f} MB", f"at most {most} MB", kept <= most)


@asynccontextmanager
async def answering(arguments: tuple[str, ...], place: Place) -> AsyncIterator[tuple[Crowd, float]]:
    """People who have asked a running bot, and the megabytes it keeps by then."""
    async with prepared(arguments, place) as bot:
        crowd = Crowd(bot.playground, people=1_000)
        async with bot.run() as process:
            await until_answering(bot.playground, process, patience=PATIENCE)
            for _ in range(_ANSWERS):
                await crowd.answer_time()
            yield crowd, resident_memory(process)
