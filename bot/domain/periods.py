"""Periods of time: with or without an end, or one day of every year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

_BETWEEN = "~"  # in a written period; no date has it


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``first`` to ``last``, both included; None if it has no beginning or no end."""

    first: date | None = None
    last: date | None = None

    @classmethod
    def parse(cls, written: str) -> Period:
        """The period that ``str`` wrote.

        Raises:
            ValueError: It is none.
        """
        first, separator, last = written.partition(_BETWEEN)
        if not separator:
            raise ValueError(f"{written!r} is no period")
        return cls(date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None)

    def overlaps(self, first: date, last: date) -> bool:
        """Whether it has a day in common with those from ``first`` to ``last``."""
        return (self.last is None or first <= self.last) and (self.first is None or last >= self.first)

    def __str__(self) -> str:
        return f"{self.first or ''}{_BETWEEN}{self.last or ''}"


@dataclass(frozen=True, slots=True)
class DayOfYear:
    """A day and month of no year in particular."""

    month: int
    day: int

    @classmethod
    def parse(cls, written: str) -> DayOfYear:
        """The day that ``str`` wrote; raises like ``Period.parse``."""
        month, day = written.split("-")
        date(2000, int(month), int(day))  # a leap year: 29 February is a day of the year as well
        return cls(int(month), int(day))

    def __str__(self) -> str:
        return f"{self.month:02d}-{self.day:02d}"


def parse_when(written: str) -> Period | DayOfYear:
    """Either, as ``str`` wrote it; raises like ``Period.parse``."""
    return Period.parse(written) if _BETWEEN in written else DayOfYear.parse(written)
