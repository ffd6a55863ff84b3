"""Which of several places with one name is meant, if one clearly is, and how it must be written to be meant."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from bot.domain.zones import have_same_clock
from bot.language import ordinary_rank, stem, words
from bot.language.sorted_lines import SortedLines
from bot.search.numbers import COMPATRIOT_LARGER, RIVAL_OF_STATE

CITY_BEFORE_WORD = 44  # names in all languages of a city that a word may mean: "Nice" (49), "Miami"; not "Oral" (40)
_EVERYDAY_WORD = 10_000  # rank of a word from which most in the lists are names themselves
_COMMONEST_WORD = 1_000  # rank of a word that is none however large the place: "того" (650), not "Turkey" (4,023)
_CITY_LARGER = 4  # times as many people as any namesake, which leaves out Brest (2.4) and York (3.6)
_WORLD_CITY_LARGER = 2  # the same for a city of a million or a zone's own: Barcelona has 2.1 times as many
_MILLION = 1_000_000  # people; far fewer cities have so many than have a namesake
_CITY_BETTER_KNOWN = 1.5  # times as many names in the world's languages: Manchester (1.0) and Córdoba (1.1) fall short
_SMALLEST_LISTED = 15_000  # people of the smallest towns that the table has: namesakes below are not known
_DICTIONARY = SortedLines(Path(words.__file__).parent / "ordinary" / "rarer.txt")


class Entry(NamedTuple):
    """One thing that a name may mean: as ``bot.search.zone_names.Meaning``, and how many names a city has in all."""

    zone: str
    place: str
    people: int
    names: int
    kind: str


def settle(name: str, entries: Sequence[Entry]) -> str | None:
    """The zone of a normalised name, or None where it could be one of several, or is a word or a slip rather.

    Args:
        name: The name.
        entries: What it may mean, the most populous first.
    """
    named = [each for each in entries if each.kind in "zA"]
    regions = [each for each in entries if each.kind == "r"]
    cities = [each for each in entries if each.kind in "cm"]
    if named:
        return _only(named)
    if regions:
        alike = cities if name.isascii() else [each for each in entries if each.kind in "cma"]  # see names._cities
        return _only([*regions, *(each for each in alike if _rivals(each, regions))])
    is_word = all(ordinary_rank(word) is not None for word in name.split())
    if not cities and (entries[0].kind == "s" or (is_word and name.isascii())):
        return None
    return _dominant(cities, [each for each in entries if each.kind in "as"])


def written(name: str, entries: Sequence[Entry]) -> str:
    """How a name must be written to set its zone: as ``bot.search.zone_names`` has it.

    In small letters an everyday word is that word: "nice", "eat". Written as names are, it is the name: "Nice", "EAT".
    What a million live in is meant before such a word; what few languages have a name for, not even before a rarer one.
    """
    kinds = {each.kind for each in entries}
    rank = _rank(name)
    if "A" in kinds:
        return "A"
    if rank is None or "z" in kinds:
        return "="
    known = CITY_BEFORE_WORD if "r" in kinds else max(each.names for each in entries)
    is_known, is_everyday = known >= CITY_BEFORE_WORD, rank < _EVERYDAY_WORD
    is_place = entries[0].kind in "rc" or (entries[0].kind == "m" and is_known)
    if is_place and entries[0].people >= _MILLION and rank >= _COMMONEST_WORD:
        return "="
    if is_known:
        return "Aa" if is_everyday else "="
    return "?" if is_everyday or 2 * known < CITY_BEFORE_WORD else "Aa"


def _rank(word: str) -> int | None:
    """A word's rank among everyday ones; of Russian ones, of which many are names, only if a dictionary has it."""
    is_known = word.isascii() or stem(word) in _DICTIONARY
    return ordinary_rank(word) if is_known else None


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
    elif city.kind == "c" or city.people >= _MILLION:
        larger = _WORLD_CITY_LARGER
    else:
        larger = _CITY_LARGER
    return city.people >= larger * rival.people and city.names >= _CITY_BETTER_KNOWN * rival.names


def _outshines_unlisted(city: Entry) -> bool:
    """Whether a city is meant before any town too small for the table, one in its own country included."""
    is_large = city.people >= COMPATRIOT_LARGER * _SMALLEST_LISTED
    return city.kind == "c" or is_large or city.names >= CITY_BEFORE_WORD
