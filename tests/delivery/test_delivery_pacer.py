"""Turns are evenly spaced, in order, and never come in a burst."""

from __future__ import annotations

import asyncio
import time

from bot.delivery.pacer import Pacer


async def test_turns_come_in_order_and_no_faster_than_allowed() -> None:
    pacer, order = Pacer(per_second=200), list[int]()

    async def take(number: int) -> None:
        await pacer.turn()
        order.append(number)

    began = time.monotonic()
    await asyncio.gather(*(take(number) for number in range(41)))
    assert order == list(range(41))
    assert time.monotonic() - began >= 39 / 200, "one turn may be made up for, no more"


async def test_a_delay_is_not_made_up_for_in_a_burst() -> None:
    pacer, given = Pacer(per_second=100), list[float]()

    async def take() -> None:
        await pacer.turn()
        given.append(time.monotonic())

    waiting = [asyncio.create_task(take()) for _ in range(30)]
    await asyncio.sleep(0)
    time.sleep(0.2)  # nothing else gets to run: twenty turns go by
    ready = time.monotonic()
    await asyncio.gather(*waiting)
    assert len([moment for moment in given if moment < ready + 0.005]) <= 4


async def test_while_held_back_nobody_gets_a_turn() -> None:
    pacer, began = Pacer(per_second=1_000), time.monotonic()
    await pacer.turn()
    waiting = [asyncio.create_task(pacer.turn()) for _ in range(5)]
    pacer.hold(0.1)
    pacer.hold(0.05)
    await asyncio.gather(*waiting)
    assert time.monotonic() - began >= 0.1


async def test_who_gives_up_holds_up_nobody() -> None:
    pacer = Pacer(per_second=50)
    waiting = [asyncio.create_task(pacer.turn()) for _ in range(5)]
    await asyncio.sleep(0)
    for task in waiting[:4]:
        task.cancel()
    await waiting[4]
