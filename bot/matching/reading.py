"""What each typed word weighs, and the terms it may stand for."""

from __future__ import annotations

from dataclasses import dataclass

from bot.matching.language import LIGHT_WEIGHT, PARTY_WEIGHT, Language
from bot.matching.lexicon import Lexicon
from bot.matching.similarity import Near, near_terms
from bot.matching.spacing import join_torn, part_joined
from bot.matching.spelling import Spelling
from bot.matching.vocabulary import ASKING, PARTIES
from bot.matching.words import content_words

_TOLD_WEIGHT = 0.7  # a word that is only told in a brief says less about what was meant than one that names the topic
_LEAST_TOLD_WEIGHT = 0.05
_LIGHT_AGAINST, _AGAINST = 0.6, 1.0  # what an everyday word weighs at least where no topic accounts for it
_ELSEWHERE_WEIGHT = 3.2  # a word of another field, which changes what a name beside it means
_ASKED = 0.6  # in a question, an unknown word is something asked about a name and not part of another one
_IN_CONTEXT = 0.55  # beside words of the field, an unknown one is rather an unexpected way to put it
_CONTEXT_TOPICS = 4
_ORDINARY, _MOST = 0.9, 0.7  # what an ordinary word weighs at most, and how much of a name makes it one all the same
_RECOGNISED, _THE_SAME = 0.85, 0.92  # what is like a word of a name, and what is one in another form or alphabet


@dataclass(frozen=True, slots=True)
class TypedWord:
    """A typed word: what it weighs, and what it may stand for.

    Attributes:
        text: The word, normalised.
        near: The terms it may be.
        told: The topics in whose briefs, but not in their names, it stands.
        weight: How much it says.
        is_name: Whether it certainly is a word of some name.
        is_elsewhere: Whether it says that other topics are meant as well; an everyday word hardly does.
        likeliest: The term that it most likely is, if any.
    """

    text: str
    near: Near
    told: tuple[int, ...]
    weight: float
    is_name: bool
    is_elsewhere: bool
    likeliest: int | None


_NOTHING = Near({}, {})
# A word of another field, or of what only looks like a name.
ELSEWHERE = TypedWord("", _NOTHING, (), _ELSEWHERE_WEIGHT, is_name=False, is_elsewhere=False, likeliest=None)


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
    elsewhere = {words[position] for position in language.lookalikes(words)}
    content = join_torn(lexicon.terms, content_words(words))
    last = len(content) - 1
    read: list[tuple[Spelling, Near, float]] = []
    for index, word in enumerate(content):
        spelling = lexicon.terms.spell(word)
        near = _NOTHING
        if word not in elsewhere:
            near = near_terms(lexicon, spelling, language.ordinary, last=index == last, alone=not last, strict=strict)
            if not near.firm and not strict and word not in language.ordinary:
                parts = part_joined(lexicon.terms, word)
                read += [_read_part(lexicon, part, language) for part in parts]
                if parts:
                    continue
            is_sure = max(near.firm.values(), default=0.0) >= _THE_SAME
            if not is_sure and language.is_of_other_fields(spelling):
                elsewhere.add(word)
        read.append((spelling, near, language.weigh(spelling)))
    ease = _ASKED if not ASKING.isdisjoint(words) else 1.0
    if any(_is_of_the_field(lexicon, near, most) for _, near, most in read):
        ease *= _IN_CONTEXT
    return [
        ELSEWHERE if word.word in elsewhere else _weigh(lexicon, word, near, most, ease) for word, near, most in read
    ]


def _read_part(lexicon: Lexicon, part: str, language: Language) -> tuple[Spelling, Near, float]:
    """The terms that one of two words run together may stand for."""
    spelling = lexicon.terms.spell(part)
    return spelling, near_terms(lexicon, spelling, language.ordinary), language.weigh(spelling)


def _weigh(lexicon: Lexicon, word: Spelling, near: Near, most: float, ease: float) -> TypedWord:
    told = lexicon.told.get(word.root, ())
    likeliest = max(near.firm, key=near.firm.__getitem__, default=None)
    similarity, weight = 0.0, 0.0
    if likeliest is not None:
        similarity, weight = near.firm[likeliest], lexicon.weights[likeliest]
    is_name = similarity >= _RECOGNISED
    is_elsewhere = is_name and (most > _ORDINARY or _is_most_of_a_name(lexicon, likeliest))
    if told and likeliest is None:
        similarity, weight = 1.0, max(_LEAST_TOLD_WEIGHT, _TOLD_WEIGHT * lexicon.rarity(len(told)))
    against = most if most < LIGHT_WEIGHT else _LIGHT_AGAINST if most == LIGHT_WEIGHT else max(most, _AGAINST)
    weight = similarity * min(weight, most) + (1 - similarity) * ease * against
    return TypedWord(word.word, near, told, weight, is_name, is_elsewhere, likeliest)


def _is_most_of_a_name(lexicon: Lexicon, term: int | None) -> bool:
    return term is not None and lexicon.largest_shares[term] >= _MOST


def _is_of_the_field(lexicon: Lexicon, near: Near, most: float) -> bool:
    """Whether a word names a party, or many topics without being everybody's word."""
    if most == PARTY_WEIGHT:
        return True
    for term, similarity in near.firm.items():
        if similarity > _RECOGNISED:
            is_frequent = most > LIGHT_WEIGHT and len(lexicon.holders[term]) >= _CONTEXT_TOPICS
            if is_frequent or lexicon.terms.all[term].word in PARTIES:
                return True
    return False
