"""The bot as its own process, with a small library in a folder of its own."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from tests.loader.library_files import write_library

ROOT = Path(__file__).parents[2]


@asynccontextmanager
async def bot_process(
    folder: Path, *arguments: str, at_start: Callable[[], None] | None = None, **settings: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    """``python -m bot`` with these arguments; killed at the end where it still runs.

    Args:
        folder: Where it runs, and where its library goes.
        at_start: Called in the new process before it becomes the bot.
        settings: Environment variables.
    """
    write_library(folder / "library")
    environment = {key: value for key, value in os.environ.items() if not key.startswith("DISCORD_")}
    environment |= {
        "PYTHONPATH": str(ROOT),
        "CONTENT_DIR": str(folder / "library" / "content"),
        "SEEDS_DIR": str(folder / "library" / "seeds"),
        "PLAYGROUND_PORT": "0",
        "PICTURES": "off",
        "SEMANTIC": "off",
        **settings,
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *arguments),
        cwd=folder,
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        preexec_fn=at_start,
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.communicate()
