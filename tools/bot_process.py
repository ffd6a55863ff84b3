"""The bot as a process of its own, serving a playground in this one."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Protocol

from tests.support.playground import Playground

ROOT = Path(__file__).resolve().parents[1]
CONTENT, SEEDS = ROOT / "content", ROOT / "seeds"
_STARTING = 60.0  # seconds


class BotProcess(Protocol):
    """What is asked of a bot's process, however it was started."""

    @property
    def pid(self) -> int:
        """Its number."""

    @property
    def returncode(self) -> int | None:
        """What it ended with; None while it runs."""

    def kill(self) -> None:
        """End it at once."""

    async def wait(self) -> int:
        """Wait for its end, and return what it ended with."""


@asynccontextmanager
async def bot_process(
    playground: Playground,
    database: Path,
    log: Path,
    *arguments: str,
    content: Path = CONTENT,
    seeds: Path = SEEDS,
    settings: Mapping[str, str] | None = None,
) -> AsyncIterator[asyncio.subprocess.Process]:
    """The bot's process; killed at the end.

    Args:
        playground: What it connects to.
        database: Its SQLite file.
        log: Where what it says is appended.
        *arguments: Of the interpreter; ``-m bot run`` where none are given.
        content: The folder with topics, actors and events.
        seeds: The folder with the source records.
        settings: Further ones, by the names of their variables.
    """
    environment = environment_of(playground, database, content, seeds) | dict(settings or {})
    with log.open("ab") as output:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *(arguments or ("-m", "bot", "run")),
            cwd=log.parent,
            env=environment,
            stdout=output,
            stderr=output,
        )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


def environment_of(playground: Playground, database: Path, content: Path, seeds: Path) -> dict[str, str]:
    """The environment of a bot's process."""
    return {
        # As installed: what an interpreter compiled once it need not compile at each start.
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        "DISCORD_TOKEN": playground.token,
        "DISCORD_API_URL": playground.api_url,
        "DATABASE_PATH": str(database),
        "PICTURES": "off",  # drawing would take its share of what is measured
        "CONTENT_DIR": str(content),
        "SEEDS_DIR": str(seeds),
        "PYTHONPATH": str(ROOT),
    }


async def until_answering(
    playground: Playground, process: BotProcess, *, every: float = 0.02, patience: float = _STARTING
) -> None:
    """Wait until the bot is connected, looking again ``every`` some seconds, for ``patience`` seconds at most.

    Raises:
        TimeoutError: It took too long.
        RuntimeError: It ended instead.
    """
    async with asyncio.timeout(patience):
        while not playground.is_bot_online:
            if process.returncode is not None:
                raise RuntimeError("the bot ended by itself")
            await asyncio.sleep(every)


def peak_memory(process: asyncio.subprocess.Process) -> float:
    """The most resident memory a process has had so far, in MB. Linux only."""
    return _memory(process, "VmHWM")


def resident_memory(process: asyncio.subprocess.Process) -> float:
    """The resident memory a process has now, in MB. Linux only."""
    return _memory(process, "VmRSS")


def _memory(process: asyncio.subprocess.Process, kind: str) -> float:
    status = Path(f"/proc/{process.pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith(kind))
    return int(line.split()[1]) / 1024
