"""How long work keeps the event loop, counted in calls of Python functions: seconds depend on the machine."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable
from types import FrameType
from typing import TypeVar

# Between two turns of the loop: twice what the hardest text at any door took when this was written.
MOST_CALLS = 25_000

Result = TypeVar("Result")


async def busiest_stretch(work: Awaitable[Result]) -> tuple[int, Result]:
    """The most calls between two turns of the loop while something is awaited, and what came of it."""
    calls = most = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    task = asyncio.ensure_future(work)
    sys.setprofile(count)
    try:
        while not task.done():
            await asyncio.sleep(0)
            most, calls = max(most, calls), 0
    finally:
        sys.setprofile(None)
    return most, task.result()
