"""Time zones as people read them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.render.limits import CHOICE_CHARACTERS, clip

_MOST_IN_DOUBT = 5
_FIXED = re.compile(r"Etc/GMT([+-])(\d{1,2})")


def zone_name(key: str) -> str:
    """A zone's name: "America/New York", "UTC+3". The time zone data counts fixed offsets westwards; people don't."""
    fixed = _FIXED.fullmatch(key)
    if fixed is None:
        return key.replace("_", " ")
    return f"UTC{'-' if fixed[1] == '+' else '+'}{fixed[2]}" if int(fixed[2]) else "UTC"


def zones_in_doubt(keys: Sequence[str]) -> str:
    """Two zones or more among which one is to be chosen: "Asia/Baku or Asia/Bakuriani"; the likeliest of many."""
    *others, last = map(zone_name, keys[:_MOST_IN_DOUBT])
    return f"{', '.join(others)} or {last}"


def zone_choice(key: str, now: datetime) -> str:
    """A zone as it is offered: "America/New York (UTC-05:00, now 14:30)"."""
    local = now.astimezone(ZoneInfo(key))
    minutes = int((local.utcoffset() or timedelta()).total_seconds()) // 60
    sign = "-" if minutes < 0 else "+"
    name = zone_name(key)
    offset = "" if name.startswith("UTC") else f"UTC{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}, "
    return clip(f"{name} ({offset}now {local:%H:%M})", CHOICE_CHARACTERS)
