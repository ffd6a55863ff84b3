"""How well a reading of the typed text fits each topic."""

from __future__ import annotations

from bot.matching.evidence import cover, gather_evidence
from bot.matching.language import Language
from bot.matching.lexicon import Lexicon
from bot.matching.names import EXACT, score_names
from bot.matching.reading import read_words

_COVERED, _NAMED = 0.42, 0.58  # what counts: how much of the typed text is accounted for, how much of a name was typed
_FULL_NAME, _FULL_NAME_BASE, _FULL_NAME_COVERED = 0.8, 0.6, 0.35  # a name of several words says much by itself
_ENOUGH, _STRENGTH = 0.9, 0.35


def score_topics(
    lexicon: Lexicon, words: tuple[str, ...], language: Language, *, strict: bool = False
) -> dict[int, float]:
    """Every topic with anything for it, and how much: 0 to 1.

    Args:
        lexicon: The topics' words and names.
        words: The typed words, normalised.
        language: What words mean apart from the library.
        strict: Allow hardly any slips. For a reading that is itself a guess.
    """
    scores = score_names(lexicon, words, begun=not language.lookalikes(words))
    if max(scores.values(), default=0.0) < EXACT:
        typed = read_words(lexicon, words, language, strict=strict)
        for topic, evidence in gather_evidence(lexicon, typed).items():
            coverage = cover(typed, evidence)
            score = coverage.share * (_COVERED + _NAMED * evidence.named)
            if evidence.whole >= _FULL_NAME:
                score = max(score, evidence.whole * (_FULL_NAME_BASE + _FULL_NAME_COVERED * coverage.share))
            score *= min(1.0, (coverage.weight / _ENOUGH) ** _STRENGTH)
            if score > scores.get(topic, 0.0):
                scores[topic] = score
    return scores
