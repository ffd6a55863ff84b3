"""Keeps what the bot sends below Discord's limit for all requests together."""

from __future__ import annotations

import asyncio

PER_SECOND = 48.0  # of Discord's 50 for a bot; the rest is for what else goes on


class Pacer:
    """Gives out turns, evenly spaced, in the order in which they are asked for.

    Timers fire a little late; one turn is made up for, or the rate would sag below what is allowed. No more than one,
    so that there is no burst after a delay.

    Args:
        per_second: How many turns a second.
    """

    def __init__(self, per_second: float = PER_SECOND) -> None:
        self._interval = 1 / per_second
        self._next = 0.0
        self._held_until = 0.0
        self._queue = asyncio.Lock()

    def hold(self, seconds: float) -> None:
        """Give no turn for so long; what was given already runs on."""
        self._held_until = max(self._held_until, asyncio.get_running_loop().time() + seconds)

    async def turn(self) -> None:
        """Wait for one's turn."""
        async with self._queue:
            now = asyncio.get_running_loop().time()
            at = max(self._next, now - self._interval)
            self._next = at + self._interval
            await asyncio.sleep(max(0.0, at - now))
            while (held := self._held_until - asyncio.get_running_loop().time()) > 0:
                await asyncio.sleep(held)
                self._next = asyncio.get_running_loop().time() + self._interval
