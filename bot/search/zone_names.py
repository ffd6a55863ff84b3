"""The table of names that zones are found by: countries, states, cities, zones and abbreviations.

``python -m tools.zones`` writes it, sorted by the names' bytes. It is mapped rather than read: a name is found by
halving, so that neither starting nor memory pays for eighty thousand of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.language.sorted_lines import SortedLines

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that a name may mean.

    Attributes:
        zone: Its zone's key; "-" for a qualifier.
        place: Its country's code, in some countries with a state's: "FR", "US-ME"; "-" for a zone.
        people: How many people live there; of an abbreviation's zones, the likelier has more.
        kind: "z" a zone's name, "r" a region (country or state), "c" the city a zone is named for, "m" another city,
            "a" a city by a further name, "o" a name that is only ever offered, "q" a code that only qualifies.
    """

    zone: str
    place: str
    people: int
    kind: str


@dataclass(frozen=True, slots=True)
class Named:
    """What a name may mean, the likeliest first; ``zone`` is the one that it sets, if it sets one by itself."""

    zone: str | None = None
    meanings: tuple[Meaning, ...] = ()


def find_named(name: str) -> Named:
    """What a normalised name may mean; nothing where no such name is known."""
    line = next(_table().starting_at(name.encode(errors="replace") + b"\t"), b"").decode().rstrip("\n")
    found, *rest = line.split("\t")
    if found != name or not rest:
        return Named()
    meanings = tuple(map(_meaning, rest[1:]))
    return Named(meanings[0].zone if rest[0] == "=" else None, meanings)


def names_beginning(beginning: str, most: int) -> list[str]:
    """Names that begin as a normalised text does, in alphabetical order."""
    start = beginning.encode(errors="replace")
    found: list[str] = []
    for line in _table().starting_at(start):
        if not line.startswith(start) or len(found) == most:
            break
        found.append(line.split(b"\t", 1)[0].decode())
    return found


@cache
def well_known_names() -> tuple[str, ...]:
    """Names of countries, zones and large cities, the most populous first: those that are offered for a slip."""
    return tuple((_HERE / "zone_names_known.txt").read_text(encoding="utf-8").splitlines())


def _meaning(entry: str) -> Meaning:
    zone, place, people, kind = entry.split(" ")
    return Meaning(zone, place, int(people), kind)


@cache
def _table() -> SortedLines:
    return SortedLines(_HERE / "zone_names.tsv")
