"""Which of several places with one name is meant, if one clearly is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bot.domain.zones import have_same_clock
from bot.search.numbers import COMPATRIOT_LARGER, RIVAL_OF_STATE
from bot.search.zones import is_everyday

CITY_BEFORE_WORD = 45  # names in all languages of a city that an everyday word may mean: "Nice" (49), not "Oral" (40)
_CITY_LARGER = 4  # times as many people as any namesake, which leaves out Brest (2.4) and York (3.6)
_WORLD_CITY_LARGER = 2  # the same for a city of a million or a zone's own: Barcelona has 2.1 times as many
_WORLD_CITY = 1_000_000  # people; far fewer cities have so many than have a namesake
_CITY_BETTER_KNOWN = 1.5  # times as many names in the world's languages: Manchester (1.0) and Córdoba (1.1) fall short
_SMALLEST_LISTED = 15_000  # people of the smallest towns that the table has: namesakes below are not known


class Entry(NamedTuple):
    """One thing that a name may mean: as ``bot.search.zone_names.Meaning``, and how many names a city has in all."""

    zone: str
    place: str
    people: int
    names: int
    kind: str


def settle(name: str, entries: Sequence[Entry]) -> str | None:
    """The zone of a normalised name, or None where it could be one of several, or is an everyday word rather.

    Args:
        name: The name.
        entries: What it may mean, the most populous first.
    """
    named = [each for each in entries if each.kind == "z"]
    regions = [each for each in entries if each.kind == "r"]
    cities = [each for each in entries if each.kind in "cm"]
    if named:
        return _only(named)
    if regions:
        return _only([*regions, *(each for each in cities if _rivals(each, regions))])
    if is_everyday(name) and max(each.names for each in entries) < CITY_BEFORE_WORD:
        return None
    return _dominant(cities, [each for each in entries if each.kind == "a"])


def _rivals(city: Entry, regions: Sequence[Entry]) -> bool:
    """Whether a city may be meant by a region's name; the less so by a country's than by a state's."""
    people = sum(each.people for each in regions)
    if "-" not in regions[0].place:
        return city.people * _CITY_LARGER > people
    is_large = city.people >= RIVAL_OF_STATE and city.people * COMPATRIOT_LARGER > people
    return is_large or city.names >= CITY_BEFORE_WORD


def _only(entries: Sequence[Entry]) -> str | None:
    zone = entries[0].zone
    return zone if all(have_same_clock(zone, each.zone) for each in entries) else None


def _dominant(cities: Sequence[Entry], renamed: Sequence[Entry]) -> str | None:
    """The zone of the city that a name means before all others; cities by their further names only where no other."""
    alike = cities or renamed
    if not alike or not _outshines_unlisted(alike[0]):
        return None
    first, *others = alike
    is_first = all(_outshines(first, each) for each in others if not have_same_clock(first.zone, each.zone))
    is_largest = all(each.people <= first.people or have_same_clock(first.zone, each.zone) for each in renamed)
    return first.zone if is_first and is_largest else None


def _outshines(city: Entry, rival: Entry) -> bool:
    if city.place[:2] == rival.place[:2]:
        larger: float = COMPATRIOT_LARGER
    elif city.kind == "c" or city.people >= _WORLD_CITY:
        larger = _WORLD_CITY_LARGER
    else:
        larger = _CITY_LARGER
    return city.people >= larger * rival.people and city.names >= _CITY_BETTER_KNOWN * rival.names


def _outshines_unlisted(city: Entry) -> bool:
    """Whether a city is meant before any town too small for the table, one in its own country included."""
    is_large = city.people >= COMPATRIOT_LARGER * _SMALLEST_LISTED
    return city.kind == "c" or is_large or city.names >= CITY_BEFORE_WORD
