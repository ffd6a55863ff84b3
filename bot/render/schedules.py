"""Schedules in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from bot.domain import LAST, EveryFewDays, MonthlyByDate, MonthlyByWeekday, Rhythm, Schedule, Weekly
from bot.render.wording import WEEKDAY_NAMES
from bot.render.zones import zone_name

_LAST_DAY = 31
_NTH = {1: "first", 2: "second", 3: "third", 4: "fourth", LAST: "last"}
_NAMED_DAYS = {frozenset(range(7)): "daily", frozenset(range(5)): "on weekdays", frozenset((5, 6)): "at weekends"}


def describe_schedule(schedule: Schedule) -> str:
    """How often, when and by whose clock: "on weekdays at 08:00 (Europe/London)"."""
    return f"{describe_rhythm(schedule.rhythm)} at {describe_times(schedule.times)} ({zone_name(schedule.zone)})"


def describe_times(times: Sequence[time]) -> str:
    """Times: "08:00", "08:00 and 18:00", "08:00, 12:00 and 18:00"."""
    *earlier, last = (f"{at:%H:%M}" for at in times)
    return f"{', '.join(earlier)} and {last}" if earlier else last


def describe_rhythm(rhythm: Rhythm) -> str:
    """How often: "daily", "every Monday", "every two weeks on Friday", "on the first Monday of each month"."""
    match rhythm:
        case Weekly(weekdays, 1):
            if len(weekdays) == 1:
                return f"every {WEEKDAY_NAMES[min(weekdays)]}"
            return _NAMED_DAYS.get(weekdays) or f"on {_weekdays(weekdays)}"
        case Weekly(weekdays, every):
            return f"every {'two' if every == 2 else every} weeks on {_weekdays(weekdays)}"
        case EveryFewDays(days):
            return "every other day" if days == 2 else f"every {days} days"
        case MonthlyByDate(day):
            named = "last day" if day == _LAST_DAY else _ordinal(day)
            shorter = " (or the last day)" if 28 < day < _LAST_DAY else ""
            return f"on the {named} of each month{shorter}"
        case MonthlyByWeekday(weekday, nth):
            return f"on the {_NTH[nth]} {WEEKDAY_NAMES[weekday]} of each month"


def _weekdays(weekdays: frozenset[int]) -> str:
    return ", ".join(WEEKDAY_NAMES[day] for day in sorted(weekdays))


def _ordinal(number: int) -> str:
    if 10 < number < 20:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
