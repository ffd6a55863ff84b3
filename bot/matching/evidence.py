"""What each typed word weighs, and how far each topic accounts for it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from bot.matching.lexicon import Lexicon
from bot.matching.similarity import near_terms
from bot.matching.spelling import fold, is_cyrillic, stems
from bot.matching.vocabulary import ASKING, EVERYDAY, PARTIES
from bot.matching.words import content_words

_UNKNOWN_WEIGHT = 1.2  # more than the rarest word we know: most of the language is off topic
_LIGHT_WEIGHT = 0.4  # numbers, stray letters, everyday verbs
_PARTY_WEIGHT = 0.1
_ASKED = 0.7  # in a question, an unknown word is something asked about a name and not part of another one
_IN_CONTEXT = 0.6  # beside words of the field, an unknown one is rather an unexpected way to put it
_CONTEXT_TOPICS = 4
_TOLD = (0.55, 0.1, 0.8)  # evidence of a word of the brief: the first alone, each further one, at most
_RECOGNISED = 0.85
_ELSEWHERE = 0.4


def _own_stems(word: str) -> set[str]:
    cyrillic = is_cyrillic(word)
    return {stem for stem, native in stems(fold(word), cyrillic=cyrillic).items() if native}


_EVERYDAY_STEMS = {  # by alphabet: "snow" is no inflection of "снова"
    cyrillic: frozenset(stem for word in EVERYDAY if is_cyrillic(word) == cyrillic for stem in _own_stems(word))
    for cyrillic in (False, True)
}


@dataclass(frozen=True, slots=True)
class TypedWord:
    """A typed word: the terms it may stand for with their similarity, what it weighs, and whether it names a topic."""

    near: dict[int, float]
    weight: float
    names: bool


def weigh_words(lexicon: Lexicon, words: tuple[str, ...], *, strict: bool = False) -> list[TypedWord]:
    """The typed words that say something, weighed.

    Args:
        lexicon: The topics' words.
        words: The typed words, normalised.
        strict: Allow hardly any slips. For a reading that is itself a guess.
    """
    ease = _ASKED if any(word in ASKING for word in words) else 1.0
    content = _rejoin(lexicon, content_words(words))
    last, alone = len(content) - 1, len(content) == 1
    near = [
        near_terms(lexicon, word, last=index == last, alone=alone, strict=strict) for index, word in enumerate(content)
    ]
    if any(word in PARTIES for word in content) or any(
        _is_common(lexicon, word, found) for word, found in zip(content, near, strict=True)
    ):
        ease *= _IN_CONTEXT
    return [_weigh(lexicon, word, found, ease) for word, found in zip(content, near, strict=True)]


def _weigh(lexicon: Lexicon, word: str, near: dict[int, float], ease: float) -> TypedWord:
    most = _most_weight(word)
    similarity, weight = max(
        ((similarity, lexicon.terms[position].weight) for position, similarity in near.items()), default=(0.0, 0.0)
    )
    names = any(similarity >= _RECOGNISED and lexicon.terms[position].naming for position, similarity in near.items())
    return TypedWord(near, similarity * min(weight, most) + (1 - similarity) * ease * most, names)


def _rejoin(lexicon: Lexicon, words: tuple[str, ...]) -> tuple[str, ...]:
    """Put together what is one word to us: "counter terrorism"."""
    joined: list[str] = []
    for word in words:
        if joined and (whole := joined[-1] + word) in lexicon.by_word and word not in lexicon.by_word:
            joined[-1] = whole
        else:
            joined.append(word)
    return tuple(joined)


def _is_common(lexicon: Lexicon, word: str, found: dict[int, float]) -> bool:
    """Whether a word is one of the field: it names many topics, and is not everybody's word."""
    return _most_weight(word) > _LIGHT_WEIGHT and any(
        similarity > _RECOGNISED and len(lexicon.terms[position].naming) >= _CONTEXT_TOPICS
        for position, similarity in found.items()
    )


def _most_weight(word: str) -> float:
    """What a typed word weighs where we do not know it, and at most where we do."""
    if word in PARTIES:
        return _PARTY_WEIGHT
    if len(word) <= 2 or word.isdigit() or not _own_stems(word).isdisjoint(_EVERYDAY_STEMS[is_cyrillic(word)]):
        return _LIGHT_WEIGHT
    return _UNKNOWN_WEIGHT


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of what was typed a topic accounts for: the weight, and its share of the whole."""

    weight: float
    share: float


def cover_topics(lexicon: Lexicon, typed: list[TypedWord]) -> dict[int, Coverage]:
    """The topics that account for any of the typed words.

    A word that names another topic is less against a topic than one that is foreign to all: "Syria and Iran".
    """
    against = [word.weight * (1 - _ELSEWHERE * word.names) for word in typed]
    covered: dict[int, Coverage] = {}
    for topic, shares in _shares(lexicon, typed).items():
        weight = sum(typed[index].weight * share for index, share in shares.items())
        whole = sum(word.weight if index in shares else against[index] for index, word in enumerate(typed))
        covered[topic] = Coverage(weight, weight / whole)
    return covered


def _shares(lexicon: Lexicon, typed: list[TypedWord]) -> dict[int, dict[int, float]]:
    """By topic, how far it accounts for each typed word."""
    named: dict[int, dict[int, float]] = defaultdict(dict)
    told: dict[int, dict[int, float]] = defaultdict(dict)
    for index, word in enumerate(typed):
        for position, similarity in word.near.items():
            term = lexicon.terms[position]
            for topics, evidence in ((term.naming, named), (term.telling, told)):
                for topic in topics:
                    evidence[topic][index] = max(similarity, evidence[topic].get(index, 0.0))
    first, further, most = _TOLD
    for topic, told_here in told.items():
        worth = min(most, first + further * (len(told_here) - 1))
        for index, similarity in told_here.items():
            named[topic][index] = max(similarity * worth, named[topic].get(index, 0.0))
    return named
