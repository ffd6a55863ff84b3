"""Time zones as tzdata lists them: whose they are, their old names, and which show the same time."""

from __future__ import annotations

import importlib.resources
from functools import cache


@cache
def countries_of_zones() -> dict[str, list[str]]:
    """The zones of each country (ISO 3166), as zone.tab has them.

    Crimea's is left to Russia's list alone: Ukraine's own time is one, and whoever means Crimea says so.
    """
    zones: dict[str, list[str]] = {}
    for code, _, zone, *_ in _rows("zone.tab"):
        if (code, zone) != ("UA", "Europe/Simferopol"):
            zones.setdefault(code, []).append(zone)
    return zones


@cache
def current_names() -> dict[str, str]:
    """Every zone's key, with the one it goes by now: Europe/Kiev is Europe/Kyiv; Europe/Oslo stays Europe/Oslo."""
    kept = {zone for zones in countries_of_zones().values() for zone in zones} | {"UTC"}
    links = {old: new for kind, new, old, *_ in _rows("tzdata.zi", " ", 3) if kind == "L"}
    every = _read("../zones").split()
    return {key: _followed(key, links, kept) for key in every if key not in ("Factory", "localtime")}


def _followed(key: str, links: dict[str, str], kept: set[str]) -> str:
    if key in kept:
        return key
    if key.startswith(("Etc/U", "Etc/Z")) or key in ("Etc/UCT", "UCT", "Zulu", "Universal"):
        return "UTC"
    target = links.get(key, key)
    return key if key.startswith("Etc/") else target


def _rows(name: str, separator: str = "\t", fields: int = 3) -> list[list[str]]:
    rows = [line.split(separator) for line in _read(name).splitlines() if not line.startswith("#")]
    return [row for row in rows if len(row) >= fields]


def _read(name: str) -> str:
    return (importlib.resources.files("tzdata") / "zoneinfo" / name).read_text(encoding="utf-8")
