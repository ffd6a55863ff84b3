"""What happened before and after the library's documents: dated, each with its own references."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.sources import ClaimKind

_WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day, or a month or year of which no more is known. ``first`` is its first day, by which dates are ordered."""

    first: date
    precision: Precision = Precision.DAY

    @classmethod
    def parse(cls, written: str) -> PartialDate:
        """The date written as 2021-02-03, 2021-02 or 2021.

        Raises:
            ValueError: It isn't written so, or there is no such day.
        """
        match = _WRITTEN.fullmatch(written)
        if match is None:
            raise ValueError(f"{written!r} is no day, month or year")
        year, month, day = match.groups()
        precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
        return cls(date(int(year), int(month or 1), int(day or 1)), precision)

    @property
    def last(self) -> date:
        """The last day it may mean."""
        if self.precision is Precision.DAY:
            return self.first
        month = 12 if self.precision is Precision.YEAR else self.first.month
        return date(self.first.year, month, monthrange(self.first.year, month)[1])

    def __str__(self) -> str:
        length = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}[self.precision]
        return self.first.isoformat()[:length]


class Confidence(StrEnum):
    """How well a development is confirmed; one of medium confidence never opens a digest."""

    HIGH = "high"
    MEDIUM = "medium"


@dataclass(frozen=True, slots=True)
class Reference:
    """Where something can be read, and on which day a curator last looked at it."""

    title: str
    publisher: str
    url: str
    seen: date


@dataclass(frozen=True, slots=True)
class Development:
    """Something that happened, or was said to have happened, in one sentence.

    ``topics`` are slugs. ``kind`` is fact or reported, never a judgement; ``attributed_to`` is set where reported.
    ``references`` come in the order to be shown.
    """

    slug: str
    date: PartialDate
    topics: tuple[str, ...]
    kind: ClaimKind
    text: str
    references: tuple[Reference, ...]
    confidence: Confidence = Confidence.HIGH
    attributed_to: str | None = None
