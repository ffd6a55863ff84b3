"""Keeps what the bot sends below Discord's limit for all requests together."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

PER_SECOND = 48.0  # of Discord's 50 for a bot; the rest is for what else goes on


class Pacer:
    """Gives out turns, evenly spaced. A late turn is not made up for, so there is never a burst.

    Args:
        per_second: How many turns a second.
        monotonic: A clock in seconds; the running loop's where none is given.
    """

    def __init__(self, per_second: float = PER_SECOND, monotonic: Callable[[], float] | None = None) -> None:
        self._interval = 1 / per_second
        self._monotonic = monotonic
        self._next = 0.0

    async def turn(self) -> None:
        """Wait for one's turn; turns come in the order in which they were asked for."""
        now = (self._monotonic or asyncio.get_running_loop().time)()
        # Timers fire a little late; that much of a lag is made up for, or the rate would sag below what is allowed.
        at = max(self._next, now - self._interval)
        self._next = at + self._interval
        await asyncio.sleep(max(0.0, at - now))
