"""Time zones by names that were typed with slips, or on the keys of another alphabet."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from bot.matching.layouts import swap_layout
from bot.matching.near_names import NearNames
from bot.zones.names import called, called_all, fold_name, is_city, zones_by_name

_SHORTEST_ABBREVIATION = 3
_LONGEST_ABBREVIATION = 4
_YEARS = range(2000, 2038)
# Where the last part of a key says which part of the country, and is no place: "atlantis" is not Canada/Atlantic.
_REGIONS = ("brazil/", "canada/", "chile/", "etc/", "mexico/", "us/")


def zones_misspelled(typed: str, said: str) -> list[str]:
    """The zones that a text with slips may mean; those that it means equally well, if nothing has fewer slips.

    Args:
        typed: The text, as it was typed.
        said: What is left of it without words that tell nothing, folded.

    Returns:
        One zone where there is no doubt, none where the text is too far from any name.
    """
    if swapped := _on_other_keys(typed):
        return swapped[:1]
    groups = _near_names().near(said)
    return _with_clocks_of_their_own(_meant(groups[0])) if groups else _called_all_corrected(said)[:1]


def zones_maybe_misspelled(typed: str, said: str) -> list[str]:
    """All zones that a text with slips, finished or not, may mean, the likelier first."""
    near = [name for group in _near_names().near(said) for name in group]
    begun = _near_names().near_beginning(said)
    found = [*_on_other_keys(typed), *_meant(near), *_meant(begun)]
    return list(dict.fromkeys(found)) or _called_all_corrected(said)


def _meant(names: list[str]) -> list[str]:
    """The zone that each name stands for, as it does where its city is typed without a slip."""
    return list(dict.fromkeys(called(name.rsplit("/", maxsplit=1)[-1])[0] for name in names))


def _with_clocks_of_their_own(keys: list[str]) -> list[str]:
    """Of zones, those whose clock is not an earlier one's: Rangoon and Yangon are no two places to choose between."""
    clocks: dict[tuple[timedelta | None, ...], str] = {}
    for key in keys:
        clocks.setdefault(_clock(key), key)
    return list(clocks.values())


@cache
def _clock(key: str) -> tuple[timedelta | None, ...]:
    """A zone's offsets from UTC, month by month for years."""
    zone = ZoneInfo(key)
    months = (datetime(year, month, 15, tzinfo=UTC) for year in _YEARS for month in range(1, 13))
    return tuple(moment.astimezone(zone).utcoffset() for moment in months)


def _on_other_keys(typed: str) -> list[str]:
    """The zones named by the text on the same keys of the other alphabet: "vjcrdf" is "москва"."""
    words = fold_name(swap_layout(typed) or "")
    return called(words) if len(words) >= _SHORTEST_ABBREVIATION and words in zones_by_name() else []


def _called_all_corrected(said: str) -> list[str]:
    """The zones to which every word belongs, once those that are part of no name are taken for what they may be."""
    words = said.split()
    corrected = []
    for word in words:
        groups = [] if word in _parts() else _near_names().near(word)
        corrected.append(groups[0][0] if groups else word)
    return called_all(corrected) if corrected != words else []


@cache
def _parts() -> frozenset[str]:
    return frozenset(part for name in zones_by_name() for part in name.replace("/", " ").split())


@cache
def _near_names() -> NearNames:
    """The names in which slips are looked for; an abbreviation is a slip away from too many others."""
    return NearNames(name for name, keys in zones_by_name().items() if _is_long_enough(name) and not _is_region(keys))


def _is_long_enough(name: str) -> bool:
    return len(name) > _LONGEST_ABBREVIATION or is_city(name)


def _is_region(keys: tuple[str, ...]) -> bool:
    return keys[0].casefold().startswith(_REGIONS)
