"""Whole names typed as they stand, begun, or with a slip."""

from __future__ import annotations

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.matching.lexicon import Lexicon
from bot.matching.spelling import fold, skeleton
from bot.matching.words import content_words

EXACT = 1.0
_SAME_SPELLING = 0.98
_SAME_WORDS = 0.96
_INITIALS = 0.8
_SHORTEST_INITIALS, _SHORTEST_SPELLED_OUT = 2, 4
_NEARLY = 0.9
_OTHER_CONSONANTS_AT_MOST = 0.7
_LETTERS_A_SLIP = 8
_BEGUN, _BEGUN_FURTHER = 0.8, 0.15  # the beginning of a name, and what is added the more of it there is
_SHORTEST_BEGINNING, _LEAST_BEGUN = 3, 0.35


def score_names(lexicon: Lexicon, words: tuple[str, ...], *, strict: bool = False) -> dict[int, float]:
    """Topics one of whose names is what was typed as a whole, and how surely.

    Args:
        lexicon: The topics' names.
        words: The typed words, normalised.
        strict: Allow no slips. For a reading that is itself a guess.
    """
    found: dict[int, float] = {}
    nearly = {} if strict else _nearly_names(lexicon, words)
    for some in (_known_names(lexicon, words), _begun_names(lexicon, words), nearly):
        for topic, score in some.items():
            found[topic] = max(score, found.get(topic, 0.0))
    return found


def _known_names(lexicon: Lexicon, words: tuple[str, ...]) -> dict[int, float]:
    """Topics one of whose names was typed as it stands, or with its words in another order."""
    text = " ".join(words)
    bag = frozenset(lexicon.by_word.get(word, -1) for word in content_words(words))
    initials = text if len(words) == 1 else "".join(word[0] for word in words)
    found: dict[int, float] = {}
    for topics, score in (
        (lexicon.by_initials.get(text, ()) if len(text) >= _SHORTEST_INITIALS else (), _INITIALS),
        (lexicon.by_text.get(initials, ()) if len(initials) >= _SHORTEST_SPELLED_OUT else (), _INITIALS),
        (lexicon.by_bag.get(bag, ()), _SAME_WORDS),
        (lexicon.by_folded_text.get(fold("".join(words)), ()) if len(text) >= 3 else (), _SAME_SPELLING),
        (lexicon.by_text.get(text, ()), EXACT),
    ):
        for topic in topics:
            found[topic] = max(score, found.get(topic, 0.0))
    return found


def _begun_names(lexicon: Lexicon, words: tuple[str, ...]) -> dict[int, float]:
    """Topics one of whose longer names is being typed, or had its words cut short ("nat sec adviser", "mike f")."""
    typed = sum(map(len, words))
    found: dict[int, float] = {}
    if len(words) < 2 or max(map(len, words)) < _SHORTEST_BEGINNING:
        return found
    for name in lexicon.names:
        parts = name.parts[: len(words)]
        if len(parts) == len(words) and all(part.startswith(word) for part, word in zip(parts, words, strict=True)):
            complete = typed / sum(map(len, name.parts))
            if complete >= _LEAST_BEGUN:
                found[name.topic] = max(_BEGUN + _BEGUN_FURTHER * complete, found.get(name.topic, 0.0))
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
