"""What happened on this day of the year, as a digest tells it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.domain import Development, Event, Precision

DAYS_AGO = 3  # at most; further back, nobody would call it an anniversary

Anniversary = Development | Event


def find_anniversary(
    happened: Iterable[Anniversary], day: date, earlier: Iterable[date] = (), days_ago: int = DAYS_AGO
) -> Anniversary | None:
    """What is dated to this day of an earlier year, else to the nearest of those before; None where nothing is.

    Not of the days after, or what is told a day early would be missing on its own. What the digest before told is not
    told again: so those before are gone through first. Where several share a day, they take turns by the year.

    Args:
        happened: All that may be told.
        day: The digest's local date.
        earlier: The local dates of the digests before, oldest first.
        days_ago: How many days before count.
    """
    dated = [(when, each) for each in happened if (when := _day_of(each)) is not None]
    told: Anniversary | None = None
    for date_of_digest in (*earlier, day):
        told = _nearest(dated, date_of_digest, told, days_ago)
    return told


def _nearest(
    dated: list[tuple[date, Anniversary]], day: date, told: Anniversary | None, days_ago: int
) -> Anniversary | None:
    near = [(_days_ago(when, day), when, each) for when, each in dated if when.year < day.year and each is not told]
    least = min((days for days, _, _ in near), default=days_ago + 1)
    if least > days_ago:
        return None
    sharing = [each for days, when, each in sorted(near, key=lambda found: found[1]) if days == least]
    return sharing[day.year % len(sharing)]


def _day_of(each: Anniversary) -> date | None:
    if isinstance(each, Development):
        return each.date.first if each.date.precision is Precision.DAY else None
    return each.not_after if each.not_before == each.not_after else None


def _days_ago(when: date, day: date) -> int:
    """Days since a day of the year was last there."""
    return min(days for year in (day.year - 1, day.year) if (days := (day - _in_year(when, year)).days) >= 0)


def _in_year(when: date, year: int) -> date:
    is_leap_day = (when.month, when.day) == (2, 29)
    return when.replace(year=year, day=28 if is_leap_day else when.day)
