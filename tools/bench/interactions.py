"""What the bot takes longer than a bare discord.py bot: to answer, to start, and in memory."""

from __future__ import annotations

import statistics
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from tools.bench.asking import Crowd
from tools.bench.bots import BARE, REAL, prepared
from tools.bench.tables import Row, quantiles
from tools.bot_process import resident_memory, until_answering

_ROUNDS, _A_ROUND = 20, 40
_WARM_UP = 50
_SATURATING, _AT_ONCE, _SATURATIONS = 4.0, 50, 5
_STARTS = 15


async def measure_interactions() -> list[Row]:
    """Answer times one at a time and the rate at saturation, the two bots by turns in one run."""
    async with _crowd(BARE) as bare, _crowd(REAL) as real:
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
        bots = [await stack.enter_async_context(prepared(arguments)) for arguments in (BARE, REAL)]
        for _ in range(_STARTS):
            for bot, seconds, megabytes in zip(bots, taken, memory, strict=True):
                crowd = Crowd(bot.playground, people=100)
                began = time.perf_counter()
                async with bot.run() as process:
                    await until_answering(bot.playground, process, every=0.001)
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
            "at most 2 s",
            real <= 2,
        ),
        Row(
            "resident memory after some answers, over a bare bot's",
            f"{real_memory:.0f} MB / {bare_memory:.0f} MB = {real_memory / bare_memory:.2f}",
        ),
    ]


@asynccontextmanager
async def _crowd(arguments: tuple[str, ...]) -> AsyncIterator[Crowd]:
    """People who ask a running bot."""
    async with prepared(arguments) as bot:
        crowd = Crowd(bot.playground)
        async with bot.run() as process:
            await until_answering(bot.playground, process)
            yield crowd
