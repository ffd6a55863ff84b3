"""The distinct words of all names, and which of them a typed word can stand for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rapidfuzz.distance import OSA

from bot.language import fold, romanise, skeleton, stem
from bot.search.deletions import DeletionIndex, slips_allowed
from bot.search.numbers import (
    BEGUN_SHARE,
    LETTERS_PER_SLIP,
    MOST_NAMES,
    SAME_SKELETON,
    SAME_SOUND,
    SAME_STEM,
    SHORTEST_SKELETON,
)


class Near(NamedTuple):
    """How near a typed word is to a known one: 1 is the same word.

    ``unfinished`` is the share of the known word's letters that are still to be typed, 0 where it isn't a beginning.
    """

    similarity: float
    unfinished: float = 0.0


class Vocabulary:
    """Finds known words by spelling, beginning, sound or typos. A word is known by its number.

    Args:
        words: The words, normalised and all different.
        rigid: Those of them that take no endings: abbreviations.
    """

    def __init__(self, words: Iterable[str], rigid: frozenset[str] = frozenset()) -> None:
        self.words = tuple(words)
        self.numbers = {word: number for number, word in enumerate(self.words)}
        self._roman = [romanise(word) for word in self.words]
        self._fold = [fold(word) for word in self.words]
        self._stem: list[str] = []  # folded, where it is another spelling: "lanch" is a slip in one of "launches"
        self._by_stem: dict[str, list[int]] = {}
        self._by_sound: dict[str, list[int]] = {}
        self._by_skeleton: dict[str, list[int]] = {}
        for number, word in enumerate(self.words):
            self._by_sound.setdefault(self._fold[number], []).append(number)
            stemmed = "" if word in rigid else fold(stem(word))
            self._stem.append(stemmed if stemmed != self._fold[number] else "")
            if word not in rigid:
                self._by_stem.setdefault(stem(word), []).append(number)
                self._by_sound.setdefault(stemmed, []).append(number)
                self._by_skeleton.setdefault(skeleton(self._fold[number]), []).append(number)
        spellings = [(folded, number) for number, folded in enumerate(self._fold)]
        spellings += [(roman, number) for number, roman in enumerate(self._roman) if roman != self._fold[number]]
        spellings += [(self._stem[number], number) for number in range(len(self.words)) if self._stem[number]]
        self._deletions = DeletionIndex(spellings)
        romanised = ((roman, number) for number, roman in enumerate(self._roman) if roman != self.words[number])
        self._sorted = sorted(zip(self.words, range(len(self.words)), strict=True)), sorted(romanised)

    def __contains__(self, word: str) -> bool:
        return word in self.numbers

    def near(self, typed: str, *, is_last: bool, may_be_slip: bool = True) -> dict[int, Near]:
        """The words a typed one may stand for.

        Args:
            typed: A normalised word.
            is_last: Whether it may still be in the middle of being typed.
            may_be_slip: Whether it may be a misspelling of another word.
        """
        found: dict[int, Near] = {}
        for number in self._by_stem.get(stem(typed), ()):
            found[number] = Near(SAME_STEM)
        if (itself := self.numbers.get(typed)) is not None:
            found[itself] = Near(1.0)
        sound = fold(typed)
        for spoken in dict.fromkeys((sound, fold(stem(typed)))):  # in this order: alike words are found in it
            for number in self._by_sound.get(spoken, ()):
                if len(typed) >= SHORTEST_SKELETON and (may_be_slip or self._alphabet(typed, number) < 1):
                    self._keep(found, number, self._alphabet(typed, number) * SAME_SOUND)
        if itself is None and may_be_slip:
            self._misspelled(typed, sound, found)
        if is_last:
            for number in self._begun_by(typed):
                unfinished = max(0.0, 1 - len(typed) / len(self.words[number]))
                if number not in found or found[number].similarity < 1 - BEGUN_SHARE * unfinished:
                    found[number] = Near(1 - BEGUN_SHARE * unfinished, unfinished)
        return found

    def _misspelled(self, typed: str, sound: str, found: dict[int, Near]) -> None:
        roman = romanise(typed)
        most = slips_allowed(len(roman))
        if most:
            for number in sorted(self._deletions.sharing((roman, sound))):
                stemmed = self._stem[number]
                slips = min(
                    OSA.distance(roman, self._roman[number], score_cutoff=most),
                    OSA.distance(sound, self._fold[number], score_cutoff=most),
                    OSA.distance(sound, stemmed, score_cutoff=most) if stemmed else most + 1,
                )
                if slips <= most:
                    cost = max(slips, 1) / max(len(roman), len(self._roman[number]))
                    self._keep(found, number, 1 - cost)
        bones = skeleton(sound)
        if len(bones) >= LETTERS_PER_SLIP:
            for number in self._by_skeleton.get(bones, ()):
                self._keep(found, number, SAME_SKELETON)

    def _alphabet(self, typed: str, number: int) -> float:
        return 1.0 if typed.isascii() == self.words[number].isascii() else SAME_STEM

    def _begun_by(self, typed: str) -> Iterator[int]:
        for spellings in self._sorted:
            start = bisect_left(spellings, (typed,))
            for spelling, number in spellings[start : start + MOST_NAMES]:
                if not spelling.startswith(typed):
                    break
                yield number

    @staticmethod
    def _keep(found: dict[int, Near], number: int, similarity: float) -> None:
        if number not in found or found[number].similarity < similarity:
            found[number] = Near(similarity)
