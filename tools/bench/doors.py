"""The longest that a text of a stranger keeps the event loop from everybody else."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Awaitable
from pathlib import Path

from bot.cli.serve import open_bot
from bot.cooldowns import Cooldowns
from bot.playground.interactions import lifecycle
from bot.settings import Settings
from tests.support.doors import doors, hard_texts
from tests.support.playground import Playground
from tools.bench.tables import Row
from tools.bot_process import CONTENT, SEEDS

_MOST = 20.0  # milliseconds
_TIMES = 3  # the least of so many is the door's own


async def measure_doors() -> list[Row]:
    """The longest stretches of the loop's thread in CPU milliseconds, with the playground's part in them."""
    lifecycle.FIRST_ANSWER_SECONDS = 60.0  # type: ignore[attr-defined]  # a busy machine may be late; CPU time is what counts here
    async with Playground() as playground:
        with tempfile.TemporaryDirectory(prefix="detente-bench-") as folder:
            settings = Settings(
                discord_token=playground.token,
                discord_api_url=playground.api_url,
                database_path=Path(folder) / "bot.sqlite3",
                content_dir=CONTENT,
                seeds_dir=SEEDS,
                pictures="off",
            )
            async with open_bot(settings, clock=playground.clock, cooldowns=Cooldowns(uses=1_000_000)) as bot:
                serving = asyncio.create_task(bot.start(playground.token))
                await bot.wait_for("ready")
                worst: dict[str, tuple[float, str]] = {}
                for door, give in doors(bot, playground.member("Ada")).items():
                    for name, text in hard_texts():
                        taken = [await _busiest_stretch(give(text)) for _ in range(_TIMES)]
                        worst[door] = max(worst.get(door, (0.0, "")), (min(taken), name))
                await bot.close()
                await asyncio.gather(serving, return_exceptions=True)
    ranked = sorted(worst.items(), key=lambda item: -item[1][0])
    return [
        Row(
            f"`{door}`: CPU on the loop for its hardest text ({name})",
            f"{taken:.1f} ms",
            f"at most {_MOST:.0f} ms",
            taken <= _MOST,
        )
        for door, (taken, name) in ranked[:8]
    ]


async def _busiest_stretch(work: Awaitable[object]) -> float:
    """The longest that this thread computed between two turns of the loop while something was awaited."""
    task = asyncio.ensure_future(work)
    longest, last = 0.0, time.thread_time()
    while not task.done():
        await asyncio.sleep(0)
        now = time.thread_time()
        longest, last = max(longest, now - last), now
    task.result()
    return longest * 1_000
