"""When a digest is due: a server's wall-clock time as moments in UTC.

A local date has at most one due moment. A wall-clock time that does not exist (clocks go forward) falls due at
the first valid moment after it; one that happens twice (clocks go back) at the first. A date a zone never had (Samoa
left out 30 December 2011) has none. Local times follow PEP 495.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import UTC, date, datetime, time, timedelta, tzinfo

_INSTANT = timedelta(microseconds=1)
_ONE_DAY = timedelta(days=1)
_HORIZON_DAYS = 400  # every weekday comes within a week, but a zone may leave dates out

EVERY_DAY = frozenset(range(7))  # Monday is 0, as in datetime.weekday()


def due_moment(day: date, at: time, zone: tzinfo) -> datetime | None:
    """The moment in UTC at which a local date's digest falls due, or None where the zone never had that date."""
    wall = datetime.combine(day, at)
    first = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if first.astimezone(zone).replace(tzinfo=None) == wall:
        return first
    moment = _end_of_gap(wall, zone)
    if moment.astimezone(zone).date() == day or (moment - _INSTANT).astimezone(zone).date() == day:
        return moment
    return None


def next_due(after: datetime, at: time, zone: tzinfo, weekdays: AbstractSet[int] = EVERY_DAY) -> tuple[date, datetime]:
    """The first local date whose due moment is later than ``after``, and that moment in UTC.

    Args:
        after: An aware moment.
        at: The wall-clock time.
        zone: The server's time zone.
        weekdays: The weekdays of the local dates that count, Monday being 0; at least one.

    Raises:
        ValueError: No weekday is given, or the zone has no such date for more than a year.
    """
    if not weekdays:
        raise ValueError("at least one weekday is needed")
    day = after.astimezone(zone).date() - _ONE_DAY  # a gap may push yesterday's moment past midnight
    for _ in range(_HORIZON_DAYS):
        if day.weekday() in weekdays:
            moment = due_moment(day, at, zone)
            if moment is not None and moment > after:
                return day, moment
        day += _ONE_DAY
    raise ValueError(f"{zone} has no such date within {_HORIZON_DAYS} days")


def _end_of_gap(wall: datetime, zone: tzinfo) -> datetime:
    """The moment at which the gap around a wall-clock time ends, found by halving.

    Inside a gap, fold=1 reads the time with the offset after the change and so gives a moment before it; fold=0 reads
    it with the offset before the change and gives one at or after it.
    """
    before = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    after = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    old_offset = before.astimezone(zone).utcoffset()
    while after - before > _INSTANT:
        middle = before + (after - before) / 2
        if middle.astimezone(zone).utcoffset() == old_offset:
            before = middle
        else:
            after = middle
    return after
