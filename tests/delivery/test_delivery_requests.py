"""Requests leave no faster than Discord allows, wherever on the way they are counted."""

from __future__ import annotations

import asyncio
import random
from bisect import bisect_left
from typing import Any, cast

import aiohttp
import pytest

from bot.delivery import requests
from bot.delivery.requests import RequestLimit


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.fault(
    "Thousands of digests are due at once, and the network delivers their requests in bursts",
    "No second contains more requests than Discord allows, whenever Discord counts them",
)
async def test_no_span_holds_more_than_the_limit(monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    limit, span = 8, 0.2  # a short second, to be done soon
    monkeypatch.setattr(requests, "_SECOND", span)
    gate, chance, counted = RequestLimit(limit), random.Random(seed), list[float]()
    clock = asyncio.get_running_loop().time

    async def count(_: Any) -> aiohttp.ClientResponse:
        await asyncio.sleep(chance.random() * span / 2)
        counted.append(clock())
        await asyncio.sleep(chance.random() * span / 2)
        if chance.random() < 0.2:
            raise aiohttp.ClientError("lost")
        return cast("aiohttp.ClientResponse", None)

    request = cast("aiohttp.ClientRequest", None)
    await asyncio.gather(*(gate(request, count) for _ in range(60)), return_exceptions=True)
    counted.sort()
    assert len(counted) == 60
    # A timer may fire a little early, for which the real second has its margin.
    assert all(bisect_left(counted, at + span * 0.98) - index <= limit for index, at in enumerate(counted))


async def test_processes_of_one_bot_divide_what_discord_allows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(requests, "_SECOND", 0.0)
    gate, at_once, most = RequestLimit(8), 0, 0

    async def answer(_: Any) -> aiohttp.ClientResponse:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        await asyncio.sleep(0.01)
        at_once -= 1
        return cast("aiohttp.ClientResponse", None)

    async def highest() -> int:
        nonlocal most
        most = 0
        await asyncio.gather(*(gate(cast("aiohttp.ClientRequest", None), answer) for _ in range(20)))
        await asyncio.sleep(0.01)
        return most

    assert await highest() == 8
    for processes, expected in ((4, 2), (1, 8), (2, 4), (0, 8), (9, 1), (9, 1), (2, 4)):
        gate.share_among(processes)
        await highest()  # places are given up as requests end
        assert await highest() == expected
