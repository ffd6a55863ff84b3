"""The distinct words of all names, indexed once by all the ways a word may be spelled."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from bot.matching.deletions import DeletionIndex
from bot.matching.spelling import Spelling, spell

_SHORT = 6
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
        self._spellings = dict(self.by_fold)
        for position, spelling in enumerate(self.all):
            # In short words one slip may look like more in the folded spelling: "deel" is folded to "dil".
            if len(spelling.roman) <= _SHORT and spelling.roman != spelling.folded:
                known = self._spellings.get(spelling.roman, ())
                self._spellings[spelling.roman] = [*known, position]
        self._deletions = DeletionIndex(tuple(self._spellings))
        self._sorted_words = sorted(self.by_word)
        self._sorted_folds = sorted(self.by_fold)

    def begun_by(self, typed: str, folded: str, most: int) -> Iterator[int]:
        """Words that begin as typed, or are heard to; at most so many of each."""
        for word in between(self._sorted_words, typed, most):
            yield self.by_word[word]
        if folded:
            for spelling in between(self._sorted_folds, folded, most):
                yield from self.by_fold[spelling]

    def near(self, spelling: Spelling, slips: int) -> set[int]:
        """Words that, as written or as heard, lie within some slips of a typed one."""
        found = set(self._deletions.find_near(spelling.folded, slips))
        if len(spelling.roman) <= _SHORT + 1 and spelling.roman != spelling.folded:
            found |= self._deletions.find_near(spelling.roman, slips)
        return {position for known in found for position in self._spellings[known]}


def between(ordered: list[str], beginning: str, most: int) -> list[str]:
    """Of words in order, those with a beginning; at most so many."""
    start = bisect_left(ordered, beginning)
    end = bisect_left(ordered, beginning + _LAST_LETTER, start)
    return ordered[start : min(end, start + most)]
