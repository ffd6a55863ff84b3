"""Time zones by the names people use: cities, abbreviations, Russian, offsets."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.zones.names import POPULAR, called, called_all, fold_name, zones, zones_by_name, zones_by_popularity
from bot.zones.slips import zones_maybe_misspelled, zones_misspelled

_FILLERS = frozenset(
    ("time", "standard", "daylight", "summer", "zone", "city", "area", "the", "г", "город", "время", "по")
)
_OFFERED = re.compile(
    r"\s*\((?:utc[+-]\d\d:\d\d, )?now \d\d:\d\d\)\s*$", re.IGNORECASE
)  # how a zone is offered, see render
_SURE_FROM = 3  # characters; fewer name a zone only where they are a name of it, such as "la"
_OFFSET = re.compile(r"(?:utc|gmt|мск)?\s*([+\-−])\s*(\d{1,2})(?::?(\d{2}))?")
_LIMIT = 25


def complete_zones(typed: str, now: datetime, limit: int = _LIMIT) -> list[str]:
    """The keys of zones for what has been typed, the likeliest first; the popular ones where nothing has."""
    found = _ranked(typed, now)
    if not found and _offset(fold_name(typed)) is None:
        found = zones_maybe_misspelled(typed, " ".join(_said(fold_name(typed))))
    return found[:limit]


def find_zones(text: str, now: datetime) -> list[str]:
    """The zones that a text may mean, whether picked from the list or typed.

    Args:
        text: The text.
        now: The moment, by which offsets are understood.

    Returns:
        One key where it is clear which is meant, none where the text names no zone, and several where it is a slip that
        could be any of them.
    """
    text = _OFFERED.sub("", text).strip()
    if text in zones():
        return [text]
    words = fold_name(text)
    offset = _offset(words)
    if not words or (len(words) < _SURE_FROM and offset is None and words not in zones_by_name()):
        return []
    ranked = _ranked(text, now)
    if ranked or offset is not None:
        return ranked[:1]
    return zones_misspelled(text, " ".join(_said(words)))


def _offset_zone(typed: str) -> str | None:
    """The fixed zone for an offset such as "utc+3" or "-5"; None for other texts and for offsets not of whole hours."""
    words = fold_name(typed)
    found = _OFFSET.fullmatch(words)
    if found is None or int(found[3] or 0) or words.startswith("мск"):
        return None
    hours = int(found[2])
    # POSIX counts westwards: Etc/GMT-3 is three hours ahead of UTC.
    key = "UTC" if hours == 0 else f"Etc/GMT{'-' if found[1] == '+' else '+'}{hours}"
    return key if key in zones() else None


def _ranked(typed: str, now: datetime) -> list[str]:
    words = fold_name(typed)
    if not words:
        return list(POPULAR)
    offset = _offset(words)
    if offset is not None:
        fixed = _offset_zone(typed)
        same = [key for key in zones_by_popularity() if now.astimezone(ZoneInfo(key)).utcoffset() == offset]
        return list(dict.fromkeys([*([fixed] if fixed else []), *same]))
    said = _said(words)
    return called(words) or (called(" ".join(said)) or called_all(said) if said else [])


def _said(words: str) -> list[str]:
    """The words that tell something."""
    return [{"st": "saint"}.get(word, word) for word in words.split() if word not in _FILLERS]


def _offset(words: str) -> timedelta | None:
    found = _OFFSET.fullmatch(words)
    if found is None:
        return None
    offset = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    if words.startswith("мск"):
        return timedelta(hours=3) + (offset if found[1] == "+" else -offset)
    return offset if found[1] == "+" else -offset
