"""What words mean to a reader of the library, whichever they are: a question names its topic by what it asks about."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

from bot.domain import WordGroup
from bot.matching.spelling import Roots
from bot.matching.vocabulary import FILLER, PARTIES
from bot.matching.words import normalise

_SHORTEST_MUTE = 4  # letters of a word whose last e may have gone with an ending: "backed", "back"
_MOST_TOPICS = 64  # that a meaning is heard for; what thousands tell leads to none of them
_SELDOM = 0.5  # what a meaning is worth where it is told most seldom, beside where it is told most often
_UNTOLD = FILLER | PARTIES  # mean nothing by themselves, or what every brief tells

_Value = TypeVar("_Value")


class Heard(NamedTuple):
    """Words that mean something together, and how much it says for each topic, 0 to 1."""

    words: Sequence[str]
    topics: Mapping[int, float]


class Meanings:
    """Which topics tell what words mean: the fewer do, the more it says for one.

    Args:
        groups: Words that mean the same.
        briefs: The sentences of each topic's brief, as normalised words.
        roots: Roots of words, as far as they are known already; what is found on the way is added.
    """

    def __init__(
        self, groups: Iterable[WordGroup], briefs: Sequence[Iterable[Sequence[str]]], roots: Roots | None = None
    ) -> None:
        self._index: _Phrases[Mapping[int, float]] = _build(groups, briefs, Roots() if roots is None else roots)

    def hear(self, words: Sequence[str]) -> list[Heard]:
        """What is meant by words; of phrases within one another, by the longest."""
        return [Heard(words[start:end], told) for start, end, told in self._index.look_up(words, Roots())]


class _Phrases(Generic[_Value]):
    """Values of phrases, known by the roots of their words."""

    def __init__(self, values: dict[tuple[str, ...], _Value]) -> None:
        self._values = values
        self._longest: dict[str, int] = {}  # words of the longest phrase that begins with a root
        for phrase in values:
            self._longest[phrase[0]] = max(len(phrase), self._longest.get(phrase[0], 0))

    def look_up(self, words: Sequence[str], known: Roots) -> list[tuple[int, int, _Value]]:
        """Every phrase among the words, as its first word, the one after its last, and its value."""
        if not self._values:
            return []
        roots = _mute(words, known)
        found: list[tuple[int, int, _Value]] = []
        reached = 0
        for start, root in enumerate(roots):
            longest = self._longest.get(root)
            if longest is None:
                continue
            for end in range(min(start + longest, len(words)), max(start, reached), -1):
                value = self._values.get(roots[start:end])
                if value is not None and (end - start > 1 or words[start] not in _UNTOLD):
                    found.append((start, end, value))
                    reached = end
                    break
        return found


def _build(
    groups: Iterable[WordGroup], briefs: Sequence[Iterable[Sequence[str]]], roots: Roots
) -> _Phrases[Mapping[int, float]]:
    senses: dict[tuple[str, ...], list[int]] = {}
    for sense, group in enumerate(groups):
        for text in dict.fromkeys(map(normalise, group.words)):
            if words := text.split():
                senses.setdefault(_mute(words, roots), []).append(sense)
    told = _tell(_Phrases(senses), briefs, roots)
    # Most phrases share their senses with others, and so what these say.
    strongest = {some: _strongest(told, some) for some in set(map(tuple, map(dict.fromkeys, senses.values())))}
    strengths = ((phrase, strongest[tuple(dict.fromkeys(some))]) for phrase, some in senses.items())
    return _Phrases({phrase: strength for phrase, strength in strengths if strength})


def _tell(
    senses: _Phrases[list[int]], briefs: Sequence[Iterable[Sequence[str]]], roots: Roots
) -> dict[int, dict[int, float]]:
    """How much each sense says for each topic."""
    counts: dict[int, dict[int, int]] = {}
    for position, sentences in enumerate(briefs):
        for words in sentences:
            for _, _, some in senses.look_up(words, roots):
                for sense in some:
                    told = counts.setdefault(sense, {})
                    told[position] = told.get(position, 0) + 1
    strengths: dict[int, dict[int, float]] = {}
    for sense, told in counts.items():
        rarity = 1.0 if len(briefs) == 1 else math.log(len(briefs) / len(told)) / math.log(len(briefs))
        if rarity:
            most = max(told.values())
            strengths[sense] = {
                topic: rarity * (_SELDOM + (1 - _SELDOM) * count / most) for topic, count in told.items()
            }
    return strengths


def _mute(words: Iterable[str], known: Roots) -> tuple[str, ...]:
    """Roots of words without an e that an ending may have taken."""
    roots = map(known.__getitem__, words)
    return tuple([root[:-1] if root[-1:] == "e" and len(root) >= _SHORTEST_MUTE else root for root in roots])


def _strongest(told: Mapping[int, Mapping[int, float]], senses: Sequence[int]) -> Mapping[int, float]:
    strongest: Mapping[int, float]
    if len(senses) == 1:
        strongest = told.get(senses[0], {})
    else:
        strongest = {}
        for sense in senses:
            for topic, strength in told.get(sense, {}).items():
                strongest[topic] = max(strength, strongest.get(topic, 0.0))
    if len(strongest) <= _MOST_TOPICS:
        return strongest
    return dict(nlargest(_MOST_TOPICS, strongest.items(), key=itemgetter(1)))
