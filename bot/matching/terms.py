"""The distinct words of all names, indexed once by all the ways a word may be spelled."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.matching.deletions import DeletionIndex
from bot.matching.spelling import Spelling, spell

_MANY = 12  # words; to look at more one by one would take longer than to sift them first
_MOST_SLIPS = 3
_LAST_LETTER = "\U0010ffff"


class Terms:
    """Finds words by how they are written, begun, heard or misspelled. A word is known by its position.

    Args:
        words: The words, all different.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.all: list[Spelling] = []
        self.by_word: dict[str, int] = {}
        self.by_stem: dict[str, list[tuple[int, float]]] = {}
        self.by_fold: dict[str, list[int]] = {}
        self.by_skeleton: dict[str, list[int]] = {}
        for position, word in enumerate(words):
            spelling = spell(word)
            self.all.append(spelling)
            self.by_word[word] = position
            self.by_fold.setdefault(spelling.folded, []).append(position)
            self.by_skeleton.setdefault(spelling.skeleton, []).append(position)
            for stem, left in spelling.stems.items():
                self.by_stem.setdefault(stem, []).append((position, left))
        self._by_spelling = {folded: positions.copy() for folded, positions in self.by_fold.items()}
        for position, spelling in enumerate(self.all):
            if spelling.roman != spelling.folded:
                self._by_spelling.setdefault(spelling.roman, []).append(position)
        # One slip in a word as written may look like more in its folded spelling: "deel" is folded to "dil".
        self._deletions = DeletionIndex({word: 2 if word in self.by_fold else 1 for word in self._by_spelling})
        self._sorted_words = sorted(self.by_word)
        self._sorted_folds = sorted(self.by_fold)

    def spell(self, word: str) -> Spelling:
        """All spellings of a word, whether or not it is one of these."""
        position = self.by_word.get(word)
        return spell(word) if position is None else self.all[position]

    def begun_by(self, typed: str, folded: str, most: int) -> Iterator[int]:
        """Words that begin as typed, or are heard to; at most so many of each."""
        for word in between(self._sorted_words, typed, most):
            yield self.by_word[word]
        if folded:
            for spelling in between(self._sorted_folds, folded, most):
                yield from self.by_fold[spelling]

    def sharing(self, spelling: Spelling, deletions: int) -> set[int]:
        """Words that, as written or as heard, are like a typed one but for about so many letters."""
        spellings = {spelling.folded, spelling.roman}
        known = self._deletions.sharing(spellings, deletions)
        if len(known) > _MANY:
            known = [
                near
                for word in spellings
                for near, _, _ in process.extract(
                    word, known, scorer=OSA.distance, score_cutoff=_MOST_SLIPS, limit=None
                )
            ]
        return {term for word in known for term in self._by_spelling[word]}


def between(ordered: list[str], beginning: str, most: int) -> list[str]:
    """Of words in order, those with a beginning; at most so many."""
    start = bisect_left(ordered, beginning)
    end = bisect_left(ordered, beginning + _LAST_LETTER, start)
    return ordered[start : min(end, start + most)]
