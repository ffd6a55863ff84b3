"""Discord's IDs: milliseconds, ten bits for the creator, and a counter; always increasing."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta

from bot.playground.clock import Clock

EPOCH = datetime(2015, 1, 1, tzinfo=UTC)
_TIME_SHIFT = 22


class Snowflakes:
    """Makes ids by the clock; each is greater than the last, so ids sort as things were made."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._maker = secrets.randbelow(1 << 10) << 12  # two playgrounds may start in the same millisecond
        self._last = 0

    def next(self) -> int:
        """A new id."""
        self._last = max(self._last + 1, at_moment(self._clock.now()) | self._maker)
        return self._last


def at_moment(moment: datetime) -> int:
    """The lowest id of a moment."""
    return (moment - EPOCH) // timedelta(milliseconds=1) << _TIME_SHIFT


def moment_of(snowflake: int) -> datetime:
    """When the thing with this id was made."""
    return EPOCH + timedelta(milliseconds=snowflake >> _TIME_SHIFT)
