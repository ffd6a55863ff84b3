"""Time zones in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.domain.zones import get_zone, offset_key
from bot.locales import text
from bot.render.limits import CHOICE_CHARACTERS, clip
from bot.render.wording import listed

_MOST_IN_DOUBT = 5
_OFFSET = re.compile(r"([+-])0?(\d+):(\d\d)")


def zone_name(key: str) -> str:
    """A zone's name: "America/New York"; an offset's: "UTC+3", "UTC-3:30"."""
    found = _OFFSET.fullmatch(key)
    if found is None:
        return key.replace("_", " ")
    sign, hours, minutes = found.groups()
    name = f"UTC{sign}{hours}" if minutes == "00" else f"UTC{sign}{hours}:{minutes}"
    return "UTC" if name == "UTC+0" else name


def zones_in_doubt(keys: Sequence[str]) -> str:
    """Zones among which one is to be chosen: "Asia/Baku or Asia/Bakuriani"; the likeliest of many."""
    return listed([zone_name(key) for key in keys[:_MOST_IN_DOUBT]], "list-or")


def zone_choice(key: str, now: datetime) -> str:
    """A zone as it is offered: "America/New York (UTC-05:00, now 14:30)"."""
    local = now.astimezone(get_zone(key))
    name = zone_name(key)
    minutes = (local.utcoffset() or timedelta()) // timedelta(minutes=1)
    key = "zones-choice-offset" if name.startswith("UTC") else "zones-choice"
    choice = text(key, zone=name, offset=f"UTC{offset_key(minutes)}", time=f"{local:%H:%M}")
    return clip(choice, CHOICE_CHARACTERS)
