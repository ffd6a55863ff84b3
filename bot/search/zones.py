"""From typed words to a time zone: only a whole, unambiguous name, abbreviation or offset sets one.

Unique means that all that have the name show the same time, or that one is so much larger and better known that nobody
means another who doesn't say so, as "Portland, Maine" does. Everything else is offered, or refused.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.domain.zones import have_same_clock
from bot.language import is_function_word, normalise, ordinary_rank, swap_layout
from bot.search.numbers import (
    COMPATRIOT_LARGER,
    MOST_OFFERED,
    RIVAL_OF_STATE,
    SHORTEST_BY_SOUND,
    SHORTEST_SKELETON,
)
from bot.search.offsets import OffsetError, read_offset
from bot.search.zone_names import Meaning, find_named, names_beginning, well_known_names

POPULAR = (
    "America/New_York", "Europe/London", "Europe/Moscow", "Europe/Berlin", "America/Los_Angeles",
    "America/Chicago", "Europe/Paris", "Europe/Kyiv", "America/Toronto", "Europe/Warsaw",
    "Europe/Madrid", "Europe/Rome", "Europe/Istanbul", "Asia/Dubai", "Asia/Kolkata",
    "Asia/Shanghai", "Asia/Tokyo", "Asia/Seoul", "Asia/Singapore", "Australia/Sydney",
    "America/Denver", "America/Sao_Paulo", "America/Mexico_City", "Africa/Johannesburg", "UTC",
)  # fmt: skip
"""Offered where nothing has been typed, in this order."""

_OFFERED = re.compile(r"\s*\((?:utc[+-]\d\d:\d\d, )?now \d\d:\d\d\)\s*$", re.IGNORECASE)  # see render's zone_choice
_LONGEST = 100  # characters; as many as Discord lets through
_TIME_OF_DAY = re.compile(r"\s*\d{1,2}(?:[:.]\d\d|\s*[ap]\.?m\b)", re.IGNORECASE)
_PAIR = re.compile(r"^(\w) (\w)$")  # of initials; longer ones are put together for every use
_FILLERS = re.compile(r"^(?:the|время|г|город|штат) | (?:(?:standard |daylight |summer )?time|time ?zone|время)$")


class ZoneProblem(StrEnum):
    """Why a text sets no zone, where there is more to say than that it is none."""

    OFFSET = "offset"  # written as an offset, and none there is
    TIME = "time"  # it has a time of day in it


@dataclass(frozen=True, slots=True)
class ZoneMatch:
    """What a text means as a time zone.

    Attributes:
        query: The text.
        zone: The zone's key, or an offset such as "+05:30"; None where the text doesn't settle it.
        choices: Zones that it may mean instead, the likeliest first; none where it is like no name.
        problem: What else is wrong with it.
    """

    query: str
    zone: str | None = None
    choices: tuple[str, ...] = ()
    problem: ZoneProblem | None = None


def find_zone(text: str, *, is_behind_time: bool = False) -> ZoneMatch:
    """The zone that a text sets, whether picked from the list or typed; otherwise what it may mean.

    Behind a time of day that is also what is only offered by itself: the ET of "7:15 pm ET".
    """
    typed = _typed(text)
    try:
        offset = read_offset(typed)
    except OffsetError:
        return ZoneMatch(text, problem=ZoneProblem.OFFSET)
    if offset is not None:
        return ZoneMatch(text, offset)
    if _TIME_OF_DAY.match(typed):
        return ZoneMatch(text, problem=ZoneProblem.TIME)
    if zone := _meant_by(typed) or (_only_offered(typed) if is_behind_time else None):
        return ZoneMatch(text, zone)
    return ZoneMatch(text, choices=tuple(_offered_for(typed, MOST_OFFERED)))


def complete_zones(text: str, limit: int) -> list[str]:
    """The zones that a text may mean, finished or not, the likeliest first; popular ones where nothing was typed."""
    if not text.strip():
        return list(POPULAR[:limit])
    match = find_zone(text)
    if match.problem is not None:
        return []
    first = [match.zone] if match.zone else []
    return list(dict.fromkeys((*first, *_offered_for(_typed(text), limit))))[:limit]


def _typed(text: str) -> str:
    """What was typed or picked, without the time that a choice shows; nothing of what is too long, or unfolds so."""
    is_too_long = len(text) > _LONGEST or len(normalise(text)) > _LONGEST
    return "" if is_too_long else _OFFERED.sub("", text).strip()


def _meant_by(typed: str) -> str | None:
    name = _name(typed)
    shorter = _FILLERS.sub("", name)
    by_shorter = find_named(shorter).set_by(shorter) if shorter != name and not find_named(name).meanings else None
    return find_named(name).set_by(typed) or by_shorter or _dominant(_qualified(typed))


def _name(typed: str) -> str:
    """What was typed, as the table has it: "U.S" as "us"."""
    return _PAIR.sub(r"\1\2", normalise(typed))


def _dominant(meanings: Sequence[Meaning]) -> str | None:
    """The zone that a qualified name means before those of namesakes in the same country."""
    first = max(meanings, key=lambda each: each.people, default=None)
    if first is None or first.kind == "s":
        return None
    is_region = any(each.kind == "r" for each in meanings)
    least = RIVAL_OF_STATE if is_region else first.people / COMPATRIOT_LARGER
    others = (each for each in meanings if not have_same_clock(first.zone, each.zone))
    return None if any(each.people > least or each.kind == "r" for each in others) else first.zone


def _only_offered(typed: str) -> str | None:
    zones = {each.zone for each in find_named(_name(typed)).meanings if each.kind == "o"}
    return zones.pop() if len(zones) == 1 else None


def _qualified(typed: str) -> list[Meaning]:
    """What a name means with the country or state that follows it: "Portland, Maine", "Paris Texas"."""
    if "," in typed:
        parts = [normalise(part) for part in typed.split(",")]
        splits = [(parts[0], parts[1:])]
    else:
        words = normalise(typed).split()
        splits = [(" ".join(words[:cut]), [" ".join(words[cut:])]) for cut in range(len(words) - 1, 0, -1)]
    for name, qualifiers in splits:
        found = list(find_named(name).meanings) if all(qualifiers) else []
        for qualifier in qualifiers if found else ():
            places = {each.place for each in find_named(qualifier).meanings if each.kind in "rq"}
            found = [each for each in found if any(_lies_in(each.place, place) for place in places)]
        if found:
            return [each for each in found if each.kind != "q"]
    return []


def _lies_in(place: str, region: str) -> bool:
    return place == region or place.startswith(f"{region}-")


def _offered_for(typed: str, limit: int) -> list[str]:
    """Zones for a text that sets none: of namesakes, of names that begin so, and of names a slip away."""
    name = _name(typed)
    exact = [*_meanings(name), *_meanings(_FILLERS.sub("", name)), *_qualified(typed), *_swapped(typed)]
    offered = _different(each.zone for each in exact)
    if len(offered) < limit and len(name) > 1 and not is_function_word(name):
        guesses = _resembling(name, limit, may_be_slip=not offered)
        offered += [meaning.zone for each in guesses for meaning in find_named(each).meanings[:1]]
    return list(dict.fromkeys(offered))[:limit]


def _meanings(name: str) -> list[Meaning]:
    """What a name may mean; "me" is no code of Maine's."""
    return [each for each in find_named(name).meanings if each.kind != "q" or not is_function_word(name)]


def _resembling(name: str, limit: int, *, may_be_slip: bool) -> list[str]:
    """Names that begin so, the well-known ones if any; else those fewest slips away, the most populous first.

    An everyday word resembles some by chance.
    """
    begun = (known for known in well_known_names() if known.startswith(name))
    found = list(itertools.islice(begun, limit))
    if found or len(name) <= SHORTEST_SKELETON or ordinary_rank(name) is not None:
        return found
    if (rare := names_beginning(name, limit)) or not may_be_slip:
        return rare
    most = 2 if len(name) >= SHORTEST_BY_SOUND else 1
    near = process.extract(name, well_known_names(), scorer=OSA.distance, score_cutoff=most, limit=MOST_OFFERED)
    fewest = min((slips for _, slips, _ in near), default=0)
    return [known for known, slips, _ in near if slips == fewest]


def _swapped(typed: str) -> tuple[Meaning, ...]:
    """What the same keys mean in the other alphabet: "vjcrdf" is "москва"."""
    swapped = normalise(swap_layout(typed) or "")
    return find_named(swapped).meanings if len(swapped) > SHORTEST_SKELETON else ()


def _different(zones: Iterable[str]) -> list[str]:
    """Zones without those that show the same time as an earlier one: there is nothing to choose between them."""
    kept: list[str] = []
    for zone in zones:
        if not any(have_same_clock(zone, each) for each in kept):
            kept.append(zone)
    return kept
