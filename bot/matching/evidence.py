"""What speaks for each topic among the typed words."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import islice

from bot.matching.lexicon import Lexicon
from bot.matching.meanings import Heard
from bot.matching.phrases import Phrase, find_phrases
from bot.matching.reading import TypedWord

_TOLD = (0.55, 0.1, 0.8)  # evidence of a word of the brief: the first alone, each further one, at most
_MOST_TOPICS = 64  # looked at for one text; only words that lead to thousands reach it
_MEANT = 0.8  # evidence of a word that means what only one topic tells
_IN_A_PHRASE = 0.85  # what is left of a word that means something else together with others
_SCATTERED = 0.8  # what a further word of a topic's names adds to what the first ones name


@dataclass(slots=True)
class Evidence:
    """What speaks for a topic.

    Attributes:
        similarities: By typed word, how well the topic accounts for it.
        named: How much of a name the words make up, 0 to 1.
        whole: How well a whole name of several words is among them, 0 to 1.
        together: The words of the longest such name.
        meant: How much what the words mean says for it.
    """

    similarities: dict[int, float] = field(default_factory=dict)
    named: float = 0.0
    whole: float = 0.0
    together: tuple[int, ...] = ()
    meant: float = 0.0

    def note(self, word: int, similarity: float) -> None:
        """Count a typed word for the topic, where that is more than it counts already."""
        if similarity > self.similarities.get(word, 0.0):
            self.similarities[word] = similarity

    def doubt(self, words: Iterable[int]) -> None:
        """Count words for less, as they mean something else together; not those of a whole name."""
        for word in () if self.whole else self.similarities.keys() & set(words):
            self.similarities[word] *= _IN_A_PHRASE
            self.named *= _IN_A_PHRASE

    def note_phrase(self, lexicon: Lexicon, phrase: Phrase) -> None:
        """Count a whole name for the topic."""
        for word, similarity in phrase.similarities.items():
            self.note(word, similarity)
        words, likeness = tuple(phrase.similarities), phrase.likeness
        is_dense = max(words) - min(words) <= len(words)
        self.named = max(self.named, (1 + likeness) / 2)  # slips count where the text is covered
        self.together = max(self.together, words, key=len)
        if is_dense and sum([lexicon.weights[term] for term in phrase.name.terms]) >= 1:
            self.whole = max(self.whole, likeness)


def gather_evidence(lexicon: Lexicon, typed: list[TypedWord]) -> dict[int, Evidence]:
    """All topics that any of the typed words speaks for; of very many, those the rarest words speak for."""
    found: dict[int, Evidence] = {}
    rarest_first = sorted(range(len(typed)), key=lambda index: _reach(lexicon, typed[index]))
    for place, index in enumerate(rarest_first):
        among: Collection[int] = found
        if not found and place + 1 < len(typed) and _reach(lexicon, typed[index]) > _MOST_TOPICS:
            among = _shared_topics(lexicon, typed[index], typed[rarest_first[place + 1]])
        for topic, (similarity, share) in _supported(lexicon, typed[index], among).items():
            evidence = found.setdefault(topic, Evidence())
            evidence.note(index, similarity)
            # Words of one topic's several names are no name together: two halves make less than a whole.
            evidence.named += _SCATTERED * share * (1 - evidence.named) if evidence.named else share
    for phrase in find_phrases(lexicon, typed):
        found.setdefault(phrase.name.topic, Evidence()).note_phrase(lexicon, phrase)
    _hear_briefs(typed, found)
    return found


def _reach(lexicon: Lexicon, word: TypedWord) -> int:
    return sum([len(lexicon.holders[term]) for term in word.near.firm])


def _shared_topics(lexicon: Lexicon, word: TypedWord, other: TypedWord) -> list[int]:
    """Some of the topics that both of two frequent words lead to."""
    if word.likeliest is None or other.likeliest is None:
        return []
    first, second = lexicon.holders[word.likeliest], lexicon.holders[other.likeliest]
    return list(islice(first.keys() & second.keys(), _MOST_TOPICS))


def _supported(lexicon: Lexicon, word: TypedWord, among: Collection[int]) -> dict[int, tuple[float, float]]:
    """The topics a word speaks for: how surely, and how much of a name it is there.

    Where it leads to very many, only those ``among`` which to look, or if there are none the first.
    """
    found: dict[int, tuple[float, float]] = {}
    for term, similarity in word.near.firm.items():
        holders = lexicon.holders[term]
        topics: Collection[int] = holders
        if len(holders) + len(found) > _MOST_TOPICS:
            topics = [topic for topic in among if topic in holders] or list(
                islice(holders, max(0, _MOST_TOPICS - len(found)))
            )
        for topic in topics:
            share = similarity * holders[topic]
            before = found.get(topic)
            if before is None:
                found[topic] = similarity, share
            elif similarity > before[0] or share > before[1]:
                found[topic] = max(similarity, before[0]), max(share, before[1])
    return found


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


def hear_meanings(heard: list[Heard], typed: list[TypedWord], found: dict[int, Evidence]) -> None:
    """Count what the words mean, whichever they are, for the topics that tell of it.

    A phrase means something else than its words: "trade away" says less for trade.
    """
    places: dict[str, list[int]] = {}
    for index, word in enumerate(typed):
        places.setdefault(word.text, []).append(index)
    for words, topics in heard:
        indexes = [index for word in words for index in places.get(word, ())]
        for topic, strength in topics.items():
            evidence = found.setdefault(topic, Evidence())
            evidence.meant += strength
            for index in indexes:
                evidence.note(index, _MEANT * math.sqrt(strength))
        if len(words) > 1:
            for topic in found.keys() - topics.keys():
                found[topic].doubt(indexes)
