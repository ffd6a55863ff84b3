"""The names of zones, countries, states and cities, brought together from CLDR, tzdata and GeoNames."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel import Locale
from babel.core import get_global
from babel.languages import get_official_languages
from babel.localedata import locale_identifiers

from bot.domain.zones import have_same_clock
from bot.language import normalise, ordinary_rank
from tools.zones.clocks import countries_of_zones, current_names
from tools.zones.places import LANGUAGES, City, read_cities, read_countries, read_regions, state_zones
from tools.zones.settling import CITY_BEFORE_WORD, Entry, settle, written
from tools.zones.slips import may_be_slip

_WRITTEN = frozenset(locale_identifiers())  # languages that CLDR has names in
_SAID = Path(__file__).parent / "said.tsv"
_SEARCH = Path(__file__).parents[2] / "bot" / "search"
_LOCAL = ("en", "ru", "uk")  # languages in which a zone's city is that city before all its namesakes
_WELL_KNOWN = 300_000  # people of a city that is offered before it is typed whole, or for a slip
_INITIALS = 2  # letters of a name in Cyrillic that is none
_ABBREVIATIONS = 3  # letters of a name that only said.tsv may have: all others would be taken for one

Names = dict[str, dict[tuple[str, str], Entry]]


def collect_names() -> Names:
    """All names, normalised, each with what it may mean."""
    names: Names = defaultdict(dict)
    said = dict(_said())
    cities = read_cities()
    places = [*_zones(cities), *_regions(cities), *_cities(cities)]
    taken = {normalise(name) for name, _ in places}
    clocks = [(name, entry) for name, entry in _shared_clocks(cities) if normalise(name) not in taken]
    for name, entry in (*places, *clocks):
        normal = normalise(name)
        if normal == normalise(normal) != "" and normal not in said and not _is_noise(normal, entry):
            _add(names[normal], entry)
    for normal, entries in said.items():
        for entry in entries:
            names[normal][entry[:2]] = entry
    return names


def write_names(names: Names) -> None:
    """Write them, sorted by their bytes, so that one is found by halving."""
    lines = []
    for name, entries in names.items():
        ranked = sorted(entries.values(), key=lambda entry: (-entry.people, -entry.names, entry))
        zone = settle(name, ranked)
        ranked.sort(key=lambda entry: entry.zone != zone)
        meanings = (f"{each.zone} {each.place} {each.people} {each.kind}" for each in ranked)
        lines.append("\t".join((name, written(name, ranked) if zone else "?", *meanings)))
    table = b"".join(line + b"\n" for line in sorted(line.encode() for line in lines))
    (_SEARCH / "zone_names.tsv").write_bytes(table)
    known = {name: _weight(entries.values()) for name, entries in names.items() if _is_well_known(name, entries)}
    ranked_names = sorted(known, key=lambda name: (-known[name], name))
    (_SEARCH / "zone_names_known.txt").write_text("".join(f"{name}\n" for name in ranked_names), encoding="utf-8")


def _is_well_known(name: str, entries: dict[tuple[str, str], Entry]) -> bool:
    """Whether a name is one that people begin to type; a zone's key is, an abbreviation is a slip from too many."""
    return len(name) > _ABBREVIATIONS and any(
        kind in "zcr" or (people >= _WELL_KNOWN and (kind == "m" or not name.isascii()))
        for _, _, people, _, kind in entries.values()
    )


def _weight(entries: Iterable[Entry]) -> int:
    return max(people for _, _, people, _, _ in entries)


def _add(entries: dict[tuple[str, str], Entry], entry: Entry) -> None:
    """Add what a name may mean; of two with one zone in one place, what tells more, or the larger city."""
    known = entries.setdefault(entry[:2], entry)
    if _telling(entry) > _telling(known):
        entries[entry[:2]] = entry


def _telling(entry: Entry) -> tuple[int, int]:
    return -"zrcmasq".index(entry.kind), entry.people


def _is_noise(normal: str, entry: Entry) -> bool:
    """Whether a name is none to be found by: an airport's code, or an everyday word that some language calls a city."""
    if entry.kind not in "as":
        return False
    is_word = normal.isascii() and entry.names < CITY_BEFORE_WORD and ordinary_rank(normal) is not None
    return is_word or len(normal) <= (_ABBREVIATIONS if normal.isascii() else _INITIALS)


def _said() -> Iterator[tuple[str, list[Entry]]]:
    """What said.tsv has; an offer where there is a question mark."""
    for line in _SAID.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            zones, names = line.split("\t")
            kind = "o" if zones.startswith("?") else "z"
            keys = zones.removeprefix("?").split()
            for name in names.split(", "):
                how = "A" if name.isupper() else kind
                yield normalise(name), [Entry(key, "-", len(keys) - rank, 0, how) for rank, key in enumerate(keys)]


def _zones(cities: list[City]) -> Iterator[tuple[str, Entry]]:
    """Keys of zones, old and new, and the cities they are named for, in many languages."""
    by_zone = _by_zone(cities)
    for old, new in current_names().items():
        if ("/" in old or old == "UTC") and not old.startswith("Etc/GMT"):
            yield old, Entry(new, "-", int(old == new), 0, "z")  # a zone goes before others' old names
    for zone, code in _territories().items():
        for name, kind in _city_names(zone):
            yield name, _own_city(name, zone, code, by_zone[zone], kind)


def _shared_clocks(cities: list[City]) -> Iterator[tuple[str, Entry]]:
    """What CLDR calls the time of several zones, where all of them have it: "Moscow Standard Time"."""
    by_zone, territories = _by_zone(cities), _territories()
    for language in LANGUAGES:
        for metazone, names in Locale(language).meta_zones.items():
            zones = [zone for zone, of in get_global("meta_zones").items() if of == metazone and zone in territories]
            if zones and all(have_same_clock(zone, zones[0]) for zone in zones):
                own = max(zones, key=lambda zone: (zone.endswith(f"/{metazone}"), sum(c.people for c in by_zone[zone])))
                for name in names.get("long", {}).values():
                    if language != "ru" or "время" in name:  # others are regions: "Индийский океан", "Амазонка"
                        yield name, Entry(own, "-", 0, 0, "z")


def _by_zone(cities: list[City]) -> dict[str, list[City]]:
    by_zone: dict[str, list[City]] = defaultdict(list)
    for city in cities:
        by_zone[city.zone].append(city)
    return by_zone


def _territories() -> dict[str, str]:
    return {zone: code for code, zones in countries_of_zones().items() for zone in zones}


def _city_names(zone: str) -> Iterator[tuple[str, str]]:
    """The city a zone is named for, as languages spell it."""
    yield zone.rsplit("/", maxsplit=1)[-1].replace("_", " "), "c"
    for language in LANGUAGES:
        city = Locale(language).time_zones.get(zone, {}).get("city")
        if isinstance(city, str):
            yield city, "c" if language in _LOCAL else "a"


def _own_city(name: str, zone: str, code: str, cities: list[City], kind: str) -> Entry:
    """A zone's own city; what GeoNames has of it, where it is found there."""
    normal = normalise(name)
    found = [city for city in cities if normal in {normalise(each) for each in (city.name, *city.others)}]
    best = max(found, key=lambda city: city.people, default=None)
    return Entry(zone, code, 0, 0, kind) if best is None else Entry(zone, best.place, best.people, best.names, kind)


def _regions(cities: list[City]) -> Iterator[tuple[str, Entry]]:
    """Countries and states, one entry for each zone with a clock of its own."""
    countries, states = read_countries(), state_zones()
    crowd = Counter[tuple[str, str]]()
    for city in cities:
        crowd[city.place[:2], city.zone] += city.people
    for place, names in _called(countries).items():
        own = countries_of_zones().get(place, [])
        zones = states.get(place) or sorted([(zone, crowd[place, zone]) for zone in own], key=lambda pair: -pair[1])
        kept: list[tuple[str, int]] = []
        for zone, count in zones:
            if not any(have_same_clock(zone, other) for other, _ in kept):
                kept.append((zone, count))
        if len(kept) == 1 and place in countries:
            kept = [(kept[0][0], countries[place][1])]
        for name in names:
            for zone, count in kept:
                yield name, Entry(zone, place, count, 0, "r")
        for zone, count in kept:
            yield place.rsplit("-", maxsplit=1)[-1], Entry(zone, place, count, 0, "q")


def _called(countries: dict[str, tuple[str, int]]) -> dict[str, list[str]]:
    """What countries and states are called, each country also in its own languages; no word by a foreign name."""
    called: dict[str, list[str]] = {code: [name] for code, (name, _) in countries.items()}
    for place, name, _ in read_regions():
        called.setdefault(place, []).append(name)
    for code in countries:
        for language in (*LANGUAGES, *get_official_languages(code, regional=True, de_facto=True)):
            name = Locale.parse(language).territories.get(code, "") if language in _WRITTEN else ""
            if language in _LOCAL or ordinary_rank(normalise(name)) is None:
                called[code] += [name, name.replace("о-ва", "острова")]
    return called


def _cities(cities: list[City]) -> Iterator[tuple[str, Entry]]:
    namesakes: dict[str, list[City]] = defaultdict(list)
    for city in cities:
        namesakes[city.name].append(city)
    for city in cities:
        yield city.name, _entry(city, "m")
        for name in city.others:
            if normalise(name).isascii():
                yield name, _entry(city, "s" if may_be_slip(name, city) else "a")
            else:  # "Портленд" is as much the one in Maine, whose few names don't have it
                yield from ((name, _entry(each, "a")) for each in namesakes[city.name])


def _entry(city: City, kind: str) -> Entry:
    return Entry(city.zone, city.place, city.people, city.names, kind)
