"""The table of names that zones are found by: countries, states, cities, zones and abbreviations.

``python -m tools.zones`` writes it, sorted by the names' bytes. It is mapped rather than read: a name is found by
halving, so that neither starting nor memory pays for eighty thousand of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.language.sorted_lines import SortedLines

_HERE = Path(__file__).parent
# How a name may have to be written to set a zone: in any way, in capitals, with a first one; "?" sets none.
_WAYS: dict[str, Callable[[str], bool]] = {"=": bool, "A": str.isupper, "Aa": str.istitle, "?": lambda _: False}


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that a name may mean.

    Attributes:
        zone: Its zone's key.
        place: Its country's code, in some countries with a state's: "FR", "US-ME"; "-" for a zone.
        people: How many people live there; of an abbreviation's zones, the likelier has more.
        kind: "z" a zone's name, "r" a region (country or state), "c" the city a zone is named for, "m" another city,
            "a" a city by a further name, "s" by one that may be a slip for its own, "A" an abbreviation that in small
            letters is a word, "o" a name that is only ever offered, "q" a code, which qualifies: "Paris, TX".
    """

    zone: str
    place: str
    people: int
    kind: str


@dataclass(frozen=True, slots=True)
class Named:
    """What a name may mean, the likeliest first, and how it must be written to set the first one's zone by itself."""

    written: str = "?"
    meanings: tuple[Meaning, ...] = ()

    def set_by(self, typed: str) -> str | None:
        """The zone that the name sets as it was typed, if it sets one."""
        return self.meanings[0].zone if _WAYS[self.written](typed) else None


def find_named(name: str) -> Named:
    """What a normalised name may mean; nothing where no such name is known."""
    line = next(_table().starting_at(name.encode(errors="replace") + b"\t"), b"").decode().rstrip("\n")
    found, *rest = line.split("\t")
    if found != name or not rest:
        return Named()
    return Named(rest[0], tuple(map(_meaning, rest[1:])))


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
