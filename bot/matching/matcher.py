"""The topic words lead to: sure, unsure or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.domain import Confusables, Topic, WordGroup
from bot.matching.completion import Completion
from bot.matching.language import Language
from bot.matching.layouts import is_mash, swap_layout
from bot.matching.lexicon import Lexicon
from bot.matching.names import score_exact_names
from bot.matching.scoring import score_topics
from bot.matching.vocabulary import PARTIES
from bot.matching.words import normalise

_SURE = 0.44
_UNSURE = 0.4
_WORTH_SUGGESTING = 0.25
_NEAR_THE_BEST = 0.6
_MOST_SUGGESTIONS = 5
_RIVAL = 0.85  # a second topic this near to the best makes the best doubtful;
_LEVEL = 0.42  # where they are level, this is all that is left
_AS_TYPED = 0.55  # a reading as good as this needs no other
_OTHER_LAYOUT = 0.95
_CERTAIN = 0.96


class Verdict(StrEnum):
    """What to do about some words: open the topic, offer the best few, or say that there is nothing."""

    SURE = "sure"
    UNSURE = "unsure"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Match:
    """What some words lead to. ``suggestions`` are slugs, the best first; none where the verdict is nothing."""

    query: str
    verdict: Verdict
    topic: str | None
    confidence: float
    suggestions: tuple[str, ...]


class Matcher:
    """Finds topics by what people type. Built once from the topics and unchanged ever after.

    Args:
        topics: What can be found, in curated order, which settles ties.
        confusables: What looks like a name and means something else.
        parties: Words that stand beside everything that can be found, and so say next to nothing.
        ordinary: Words of everyday language, normalised, with their ranks by frequency.
        thesaurus: Words that mean the same, which lead from what is asked to the topics that tell of it.
    """

    def __init__(
        self,
        topics: Iterable[Topic],
        *,
        confusables: Confusables | None = None,
        ordinary: Mapping[str, int] | None = None,
        thesaurus: Iterable[WordGroup] = (),
        parties: frozenset[str] = PARTIES,
    ) -> None:
        self._topics = tuple(topics)
        self._language = Language(ordinary, confusables, parties)
        self._lexicon = Lexicon(self._topics, self._language, thesaurus)
        self._completion = Completion(self._topics, self._lexicon)

    def match_topics(self, query: str) -> Match:
        """The topic the words lead to, or the nearest ones."""
        scores = self._score(query)
        ranked = sorted(scores, key=lambda topic: (-scores[topic], topic))
        if not ranked:
            return Match(query, Verdict.NOTHING, None, 0.0, ())
        best = scores[ranked[0]]
        confidence = round(_doubt(best, scores[ranked[1]] if len(ranked) > 1 else 0.0), 3)
        if confidence < _UNSURE:
            return Match(query, Verdict.NOTHING, None, confidence, ())
        least = max(_WORTH_SUGGESTING, best * _NEAR_THE_BEST)
        near = [self._topics[topic].slug for topic in ranked if scores[topic] >= least][:_MOST_SUGGESTIONS]
        if confidence < _SURE:
            return Match(query, Verdict.UNSURE, None, confidence, tuple(near))
        return Match(query, Verdict.SURE, near[0], confidence, tuple(near))

    def complete_topics(self, typed: str, limit: int = 25) -> tuple[str, ...]:
        """Slugs to offer while somebody types: what begins so first, then what is near; a spread where nothing is."""
        return self._completion.complete(typed, self._score(typed), limit)

    def _score(self, text: str) -> dict[int, float]:
        words = tuple(normalise(text).split())
        if words and all(map(is_mash, words)):
            return score_exact_names(self._lexicon, words)  # "SDF" is a name all the same
        scores = score_topics(self._lexicon, words, self._language)
        if max(scores.values(), default=0.0) < _AS_TYPED and not self._language.is_ordinary(words):
            swapped = tuple(normalise(swap_layout(text) or "").split())
            for topic, score in score_topics(self._lexicon, swapped, self._language, strict=True).items():
                scores[topic] = max(scores.get(topic, 0.0), score * _OTHER_LAYOUT)
        return scores


def _doubt(best: float, second: float) -> float:
    """The confidence in the best score, given the next best topic's. Rivals make it unsure, but never nothing."""
    if best < _UNSURE or (best >= _CERTAIN and second < best):
        return best
    rivalry = max(0.0, second / best - _RIVAL) / (1 - _RIVAL)
    return best - rivalry * max(0.0, best - _LEVEL)
