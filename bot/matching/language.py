"""What words mean, and how much they say, apart from the library."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Mapping
from typing import cast

from bot.domain import Confusables
from bot.matching.spelling import NATIVE, Spelling, spell, written_root
from bot.matching.vocabulary import EVERYDAY, PARTIES
from bot.matching.words import normalise

PARTY_WEIGHT = 0.1
LIGHT_WEIGHT = 0.4  # numbers, stray letters, everyday verbs
_RANKS = (300, 1000, 3000, 10_000)
_WEIGHTS = (0.3, 0.4, 0.6, 0.8, 0.9)  # of ordinary words up to each of the ranks, and beyond
_RARE_WEIGHT = 1.2  # more than any word we know: most of the language is off topic

_EVERYDAY_STEMS = {  # by alphabet: "snow" is no inflection of "снова"
    cyrillic: frozenset(
        stem
        for spelling in map(spell, EVERYDAY)
        if spelling.is_cyrillic == cyrillic
        for stem, left in spelling.stems.items()
        if left > NATIVE
    )
    for cyrillic in (False, True)
}


class Language:
    """How common words are, and what only looks like a name.

    Attributes:
        ordinary: Words of everyday language, and how much each says.

    Args:
        ordinary: Words of everyday language, normalised, with their ranks by frequency, from 0. They are not taken for
            others misspelled or begun, and say the less the more frequent they are.
        confusables: What looks like a name and means something else.
        parties: Words that stand beside everything we know about, and so say next to nothing.
    """

    def __init__(
        self,
        ordinary: Mapping[str, int] | None = None,
        confusables: Confusables | None = None,
        parties: frozenset[str] = PARTIES,
    ) -> None:
        confusables = confusables or Confusables()
        self._parties = parties
        self.ordinary = {word: _WEIGHTS[bisect(_RANKS, rank)] for word, rank in (ordinary or {}).items()}
        self._other_fields = frozenset(written_root(spell(normalise(text))) for text in confusables.other_fields)
        self._lookalikes: dict[str, list[tuple[str, ...]]] = {}
        for text in confusables.lookalikes:
            phrase = tuple(normalise(text).split())
            if len(phrase) > 1:
                phrase = tuple(map(_singular, phrase))
            if phrase:
                self._lookalikes.setdefault(phrase[0], []).append(phrase)

    def __getstate__(self) -> dict[str, object]:
        """To be kept: words of the same weight in one piece take less time to load, and have one number in memory."""
        kept = [(weight, "\n".join(w for w, own in self.ordinary.items() if own == weight)) for weight in _WEIGHTS]
        return {**vars(self), "ordinary": kept}

    def __setstate__(self, state: dict[str, object]) -> None:
        """What was kept."""
        vars(self).update(state)
        kept = cast("list[tuple[float, str]]", state["ordinary"])
        self.ordinary = {word: weight for weight, words in kept for word in words.split("\n") if word}

    def is_ordinary(self, words: Iterable[str]) -> bool:
        """Whether all words are of everyday language."""
        return all(word in self.ordinary for word in words)

    def weigh(self, word: Spelling) -> float:
        """How much a word says, by itself, about what is meant."""
        if word.word in self._parties:
            return PARTY_WEIGHT
        everyday = _EVERYDAY_STEMS[word.is_cyrillic]
        if len(word.word) <= 2 or word.word.isdigit() or not everyday.isdisjoint(word.stems):
            return LIGHT_WEIGHT
        return self.ordinary.get(word.word, _RARE_WEIGHT)

    def lookalikes(self, words: tuple[str, ...]) -> set[int]:
        """The positions of typed words that, as they stand there, mean something else than a name."""
        found: set[int] = set()
        if not self._lookalikes:
            return found
        singular = tuple(map(_singular, words))
        for start, word in enumerate(words):
            if (word,) in self._lookalikes.get(word, ()):
                found.add(start)
            for phrase in self._lookalikes.get(singular[start], ()):
                if len(phrase) > 1 and singular[start : start + len(phrase)] == phrase:
                    found.update(range(start, start + len(phrase)))
        return found

    def is_of_other_fields(self, word: Spelling) -> bool:
        """Whether a word belongs to sports, food or the like, so that it changes what a name beside it means."""
        return written_root(word) in self._other_fields


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 3 else word
