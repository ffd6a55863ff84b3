"""All time zones with the names people use for them."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from zoneinfo import available_timezones

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


def called(words: str) -> list[str]:
    """The zones that have such a name, or one that begins so, or, last, one that contains it."""
    scored = [(score, key) for key in zones_by_popularity() if (score := _score(words, key)) is not None]
    # Where it is the name of one, the letters within others' names are chance: "est" is not in "Australia/West".
    kept = [pair for pair in scored if pair[0] < 2] if any(score == 0 for score, _ in scored) else scored
    return [key for _, key in sorted(kept, key=lambda pair: pair[0])]


def called_all(said: list[str]) -> list[str]:
    """The zones to which every word belongs, as in "London, UK"."""
    return [key for key in zones_by_popularity() if _words_of(key).issuperset(said)]


def _score(words: str, key: str) -> int | None:
    """How badly a zone fits (0 best), or None where it does not at all."""
    names = _names_of(key)
    if words in names:
        return 0
    if any(name.startswith(words) for name in names):
        return 1
    if any(words in name for name in names):
        return 2
    return None


@cache
def zones_by_name() -> Mapping[str, tuple[str, ...]]:
    """Every name, folded, with the keys of the zones it is a name of, the likeliest first."""
    found: dict[str, list[str]] = {}
    for key in zones_by_popularity():
        for name in _names_of(key):
            found.setdefault(name, []).append(key)
    return {name: tuple(keys) for name, keys in found.items()}


def is_city(name: str) -> bool:
    """Whether a folded name is the last part of a key, which names a city, an island or a small country."""
    return any(fold_name(key.rsplit("/", maxsplit=1)[-1]) == name for key in zones_by_name().get(name, ()))


@cache
def _names_of(key: str) -> tuple[str, ...]:
    """Every name of a zone, folded: its key, its city, and what people say."""
    city = fold_name(key.rsplit("/", maxsplit=1)[-1])
    said = _NAMES.get(key, "")
    words = said.split()
    pairs = [f"{one} {other}" for one, other in itertools.pairwise(words)]
    return tuple(dict.fromkeys((fold_name(key), city, *map(fold_name, words), *map(fold_name, pairs))))


@cache
def _words_of(key: str) -> frozenset[str]:
    return frozenset(word for name in _names_of(key) for word in re.split(r"[ /]", name))


@cache
def zones() -> frozenset[str]:
    """All keys but those that are an abbreviation: "EST" there is five hours for ever, and nobody means that."""
    said = {fold_name(word) for words in _NAMES.values() for word in words.split()}
    real = available_timezones() - {"localtime", "Factory"}
    return frozenset(key for key in real if key == "UTC" or "/" in key or fold_name(key) not in said)


@cache
def zones_by_popularity() -> tuple[str, ...]:
    """The keys of all zones, those that most people mean first."""

    def rank(key: str) -> tuple[int, bool, str]:
        place = POPULAR.index(key) if key in POPULAR else len(POPULAR) if key in _NAMES else len(POPULAR) + 1
        return place, "/" not in key or key.startswith(("Etc/", "posix/", "right/")), key

    return tuple(sorted(zones(), key=rank))


def fold_name(text: str) -> str:
    """A name as it is compared: lower case, no accents, no punctuation."""
    spaced = text.casefold().replace("_", " ").replace(",", " ").replace(".", "")
    decomposed = unicodedata.normalize("NFKD", spaced.replace("ё", "е"))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(plain.replace("й", "и").split())
