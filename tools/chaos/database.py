"""Seconds in which another program locks the database of a running bot, or its disk takes nothing. Linux only."""

from __future__ import annotations

import asyncio
import random
import resource
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from tests.support.playground import Playground
from tools.bot_process import BotProcess

LOCKED, FULL = "database locked", "disk full"
_LONGEST = 5.0  # seconds; a write gives up after two
_PAUSES = 1.0, 4.0


async def trouble_database(
    path: Path,
    process: BotProcess,
    playground: Playground,
    chance: random.Random,
    happened: Counter[str],
) -> None:
    """Lock the database or fill its disk, again and again, until cancelled.

    Args:
        path: The database.
        process: The bot that uses it.
        playground: What the bot is connected to; before it is, a start would rightly end.
        chance: Decides what happens, and for how long.
        happened: Counts it.
    """
    while True:
        await asyncio.sleep(chance.uniform(*_PAUSES))
        if not playground.is_bot_online:
            continue
        name, trouble = chance.choice(((LOCKED, _locked(path)), (FULL, _full(process.pid))))
        with suppress(sqlite3.OperationalError, ProcessLookupError), trouble:
            happened[name] += 1
            await asyncio.sleep(chance.uniform(0.5, _LONGEST))


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with closing(sqlite3.connect(path, timeout=0.2, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@contextmanager
def _full(pid: int) -> Iterator[None]:
    """No file of the process's may grow or change: what it writes meets an error, as on a disk without room."""
    before = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        with suppress(ProcessLookupError):  # killed meanwhile
            resource.prlimit(pid, resource.RLIMIT_FSIZE, before)
