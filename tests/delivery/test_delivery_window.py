"""No second holds more requests than are allowed, wherever between leaving and answer they are counted."""

from __future__ import annotations

import asyncio
import random

import pytest

from bot.delivery.window import Window


async def ask(window: Window, counted: list[float], there: float, back: float) -> None:
    """A request that is counted after ``there`` seconds and answered ``back`` seconds later."""
    request = await window.leave()
    await asyncio.sleep(there)
    counted.append(asyncio.get_running_loop().time())
    await asyncio.sleep(back)
    window.answer(request)


def most_in_a_second(counted: list[float]) -> int:
    moments = sorted(counted)
    return max(sum(first <= moment < first + 1.0 for moment in moments) for first in moments)


@pytest.mark.parametrize("seed", range(3))
async def test_no_second_counts_more_than_are_allowed(seed: int) -> None:
    window, counted, chance = Window(limit=8), list[float](), random.Random(seed)
    # Now and then one falters on the way, so that it is counted together with those that left later.
    ways = [(0.4 if chance.random() < 0.2 else 0.02, chance.choice((0.0, 0.02, 0.1))) for _ in range(20)]
    await asyncio.gather(*(ask(window, counted, there, back) for there, back in ways))
    assert len(counted) == 20
    assert most_in_a_second(counted) <= 8


async def test_what_hangs_holds_up_the_others_for_a_moment_only() -> None:
    window = Window(limit=3)
    hanging = [await window.leave() for _ in range(2)]
    for _ in range(3):
        async with asyncio.timeout(5):
            window.answer(await window.leave())
    assert not any(request.is_answered for request in hanging)


async def test_while_nothing_is_answered_nothing_more_leaves() -> None:
    window = Window(limit=3)
    owed = [await window.leave() for _ in range(3)]
    waiting = asyncio.create_task(window.leave())
    await asyncio.sleep(2.5)
    assert not waiting.done()
    for request in owed:
        window.answer(request)
    await waiting


async def test_who_gives_up_waiting_takes_nobodys_place() -> None:
    window = Window(limit=1)
    first = await window.leave()
    waiting = asyncio.create_task(window.leave())
    await asyncio.sleep(0.01)
    waiting.cancel()
    window.answer(first)
    window.answer(first)
    async with asyncio.timeout(10):
        await window.leave()
