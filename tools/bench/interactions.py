"""What the bot takes longer than a bare discord.py bot: to answer, to start, and in memory."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from bot.playground import Playground
from tools.bench.asking import Crowd, uncollected
from tools.bench.tables import Row, quantiles
from tools.bot_process import bot_process, resident_memory, until_answering

_BARE = ("-m", "tools.bench.bare_bot")
_REAL = ("-m", "bot", "run")
_ROUNDS, _A_ROUND = 20, 40
_WARM_UP = 50
_SATURATING, _AT_ONCE, _SATURATIONS = 4.0, 50, 5
_STARTS = 15


async def measure_interactions() -> list[Row]:
    """Answer times one at a time and the rate at saturation, the two bots by turns in one run."""
    async with _crowd(_BARE) as (bare, _), _crowd(_REAL) as (real, _), uncollected():
        times: tuple[list[float], list[float]] = ([], [])
        for crowd in (bare, real):
            for _ in range(_WARM_UP):
                await crowd.answer_time()
        for _ in range(_ROUNDS):
            for crowd, taken in zip((bare, real), times, strict=True):
                taken += [await crowd.answer_time() for _ in range(_A_ROUND)]
        rates = [
            (await bare.saturate(_SATURATING, _AT_ONCE), await real.saturate(_SATURATING, _AT_ONCE))
            for _ in range(_SATURATIONS)
        ]
    (bare_p50, bare_p95), (real_p50, real_p95) = map(quantiles, times)
    bare_rate, real_rate = (statistics.median(column) for column in zip(*rates, strict=True))
    share = statistics.median(real_rate / bare_rate for bare_rate, real_rate in rates)
    return [
        Row(
            "`/brief` answered, p50, over a bare bot's",
            f"{real_p50:.2f} ms / {bare_p50:.2f} ms = {real_p50 / bare_p50:.2f}",
            "at most 1.25",
            real_p50 / bare_p50 <= 1.25,
        ),
        Row("the same, p95", f"{real_p95:.2f} ms / {bare_p95:.2f} ms = {real_p95 / bare_p95:.2f}"),
        Row(
            f"answers a second with {_AT_ONCE} open, over a bare bot's",
            f"{real_rate:.0f} / {bare_rate:.0f} = {share:.2f}",
            "at least 0.8",
            share >= 0.8,
        ),
    ]


async def measure_start() -> list[Row]:
    """From the start of the process to its first answer, content and commands unchanged; then its memory."""
    taken: tuple[list[float], list[float]] = ([], [])
    memory: tuple[list[float], list[float]] = ([], [])
    async with AsyncExitStack() as stack:
        places = [await stack.enter_async_context(_prepared(arguments)) for arguments in (_BARE, _REAL)]
        for _ in range(_STARTS):
            for (playground, folder), arguments, seconds, megabytes in zip(
                places, (_BARE, _REAL), taken, memory, strict=True
            ):
                crowd = Crowd(playground, people=100)
                began = time.perf_counter()
                async with bot_process(playground, folder / "bot.sqlite3", folder / "bot.log", *arguments) as process:
                    await until_answering(playground, process, every=0.001)
                    await crowd.answer_time()
                    seconds.append(crowd.arrivals[-1] - began)
                    for _ in range(20):
                        await crowd.answer_time()
                    megabytes.append(resident_memory(process))
    bare, real = map(statistics.median, taken)
    bare_memory, real_memory = map(statistics.median, memory)
    return [
        Row(
            "start to the first answered `/brief`, over a bare bot's",
            f"{real:.2f} s / {bare:.2f} s = {real / bare:.2f}",
            "at most 1.5",
            real / bare <= 1.5,
        ),
        Row(
            "resident memory after some answers, over a bare bot's",
            f"{real_memory:.0f} MB / {bare_memory:.0f} MB = {real_memory / bare_memory:.2f}",
        ),
    ]


@asynccontextmanager
async def _prepared(arguments: tuple[str, ...]) -> AsyncIterator[tuple[Playground, Path]]:
    """A playground with the bot's commands registered, and its database filled."""
    async with Playground() as playground:
        with tempfile.TemporaryDirectory(prefix="detente-bench-") as folder:
            once = (*_BARE, "--register") if arguments is _BARE else ("-m", "bot", "sync")
            database, log = Path(folder) / "bot.sqlite3", Path(folder) / "bot.log"
            async with bot_process(playground, database, log, *once) as process:
                if await process.wait():
                    raise RuntimeError(log.read_text())
            yield playground, Path(folder)


@asynccontextmanager
async def _crowd(arguments: tuple[str, ...]) -> AsyncIterator[tuple[Crowd, asyncio.subprocess.Process]]:
    """People who ask a running bot."""
    async with _prepared(arguments) as (playground, folder):
        crowd = Crowd(playground)
        async with bot_process(playground, folder / "bot.sqlite3", folder / "bot.log", *arguments) as process:
            await until_answering(playground, process)
            yield crowd, process
