"""Names of several words among the typed ones, in any order and with other endings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, islice
from typing import NamedTuple

from bot.matching.lexicon import Lexicon, Name
from bot.matching.reading import TypedWord

_ALL_TOGETHER = 5  # words of which all combinations are tried
_NEIGHBOURS = 4  # of more words, those that stand so near to each other
_READINGS = 3  # words that a typed one may stand for in a name


class _Reading(NamedTuple):
    root: str
    word: int
    similarity: float


class Phrase(NamedTuple):
    """A name found, and how near each of the typed words, by position, is to the one of the name it stands for."""

    name: Name
    similarities: dict[int, float]

    @property
    def likeness(self) -> float:
        """How near the words are in the mean."""
        return sum(self.similarities.values()) / len(self.similarities)


def find_phrases(lexicon: Lexicon, typed: list[TypedWord], *, of_all: bool = False) -> Iterator[Phrase]:
    """Names of several words that are all among those typed. At most one is read in another way than the likeliest.

    Args:
        lexicon: The names.
        typed: The typed words.
        of_all: Only names that take all the typed words.
    """
    readings = [_readings(lexicon, index, word) for index, word in enumerate(typed)]
    best = [some[0] for some in readings if some]
    if of_all and len(best) < len(typed):
        return
    yield from _look_up(lexicon, [best] if of_all else _together(best))
    for index, some in enumerate(readings):
        for reading in some[1:]:
            others = [reading if other.word == index else other for other in best]
            tried = [others] if of_all else (some for some in _together(others) if reading in some)
            yield from _look_up(lexicon, tried)


def _look_up(lexicon: Lexicon, tried: Iterable[Sequence[_Reading]]) -> Iterator[Phrase]:
    for together in tried:
        if positions := lexicon.by_roots.get(tuple(sorted([reading.root for reading in together]))):
            similarities = {reading.word: reading.similarity for reading in together}
            for position in positions:
                yield Phrase(lexicon.names[position], similarities)


def _together(read: Sequence[_Reading]) -> Iterator[Sequence[_Reading]]:
    if len(read) <= _ALL_TOGETHER:
        for size in range(2, len(read) + 1):
            yield from combinations(read, size)
        return
    for start, first in enumerate(read):
        rest = read[start + 1 : start + _NEIGHBOURS]
        for size in range(1, len(rest) + 1):
            for others in combinations(rest, size):
                yield first, *others


def _readings(lexicon: Lexicon, index: int, word: TypedWord) -> list[_Reading]:
    """What a typed word may be among the roots, the likeliest first."""
    found: dict[str, float] = {}
    for near in word.near:
        for term, similarity in near.items():
            root = lexicon.terms.all[term].root
            if similarity > found.get(root, 0.0):
                found[root] = similarity
    best = sorted(found, key=found.__getitem__, reverse=True) if len(found) > 1 else found
    return [_Reading(root, index, found[root]) for root in islice(best, _READINGS)]
