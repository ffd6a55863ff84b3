"""Words within a few slips of a typed one, found without walking over all words.

Symmetric deletion: two words within ``n`` slips of one another share what remains when up to ``n`` letters are deleted
from each. All that remains of every known word is indexed once; a typed word looks up what remains of itself. Only the
beginnings of long words are indexed, as a slip further on leaves them as they are.

Sources: Bocek, Hunt and Stiller, "Fast Similarity Search in Large Dictionaries" (2007); Garbe, "1000x Faster Spelling
Correction" (SymSpell, 2012), from which the beginnings come.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Mapping
from itertools import combinations

_BEGINNING = 7  # letters indexed
_SHORTEST = 3
_TWO_FROM = 7  # letters a word must have for two of them to be deleted


class DeletionIndex:
    """Known words by what remains of them with letters deleted.

    Args:
        words: The known words, all different, and how many letters to delete of each, at most 2.
    """

    def __init__(self, words: Mapping[str, int]) -> None:
        self._words = tuple(words)
        # Most remains are those of one word. A number costs a tenth of a list, and the collector does not visit it.
        self._first: dict[str, int] = {}
        self._further: dict[str, list[int]] = {}
        first, further = self._first, self._further
        for position, (word, most) in enumerate(words.items()):
            for remains in _remains(word, min(most, _deletions(len(word)))):
                if first.setdefault(remains, position) != position:
                    further.setdefault(remains, []).append(position)

    def __getstate__(self) -> tuple[str, bytes, tuple[str, ...], dict[str, list[int]]]:
        """To be kept: text and numbers in one piece each take a third of the time to load, and of the memory then."""
        return "\n".join(self._first), array("I", self._first.values()).tobytes(), self._words, self._further

    def __setstate__(self, state: tuple[str, bytes, tuple[str, ...], dict[str, list[int]]]) -> None:
        """What was kept."""
        remains, positions, self._words, self._further = state
        each = list(range(len(self._words)))  # one object a number, however often it stands there
        self._first = dict(zip(remains.split("\n"), map(each.__getitem__, array("I", positions)), strict=True))

    def sharing(self, spellings: Collection[str], deletions: int) -> list[str]:
        """Known words that share what remains of a word, given in one or more spellings, without some letters."""
        positions: set[int] = set()
        first, further = self._first, self._further
        for word in spellings:
            for remains in _remains(word, min(deletions, _deletions(len(word)))):
                position = first.get(remains)
                if position is not None:
                    positions.add(position)
                    if remains in further:
                        positions.update(further[remains])
        return [self._words[position] for position in positions]


def _deletions(length: int) -> int:
    return 0 if length < _SHORTEST else 1 if length < _TWO_FROM else 2


def _remains(word: str, deletions: int) -> set[str]:
    word = word[:_BEGINNING]
    found = {word}
    for left in range(len(word) - deletions, len(word)):
        found.update(map("".join, combinations(word, left)))
    return found
