"""What words mean to a reader of the library, whichever they are: a question names its topic by what it asks about."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from bot.domain import Topic, WordGroup
from bot.matching.spelling import root_of
from bot.matching.vocabulary import FILLER, PARTIES
from bot.matching.words import normalise

_SHORTEST_MUTE = 4  # letters of a word whose last e may have gone with an ending: "backed", "back"
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
        topics: The topics.
    """

    def __init__(self, groups: Iterable[WordGroup], topics: Sequence[Topic]) -> None:
        self._index: _Phrases[dict[int, float]] = _build(groups, topics)

    def hear(self, words: Sequence[str]) -> list[Heard]:
        """What is meant by words; of phrases within one another, by the longest."""
        return [Heard(words[start:end], told) for start, end, told in self._index.look_up(words, {})]


class _Phrases(Generic[_Value]):
    """Values of phrases, known by the roots of their words."""

    def __init__(self, values: dict[tuple[str, ...], _Value]) -> None:
        self._values = values
        self._longest = max(map(len, values), default=0)

    def look_up(self, words: Sequence[str], known: dict[str, str]) -> list[tuple[int, int, _Value]]:
        """Every phrase among the words, as its first word, the one after its last, and its value.

        Args:
            words: The words.
            known: Roots that are known already; those found are added.
        """
        if not self._values:
            return []
        roots = _roots(words, known)
        found: list[tuple[int, int, _Value]] = []
        reached = 0
        for start in range(len(words)):
            for end in range(min(start + self._longest, len(words)), max(start, reached), -1):
                value = self._values.get(roots[start:end])
                if value is not None and (end - start > 1 or words[start] not in _UNTOLD):
                    found.append((start, end, value))
                    reached = end
                    break
        return found


def _build(groups: Iterable[WordGroup], topics: Sequence[Topic]) -> _Phrases[dict[int, float]]:
    roots: dict[str, str] = {}
    senses: dict[tuple[str, ...], list[int]] = {}
    for sense, group in enumerate(groups):
        for text in dict.fromkeys(map(normalise, group.words)):
            if words := text.split():
                senses.setdefault(_roots(words, roots), []).append(sense)
    told = _tell(_Phrases(senses), topics, roots)
    strengths = ((phrase, _strongest(told, some)) for phrase, some in senses.items())
    return _Phrases({phrase: strongest for phrase, strongest in strengths if strongest})


def _tell(senses: _Phrases[list[int]], topics: Sequence[Topic], roots: dict[str, str]) -> dict[int, dict[int, float]]:
    """How much each sense says for each topic."""
    counts: dict[int, dict[int, int]] = {}
    for position, topic in enumerate(topics):
        for sentence in topic.brief.sentences():
            for _, _, some in senses.look_up(normalise(sentence.text).split(), roots):
                for sense in some:
                    told = counts.setdefault(sense, {})
                    told[position] = told.get(position, 0) + 1
    strengths: dict[int, dict[int, float]] = {}
    for sense, told in counts.items():
        rarity = 1.0 if len(topics) == 1 else math.log(len(topics) / len(told)) / math.log(len(topics))
        if rarity:
            most = max(told.values())
            strengths[sense] = {
                topic: rarity * (_SELDOM + (1 - _SELDOM) * count / most) for topic, count in told.items()
            }
    return strengths


def _roots(words: Sequence[str], known: dict[str, str]) -> tuple[str, ...]:
    for word in words:
        if word not in known:
            root = root_of(word)
            known[word] = root[:-1] if root[-1:] == "e" and len(root) >= _SHORTEST_MUTE else root
    return tuple(map(known.__getitem__, words))


def _strongest(told: Mapping[int, dict[int, float]], senses: Iterable[int]) -> dict[int, float]:
    strongest: dict[int, float] = {}
    for sense in senses:
        for topic, strength in told.get(sense, {}).items():
            strongest[topic] = max(strength, strongest.get(topic, 0.0))
    return strongest
