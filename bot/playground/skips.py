"""Moments to skip to. The program that runs the playground knows them; here they only have names."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from bot.playground.clock import Clock
from bot.playground.events import Broadcast, Event

Find = Callable[[], Awaitable[datetime | None]]


class NowhereToSkipError(Exception):
    """There is no such moment now; the message is a sentence."""


@dataclass(frozen=True)
class Skip:
    """A moment to skip to: how it is found out, and what is said if there is none."""

    find: Find
    otherwise: str


class Skips:
    """Keeps them by name, and moves the clock."""

    def __init__(self, clock: Clock, broadcast: Broadcast) -> None:
        self._clock = clock
        self._broadcast = broadcast
        self._skips: dict[str, Skip] = {}

    @property
    def names(self) -> list[str]:
        """What the page's buttons say."""
        return list(self._skips)

    def offer(self, name: str, find: Find, otherwise: str) -> None:
        """Offer a moment under a name; pages show a button for it."""
        self._skips[name] = Skip(find, otherwise)
        self._broadcast.publish(Event("CLOCK"))

    async def take(self, name: str) -> None:
        """Move the clock to a moment, unless that is in the past.

        Raises:
            NowhereToSkipError: There is none.
        """
        skip = self._skips.get(name)
        if skip is None:
            raise NowhereToSkipError("There is nothing by that name to skip to.")
        moment = await skip.find()
        if moment is None:
            raise NowhereToSkipError(skip.otherwise)
        if moment > self._clock.now():
            self._clock.move_to(moment)
