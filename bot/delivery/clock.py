"""The time deliveries go by. It is passed in, so that a test or the playground can move it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """A clock that may be moved forward."""

    def now(self) -> datetime:
        """The moment it shows, in UTC."""

    def on_move(self, listener: Callable[[], None], /) -> None:
        """Call ``listener`` whenever the clock was moved rather than ran on."""


class SystemClock:
    """The machine's own time."""

    def now(self) -> datetime:
        """The moment it is, in UTC."""
        return datetime.now(UTC)

    def on_move(self, listener: Callable[[], None], /) -> None:
        """Do nothing: this clock runs on by itself."""
