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
from tools.bench.bots import BARE, REAL, Place, Prepared, prepared
from tools.bench.completion import typed_texts
from tools.bench.tables import Row
from tools.bot_process import ROOT, BotProcess, peak_memory, resident_memory, until_answering
from tools.generated import make_library, write_library
from tools.generated.library import NAMES_A_TOPIC

NAMES = 30_000
_ANSWERS, _TYPED, _WARM_UP = 20, 2_000, 100
_QUESTIONS = ROOT / "tools" / "labelled" / "questions" / "shipped-a.jsonl"
_WAYS = (("on", "with sentence vectors", 220), ("off", "without (`SEMANTIC=off`)", 100))  # the megabytes at most
PATIENCE = 300.0  # seconds to get ready with a large library, on a busy machine


async def measure_memory(names: int = NAMES) -> list[Row]:
    """Resident memory of bots after some answers; then completion in the processes with many names."""
    library = make_library(names // NAMES_A_TOPIC)
    typed = list(islice(typed_texts(library), _WARM_UP + _TYPED))
    rows = []
    with tempfile.TemporaryDirectory(prefix="detente-bench-") as folder:
        large = Place(Path(folder) / "content", Path(folder) / "seeds")
        write_library(library, large.content, large.seeds)
        async with answering(BARE, Place()) as (_, process):
            bare = resident_memory(process)
        for semantic, how, most in _WAYS:
            async with answering(REAL, Place(), semantic) as (_, process):
                kept = resident_memory(process)
                figure = _figure(process, bare)
            rows.append(Row(f"the shipped library, {how}", figure, f"at most {most} MB", kept <= most))
        for semantic, how, _ in _WAYS:
            async with answering(REAL, large, semantic) as (crowd, process):
                rows.append(Row(f"{names:,} names, {how}", _figure(process, bare)))
                milliseconds = [await crowd.completion_time(text) for text in typed][_WARM_UP:]
            late = statistics.quantiles(milliseconds, n=100, method="inclusive")[98]
            figure = f"{statistics.median(milliseconds):.2f} ms, {late:.2f} ms"
            name = "their autocomplete over the gateway, frame to request, p50 and p99"
            rows.append(Row(name, figure, "p99 under 5 ms", late < 5))
    return rows


def _figure(process: asyncio.subprocess.Process, bare: float) -> str:
    kept, peak = resident_memory(process), peak_memory(process)
    return f"{kept:.0f} MB / {bare:.0f} MB = {kept / bare:.2f}; peak {peak:.0f} MB"


@asynccontextmanager
async def answering(
    arguments: tuple[str, ...], place: Place, semantic: str = "on"
) -> AsyncIterator[tuple[Crowd, asyncio.subprocess.Process]]:
    """People who have asked a running bot, and its process; the real one has got ready for questions, and had some."""
    questions = [json.loads(line)["q"] for line in _QUESTIONS.read_text("utf-8").splitlines()[:_ANSWERS]]
    async with prepared(arguments, place) as bot:
        crowd = Crowd(bot.playground, people=1_000)
        async with bot.run(settings={"SEMANTIC": semantic}) as process:
            await until_answering(bot.playground, process, patience=PATIENCE)
            if arguments == REAL:
                await _until_ready(bot, process)
                for question in questions:
                    await crowd.question_time(question)
            for _ in range(_ANSWERS):
                await crowd.answer_time()
            yield crowd, process


async def _until_ready(bot: Prepared, process: BotProcess) -> None:
    async with asyncio.timeout(PATIENCE):
        while "Questions are ready." not in bot.log.read_text():
            if process.returncode is not None:
                raise RuntimeError("the bot ended by itself")
            await asyncio.sleep(0.1)
