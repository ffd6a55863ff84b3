"""``enforce_nonce``: for a few minutes, the same nonce from the same author is the same message."""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime, timedelta

from bot.playground.clock import Clock
from bot.playground.world import Message

WINDOW = timedelta(minutes=5)


class Nonces:
    """Remembers nonces for ``window`` of the clock's time."""

    def __init__(self, clock: Clock, window: timedelta = WINDOW) -> None:
        self._clock = clock
        self.window = window
        self._seen: OrderedDict[tuple[int, str], tuple[datetime, Message]] = OrderedDict()

    def find(self, author_id: int, nonce: str | int) -> Message | None:
        """The message its author sent under this nonce a moment ago."""
        self._forget_old()
        found = self._seen.get((author_id, str(nonce)))
        return found[1] if found else None

    def remember(self, author_id: int, nonce: str | int, message: Message) -> None:
        """Note a message sent under a nonce."""
        self._seen[author_id, str(nonce)] = (self._clock.now(), message)

    def _forget_old(self) -> None:
        oldest = self._clock.now() - self.window
        while self._seen:
            key, (when, _) = next(iter(self._seen.items()))
            if when >= oldest:
                return
            del self._seen[key]
