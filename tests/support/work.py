"""How long work keeps the event loop, counted in calls of Python functions: seconds depend on the machine."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from types import FrameType
from typing import Any, TypeVar

# Between two turns of the loop: twice what the hardest text at any door took when this was written.
MOST_CALLS = 25_000

Result = TypeVar("Result")


def effort(work: Callable[[], Result]) -> tuple[int, Result]:
    """The calls that something makes, of built-in functions too, and the returns from them; and what came of it."""
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        result = work()
    finally:
        sys.setprofile(None)
    return calls, result


async def busiest_stretch(work: Awaitable[Result]) -> tuple[int, Result]:
    """The most calls within one turn of the loop while something is awaited, and what came of it.

    The loop is left to sleep between its turns: one kept spinning would take the interpreter from threads that work.
    """
    loop: Any = asyncio.get_running_loop()
    turn = loop._run_once
    calls = most = 0

    def count(frame: FrameType, event: str, argument: object) -> None:  # of lines in a function nothing is asked
        nonlocal calls
        calls += 1

    def counted_turn() -> None:
        nonlocal calls, most
        calls = 0
        turn()
        most = max(most, calls)

    loop._run_once = counted_turn
    before = sys.gettrace()
    sys.settrace(count)
    try:
        result = await work
        most = max(most, calls)  # of the turn that this is
    finally:
        sys.settrace(before)
        del loop._run_once
    return most, result
