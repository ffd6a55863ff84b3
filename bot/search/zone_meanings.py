"""Which of several places with one name is meant, if one clearly is."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.zones import have_same_clock
from bot.language import ordinary_rank
from bot.search import numbers
from bot.search.zone_names import Meaning


def settle(meanings: Sequence[Meaning], *, is_qualified: bool = False) -> str | None:
    """The zone of a name, or None where it could be one of several."""
    named = [each for each in meanings if each.kind == "z"]
    regions = [each for each in meanings if each.kind == "r"]
    cities = [each for each in meanings if each.kind in "cm" or (is_qualified and each.kind == "a")]
    if named:
        return _only(named)
    if regions:
        return _only([*regions, *(each for each in cities if _rivals(each, regions))])
    return _dominant(cities, meanings, is_qualified=is_qualified)


def _rivals(city: Meaning, regions: Sequence[Meaning]) -> bool:
    """Whether a city may be meant by a region's name; the less so by a country's than by a state's."""
    people = sum(each.people for each in regions)
    if "-" not in regions[0].place:
        return city.people * numbers.CITY_LARGER > people
    is_large = city.people >= numbers.RIVAL_OF_STATE and city.people * numbers.COMPATRIOT_LARGER > people
    return is_large or city.names >= numbers.CITY_BEFORE_WORD


def _only(meanings: Sequence[Meaning]) -> str | None:
    zone = meanings[0].zone
    return zone if all(have_same_clock(zone, each.zone) for each in meanings) else None


def _dominant(cities: Sequence[Meaning], meanings: Sequence[Meaning], *, is_qualified: bool) -> str | None:
    """The zone of the city that a name means before all others; cities by their further names only where no other."""
    alike = cities or [each for each in meanings if each.kind == "a"]
    if not alike:
        return None
    first, *others = alike
    rivals = [each for each in others if not have_same_clock(first.zone, each.zone)]
    renamed = [each for each in meanings if each.kind == "a" and not have_same_clock(first.zone, each.zone)]
    if not is_qualified and not _outshines_unlisted(first):
        return None
    if all(_outshines(first, each) for each in rivals) and all(each.people <= first.people for each in renamed):
        return first.zone
    return None


def _outshines(city: Meaning, rival: Meaning) -> bool:
    if city.place[:2] == rival.place[:2]:
        larger: float = numbers.COMPATRIOT_LARGER
    elif city.kind == "c" or city.people >= numbers.WORLD_CITY:
        larger = numbers.WORLD_CITY_LARGER
    else:
        larger = numbers.CITY_LARGER
    return city.people >= larger * rival.people and city.names >= numbers.CITY_BETTER_KNOWN * rival.names


def _outshines_unlisted(city: Meaning) -> bool:
    """Whether a city is meant before any town too small for the table, one in its own country included."""
    is_large = city.people >= numbers.COMPATRIOT_LARGER * numbers.SMALLEST_LISTED
    return city.kind == "c" or is_large or city.names >= numbers.CITY_BEFORE_WORD


def is_word_rather(name: str, meanings: Sequence[Meaning]) -> bool:
    """Whether a name is an everyday word before it is any of the cities that have it."""
    if not is_everyday(name) or any(each.kind in "zr" for each in meanings):
        return False
    return max(each.names for each in meanings) < numbers.CITY_BEFORE_WORD


def is_everyday(name: str) -> bool:
    """Whether a normalised name is a word that everybody uses."""
    rank = ordinary_rank(name)
    return rank is not None and rank < numbers.EVERYDAY_WORD
