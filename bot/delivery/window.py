"""Sees to it that Discord never counts more requests in a second than it allows, however they bunch on the way."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass

LIMIT = 49  # of the 50 that Discord allows a bot in a second
_SECOND = 1.0
# Seconds more that a request without an answer counts: one that hangs must not hold up the others. Where none that left
# after it has been answered either, it is the server that falters, and what it owes comes all at once.
_PATIENCE, _LONG_PATIENCE = 1.0, 10.0
_SHORTEST = 0.005
_RECENT, _ENOUGH = 2_000, 200  # answers by which the way is judged, and without which it is not


@dataclass(slots=True)
class Request:
    """One on its way: when it left, by the event loop's clock."""

    left: float
    is_answered: bool = False


class Window:
    """Lets a request leave when it can't be one too many, wherever in the world it is counted.

    Requests that leave evenly spaced need not arrive so: where either side falters for a moment, all that queued up
    meanwhile is counted at once. Discord counts a request at some moment between its leaving and its answer, so it is
    held to count from the one until a second after the other. The shortest way there and back seen lately is taken off,
    because nothing is faster than that: distance alone costs no turn.

    Args:
        limit: How many requests may fall into one second.
    """

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._open: deque[Request] = deque()  # in the order in which they left
        self._answered: deque[float] = deque()
        self._ways: deque[float] = deque(maxlen=_RECENT)
        self._latest = 0.0  # when the last to leave of those answered left
        self._queue = asyncio.Lock()

    async def leave(self) -> Request:
        """Wait until another request may leave; returns what ``answer`` wants to be told."""
        async with self._queue:
            while (wait := self._wait()) > 0:  # noqa: ASYNC110 - it is time that has to pass
                await asyncio.sleep(wait)
            request = Request(asyncio.get_running_loop().time())
            self._open.append(request)
            return request

    def answer(self, request: Request) -> None:
        """A request was answered, or given up; once for each is enough."""
        if request.is_answered:
            return
        now = asyncio.get_running_loop().time()
        request.is_answered = True
        self._answered.append(now)
        self._ways.append(now - request.left)
        self._latest = max(self._latest, request.left)

    def _wait(self) -> float:
        """For how many seconds the next request has to wait; it may leave where that is nothing."""
        now = asyncio.get_running_loop().time()
        shift = _SECOND - (min(self._ways) if len(self._ways) >= _ENOUGH else 0.0)
        while self._answered and self._answered[0] + shift <= now:
            self._answered.popleft()
        while self._open and (self._open[0].is_answered or self._is_given_up(self._open[0], now)):
            self._open.popleft()
        if len(self._answered) + sum(not each.is_answered for each in self._open) < self._limit:
            return 0.0
        return max(_SHORTEST, self._answered[0] + shift - now) if self._answered else _SHORTEST

    def _is_given_up(self, request: Request, now: float) -> bool:
        return now - request.left >= _SECOND + (_PATIENCE if request.left < self._latest else _LONG_PATIENCE)
