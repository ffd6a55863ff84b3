"""What admins type when they set up a digest, read as times, days and areas."""

from __future__ import annotations

import re
from datetime import time

from bot.digest.schedule import EVERY_DAY
from bot.domain import Area

WEEKDAYS = frozenset(range(5))
WEEKEND = frozenset((5, 6))
EXAMPLE_DAYS = ("daily", "weekdays", "weekends", "mon, wed, fri", "tue, thu", "mon", "fri", "sun")
"""What is offered where no days have been typed."""

_TIME = re.compile(r"(\d{1,2})(?:\s*[:.h]\s*(\d{2}))?\s*(am|pm|a\.? ?m\.?|p\.? ?m\.?|h|uhr|ч|o['’]clock)?")
_BEGUN = re.compile(r"(\d{1,2})\s*[:.]\s*(\d?)")  # "8:" or "8:3", on the way to a time
_COMPACT = re.compile(r"(\d{1,2})(\d{2})")
_NAMED_TIMES = {"noon": time(12), "midday": time(12), "midnight": time(0), "полдень": time(12), "полночь": time(0)}
_DAY_NAMES = (
    ("monday", "понедельник", "пн"),
    ("tuesday", "вторник", "вт"),
    ("wednesday", "weds", "среда", "ср"),
    ("thursday", "четверг", "чт"),
    ("friday", "пятница", "пт"),
    ("saturday", "суббота", "сб"),
    ("sunday", "воскресенье", "вс"),
)
_DAY_SETS = {
    EVERY_DAY: ("daily", "every day", "all", "everyday", "ежедневно", "каждый день"),
    WEEKDAYS: ("weekdays", "weekday", "workdays", "work days", "business days", "будни", "по будням"),
    WEEKEND: ("weekend", "weekends", "выходные"),
}
_LEAD = re.compile(r"(?:on|every|each|по)\s+(?=\S)")
_SHORTEST_NAME = 2
_SEPARATORS = re.compile(r"[,;/&+\s]+|\band\b|\bи\b")
_RANGE = re.compile(r"\s*(?:-|–|—|\bto\b)\s*")


def parse_time(text: str) -> time | None:
    """A wall-clock time such as "8", "08:30", "8.30 pm", "2030" or "noon"; None where it is none."""
    words = " ".join(text.casefold().split())
    if words in _NAMED_TIMES:
        return _NAMED_TIMES[words]
    if compact := _COMPACT.fullmatch(words):
        return _clock(int(compact[1]), int(compact[2]), "")
    found = _TIME.fullmatch(words)
    if found is None:
        return None
    return _clock(int(found[1]), int(found[2] or 0), re.sub(r"[. ]", "", found[3] or ""))


def _clock(hour: int, minute: int, half: str) -> time | None:
    if half in {"am", "pm"}:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def complete_times(typed: str) -> list[time]:
    """Times to offer for what has been typed."""
    if not typed.strip():
        return [time(hour) for hour in (*range(6, 13), 15, 17, 18, 19, 20, 21)]
    begun = _BEGUN.fullmatch(typed.strip())
    found = parse_time(f"{begun[1]}:{begun[2]:0<2}") if begun is not None else parse_time(typed)
    if found is None:
        return []
    offered = [found]
    if 1 <= found.hour < 12 and not typed.casefold().rstrip(".").endswith("m"):
        offered.append(found.replace(hour=found.hour + 12))
    if found.minute == 0:
        offered += [found.replace(minute=minute) for minute in (15, 30, 45)]
    return offered


def parse_days(text: str) -> frozenset[int] | None:
    """Weekdays (Monday is 0) such as "daily", "weekdays", "mon, wed" or "tue-thu"; None where that is none."""
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


def parse_areas(text: str) -> frozenset[Area] | None:
    """Areas such as "regions, security", by name or how it begins; empty for "all", None where one is unknown."""
    words = " ".join(text.casefold().split())
    if words in {"", "all", "everything", "any", "все"}:
        return frozenset()
    chosen = set()
    for part in filter(None, re.split(r"\s*[,;+]\s*", words)):
        name = part.replace("&", "and").replace(" and ", "-").replace(" ", "-")
        found = [area for area in Area if area.value.startswith(name)]
        if len(found) != 1:
            return None
        chosen.add(found[0])
    return frozenset(chosen)
