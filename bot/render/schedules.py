"""Schedules in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from bot.domain import EveryFewDays, MonthlyByDate, MonthlyByWeekday, Rhythm, Schedule, Weekly
from bot.locales import text
from bot.render.wording import listed
from bot.render.zones import zone_name

_NAMED_DAYS = {frozenset(range(7)): "daily", frozenset(range(5)): "weekdays", frozenset((5, 6)): "weekends"}


def describe_schedule(schedule: Schedule) -> str:
    """How often, when and by whose clock: "on weekdays at 08:00 (Europe/London)"."""
    rhythm, times = describe_rhythm(schedule.rhythm), describe_times(schedule.times)
    return text("schedule-at", rhythm=rhythm, times=times, zone=zone_name(schedule.zone))


def describe_times(times: Sequence[time]) -> str:
    """Times: "08:00", "08:00 and 18:00", "08:00, 12:00 and 18:00"."""
    return listed([f"{at:%H:%M}" for at in times])


def describe_rhythm(rhythm: Rhythm) -> str:
    """How often: "daily", "every Monday", "every two weeks on Friday", "on the first Monday of each month"."""
    match rhythm:
        case Weekly(weekdays, 1):
            if len(weekdays) == 1:
                return text("rhythm-weekday", day=min(weekdays))
            named = _NAMED_DAYS.get(weekdays)
            return text(f"rhythm-{named}") if named else text("rhythm-on-days", days=_weekdays(weekdays))
        case Weekly(weekdays, every):
            return text("rhythm-every-weeks", every=every, days=_weekdays(weekdays))
        case EveryFewDays(days):
            return text("rhythm-every-days", days=days)
        case MonthlyByDate(day):
            return text("rhythm-month-day", day=day)
        case MonthlyByWeekday(weekday, nth):
            return text("rhythm-month-weekday", nth=nth, day=weekday)


def _weekdays(weekdays: frozenset[int]) -> str:
    return listed([text("weekday-listed", day=day) for day in sorted(weekdays)])
