"""What speaks for each topic among the typed words, and how far it accounts for them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import combinations, islice

from bot.matching.lexicon import Lexicon, Name
from bot.matching.reading import TypedWord

_TOLD = (0.55, 0.1, 0.8)  # evidence of a word of the brief: the first alone, each further one, at most
_ELSEWHERE = 0.4  # how much less a word that names another topic says against one than a word foreign to all
_MOST_TOPICS = 256  # looked at for one text; only words that lead to thousands reach it
_ALL_TOGETHER = 5  # words of which all combinations are tried as names
_NEIGHBOURS = 4  # of more words, those that stand so near to each other
_READINGS = 3  # words that a typed one may stand for in a name


@dataclass(slots=True)
class Evidence:
    """What speaks for a topic.

    Attributes:
        similarities: By typed word, how well the topic accounts for it.
        named: How much of a name the words make up, 0 to 1.
        whole: How well a whole name of several words is among them, 0 to 1.
    """

    similarities: dict[int, float] = field(default_factory=dict)
    named: float = 0.0
    whole: float = 0.0

    def note(self, word: int, similarity: float) -> None:
        """Count a typed word for the topic, where that is more than it counts already."""
        if similarity > self.similarities.get(word, 0.0):
            self.similarities[word] = similarity


def gather_evidence(lexicon: Lexicon, typed: list[TypedWord]) -> dict[int, Evidence]:
    """All topics that any of the typed words speaks for; of very many, those the rarest words speak for."""
    found: dict[int, Evidence] = {}
    for index in sorted(range(len(typed)), key=lambda index: _reach(lexicon, typed[index])):
        for topic, (similarity, share) in _supported(lexicon, typed[index], found).items():
            evidence = found.setdefault(topic, Evidence())
            evidence.note(index, similarity)
            # Words of one topic's several names are no name together: two halves make three quarters.
            evidence.named += share * (1 - evidence.named)
    for name, similarities in _whole_names(lexicon, typed):
        evidence = found.setdefault(name.topic, Evidence())
        for index, similarity in similarities.items():
            evidence.note(index, similarity)
        likeness = sum(similarities.values()) / len(similarities)
        evidence.named = max(evidence.named, likeness)
        spread = max(similarities) - min(similarities) + 1
        if spread <= len(similarities) + 1 and sum([lexicon.weights[term] for term in name.terms]) >= 1:
            evidence.whole = max(evidence.whole, likeness)
    _hear_briefs(typed, found)
    return found


def _reach(lexicon: Lexicon, word: TypedWord) -> int:
    return sum([len(lexicon.holders[term]) for term in word.near.firm])


def _supported(lexicon: Lexicon, word: TypedWord, known: Collection[int]) -> dict[int, tuple[float, float]]:
    """The topics a word speaks for: how surely, and how much of a name it is there."""
    found: dict[int, tuple[float, float]] = {}
    for term, similarity in word.near.firm.items():
        holders = lexicon.holders[term]
        topics: Collection[int] = holders
        if len(holders) + len(found) > _MOST_TOPICS:
            topics = [topic for topic in known if topic in holders] or list(islice(holders, _MOST_TOPICS))
        for topic in topics:
            share = similarity * holders[topic]
            before = found.get(topic)
            if before is None:
                found[topic] = similarity, share
            elif similarity > before[0] or share > before[1]:
                found[topic] = max(similarity, before[0]), max(share, before[1])
    return found


def _whole_names(lexicon: Lexicon, typed: list[TypedWord]) -> Iterator[tuple[Name, dict[int, float]]]:
    """Names of several words that are all among those typed, in any order, and how near each is to what was typed."""
    readings = [_roots(lexicon, word) for word in typed]
    best = [(root, index, similarity) for index, some in enumerate(readings) for root, similarity in some[:1]]
    yield from _names_among(lexicon, best)
    for index, some in enumerate(readings):  # at most one word at a time is read in another way than the likeliest
        for root, similarity in some[1:]:
            others = [reading for reading in best if reading[1] != index]
            yield from _names_among(lexicon, [*others, (root, index, similarity)], with_word=index)


def _names_among(
    lexicon: Lexicon, read: list[tuple[str, int, float]], with_word: int | None = None
) -> Iterator[tuple[Name, dict[int, float]]]:
    for together in _together(read):
        if with_word is not None and all(index != with_word for _, index, _ in together):
            continue
        for position in lexicon.by_roots.get(tuple(sorted([root for root, _, _ in together])), ()):
            yield lexicon.names[position], {index: similarity for _, index, similarity in together}


def _together(read: list[tuple[str, int, float]]) -> Iterator[tuple[tuple[str, int, float], ...]]:
    if len(read) <= _ALL_TOGETHER:
        for size in range(2, len(read) + 1):
            yield from combinations(read, size)
        return
    read = sorted(read, key=lambda reading: reading[1])
    for start in range(len(read) - 1):
        first, rest = read[start], read[start + 1 : start + _NEIGHBOURS]
        for size in range(1, len(rest) + 1):
            for others in combinations(rest, size):
                yield (first, *others)


def _roots(lexicon: Lexicon, word: TypedWord) -> list[tuple[str, float]]:
    """The likeliest roots a typed word may have, the best first."""
    found: dict[str, float] = {}
    for term, similarity in (*word.near.firm.items(), *word.near.guesses.items()):
        root = lexicon.terms.all[term].root
        if similarity > found.get(root, 0.0):
            found[root] = similarity
    if len(found) == 1:
        return list(found.items())
    return sorted(found.items(), key=lambda reading: -reading[1])[:_READINGS]


def _hear_briefs(typed: list[TypedWord], found: dict[int, Evidence]) -> None:
    """Count words that stand in the topics' briefs; several of them say more."""
    heard: dict[int, list[int]] = {}
    for index, word in enumerate(typed):
        for topic in word.told[:_MOST_TOPICS]:
            heard.setdefault(topic, []).append(index)
    first, further, most = _TOLD
    for topic, words in heard.items():
        evidence = found.setdefault(topic, Evidence())
        for index in words:
            evidence.note(index, min(most, first + further * (len(words) - 1)))


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of what was typed a topic accounts for: the weight, and its share of the whole."""

    weight: float
    share: float


def cover(typed: list[TypedWord], evidence: Evidence) -> Coverage:
    """How far a topic accounts for the typed words.

    A word that names another topic is less against a topic than one that is foreign to all: "Syria and Iran".
    """
    weight = whole = 0.0
    for index, word in enumerate(typed):
        if similarity := evidence.similarities.get(index):
            weight += word.weight * similarity
            whole += word.weight
        else:
            whole += word.weight * (1 - _ELSEWHERE) if word.is_name else word.weight
    return Coverage(weight, weight / whole if whole else 0.0)  # a word that every topic tells weighs nothing
