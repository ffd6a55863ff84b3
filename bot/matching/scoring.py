"""How well a reading of the typed text fits each topic."""

from __future__ import annotations

import math

from bot.matching.coverage import cover
from bot.matching.evidence import Evidence, gather_evidence, hear_meanings
from bot.matching.language import Language
from bot.matching.lexicon import Lexicon
from bot.matching.names import EXACT, score_names, score_near_names, topics_begun
from bot.matching.phrases import find_phrases
from bot.matching.reading import ELSEWHERE, TypedWord, read_words

_COVERED, _NAMED = 0.42, 0.58  # what counts: how much of the typed text is accounted for, how much of a name was typed
_FULL_NAME, _FULL_NAME_BASE, _FULL_NAME_COVERED = 0.8, 0.6, 0.35  # a name of several words says much by itself
_INCOHERENT = 0.1  # what is lost where the words belong to different names
_MEANT, _MOST_MEANT = 0.3, 0.7  # how much of a name a meaning is that only one topic tells, and all of them are at most
_WHOLE_NAME, _LONE = 0.85, 0.6  # what is left of a lone everyday word that is neither a name nor the beginning of one
_CLEAR = 0.8  # a score that needs no further search
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
    if not words:
        return {}
    scores = score_names(lexicon, words, language)
    if max(scores.values(), default=0.0) >= EXACT:
        return scores
    typed = read_words(lexicon, words, language, strict=strict)
    # Beside a word of another field a whole name means something else too: "exchange student movie".
    is_elsewhere = any(word is ELSEWHERE for word in typed)
    evidence = _gather_phrases(lexicon, typed)
    if not evidence:
        evidence = gather_evidence(lexicon, typed)
        if not strict and len(typed) > 1:
            hear_meanings(lexicon.meanings.hear(words), typed, evidence)
    for topic, some in evidence.items():
        _keep(scores, topic, _weigh_evidence(typed, some, is_elsewhere=is_elsewhere))
    if len(typed) == 1 and typed[0].text in language.ordinary:
        begun = topics_begun(lexicon, words[0]) if len(words) == 1 else set()
        _doubt_everyday_word(begun, evidence, scores)
    is_clear = max(scores.values(), default=0.0) >= _CLEAR
    if len(words) > 1 and not (strict or is_clear or is_elsewhere):
        recognised = [word.likeliest for word in typed if word.is_name and word.likeliest is not None]
        if recognised:
            for topic, score in score_near_names(lexicon, words, recognised).items():
                _keep(scores, topic, score)
    return scores


def _gather_phrases(lexicon: Lexicon, typed: list[TypedWord]) -> dict[int, Evidence]:
    """The topics one of whose names takes all the typed words; then no other topic has to be looked at."""
    found: dict[int, Evidence] = {}
    if len(typed) > 1:
        for phrase in find_phrases(lexicon, typed, of_all=True):
            if phrase.likeness >= _FULL_NAME:
                found.setdefault(phrase.name.topic, Evidence()).note_phrase(lexicon, phrase)
    return found


def _doubt_everyday_word(begun: set[int], evidence: dict[int, Evidence], scores: dict[int, float]) -> None:
    """Think less of a lone word of everyday language that is only a part of names: "staff", "television".

    Args:
        begun: The topics one of whose names it begins, which may be being typed.
        evidence: What speaks for the topics.
        scores: Their scores, which are lowered.
    """
    for topic, some in evidence.items():
        if topic not in begun and some.named < _WHOLE_NAME:
            scores[topic] *= _LONE


def _weigh_evidence(typed: list[TypedWord], evidence: Evidence, *, is_elsewhere: bool) -> float:
    coverage = cover(typed, evidence)
    named = 1 - (1 - evidence.named) * (1 - min(_MOST_MEANT, _MEANT * evidence.meant))
    score = coverage.share * (_COVERED + _NAMED * named)
    if evidence.whole >= _FULL_NAME and not is_elsewhere:
        score = max(score, evidence.whole * (_FULL_NAME_BASE + _FULL_NAME_COVERED * coverage.share))
    score *= 1 - _INCOHERENT * (1 - coverage.coherence)
    return score * min(1.0, math.pow(coverage.weight / _ENOUGH, _STRENGTH))


def _keep(scores: dict[int, float], topic: int, score: float) -> None:
    if score > scores.get(topic, 0.0):
        scores[topic] = score
