"""How well a reading of the typed text fits each topic."""

from __future__ import annotations

from bot.matching.evidence import cover_topics, weigh_words
from bot.matching.lexicon import Lexicon
from bot.matching.names import EXACT, score_names

_COVERED, _NAMED = 0.42, 0.58  # what counts: how much of the typed text is accounted for, how much of a name was typed
_FULL_NAME, _FULL_NAME_BASE, _FULL_NAME_COVERED = 0.9, 0.55, 0.35  # a name of several words says much by itself
_SLIGHT, _SLIGHT_AT_MOST = 0.45, 0.7  # everyday words alone never make us sure


def score_topics(lexicon: Lexicon, words: tuple[str, ...], *, strict: bool = False) -> dict[int, float]:
    """Every topic with anything for it, and how much: 0 to 1.

    Args:
        lexicon: The topics' words and names.
        words: The typed words, normalised.
        strict: Allow hardly any slips. For a reading that is itself a guess.
    """
    scores = score_names(lexicon, words, strict=strict)
    if max(scores.values(), default=0.0) < EXACT:
        for topic, score in _score_words(lexicon, words, strict=strict).items():
            scores[topic] = max(score, scores.get(topic, 0.0))
    return scores


def _score_words(lexicon: Lexicon, words: tuple[str, ...], *, strict: bool) -> dict[int, float]:
    typed = weigh_words(lexicon, words, strict=strict)
    covered = cover_topics(lexicon, typed)
    nearest: dict[int, float] = {}
    for word in typed:
        for position, similarity in word.near.items():
            nearest[position] = max(similarity, nearest.get(position, 0.0))
    scores = {topic: coverage.share * _COVERED for topic, coverage in covered.items()}
    for name in lexicon.names:
        if name.topic not in covered or nearest.keys().isdisjoint(name.terms):
            continue
        coverage = covered[name.topic]
        weight = sum(lexicon.terms[term].weight for term in name.terms)
        named = sum(lexicon.terms[term].weight * nearest.get(term, 0.0) for term in name.terms) / weight
        score = coverage.share * (_COVERED + _NAMED * named)
        if named >= _FULL_NAME and len(name.terms) > 1 and weight >= 1:
            score = max(score, _FULL_NAME_BASE + _FULL_NAME_COVERED * coverage.share)
        most = 1.0 if coverage.weight >= _SLIGHT else _SLIGHT_AT_MOST
        scores[name.topic] = max(scores[name.topic], min(score, most))
    return scores
