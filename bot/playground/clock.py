"""The playground's time: it runs with the real one and can be moved forward."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta


@dataclass(eq=False)
class Alarm:
    """Something that is to happen at a moment of the clock. Cancel it when it is no longer wanted."""

    when: datetime
    action: Callable[[], None]
    _clock: Clock
    _handle: asyncio.TimerHandle | None = field(default=None, repr=False)

    def cancel(self) -> None:
        """See that nothing happens any more."""
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
        self._clock.forget(self)


class Clock:
    """Tells the playground's time.

    Args:
        start: What the clock shows when it is made; now, if left out.
    """

    def __init__(self, start: datetime | None = None) -> None:
        real = datetime.now(UTC)
        self._offset = (start.astimezone(UTC) - real) if start is not None else timedelta()
        self._alarms: set[Alarm] = set()
        self._listeners: list[Callable[[], None]] = []

    @property
    def ahead(self) -> timedelta:
        """How far it was moved beyond the real time."""
        return self._offset

    def now(self) -> datetime:
        """The moment the clock shows, in UTC."""
        return datetime.now(UTC) + self._offset

    def is_trusted(self) -> bool:
        """Always: it is moved on purpose only."""
        return True

    def advance(self, by: timedelta | float) -> None:
        """Move forward by a span, or by some seconds; whatever was due in it happens now."""
        span = by if isinstance(by, timedelta) else timedelta(seconds=by)
        if span < timedelta():
            raise ValueError("the clock only moves forward")
        self._offset += span
        self._ring()
        for listener in tuple(self._listeners):
            listener()

    def move_to(self, moment: datetime) -> None:
        """Move forward to a moment that knows its time zone."""
        self.advance(moment - self.now())

    def on_move(self, listener: Callable[[], None]) -> None:
        """Call ``listener`` whenever the clock was moved."""
        self._listeners.append(listener)

    def call_later(self, seconds: float, action: Callable[[], None]) -> Alarm:
        """Call ``action`` once after some time, whether it passes or the clock is moved."""
        alarm = Alarm(self.now() + timedelta(seconds=seconds), action, self)
        self._alarms.add(alarm)
        self._arm(alarm)
        return alarm

    def forget(self, alarm: Alarm) -> None:
        """Take an alarm off the list; ``Alarm.cancel`` is the way to ask for it."""
        self._alarms.discard(alarm)

    def stop(self) -> None:
        """Cancel every alarm."""
        for alarm in tuple(self._alarms):
            alarm.cancel()

    def _arm(self, alarm: Alarm) -> None:
        delay = max(0.0, (alarm.when - self.now()).total_seconds())
        alarm._handle = asyncio.get_running_loop().call_later(delay, self._fire, alarm)

    def _fire(self, alarm: Alarm) -> None:
        alarm.cancel()
        alarm.action()

    def _ring(self) -> None:
        for alarm in sorted(self._alarms, key=lambda alarm: alarm.when):
            if alarm not in self._alarms:  # an alarm before it called it off
                continue
            if alarm.when <= self.now():
                self._fire(alarm)
            elif alarm._handle is not None:
                alarm._handle.cancel()
                self._arm(alarm)
