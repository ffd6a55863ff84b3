"""An inverted index: which documents contain a term, and how much the term tells."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from bot.language import ordinary_rank
from bot.search.numbers import COMMONEST_WORD, ORDINARY_WORDS


class Postings:
    """Documents by the terms they hold. A document is a number; it is added once, with all its terms."""

    def __init__(self) -> None:
        self._holding: dict[str, list[int]] = {}

    def add(self, document: int, terms: Iterable[str]) -> None:
        """Add a document."""
        for term in dict.fromkeys(terms):
            self._holding.setdefault(term, []).append(document)

    def documents(self, term: str) -> Sequence[int]:
        """The documents that hold a term, in the order in which they were added."""
        return self._holding.get(term, ())

    def holds(self, document: int, term: str) -> bool:
        """Whether a document holds a term; documents must have been added by number, the lowest first."""
        holding = self._holding.get(term, ())
        place = bisect_left(holding, document)
        return place < len(holding) and holding[place] == document

    def count(self, term: str) -> int:
        """How many documents hold a term."""
        return len(self._holding.get(term, ()))

    def __contains__(self, term: str) -> bool:
        return term in self._holding


def rarity(documents: int) -> float:
    """How much a term tells that so many documents hold: 1 for one document (or none), ever less for more.

    It doesn't depend on how many documents there are: adding some must not change what the words of others weigh.
    """
    return 1 / (1 + math.log(max(1, documents)))


def everyday_weight(word: str) -> float:
    """How much a normalised word tells by itself: 1 for a name or a rare word, little for the commonest ones."""
    rank = ordinary_rank(word)
    if rank is None or rank >= ORDINARY_WORDS:
        return 1.0
    return COMMONEST_WORD + (1 - COMMONEST_WORD) * math.log1p(rank) / math.log1p(ORDINARY_WORDS)
