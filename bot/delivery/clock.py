"""The clock for deliveries. It is passed in, so that a test or the playground can move it."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol

_TRUSTED_AFTER = 1_800.0  # seconds; a machine that starts with a wrong clock has fetched the time long before
_JUMP = 60.0  # seconds; a running clock is never corrected by as much


class Clock(Protocol):
    """A clock that may be moved forward."""

    def now(self) -> datetime:
        """The moment it shows, in UTC."""

    def on_move(self, listener: Callable[[], None], /) -> None:
        """Call ``listener`` whenever the clock is moved forward by hand."""

    def is_trusted(self) -> bool:
        """Whether the clock can be trusted enough to delete something for good."""


class SystemClock:
    """The machine's own time.

    Args:
        monotonic: Seconds, unaffected by changes of the clock.
    """

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._since = self.now(), monotonic()

    def now(self) -> datetime:
        """The moment it is, in UTC."""
        return datetime.now(UTC)

    def on_move(self, listener: Callable[[], None], /) -> None:
        """Do nothing: this clock runs on by itself."""

    def is_trusted(self) -> bool:
        """Whether it ran for half an hour without a jump, as far as was checked."""
        now, ticks = self.now(), self._monotonic()
        passed = ticks - self._since[1]
        if abs(now - self._since[0] - timedelta(seconds=passed)) > timedelta(seconds=_JUMP):
            self._since = now, ticks
            return False
        return passed >= _TRUSTED_AFTER
