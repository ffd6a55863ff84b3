"""Periods in words, and a selection of them to choose from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from bot.domain import DayOfYear, PartialDate, Period, Precision
from bot.locales import text
from bot.render.wording import date_words


def when_words(when: Period | DayOfYear) -> str:
    """A period or day to follow a title: "since 2022", "2014–2017", "the 1990s", "March 2018", "24 February"."""
    if isinstance(when, DayOfYear):
        return text("date-of-any-year", day=when.day, month=when.month)
    if when.first is None:
        return date_words(_ends(when.last), "until") if when.last else text("periods-all")
    if when.last is None:
        return date_words(_begins(when.first), "since")
    return _closed(when.first, when.last)


def _closed(first: date, last: date) -> str:
    """A period with both ends, in as few words as say it exactly."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year < last.year:
        is_decade = first.year % 10 == 0 and last.year - first.year == 9
        return text("periods-decade", year=str(first.year)) if is_decade else f"{first.year}–{last.year}"
    whole = next((found for found in _precisions(first) if (found.first, found.last) == (first, last)), None)
    if whole is not None:
        return date_words(whole)
    by_month = _begins(first).precision is not Precision.DAY and _ends(last).precision is not Precision.DAY
    precision = Precision.MONTH if by_month else Precision.DAY
    return " – ".join(date_words(PartialDate(day, precision)) for day in (first, last))


def periods_to_choose(days: Sequence[date], most: int) -> list[Period]:
    """Decades, then single years, that some days fall in, newest first; the oldest are left out beyond ``most``."""
    decades = dict.fromkeys(Period(date(max(year, 1), 1, 1), date(year + 9, 12, 31)) for year in _newest(days, 10))
    years = dict.fromkeys(Period(date(year, 1, 1), date(year, 12, 31)) for year in _newest(days, 1))
    return [*decades, *years][:most]


def _newest(days: Sequence[date], step: int) -> list[int]:
    return sorted({day.year // step * step for day in days}, reverse=True)


def _precisions(day: date) -> Iterator[PartialDate]:
    yield PartialDate(day.replace(month=1, day=1), Precision.YEAR)
    yield PartialDate(day.replace(day=1), Precision.MONTH)
    yield PartialDate(day)


def _begins(day: date) -> PartialDate:
    """A first day as the year, month or day that begins with it."""
    return next(found for found in _precisions(day) if found.first == day)


def _ends(day: date) -> PartialDate:
    """A last day as the year, month or day that ends with it."""
    return next(found for found in _precisions(day) if found.last == day)
