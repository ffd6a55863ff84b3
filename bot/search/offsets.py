"""Offsets from UTC as people write them: "utc+5:30", "GMT-3", "+0530", "utc+5.5", "мск+2"."""

from __future__ import annotations

import re

from bot.domain.zones import offset_key

_HOUR = 60  # minutes
_QUARTER = 15  # minutes; no clock on Earth is off UTC by a smaller part
_AHEAD, _BEHIND = 14 * _HOUR, 12 * _HOUR  # minutes; the furthest: the Line Islands and Baker Island
_PREFIXES = {"": 0, "utc": 0, "gmt": 0, "утц": 0, "гмт": 0, "мск": 180, "msk": 180}  # minutes of what is counted from
_OFFSET = re.compile(
    r"(?P<prefix>utc|gmt|утц|гмт|мск|msk|)\s*(?P<sign>[+\-−–])\s*"
    r"(?:(?P<run>\d{3,})|(?P<hours>\d{1,2})(?::(?P<minutes>\d\d)|[.,](?P<part>\d{1,2}))?)"
    r"(?:\s*(?:h|hrs?|hours?|ч|час(?:а|ов)?))?"
)
# Minutes of what follows a point: people write half an hour as ".5" and as ".30".
_PARTS = {"0": 0, "00": 0, "15": 15, "25": 15, "30": 30, "5": 30, "50": 30, "45": 45, "75": 45}
_ETC = re.compile(r"etc/gmt(?P<sign>[+-])(?P<hours>\d{1,2})")  # tzdata counts these westwards


class OffsetError(ValueError):
    """A text that is written as an offset, and no offset there is."""


def read_offset(text: str) -> str | None:
    """The offset that a text is: "+05:30".

    Returns:
        None for a text that is not written as an offset.

    Raises:
        OffsetError: It is, but further from UTC than any place, or of no such minutes.
    """
    words = " ".join(text.casefold().split())
    if found := _ETC.fullmatch(words):
        return _key(-1 if found["sign"] == "+" else 1, int(found["hours"]) * _HOUR, 0)
    found = _OFFSET.fullmatch(words.removesuffix(" time"))
    if found is None:
        return None
    return _key(-1 if found["sign"] in "-−–" else 1, _minutes(found), _PREFIXES[found["prefix"]])


def _minutes(found: re.Match[str]) -> int:
    if found["run"]:
        hours, minutes = divmod(int(found["run"][:5]), 100)
        if len(found["run"]) == 3 and minutes == 0:  # "+530" is plain, "+100" is anybody's guess
            raise OffsetError
    elif found["part"]:
        hours, minutes = int(found["hours"]), _PARTS.get(found["part"], _HOUR)
    else:
        hours, minutes = int(found["hours"]), int(found["minutes"] or 0)
    if minutes >= _HOUR or minutes % _QUARTER:
        raise OffsetError
    return hours * _HOUR + minutes


def _key(sign: int, minutes: int, base: int) -> str:
    total = base + sign * minutes
    if not -_BEHIND <= total <= _AHEAD:
        raise OffsetError
    return offset_key(total)
