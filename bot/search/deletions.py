"""Words within a few slips of a typed one, found without walking over all words.

Symmetric deletion: two words within ``n`` slips of one another share a form that is left when up to ``n`` letters are
deleted from each. All such forms of every known word are indexed once; a typed word looks up its own. Only the
beginnings of long words are indexed, as a slip further on leaves them as they are.

Sources: Bocek, Hunt and Stiller, "Fast Similarity Search in Large Dictionaries" (2007); Garbe, "1000x Faster Spelling
Correction" (SymSpell, 2012), from which the beginnings come.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from bot.search.numbers import LETTERS_INDEXED, LETTERS_PER_SLIP

_MOST_DELETIONS = 2


class DeletionIndex:
    """Known spellings, indexed by their forms with letters deleted.

    Args:
        spellings: A spelling and the number of the word that is spelled so, each.
    """

    def __init__(self, spellings: Iterable[tuple[str, int]]) -> None:
        # Most forms belong to one word: a number costs a tenth of a list.
        self._sharing: dict[str, int | list[int]] = {}
        for spelling, word in spellings:
            for form in _shortened(spelling):
                known = self._sharing.setdefault(form, word)
                if isinstance(known, list):
                    known.append(word)
                elif known != word:
                    self._sharing[form] = [known, word]

    def sharing(self, spellings: Iterable[str]) -> set[int]:
        """Words that share such a form with one of some spellings."""
        found: set[int] = set()
        for form in set().union(*map(_shortened, spellings)):
            words = self._sharing.get(form)
            if isinstance(words, int):
                found.add(words)
            elif words is not None:
                found.update(words)
        return found


def slips_allowed(length: int) -> int:
    """How many slips a word of so many letters may have before it is another word."""
    return length // LETTERS_PER_SLIP


def _shortened(word: str) -> set[str]:
    deletions = min(_MOST_DELETIONS, slips_allowed(len(word)))
    word = word[:LETTERS_INDEXED]
    found = {word}
    for left in range(len(word) - deletions, len(word)):
        found.update(map("".join, combinations(word, left)))
    return found
