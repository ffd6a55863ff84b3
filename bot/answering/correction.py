"""Misspelled words, put right where a known word is near."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.answering.vocabulary import EVERYDAY, FUNCTION
from bot.answering.words import is_cyrillic, stem
from bot.matching.spelling import fold

_SHORTEST = 4
_SAME_SOUND = 0.95
_A_SLIP = 0.9
_SLIPS = 0.8
_SHORTEST_HALF = 3


_SHORT_FUNCTION = frozenset(word for word in FUNCTION if len(word) == _SHORTEST - 1)
_VOWELS = re.compile("[aeiouyаеиоуыэюя]")


@dataclass(frozen=True, slots=True)
class Spelling:
    """A word as it was probably meant, and how surely."""

    word: str
    confidence: float


class Speller:
    """Knows the words of the library, of the thesaurus, and everyday ones.

    Args:
        words: What a question may be about; nearer to what is meant than an everyday word equally near in spelling.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._subject = frozenset(words)
        self._known = self._subject | EVERYDAY
        self._stems = frozenset(map(stem, self._known))
        self._by_fold: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._known):
            if len(word) >= _SHORTEST:
                self._by_fold[fold(_latin_accents(word))].append(word)
        self._spellings = {
            cyrillic: sorted(w for w in self._known if len(w) >= _SHORTEST and is_cyrillic(w) == cyrillic)
            for cyrillic in (False, True)
        }

    def is_known(self, word: str) -> bool:
        """Whether a word needs no putting right."""
        return word in self._known or stem(word) in self._stems or word.isdigit()

    def correct(self, words: tuple[str, ...]) -> list[Spelling]:
        """Each word as it was probably meant; one that is like none we know stays as it is."""
        corrected: list[Spelling] = []
        for word in words:
            if self.is_known(word):
                corrected.append(Spelling(word, 1.0))
            elif halves := self._part(word):
                corrected += (Spelling(half, _SAME_SOUND) for half in halves)
            else:
                corrected.append(self._nearest(word))
        return corrected

    def _part(self, word: str) -> tuple[str, str] | None:
        """Two known words that were run together: "newstart"."""
        for cut in range(_SHORTEST_HALF, len(word) - _SHORTEST_HALF + 1):
            first, second = word[:cut], word[cut:]
            if first in self._known and second in self._subject and len(word) >= 2 * _SHORTEST:
                return first, second
        return None

    def _nearest(self, word: str) -> Spelling:
        if len(word) < _SHORTEST:
            meant = (other for other in _SHORT_FUNCTION if other[0] == word[0] and OSA.distance(word, other) == 1)
            return Spelling(min(meant, default=word), 1.0)
        if heard := self._by_fold.get(fold(_latin_accents(word))):
            return Spelling(min(heard, key=self._order), _SAME_SOUND)
        most = 1 if len(word) < 7 else 2 if len(word) < 11 else 3
        near = process.extract(
            word, self._spellings[is_cyrillic(word)], scorer=OSA.distance, score_cutoff=most, limit=None
        )
        plausible = [
            (slips, word[0] != other[0], other) for other, slips, _ in near if _is_plausible(word, other, int(slips))
        ]
        if not plausible:
            return Spelling(word, 1.0)
        slips, _, best = min(plausible, key=lambda found: (found[0], found[1], self._order(found[2])))
        return Spelling(best, _A_SLIP if slips == 1 else _SLIPS)

    def _order(self, word: str) -> tuple[bool, int, str]:
        return word not in self._subject, len(word), word


def _is_plausible(word: str, other: str, slips: int) -> bool:
    if len(word) == _SHORTEST or len(other) == _SHORTEST:
        same_consonants = word[0] == other[0] and _VOWELS.sub("", word) == _VOWELS.sub("", other)
        return sorted(word) == sorted(other) or same_consonants or len(word) != len(other)
    if word[0] != other[0]:
        return slips == 1 and (sorted(word) == sorted(other) or len(word) != len(other) or len(word) > 6)
    return True


def _latin_accents(word: str) -> str:
    return word.replace("й", "и")
