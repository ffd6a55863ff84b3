"""Misspelled words, put right where a known word is near."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA, Indel, Prefix

from bot.answering.vocabulary import COMMON, EVERYDAY, FUNCTION
from bot.answering.words import stem
from bot.matching.spelling import fold, is_cyrillic, skeleton

_SHORTEST = 4
_SHORTEST_HEARD = 3
_SAME_SOUND = 0.95
_A_SLIP = 0.9
_SLIPS = 0.8
_SHORTEST_HALF = 3
_SHORTEST_BY_EAR = 6
_WORDS_KEPT = 5_000


_SHORT_FUNCTION = frozenset(word for word in FUNCTION if len(word) == _SHORTEST - 1)
_LONG = 9
_DOUBLED = re.compile(r"(.)\1+")
_A_FILLER = "the"
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
        names: What else topics go by, also in other languages; one that sounds like one of the words stands for it.
    """

    def __init__(self, words: Collection[str], names: Collection[str] = ()) -> None:
        self._names = frozenset(names) - frozenset(words)
        self._subject = frozenset(form for word in words for form in _forms(word))
        self._known = self._subject | EVERYDAY | COMMON | self._names
        self._stems = frozenset(map(stem, (*words, *EVERYDAY, *COMMON)))
        self._by_fold: dict[str, list[str]] = {}
        for word in sorted(self._known - self._names):
            if len(word) >= _SHORTEST_HEARD:
                self._by_fold.setdefault(fold(_latin_accents(word)), []).append(word)
        self._by_skeleton: dict[str, list[str]] = {}
        for word in words:
            if len(word) >= _SHORTEST_BY_EAR:
                self._by_skeleton.setdefault(skeleton(fold(_latin_accents(word))), []).append(word)
        self._spellings: dict[bool, list[str]] = {True: [], False: []}
        for word in sorted(self._known):
            if len(word) >= _SHORTEST:
                self._spellings[is_cyrillic(word)].append(word)
        self._remember()

    def _remember(self) -> None:
        self._find_nearest = lru_cache(_WORDS_KEPT)(self._nearest)  # people make the same slips

    def __getstate__(self) -> dict[str, object]:
        """To be kept: all but what is remembered of single questions."""
        return {name: value for name, value in vars(self).items() if name != "_find_nearest"}

    def __setstate__(self, state: dict[str, object]) -> None:
        """What was kept."""
        vars(self).update(state)
        self._remember()

    def is_known(self, word: str) -> bool:
        """Whether a word needs no putting right."""
        return word in self._known or word.isdigit() or (len(word) >= _SHORTEST and stem(word) in self._stems)

    def correct(self, words: tuple[str, ...]) -> list[Spelling]:
        """Each word as it was probably meant; one that is like none we know stays as it is."""
        corrected: list[Spelling] = []
        for word in words:
            if word in self._names:
                heard = self._heard(word)
                corrected.append(Spelling(heard or word, _SAME_SOUND if heard else 1.0))
            elif self.is_known(word):
                corrected.append(Spelling(word, 1.0))
            elif halves := self._part(word):
                corrected += (Spelling(half, _SAME_SOUND) for half in halves)
            else:
                corrected.append(self._find_nearest(word))
        return corrected

    def _part(self, word: str) -> tuple[str, str] | None:
        """Two known words that were run together: "newstart"."""
        for cut in range(_SHORTEST_HALF, len(word) - _SHORTEST_HALF + 1):
            first, second = word[:cut], word[cut:]
            if first in self._known and second in self._subject and len(word) >= 2 * _SHORTEST:
                return first, second
        return None

    def _nearest(self, word: str) -> Spelling:
        if len(word) < _SHORTEST_HEARD:
            return Spelling(word, 1.0)
        if heard := self._heard(word):
            return Spelling(heard, _SAME_SOUND)
        if len(word) < _SHORTEST:
            is_filler = any(other[0] == word[0] and OSA.distance(word, other) == 1 for other in _SHORT_FUNCTION)
            return Spelling(_A_FILLER if is_filler else word, 1.0)
        near = process.extract(
            word, self._spellings[is_cyrillic(word)], scorer=OSA.distance, score_cutoff=_most_slips(word), limit=None
        )
        plausible = [
            (slips, -Prefix.similarity(word, other), other)
            for other, slips, _ in near
            if _is_plausible(word, other, int(slips))
        ]
        if not plausible:
            return self._by_ear(word)
        slips, _, best = min(plausible, key=lambda found: (found[0], found[1], self._order(found[2])))
        return Spelling(best, _A_SLIP if slips == 1 else _SLIPS)

    def _by_ear(self, word: str) -> Spelling:
        """A word of the subject with the same consonants as heard, spelled as otherwise as "sancshuns" at most."""
        if len(word) >= _SHORTEST_BY_EAR:
            alike = self._by_skeleton.get(skeleton(fold(_latin_accents(word))), ())
            near = [other for other in alike if OSA.distance(word, other) <= len(word) // 2]
            if near:
                return Spelling(min(near, key=lambda other: (OSA.distance(word, other), other)), _SLIPS)
        return Spelling(word, 1.0)

    def _heard(self, word: str) -> str | None:
        """The known word that sounds the same, where it isn't spelled all too differently."""
        sounding = [
            other
            for other in self._by_fold.get(fold(_latin_accents(word)), ())
            if is_cyrillic(other) != is_cyrillic(word) or OSA.distance(word, other) <= _most_slips(word)
        ]
        return min(sounding, key=lambda other: (OSA.distance(word, other), self._order(other)), default=None)

    def _order(self, word: str) -> tuple[bool, int, str]:
        return word not in self._subject, len(word), word


def _forms(word: str) -> tuple[str, ...]:
    """A word as listed, and with the endings English verbs and nouns take."""
    if is_cyrillic(word) or len(word) < _SHORTEST or not word.isalpha():
        return (word,)
    base = word.removesuffix("e")
    return word, f"{word}s", f"{base}ed", f"{base}ing"


def _most_slips(word: str) -> int:
    return 1 if len(word) < 6 else 2 if len(word) < 11 else 3


def _is_plausible(word: str, other: str, slips: int) -> bool:
    """Whether one may be a slip for the other: letters are left out, doubled or swapped, and vowels mistaken.

    One consonant typed for another is more often another word: "percent" is not "prevent".
    """
    if word[0] != other[0] and not (slips == 1 and len(word) > _SHORTEST + 1):
        return False
    one, two = _consonants(word), _consonants(other)
    if len(one) == len(two):
        return sorted(one) == sorted(two) and OSA.distance(one, two) <= 1
    if len(word) == _SHORTEST and other not in EVERYDAY:
        return False
    return abs(len(one) - len(two)) == Indel.distance(one, two) <= (1 if len(word) < _LONG else 2)


def _consonants(word: str) -> str:
    return _VOWELS.sub("", _DOUBLED.sub(r"\1", word))


def _latin_accents(word: str) -> str:
    return word.replace("й", "и")
