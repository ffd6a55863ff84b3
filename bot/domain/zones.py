"""A digest's time zone: a key ("Europe/Kyiv"), or an offset that is the same all year ("+05:30")."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

_OFFSET = re.compile(r"([+-])(\d\d):(\d\d)")
_COMPARED = range(2027, 2030)  # years to come; further ahead tzdata only repeats them


def get_zone(key: str) -> tzinfo:
    """The zone that a key or an offset stands for.

    Raises:
        KeyError: The time zone data has no such key (``ZoneInfoNotFoundError``).
        ValueError: The key can't be one.
    """
    offset = _OFFSET.fullmatch(key)
    if offset is None:
        return ZoneInfo(key)
    minutes = int(offset[2]) * 60 + int(offset[3])
    return timezone(timedelta(minutes=-minutes if offset[1] == "-" else minutes))


def offset_key(minutes: int) -> str:
    """The offset of so many minutes ahead of UTC: 330 is "+05:30", -210 is "-03:30"."""
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def have_same_clock(one: str, other: str) -> bool:
    """Whether two zones show the same time from now on, so that it is all one which of them is meant."""
    return one == other or _clock(one) == _clock(other)


@cache
def _clock(key: str) -> tuple[timedelta | None, ...]:
    """A zone's offsets, twice a month: summer time begins and ends in the middle of some."""
    zone = get_zone(key)
    moments = (datetime(y, m, d, tzinfo=UTC) for y in _COMPARED for m in range(1, 13) for d in (1, 15))
    return tuple(moment.astimezone(zone).utcoffset() for moment in moments)
