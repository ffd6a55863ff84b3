"""Whole names typed with slips, for names that are not the library's: cities, countries, time zones."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.matching.spelling import romanise, slips_allowed

_SHORTEST_BEGINNING = 4
_SAFE_FROM_CHANCE = 6  # letters, from which on a slip may be in the first


class NearNames:
    """Names by how they are written, in Latin letters or others.

    Args:
        names: The names, in lower case and without accents, the likelier first.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._by_spelling: dict[str, list[str]] = {}
        for name in dict.fromkeys(names):
            self._by_spelling.setdefault(romanise(name), []).append(name)

    def near(self, typed: str) -> list[list[str]]:
        """The names that a text may be with a slip or a few, those with the fewest slips first.

        Args:
            typed: A text, in lower case and without accents.

        Returns:
            Groups of names with as many slips as one another. A text too short to be told from others gives none.
        """
        spelling = romanise(typed)
        whole = {name: name for name in self._by_spelling}
        return self._grouped(spelling, whole, slips_allowed(spelling))

    def near_beginning(self, typed: str) -> list[str]:
        """The names that begin as a text does but for one slip: they are still being typed."""
        spelling = romanise(typed)
        if len(spelling) < _SHORTEST_BEGINNING:
            return []
        begun = {name: name[: len(spelling)] for name in self._by_spelling if len(name) > len(spelling)}
        return [name for group in self._grouped(spelling, begun, 1) for name in group]

    def _grouped(self, spelling: str, parts: dict[str, str], most: int) -> list[list[str]]:
        """Known spellings of which the part that is given is within so many slips."""
        groups: list[list[str]] = [[] for _ in range(most + 1)]
        found = process.extract(spelling, parts, scorer=OSA.distance, score_cutoff=most, limit=None)
        for part, slips, name in found:
            if part[:1] == spelling[:1] or (slips <= 1 and len(spelling) >= _SAFE_FROM_CHANCE):
                groups[int(slips)].extend(self._by_spelling[name])
        return [group for group in groups if group]
