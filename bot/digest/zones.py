"""Time zones by the names people use: cities, abbreviations, Russian, offsets."""

from __future__ import annotations

import itertools
import re
import unicodedata
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

# Offered first, in this order, when nothing or little has been typed.
POPULAR = (
    "America/New_York",
    "Europe/London",
    "Europe/Moscow",
    "Europe/Berlin",
    "America/Los_Angeles",
    "America/Chicago",
    "Europe/Paris",
    "Europe/Kyiv",
    "America/Toronto",
    "Europe/Warsaw",
    "Europe/Madrid",
    "Europe/Rome",
    "Europe/Istanbul",
    "Asia/Dubai",
    "Asia/Kolkata",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Asia/Seoul",
    "Asia/Singapore",
    "Australia/Sydney",
    "America/Denver",
    "America/Sao_Paulo",
    "America/Mexico_City",
    "Africa/Johannesburg",
    "UTC",
)

# What people say for a zone besides its city. An abbreviation stands for the place, summer time and all: somebody who
# types "est" in July means New York's clock, not a fixed five hours.
_NAMES = {
    "America/New_York": "est edt et eastern new york ny nyc washington dc boston miami нью-йорк нью йорк вашингтон",
    "America/Chicago": "cst cdt ct central chicago texas houston dallas чикаго",
    "America/Denver": "mst mdt mt mountain denver денвер",
    "America/Los_Angeles": "pst pdt pt pacific los angeles la california san francisco seattle лос-анджелес",
    "America/Toronto": "toronto ottawa canada торонто",
    "America/Sao_Paulo": "brazil brasilia brt sao paulo",
    "America/Mexico_City": "mexico cdmx",
    "Europe/London": "gmt bst uk england london britain лондон",
    "Europe/Moscow": "msk russia moscow saint petersburg москва мск россия санкт-петербург петербург спб",
    "Europe/Kyiv": "kiev kyiv ukraine eet eest киев київ украина",
    "Europe/Berlin": "cet cest germany berlin munich hamburg берлин германия",
    "Europe/Paris": "france paris париж",
    "Europe/Warsaw": "poland warsaw варшава",
    "Europe/Madrid": "spain madrid мадрид",
    "Europe/Rome": "italy rome roma рим",
    "Europe/Istanbul": "turkey istanbul trt стамбул",
    "Europe/Minsk": "belarus minsk минск",
    "Asia/Yekaterinburg": "yekaterinburg ekaterinburg екатеринбург",
    "Asia/Novosibirsk": "novosibirsk новосибирск",
    "Asia/Vladivostok": "vladivostok владивосток",
    "Asia/Kolkata": "ist india delhi mumbai bangalore",
    "Asia/Shanghai": "china beijing peking shanghai пекин китай",
    "Pacific/Honolulu": "hst hawaii honolulu гавайи",
    "Asia/Tokyo": "jst japan tokyo токио",
    "Asia/Seoul": "kst korea seoul",
    "Asia/Dubai": "uae dubai gst дубай",
    "Asia/Jerusalem": "israel jerusalem tel aviv",
    "Australia/Sydney": "aest aedt sydney australia",
    "UTC": "utc z zulu universal",
}
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
    return _ranked(typed, now)[:limit]


def find_zone(text: str, now: datetime) -> str | None:
    """The zone that a text names, whether picked from the list or typed; None where it names none."""
    text = _OFFERED.sub("", text).strip()
    if text in _zones():
        return text
    words = _folded(text)
    if not words or (len(words) < _SURE_FROM and _offset(words) is None and not _is_name(words)):
        return None
    ranked = _ranked(text, now)
    return ranked[0] if ranked else None


def _offset_zone(typed: str) -> str | None:
    """The fixed zone for an offset such as "utc+3" or "-5"; None for other texts and for offsets not of whole hours."""
    words = _folded(typed)
    found = _OFFSET.fullmatch(words)
    if found is None or int(found[3] or 0) or words.startswith("мск"):
        return None
    hours = int(found[2])
    # POSIX counts westwards: Etc/GMT-3 is three hours ahead of UTC.
    key = "UTC" if hours == 0 else f"Etc/GMT{'-' if found[1] == '+' else '+'}{hours}"
    return key if key in _zones() else None


def _ranked(typed: str, now: datetime) -> list[str]:
    words = _folded(typed)
    if not words:
        return list(POPULAR)
    offset = _offset(words)
    if offset is not None:
        fixed = _offset_zone(typed)
        same = [key for key in _by_popularity() if now.astimezone(ZoneInfo(key)).utcoffset() == offset]
        return list(dict.fromkeys([*([fixed] if fixed else []), *same]))
    said = [{"st": "saint"}.get(word, word) for word in words.split() if word not in _FILLERS]
    return _called(words) or (_called(" ".join(said)) or _called_all(said) if said else [])


def _called(words: str) -> list[str]:
    """The zones that have such a name, or one that begins so, or, last, one that contains it."""
    scored = [(score, key) for key in _by_popularity() if (score := _score(words, key)) is not None]
    # Where it is the name of one, the letters within others' names are chance: "est" is not in "Australia/West".
    kept = [pair for pair in scored if pair[0] < 2] if any(score == 0 for score, _ in scored) else scored
    return [key for _, key in sorted(kept, key=lambda pair: pair[0])]


def _called_all(said: list[str]) -> list[str]:
    """The zones to which every word belongs, as in "London, UK"."""
    return [
        key
        for key in _by_popularity()
        if all(any(word == part for name in _names_of(key) for part in re.split(r"[ /]", name)) for word in said)
    ]


def _is_name(words: str) -> bool:
    return any(words in _names_of(key) for key in _by_popularity())


def _score(words: str, key: str) -> int | None:
    """How badly a zone fits (0 best), or None where it does not at all."""
    names = _names_of(key)
    if words in names:
        return 0
    if any(name.startswith(words) for name in names):
        return 1
    if any(words in name for name in names) or words in _folded(key):
        return 2
    return None


@cache
def _names_of(key: str) -> tuple[str, ...]:
    """Every name of a zone, folded: its key, its city, and what people say."""
    city = _folded(key.rsplit("/", maxsplit=1)[-1])
    said = _NAMES.get(key, "")
    words = said.split()
    pairs = [f"{one} {other}" for one, other in itertools.pairwise(words)]
    return tuple(dict.fromkeys((_folded(key), city, *map(_folded, words), *map(_folded, pairs))))


@cache
def _zones() -> frozenset[str]:
    """All keys but those that are an abbreviation: "EST" there is five hours for ever, and nobody means that."""
    said = {_folded(word) for words in _NAMES.values() for word in words.split()}
    real = available_timezones() - {"localtime", "Factory"}
    return frozenset(key for key in real if key == "UTC" or "/" in key or _folded(key) not in said)


@cache
def _by_popularity() -> tuple[str, ...]:
    def rank(key: str) -> tuple[int, bool, str]:
        place = POPULAR.index(key) if key in POPULAR else len(POPULAR) if key in _NAMES else len(POPULAR) + 1
        return place, "/" not in key or key.startswith(("Etc/", "posix/", "right/")), key

    return tuple(sorted(_zones(), key=rank))


def _offset(words: str) -> timedelta | None:
    found = _OFFSET.fullmatch(words)
    if found is None:
        return None
    offset = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    if words.startswith("мск"):
        return timedelta(hours=3) + (offset if found[1] == "+" else -offset)
    return offset if found[1] == "+" else -offset


def _folded(text: str) -> str:
    spaced = text.casefold().replace("_", " ").replace(",", " ").replace(".", "")
    decomposed = unicodedata.normalize("NFKD", spaced.replace("ё", "е"))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(plain.replace("й", "и").split())
