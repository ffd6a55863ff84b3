"""Parse times of day: "8", "7:15pm", "half past 8", "08:00 and 18:00"."""

from __future__ import annotations

import itertools
import re
from datetime import time

from bot.language.numbers import NUMBERS, read_number

MOST_TIMES = 6  # a day; more than anybody reads

_TIME = re.compile(r"(\d{1,2})(?:\s*[:.h]\s*(\d{2}))?\s*(am|pm|a\.? ?m\.?|p\.? ?m\.?|h|uhr|ч|o['’]clock)?")
_BEGUN = re.compile(r"(\d{1,2})\s*[:.]\s*(\d?)")  # "8:" or "8:3", on the way to a time
_COMPACT = re.compile(r"(\d{1,2})(\d{2})\s*(am|pm)?")
_SPOKEN = re.compile(r"(?:a )?(\w+)(?: minutes?)? (past|after|to|before|till) (.+)")
_NAMED_TIMES = {"noon": time(12), "midday": time(12), "midnight": time(0), "полдень": time(12), "полночь": time(0)}
_MINUTES = {"quarter": 15, "twenty": 20, "half": 30}
_PARTS_OF_DAY = {
    "in the morning": "am", "this morning": "am", "утра": "am", "in the afternoon": "pm", "in the evening": "pm",
    "at night": "pm", "дня": "pm", "вечера": "pm",
}  # fmt: skip
_SEPARATORS = re.compile(r"\s*[,;&]\s*|\s*\+\s+|(?<!\s)(?<!:\d\d)\+|\s+(?:and|und|и)\s+")  # "8+18", not "8:00 +3"
_TWELVE_HOURS = 12
_MINUTES_A_DAY = 24 * 60


def parse_times(text: str) -> tuple[time, ...] | None:
    """One or several times, each once, ascending; None if one of them isn't a time."""
    parts = [part for part in _SEPARATORS.split(text.casefold().strip()) if part]
    found = [parse_time(part) for part in parts]
    times = sorted({each for each in found if each is not None})
    return tuple(times) if times and None not in found else None


def parse_time(text: str) -> time | None:
    """A wall-clock time such as "8", "08:30", "8.30 pm", "2030", "quarter past 7" or "noon"; None if it is none."""
    words = " ".join(text.casefold().split()).removeprefix("at ").removeprefix("в ")
    for ending, meridiem in _PARTS_OF_DAY.items():
        if words.endswith(f" {ending}"):
            words = f"{words.removesuffix(ending)}{meridiem}"
    words = " ".join(str(NUMBERS.get(word, word)) for word in words.split())
    if words in _NAMED_TIMES:
        return _NAMED_TIMES[words]
    if compact := _COMPACT.fullmatch(words):
        return _clock(int(compact[1]), int(compact[2]), compact[3] or "")
    if spoken := _SPOKEN.fullmatch(words):
        return _spoken(*spoken.groups())
    found = _TIME.fullmatch(words)
    if found is None:
        return None
    return _clock(int(found[1]), int(found[2] or 0), re.sub(r"[. ]", "", found[3] or ""))


def _spoken(amount: str, direction: str, hour: str) -> time | None:
    minutes = _MINUTES.get(amount) or read_number(amount) or 0
    from_hour = parse_time(hour)
    if not 0 < minutes < 60 or from_hour is None or from_hour.minute:
        return None
    total = from_hour.hour * 60 + (minutes if direction in {"past", "after"} else -minutes)
    return time(*divmod(total % _MINUTES_A_DAY, 60))


def _clock(hour: int, minute: int, meridiem: str) -> time | None:
    if meridiem in {"am", "pm"}:
        if not 1 <= hour <= _TWELVE_HOURS:
            return None
        hour = hour % _TWELVE_HOURS + (_TWELVE_HOURS if meridiem == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def are_apart(times: tuple[time, ...]) -> bool:
    """Whether there are few enough of them, at least an hour apart."""
    minutes = [at.hour * 60 + at.minute for at in times]
    return len(times) <= MOST_TIMES and all(b - a >= 60 for a, b in itertools.pairwise(minutes))


def complete_times(typed: str) -> list[time]:
    """Times to offer for what has been typed."""
    if not typed.strip():
        return [time(hour) for hour in (*range(6, 13), 15, 17, 18, 19, 20, 21)]
    begun = _BEGUN.fullmatch(typed.strip())
    found = parse_time(f"{begun[1]}:{begun[2]:0<2}") if begun is not None else parse_time(typed)
    if found is None:
        return []
    offered = [found]
    if 1 <= found.hour < _TWELVE_HOURS and not typed.casefold().rstrip(".").endswith("m"):
        offered.append(found.replace(hour=found.hour + _TWELVE_HOURS))
    if found.minute == 0:
        offered += [found.replace(minute=minute) for minute in (15, 30, 45)]
    return offered
