"""The distinct words of all names, indexed once by all the ways a word may be spelled."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.matching.deletions import DeletionIndex
from bot.matching.spelling import Spelling, spell

_MANY = 12  # words; to look at more one by one would take longer than to sift them first
_MOST_SLIPS = 3
Key = TypeVar("Key")
_LAST_LETTER = "\U0010ffff"


class Terms:
    """Finds words by how they are written, begun, heard or misspelled. A word is known by its position.

    Args:
        words: The words, all different.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.all = [*map(spell, words)]
        self.by_word = {spelling.word: position for position, spelling in enumerate(self.all)}
        alone = [(position,) for position in self.by_word.values()]
        spelled = [*enumerate(self.all)]
        self.by_stem = group([(stem, position) for position, each in spelled for stem in each.stems], alone)
        self.by_fold = group([(each.folded, position) for position, each in spelled], alone)
        self.by_skeleton = group([(each.skeleton, position) for position, each in spelled], alone)
        written = [(each.roman, position) for position, each in spelled if each.roman != each.folded]
        self._by_spelling = group(written, alone, self.by_fold)
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


def group(
    pairs: Iterable[tuple[Key, int]],
    alone: Sequence[tuple[int, ...]],
    known: Mapping[Key, tuple[int, ...]] | None = None,
) -> dict[Key, tuple[int, ...]]:
    """Positions by their keys.

    Args:
        pairs: A key and a position each.
        alone: A tuple of each position by itself, which all that have no more share.
        known: What is grouped already.
    """
    found = dict(known or {})
    for key, position in pairs:
        before = found.get(key)
        found[key] = alone[position] if before is None else (*before, position)
    return found


def between(ordered: list[str], beginning: str, most: int) -> list[str]:
    """Of words in order, those with a beginning; at most so many."""
    start = bisect_left(ordered, beginning)
    end = bisect_left(ordered, beginning + _LAST_LETTER, start)
    return ordered[start : min(end, start + most)]
