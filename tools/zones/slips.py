"""Which of a city's further names may be slips: GeoNames lists "Londn", "Belin" and "Istanbu" like any other name."""

from __future__ import annotations

from functools import cache

from babel import Locale
from rapidfuzz.distance import OSA
from spellchecker import SpellChecker

from bot.language import fold, normalise
from bot.search.numbers import SHORTEST_BY_SOUND
from tools.zones.places import CYRILLIC, LANGUAGES, City

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_WITH_UMLAUTS = ("DE", "AT", "CH")  # countries where people write "Koeln" where they have no "ö"
_LANGUAGES = (*LANGUAGES, "nl", "sv", "da", "nb", "fi", "cs", "sk", "hu", "ro", "hr")
_DICTIONARIES = ("en", "de", "fr", "es", "it", "pt")


def may_be_slip(name: str, city: City) -> bool:
    """Whether a name in Latin letters is as near to the city's own as a slip is, and no other source has it.

    Nobody slips into a space or another word. Other sources are CLDR, dictionaries, and for their sound the
    names in Cyrillic of cities where people write it.
    """
    normal, own = normalise(name), normalise(city.name)
    most = 2 if len(normal) >= SHORTEST_BY_SOUND else 1
    is_near = 0 < OSA.distance(normal.replace(" ", ""), own.replace(" ", ""), score_cutoff=most) <= most
    if not normal.isascii() or not is_near or set(own.split()) < set(normal.split()) or normal in _attested():
        return False
    spelled = {normalise(other) for each in city.others if (other := each.translate(_UMLAUTS)) != each}
    sounds = {fold(each) for each in map(normalise, city.others) if not each.isascii()}
    is_spelled = city.place in _WITH_UMLAUTS and normal in spelled
    return not is_spelled and not (city.place[:2] in CYRILLIC and fold(normal) in sounds)


@cache
def _attested() -> frozenset[str]:
    names = {word for code in _DICTIONARIES for word in SpellChecker(language=code).word_frequency.words()}
    for code in _LANGUAGES:
        cities = (zone.get("city") for zone in Locale(code).time_zones.values())
        names.update(city for city in cities if isinstance(city, str))
    return frozenset(map(normalise, names))
