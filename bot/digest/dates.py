"""Parse the date in /digest why."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, timedelta

from bot.digest.rhythms import parse_days
from bot.domain import DayOfYear, PartialDate, Precision
from bot.language.dates import read_dates
from bot.language.numbers import NUMBER, read_number

_AGO = re.compile(rf"(an?|{NUMBER}) (day|week)s? ago")
_AGO_RUSSIAN = re.compile(r"(?:(\d{1,3}) )?(день|дня|дней|неделю|недели|недель) назад")
_LEAD = re.compile(r"^(?:(?:on|the|of|in|last|прошлый|прошлую|в|за)\s+)+")
_YEARS = range(1, -9, -1)  # as far back as 29 February can be
_NEAR = timedelta(days=31)


def parse_date(text: str, today: date) -> date | None:
    """A date such as "2026-02-14", "14 Feb", "27 ноября", "Monday", "3 days ago"; None if it isn't a date.

    If it can be read in two ways ("11/12/2026"), the latest one that isn't in the future. Without a year, the last such
    date, or, written in words, one within the coming month. A weekday is the last such day.
    """
    words = " ".join(text.casefold().split()).strip(" ?!")
    if (days_ago := _days_ago(words)) is not None:
        return today - timedelta(days=days_ago)
    with suppress(ValueError):  # that has no other reading
        return date.fromisoformat(_LEAD.sub("", words))
    weekdays = parse_days(_LEAD.sub("", words)) or ()
    if len(weekdays) == 1:
        return today - timedelta(days=(today.weekday() - min(weekdays)) % 7)
    read = read_dates(words, today)
    dated = [day.first for day in read if isinstance(day, PartialDate) and day.precision is Precision.DAY]
    if dated:
        return max((day for day in dated if day <= today), default=min(dated))
    near = timedelta() if "/" in words else _NEAR
    yearless = (found for day in read if isinstance(day, DayOfYear) for found in _in_years(day, today))
    return max((day for day in yearless if day - today <= near), default=None)


def _in_years(day: DayOfYear, today: date) -> list[date]:
    found = []
    for step in _YEARS:
        with suppress(ValueError):  # not every year has a 29 February
            found.append(date(today.year + step, day.month, day.day))
    return found


def _days_ago(words: str) -> int | None:
    if found := _AGO.fullmatch(words):
        return (read_number(found[1]) or 1) * (7 if found[2] == "week" else 1)
    if found := _AGO_RUSSIAN.fullmatch(words):
        return int(found[1] or 1) * (7 if found[2].startswith("недел") else 1)
    return None
