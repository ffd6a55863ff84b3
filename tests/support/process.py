"""The bot as its own process, with a small library in a folder of its own."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from tests.loader.library_files import write_library

ROOT = Path(__file__).parents[2]


async def start_bot(folder: Path, *arguments: str, **settings: str) -> asyncio.subprocess.Process:
    """Start ``python -m bot`` with these arguments and, as environment variables, settings."""
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
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *arguments,
        cwd=folder,
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
