"""When a digest is due: a server's wall-clock time as moments in UTC.

A time of a local date has at most one due moment. A wall-clock time that does not exist (clocks go forward) is due
at the first valid moment after it; one that happens twice (clocks go back) at the first. If a gap moves several times
to one moment, the first counts. A date a zone never had (Samoa left out 30 December 2011) has none. Local times
follow PEP 495.
"""

from __future__ import annotations

import calendar
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from bot.domain import LAST, Due, EveryFewDays, MonthlyByDate, MonthlyByWeekday, Rhythm, Schedule, Weekly
from bot.domain.zones import get_zone

_INSTANT = timedelta(microseconds=1)
_ONE_DAY = timedelta(days=1)
_HORIZON_DAYS = 400  # every rhythm recurs within two months, but a zone may leave dates out


def falls_on(rhythm: Rhythm, day: date) -> bool:
    """Whether the rhythm includes a date."""
    match rhythm:
        case Weekly(weekdays, every, since):
            weeks = (_monday_of(day) - _monday_of(since)).days // 7 if since is not None else 0
            return day.weekday() in weekdays and weeks % every == 0
        case EveryFewDays(days, since):
            return (day - since).days % days == 0
        case MonthlyByDate(number):
            return day.day == min(number, calendar.monthrange(day.year, day.month)[1])
        case MonthlyByWeekday(weekday, nth):
            in_month = day.day if nth != LAST else calendar.monthrange(day.year, day.month)[1] - day.day + 1
            return day.weekday() == weekday and (in_month - 1) // 7 + 1 == abs(nth)


def _monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def date_before(rhythm: Rhythm, day: date) -> date | None:
    """The rhythm's last date before another; None if there is none within about a year."""
    earlier = (day - timedelta(days=days) for days in range(1, _HORIZON_DAYS))
    return next((each for each in earlier if falls_on(rhythm, each)), None)


def due_moment(day: date, at: time, zone: tzinfo) -> datetime | None:
    """The moment in UTC at which a local date's digest is due, or None if the zone never had that date."""
    wall = datetime.combine(day, at)
    first = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if first.astimezone(zone).replace(tzinfo=None) == wall:
        return first
    moment = _end_of_gap(wall, zone)
    if moment.astimezone(zone).date() == day or (moment - _INSTANT).astimezone(zone).date() == day:
        return moment
    return None


def next_due(after: datetime, schedule: Schedule) -> Due:
    """The first of a schedule's digests whose due moment is later than ``after``, an aware moment.

    Raises:
        ValueError: The schedule has no such date for more than a year.
        KeyError: There is no such zone.
    """
    zone = get_zone(schedule.zone)
    day = after.astimezone(zone).date() - _ONE_DAY  # a gap may push yesterday's moment past midnight
    for _ in range(_HORIZON_DAYS):
        if falls_on(schedule.rhythm, day):
            for slot, at in enumerate(schedule.times):
                moment = due_moment(day, at, zone)
                if moment is not None and moment > after:
                    return Due(day, slot, moment)
        day += _ONE_DAY
    raise ValueError(f"{schedule} has no date within {_HORIZON_DAYS} days")


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
