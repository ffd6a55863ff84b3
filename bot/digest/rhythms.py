"""Parse how often: "daily", "mon, wed", "weekly", "every other day", "first Monday", "the 15th"."""

from __future__ import annotations

import difflib
import re
from datetime import date, timedelta

from bot.domain import DAILY, LAST, EveryFewDays, MonthlyByDate, MonthlyByWeekday, Rhythm, Weekly
from bot.language.numbers import ORDINALS, read_number

WEEKDAYS = frozenset(range(5))
WEEKEND = frozenset((5, 6))
EXAMPLES = (
    "daily", "weekdays", "weekends", "weekly", "mon, wed, fri", "tue, thu", "mon", "fri", "every other day",
    "every two weeks", "every two weeks on fri", "monthly", "first monday", "last friday", "the 15th", "last day",
)  # fmt: skip
"""Offered when nothing has been typed."""

OFTEN = (
    "daily", "weekdays", "weekends", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "every other day",
    "every two weeks", "the 1st", "last day", "first monday",
)  # fmt: skip
"""Offered on a card."""

_DAY_NAMES = (
    ("monday", "понедельник", "пн"),
    ("tuesday", "вторник", "вт"),
    ("wednesday", "weds", "среда", "среду", "ср"),
    ("thursday", "четверг", "чт"),
    ("friday", "пятница", "пятницу", "пт"),
    ("saturday", "суббота", "субботу", "сб"),
    ("sunday", "воскресенье", "вс"),
)
_DAY_SETS = {
    DAILY.weekdays: ("daily", "every day", "all", "everyday", "each day", "ежедневно", "каждый день"),
    WEEKDAYS: ("weekdays", "weekday", "workdays", "work days", "business days", "working days", "будни", "по будням"),
    WEEKEND: ("weekend", "weekends", "выходные"),
}
_WEEKLY = re.compile(r"(?:weekly|(?:once )?(?:a|every|each|per) week|еженедельно|раз в неделю)(?: on)?")
_FORTNIGHTLY = re.compile(
    r"(?:fortnightly|bi-?weekly|every (?:other|second|2nd|two|2) weeks?|every fortnight|раз в две недели)(?: on)?"
)
_OTHER_WEEKDAY = re.compile(r"every (?:other|second|2nd) (\w+)")
_EVERY_DAYS = re.compile(r"(?:every|each) (\w+?) ?days?|через день")
_STEPS = range(2, 7)  # days; seven are a week
_MONTHLY = re.compile(
    r"(?:monthly|(?:once )?(?:a|every|each|per) month|ежемесячно|раз в месяц)(?: on)?"
    r"|(?: of)?(?: the| each| every)* month"
)
_LAST_NAMES = {"last", "последний", "последняя", "последнее"}
_MOST_OF_A_WEEKDAY = 4  # in every month
_NTH_WEEKDAY = re.compile(r"(?:the )?(\w+) (\w+)")
_MONTH_DAY = re.compile(r"(?:the )?(?:day )?(\d{1,2})(?:st|nd|rd|th|\.)?(?: day)?")
_LEAD = re.compile(r"(?:on|every|each|по|в|каждый|каждую)\s+(?=\S)")
_SHORTEST_NAME = 2
_WORD = re.compile(r"\w{4,}")  # a shorter one is a slip away from too many
_ALIKE = 0.8  # as difflib measures it: one slip in a short word, two in a long one
_WORDS = [
    "every", "other", "second", "third", "days", "weekly", "weeks", "month", "monthly", "fortnightly", "biweekly",
    "first", "last", *(name for names in (*_DAY_NAMES, *_DAY_SETS.values()) for name in names),
]  # fmt: skip
_LONGEST = 80  # characters that slips are looked for in: seven weekdays written out, every other week, are as many
_SEPARATORS = re.compile(r"[,;/&+\s]+|\band\b|\bи\b")
_RANGE = re.compile(r"\s*(?:-|–|—|\bto\b)\s*")


def parse_rhythm(text: str, today: date) -> Rhythm | None:
    """The rhythm a text describes; None if it describes none.

    Args:
        text: As it was typed.
        today: What "weekly", "monthly" and "every other day" are counted from.
    """
    words = " ".join(text.casefold().split()).strip(" .")
    found = _read(words, today)
    if found is None and len(words) <= _LONGEST:
        return _read(_WORD.sub(_correct, words), today)
    return found


def _correct(word: re.Match[str]) -> str:
    """The frequency word of which a word is a misspelling."""
    alike = difflib.get_close_matches(word[0], _WORDS, 1, _ALIKE) if word[0] not in _WORDS else ()
    return alike[0] if alike else word[0]


def _read(words: str, today: date) -> Rhythm | None:
    if (days := parse_days(words)) is not None:
        return Weekly(days)
    if found := _EVERY_DAYS.fullmatch(words):
        step = 2 if found[1] in {None, "other"} else read_number(found[1]) or 0
        return EveryFewDays(step, today) if step in _STEPS else None
    if (found := _OTHER_WEEKDAY.fullmatch(words)) and (weekday := _weekday(found[1])) is not None:
        return _every_weeks(frozenset({weekday}), 2, today)
    for pattern, every in ((_FORTNIGHTLY, 2), (_WEEKLY, 1)):
        rest, is_named = pattern.subn("", words, count=1)
        if is_named:
            days = parse_days(rest) if rest.strip() else frozenset({today.weekday()})
            return None if days is None else _every_weeks(days, every, today)
    return _parse_month(words, today)


def _every_weeks(days: frozenset[int], every: int, today: date) -> Weekly:
    """Counted from the week in which the first of the days comes."""
    first = next(day for step in range(7) if (day := today + timedelta(days=step)).weekday() in days)
    return Weekly(days, every, first if every > 1 else None)


def _parse_month(words: str, today: date) -> Rhythm | None:
    rest, is_named = _MONTHLY.subn(" ", words)
    rest = _LEAD.sub("", " ".join(rest.split()), count=1)
    if not rest:
        return MonthlyByDate(today.day) if is_named else None
    if rest in {"last day", "the last day"}:
        return MonthlyByDate(31)
    if found := _NTH_WEEKDAY.fullmatch(rest):
        nth, weekday = LAST if found[1] in _LAST_NAMES else ORDINALS.get(found[1]), _weekday(found[2])
        if nth is not None and nth <= _MOST_OF_A_WEEKDAY and weekday is not None:
            return MonthlyByWeekday(weekday, nth)
    if is_named and (nth := ORDINALS.get(rest.removeprefix("the "))) is not None:
        return MonthlyByDate(nth)
    if (found := _MONTH_DAY.fullmatch(rest)) and (is_named or not rest.isdecimal()) and 1 <= int(found[1]) <= 31:
        return MonthlyByDate(int(found[1]))
    return None


def parse_days(text: str) -> frozenset[int] | None:
    """Weekdays (Monday is 0) such as "daily", "weekdays", "mon, wed" or "tue-thu"; None if there are none."""
    words = " ".join(text.casefold().split())
    for days, names in _DAY_SETS.items():
        if words in names or _LEAD.sub("", words, count=1) in names:
            return days
    words = _LEAD.sub("", words, count=1) if _LEAD.match(words) else words
    chosen: set[int] = set()
    for part in filter(None, _SEPARATORS.split(_RANGE.sub("-", words))):
        ends = [_weekday(end) for end in part.split("-")]
        if None in ends or len(ends) > 2:
            return None
        first, last = ends[0] or 0, ends[-1] or 0
        chosen.update((first + step) % 7 for step in range((last - first) % 7 + 1))
    return frozenset(chosen) or None


def _weekday(word: str) -> int | None:
    word = word.rstrip(".")
    for number, names in enumerate(_DAY_NAMES):
        if len(word) >= _SHORTEST_NAME and any(name.startswith(word) or f"{name}s" == word for name in names):
            return number
    return None
