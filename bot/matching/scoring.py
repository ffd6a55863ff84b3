"""How well a reading of the typed text fits each topic."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.matching.lexicon import Lexicon
from bot.matching.similarity import near_terms
from bot.matching.spelling import fold, skeleton, stems
from bot.matching.vocabulary import ASKING, EVERYDAY, PARTIES
from bot.matching.words import content_words

_EXACT = 1.0
_SAME_SPELLING = 0.98
_SAME_WORDS = 0.96
_INITIALS = 0.8
_NEARLY = 0.9
_OTHER_CONSONANTS_AT_MOST = 0.7
_LETTERS_A_SLIP = 8
_UNKNOWN_WEIGHT = (
    1.2  # a word we do not know counts for more than the rarest we know: most of the language is off topic
)
_LIGHT_WEIGHT = 0.4  # numbers, stray letters, everyday verbs
_PARTY_WEIGHT = 0.1
_ASKED = 0.7  # in a question, an unknown word is something asked about a name and not part of another one
_IN_CONTEXT = 0.6  # beside words of the field, an unknown one is rather an unexpected way to put it
_CONTEXT_TOPICS = 4
_TOLD = (0.55, 0.1, 0.8)  # evidence of a word of the brief: the first alone, each further one, at most
_COVERED, _NAMED = 0.42, 0.58
_FULL_NAME, _FULL_NAME_BASE, _FULL_NAME_COVERED = 0.9, 0.55, 0.35
_SLIGHT, _SLIGHT_AT_MOST = 0.45, 0.7  # everyday words alone never make us sure
_BEGUN, _BEGUN_FURTHER = 0.8, 0.15  # the beginning of a name, and what is added the more of it there is
_SHORTEST_BEGINNING = 4

_EVERYDAY_STEMS = frozenset(stem for word in EVERYDAY for stem in stems(fold(word), cyrillic=False))


@dataclass(frozen=True, slots=True)
class _Word:
    near: dict[int, float]
    weight: float


def score_topics(lexicon: Lexicon, words: tuple[str, ...], *, strict: bool = False) -> dict[int, float]:
    """Every topic with anything for it, and how much: 0 to 1.

    Args:
        lexicon: The topics' words and names.
        words: The typed words, normalised.
        strict: Allow hardly any slips. For a reading that is itself a guess.
    """
    scores: dict[int, float] = defaultdict(float)
    nearly = {} if strict else _nearly_names(lexicon, words)
    for whole in (_known_names(lexicon, words), _begun_names(lexicon, words), nearly):
        for topic, score in whole.items():
            scores[topic] = max(scores[topic], score)
    if max(scores.values(), default=0.0) < _EXACT:
        for topic, score in _score_by_words(lexicon, words, strict=strict).items():
            scores[topic] = max(scores[topic], score)
    return scores


def _known_names(lexicon: Lexicon, words: tuple[str, ...]) -> dict[int, float]:
    """Topics one of whose names was typed as it stands, or with its words in another order."""
    text = " ".join(words)
    bag = frozenset(lexicon.by_word.get(word, -1) for word in content_words(words))
    initials = text if len(words) == 1 else "".join(word[0] for word in words)
    found: dict[int, float] = {}
    for topics, score in (
        (lexicon.by_initials.get(text, ()) if len(text) >= 2 else (), _INITIALS),
        (lexicon.by_text.get(initials, ()) if len(initials) >= 4 else (), _INITIALS),
        (lexicon.by_bag.get(bag, ()), _SAME_WORDS),
        (lexicon.by_folded_text.get(fold("".join(words)), ()) if len(text) >= 3 else (), _SAME_SPELLING),
        (lexicon.by_text.get(text, ()), _EXACT),
    ):
        for topic in topics:
            found[topic] = max(score, found.get(topic, 0.0))
    return found


def _begun_names(lexicon: Lexicon, words: tuple[str, ...]) -> dict[int, float]:
    """Topics one of whose names is being typed, and is in its second word at least."""
    text = " ".join(words)
    found: dict[int, float] = {}
    if len(words) > 1 and len(text) >= _SHORTEST_BEGINNING:
        for name in lexicon.names:
            if name.text.startswith(text):
                score = _BEGUN + _BEGUN_FURTHER * len(text) / len(name.text)
                found[name.topic] = max(score, found.get(name.topic, 0.0))
    return found


def _nearly_names(lexicon: Lexicon, words: tuple[str, ...]) -> dict[int, float]:
    """Topics one of whose longer names was typed with its words run together or torn apart, or with a slip."""
    typed = fold("".join(words))
    most = 0 if len(typed) < 6 else max(1, min(3, len(typed) // 6))
    if not most:
        return {}
    found: dict[int, float] = {}
    for spelling, slips, position in process.extract(
        typed, lexicon.compact, scorer=OSA.distance, score_cutoff=most, limit=None
    ):
        name = lexicon.names[position]
        score = _NEARLY - slips / len(spelling)
        if slips and skeleton(spelling) != skeleton(typed):
            if slips > 1 and slips > len(typed) // _LETTERS_A_SLIP:
                continue
            score = min(score, _OTHER_CONSONANTS_AT_MOST)  # "make a meal" is no deal
        found[name.topic] = max(score, found.get(name.topic, 0.0))
    return found


def _score_by_words(lexicon: Lexicon, words: tuple[str, ...], *, strict: bool) -> dict[int, float]:
    ease = _ASKED if any(word in ASKING for word in words) else 1.0
    typed = _weigh(lexicon, _rejoin(lexicon, content_words(words)), ease=ease, strict=strict)
    total = sum(word.weight for word in typed)
    if not total:
        return {}
    evidence = _coverage(lexicon, typed)
    covered = {topic: weight / total for topic, weight in evidence.items()}
    best: dict[int, float] = {}
    for position, similarity in ((p, s) for word in typed for p, s in word.near.items()):
        best[position] = max(similarity, best.get(position, 0.0))
    scores = {topic: share * _COVERED for topic, share in covered.items()}
    for name in lexicon.names:
        if name.topic not in covered or not any(term in best for term in name.terms):
            continue
        weight = sum(lexicon.terms[term].weight for term in name.terms)
        named = sum(lexicon.terms[term].weight * best.get(term, 0.0) for term in name.terms) / weight
        score = covered[name.topic] * (_COVERED + _NAMED * named)
        if named >= _FULL_NAME and len(name.terms) > 1 and weight >= 1:
            score = max(score, _FULL_NAME_BASE + _FULL_NAME_COVERED * covered[name.topic])
        most = 1.0 if evidence[name.topic] >= _SLIGHT else _SLIGHT_AT_MOST
        scores[name.topic] = max(scores[name.topic], min(score, most))
    return scores


def _rejoin(lexicon: Lexicon, words: tuple[str, ...]) -> tuple[str, ...]:
    """Put together what is one word to us: "counter terrorism"."""
    joined: list[str] = []
    for word in words:
        if joined and (whole := joined[-1] + word) in lexicon.by_word and word not in lexicon.by_word:
            joined[-1] = whole
        else:
            joined.append(word)
    return tuple(joined)


def _weigh(lexicon: Lexicon, words: tuple[str, ...], *, ease: float, strict: bool) -> list[_Word]:
    near = [near_terms(lexicon, word, last=word is words[-1], alone=len(words) == 1, strict=strict) for word in words]
    if any(word in PARTIES for word in words) or any(_is_common(lexicon, found) for found in near):
        ease *= _IN_CONTEXT
    typed: list[_Word] = []
    for word, found in zip(words, near, strict=True):
        most = _most_weight(word)
        similarity, weight = max(
            ((similarity, lexicon.terms[position].weight) for position, similarity in found.items()), default=(0.0, 0.0)
        )
        typed.append(_Word(found, similarity * min(weight, most) + (1 - similarity) * ease * most))
    return typed


def _is_common(lexicon: Lexicon, found: dict[int, float]) -> bool:
    return any(
        similarity > _FULL_NAME and len(lexicon.terms[position].naming) >= _CONTEXT_TOPICS
        for position, similarity in found.items()
    )


def _most_weight(word: str) -> float:
    """What a typed word weighs where we do not know it, and at most where we do."""
    if word in PARTIES:
        return _PARTY_WEIGHT
    if len(word) <= 2 or word.isdigit() or not _EVERYDAY_STEMS.isdisjoint(stems(fold(word), cyrillic=False)):
        return _LIGHT_WEIGHT
    return _UNKNOWN_WEIGHT


def _coverage(lexicon: Lexicon, typed: list[_Word]) -> dict[int, float]:
    """The weight of the typed words each topic accounts for."""
    named: dict[int, dict[int, float]] = defaultdict(dict)
    told: dict[int, dict[int, float]] = defaultdict(dict)
    for index, word in enumerate(typed):
        for position, similarity in word.near.items():
            term = lexicon.terms[position]
            for topics, evidence in ((term.naming, named), (term.telling, told)):
                for topic in topics:
                    evidence[topic][index] = max(similarity, evidence[topic].get(index, 0.0))
    first, further, most = _TOLD
    covered: dict[int, float] = {}
    for topic in named.keys() | told.keys():
        worth = min(most, first + further * (len(told[topic]) - 1))
        shares = {index: similarity * worth for index, similarity in told[topic].items()}
        for index, similarity in named[topic].items():
            shares[index] = max(similarity, shares.get(index, 0.0))
        covered[topic] = sum(typed[index].weight * share for index, share in shares.items())
    return covered
