"""What happened on this day in earlier years, for a digest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from bot.domain import Development, Event, Precision

DAYS_AGO = 3  # at most; nobody would call anything further back an anniversary

Anniversary = Development | Event


def find_anniversary(happened: Iterable[Anniversary], day: date, days_ago: int = DAYS_AGO) -> Anniversary | None:
    """What happened on this day of an earlier year, or on the closest of the days before; None if nothing did.

    Days after it don't count: an event shown a day early would be missing on its own day. If several share a day, they
    take turns from year to year.

    Args:
        happened: Everything that may be shown.
        day: The digest's local date.
        days_ago: How many days before it count.
    """
    by_day: dict[tuple[int, int], list[tuple[date, Anniversary]]] = defaultdict(list)
    for each in happened:
        if (when := _day_of(each)) is not None and when.year < day.year:
            by_day[_of_the_year(when)].append((when, each))
    for days in range(days_ago + 1):
        if near := by_day.get(_of_the_year(day - timedelta(days))):
            near.sort(key=lambda found: found[0])
            return near[day.year % len(near)][1]
    return None


def _day_of(each: Anniversary) -> date | None:
    if isinstance(each, Development):
        return each.date.first if each.date.precision is Precision.DAY else None
    return each.not_after if each.not_before == each.not_after else None


def _of_the_year(when: date) -> tuple[int, int]:
    """Month and day; leap days count as the 28th."""
    return when.month, 28 if (when.month, when.day) == (2, 29) else when.day
