"""Measuring in processes of their own, so that one thing's memory and caches are not another's."""

from __future__ import annotations

import asyncio
import gc
import json
import sys
from pathlib import Path
from typing import Any

from tools.bench.tables import ROOT


async def measured(module: str, *arguments: str) -> dict[str, Any]:
    """What a module of this package prints as JSON when it is run with some arguments.

    Raises:
        RuntimeError: It failed.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        f"tools.bench.{module}",
        *arguments,
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    printed, _ = await process.communicate()
    if process.returncode:
        raise RuntimeError(f"tools.bench.{module} {' '.join(arguments)} failed")
    found: dict[str, Any] = json.loads(printed)
    return found


def own_megabytes() -> float:
    """The resident memory of this process, with nothing in it that waits to be collected. Linux only."""
    gc.collect()
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024
