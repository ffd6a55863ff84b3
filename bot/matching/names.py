"""Whole names typed as they stand, begun, shortened or run together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.matching.language import Language
from bot.matching.lexicon import Lexicon
from bot.matching.spelling import fold, skeleton
from bot.matching.terms import between

EXACT = 1.0
_EXACT_ENTITY = 0.98
_SAME_SPELLING = 0.98
_INITIALS = 0.8
_SHORTEST_INITIALS, _SHORTEST_SPELLED_OUT, _SHORTEST_SOUND = 3, 4, 3
_BEGUN, _BEGUN_FURTHER = 0.8, 0.15  # the beginning of a name, and what is added the more of it there is
_SHORTEST_BEGINNING, _LEAST_BEGUN = 3, 0.35
_LONGEST_CUT = 5  # letters that are left of a word cut short
_TITLE_BEGUN, _ALIAS_BEGUN, _ENTITY_BEGUN, _COMPLETE = 0.8, 0.7, 0.5, 0.2  # by a single word
_MOST_BEGUN = 64
_NEARLY, _OTHER_CONSONANTS_AT_MOST = 0.9, 0.7
_MOST_SLIPS, _LETTERS_A_SLIP = 3, 5
_MOST_NAMES = 256


def score_exact_names(lexicon: Lexicon, words: tuple[str, ...]) -> dict[int, float]:
    """Topics one of whose names is exactly what was typed."""
    found: dict[int, float] = {}
    for name in map(lexicon.names.__getitem__, lexicon.by_text.get(" ".join(words), ())):
        found[name.topic] = max(_EXACT_ENTITY if name.is_entity else EXACT, found.get(name.topic, 0.0))
    return found


def score_names(lexicon: Lexicon, words: tuple[str, ...], language: Language) -> dict[int, float]:
    """Topics one of whose names is what was typed as a whole, and how surely.

    Args:
        lexicon: The topics' names.
        words: The typed words, normalised.
        language: What words mean apart from the library.
    """
    text = " ".join(words)
    found = score_exact_names(lexicon, words)

    def keep(positions: Iterable[int], score: float) -> None:
        for position in positions:
            topic = lexicon.names[position].topic
            found[topic] = max(score, found.get(topic, 0.0))

    if EXACT in found.values() or text in language.ordinary or language.lookalikes(words):
        return found
    if len(text) >= _SHORTEST_SOUND and (len(words) == 1 or not found):
        keep(lexicon.by_sound.get(fold(text.replace(" ", "")), ()), _SAME_SPELLING)
    if len(words) == 1:
        if len(text) >= _SHORTEST_INITIALS:
            keep(lexicon.by_initials.get(text, ()), _INITIALS)
        if not found and len(text) >= _SHORTEST_BEGINNING:
            found = _names_begun_by(lexicon, text)
    else:
        initials = "".join([word[0] for word in words])
        if len(initials) >= _SHORTEST_SPELLED_OUT:
            keep(lexicon.by_text.get(initials, ()), _INITIALS)
        for topic, score in _begun_names(lexicon, words).items():
            found[topic] = max(score, found.get(topic, 0.0))
    return found


def topics_begun(lexicon: Lexicon, word: str) -> set[int]:
    """Topics with a title or an alias that begins so."""
    texts = between(lexicon.sorted_texts, word, _MOST_BEGUN)
    names = [lexicon.names[position] for text in texts for position in lexicon.by_text[text]]
    return {name.topic for name in names if not name.is_entity}


def _names_begun_by(lexicon: Lexicon, word: str) -> dict[int, float]:
    """Topics one of whose names is being typed, of which there is a word or less: a title rather than an entity."""
    found: dict[int, float] = {}
    for text in between(lexicon.sorted_texts, word, _MOST_BEGUN):
        for name in map(lexicon.names.__getitem__, lexicon.by_text[text]):
            worth = _TITLE_BEGUN if name.is_title else _ENTITY_BEGUN if name.is_entity else _ALIAS_BEGUN
            score = worth + _COMPLETE * len(word) / len(text)
            found[name.topic] = max(score, found.get(name.topic, 0.0))
    return found


def _begun_names(lexicon: Lexicon, words: tuple[str, ...]) -> dict[int, float]:
    """Topics one of whose longer names is being typed, or had its words cut short ("nat sec adviser", "mike f")."""
    found: dict[int, float] = {}
    if max(map(len, words)) < _SHORTEST_BEGINNING:
        return found
    typed = sum(map(len, words))
    is_cut = min(map(len, words[:-1])) <= _LONGEST_CUT
    for text in between(lexicon.sorted_texts, words[0] if is_cut else " ".join(words), _MOST_BEGUN):
        parts = text.split(" ")
        if len(parts) >= len(words) and all(map(str.startswith, parts, words)):
            complete = typed / (len(text) - len(parts) + 1)
            if complete >= _LEAST_BEGUN:
                for position in lexicon.by_text[text]:
                    topic = lexicon.names[position].topic
                    found[topic] = max(_BEGUN + _BEGUN_FURTHER * complete, found.get(topic, 0.0))
    return found


def score_near_names(lexicon: Lexicon, words: tuple[str, ...], recognised: Sequence[int]) -> dict[int, float]:
    """Topics one of whose longer names is what was typed but for a few slips, wherever they are ("cod war").

    Args:
        lexicon: The topics' names.
        words: The typed words, normalised.
        recognised: Terms that certainly were typed. Only names that hold the rarest of them are looked at.
    """
    text = " ".join(words)
    most = max(1, min(_MOST_SLIPS, len(text) // _LETTERS_A_SLIP))
    texts = {position: lexicon.names[position].text for position in _holding(lexicon, recognised)}
    found: dict[int, float] = {}
    for name, slips, position in process.extract(text, texts, scorer=OSA.distance, score_cutoff=most, limit=None):
        score = _NEARLY - slips / len(name)
        if _skeleton(name) != _skeleton(text):
            score = min(score, _OTHER_CONSONANTS_AT_MOST)  # "make a meal" is no deal
        topic = lexicon.names[position].topic
        found[topic] = max(score, found.get(topic, 0.0))
    return found


def _holding(lexicon: Lexicon, recognised: Sequence[int]) -> Iterable[int]:
    """Some of the names that hold the terms; of frequent terms, those that hold the two rarest."""
    rarest, *others = sorted(recognised, key=lambda term: len(lexicon.holding[term]))
    names = lexicon.holding[rarest]
    if len(names) > _MOST_NAMES and others:
        return islice(set(names).intersection(lexicon.holding[others[0]]), _MOST_NAMES)
    return names[:_MOST_NAMES]


def _skeleton(text: str) -> str:
    return skeleton(fold(text.replace(" ", "")))
