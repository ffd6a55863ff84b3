"""What each typed word weighs, and the terms it may stand for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

from bot.matching.language import LIGHT_WEIGHT, PARTY_WEIGHT, Language
from bot.matching.lexicon import Lexicon
from bot.matching.similarity import Near, near_terms
from bot.matching.spacing import join_torn, part_joined
from bot.matching.spelling import Spelling, spell
from bot.matching.vocabulary import ASKING, PARTIES
from bot.matching.words import content_words

_TOLD_WEIGHT = 0.7  # a word that is only told in a brief says less about what was meant than one that names the topic
_ELSEWHERE_WEIGHT = 1.6  # a word of another field, which changes what a name beside it means
_ASKED = 0.6  # in a question, an unknown word is something asked about a name and not part of another one
_IN_CONTEXT = 0.55  # beside words of the field, an unknown one is rather an unexpected way to put it
_CONTEXT_TOPICS = 4
_RECOGNISED = 0.85

_NOTHING = Near({}, {})


@dataclass(frozen=True, slots=True)
class TypedWord:
    """A typed word: what it weighs, and what it may stand for.

    Attributes:
        near: The terms it may be.
        told: The topics in whose briefs, but not in their names, it stands.
        weight: How much it says.
        is_name: Whether it certainly is a word of some name.
    """

    near: Near
    told: tuple[int, ...]
    weight: float
    is_name: bool


def read_words(
    lexicon: Lexicon, words: tuple[str, ...], language: Language, *, strict: bool = False
) -> list[TypedWord]:
    """The typed words that say something, weighed.

    Args:
        lexicon: The topics' words.
        words: The typed words, normalised.
        language: What words mean apart from the library.
        strict: Allow hardly any slips. For a reading that is itself a guess.
    """
    lookalikes = {words[position] for position in language.lookalikes(words)}
    content = join_torn(lexicon.terms, content_words(words), language.ordinary)
    read: list[tuple[Spelling, Near]] = []
    for index, word in enumerate(content):
        if word in lookalikes:
            read.append((spell(word), _NOTHING))
            continue
        options = _Options(last=index == len(content) - 1, alone=len(content) == 1, strict=strict)
        read += _read(lexicon, word, language, options)
    most = [language.weigh(word) for word, _ in read]
    ease = _ASKED if not ASKING.isdisjoint(words) else 1.0
    if any(_is_of_the_field(lexicon, near, at_most) for (_, near), at_most in zip(read, most, strict=True)):
        ease *= _IN_CONTEXT
    return [
        TypedWord(_NOTHING, (), _ELSEWHERE_WEIGHT, is_name=False)
        if word.word in lookalikes or (not near.firm and language.is_of_other_fields(word.root))
        else _weigh(lexicon, word, near, at_most, ease)
        for (word, near), at_most in zip(read, most, strict=True)
    ]


class _Options(TypedDict):
    last: bool
    alone: bool
    strict: bool


def _read(lexicon: Lexicon, word: str, language: Language, options: _Options) -> list[tuple[Spelling, Near]]:
    """The terms a word may stand for; where there are none, those of the words that may have been run together."""
    spelling = spell(word)
    near = near_terms(lexicon, spelling, language.ordinary, **options)
    if near.firm or options["strict"] or word in language.ordinary:
        return [(spelling, near)]
    parts = part_joined(lexicon.terms, word)
    if len(parts) == 1:
        return [(spelling, near)]
    options["alone"] = False
    return [(spell(part), near_terms(lexicon, spell(part), language.ordinary, **options)) for part in parts]


def _weigh(lexicon: Lexicon, word: Spelling, near: Near, most: float, ease: float) -> TypedWord:
    told = lexicon.told.get(word.root, ())
    similarity, weight = max(
        [(similarity, lexicon.weights[term]) for term, similarity in near.firm.items()], default=(0.0, 0.0)
    )
    is_name = similarity >= _RECOGNISED
    if told and not near.firm:
        similarity, weight = 1.0, _TOLD_WEIGHT * lexicon.rarity(len(told))
    return TypedWord(near, told, similarity * min(weight, most) + (1 - similarity) * ease * most, is_name)


def _is_of_the_field(lexicon: Lexicon, near: Near, most: float) -> bool:
    """Whether a word names a party, or many topics without being everybody's word."""
    return (
        any(
            similarity > _RECOGNISED
            and (
                lexicon.terms.all[term].word in PARTIES
                or (most > LIGHT_WEIGHT and len(lexicon.holders[term]) >= _CONTEXT_TOPICS)
            )
            for term, similarity in near.firm.items()
        )
        or most == PARTY_WEIGHT
    )
