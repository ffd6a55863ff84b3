"""When digests are due: which local dates, at which times, in which time zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

LAST = -1  # of a month: its last such weekday


@dataclass(frozen=True, slots=True)
class Weekly:
    """Some weekdays (Monday is 0), in each week or in each ``every``-th, counted from the week of ``since``."""

    weekdays: frozenset[int]
    every: int = 1
    since: date | None = None


@dataclass(frozen=True, slots=True)
class EveryFewDays:
    """Each ``days``-th day, counted from ``since``."""

    days: int
    since: date


@dataclass(frozen=True, slots=True)
class MonthlyByDate:
    """A day of each month from 1 to 31; the last day of a month that has no such day."""

    day: int


@dataclass(frozen=True, slots=True)
class MonthlyByWeekday:
    """A weekday (Monday is 0) of each month: its first to fourth, or the last."""

    weekday: int
    nth: int


Rhythm = Weekly | EveryFewDays | MonthlyByDate | MonthlyByWeekday
"""Which dates have a digest."""

DAILY = Weekly(frozenset(range(7)))


@dataclass(frozen=True, slots=True)
class Schedule:
    """Dates, and one or several times of each, ascending, by the clock of a zone; see ``bot.domain.zones``."""

    times: tuple[time, ...]
    zone: str
    rhythm: Rhythm = DAILY
