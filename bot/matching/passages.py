"""What a longer text is about: its sentences, and the names that stand in them, are matched one by one and ranked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.matching.matcher import Matcher
from bot.matching.words import content_words, normalise

_MOST_CHARACTERS, _MOST_SENTENCES = 4_000, 40
_SENTENCE_WORDS = 20
_SENTENCE_END = re.compile(r"(?<=[.!?…;])\s+|\n+")
_LONGEST_NAME = 4  # words
_SHORTEST_WORD = 3  # letters of a name of one word: "is" is a name, and much more often is not
_NAMED = 0.97  # how surely a run of words must lead to a topic to be a name of it, and not a word like one
_UNSURE = 0.6
_NEXT_BEST = 0.85  # what a further suggestion of a sentence is worth, beside the one before
_REPEATED = 0.1  # what each further mention of a topic adds


def rank_topics(matcher: Matcher, text: str, limit: int = 5) -> tuple[str, ...]:
    """Slugs of the topics a text is about, the most likely first; none where it is about something else."""
    scores: dict[str, float] = {}
    sentences = dict.fromkeys(_sentences(text[:_MOST_CHARACTERS]))
    for sentence in list(sentences)[:_MOST_SENTENCES]:
        for slug, worth in (*_of_sentence(matcher, sentence), *_of_names(matcher, sentence)):
            scores[slug] = max(scores[slug], worth) + _REPEATED if slug in scores else worth
    ranked = sorted(scores, key=lambda slug: -scores[slug])
    return tuple(ranked[:limit])


def _sentences(text: str) -> Iterator[str]:
    """Sentences, and those without an end in pieces of a query's length."""
    for sentence in _SENTENCE_END.split(text):
        words = sentence.split()
        for start in range(0, len(words), _SENTENCE_WORDS):
            yield " ".join(words[start : start + _SENTENCE_WORDS])


def _of_sentence(matcher: Matcher, sentence: str) -> Iterator[tuple[str, float]]:
    """The topics a sentence as a whole leads to."""
    match = matcher.match_topics(sentence)
    offered = (match.topic,) if match.topic else match.suggestions if match.confidence >= _UNSURE else ()
    for place, slug in enumerate(offered):
        yield slug, match.confidence * _NEXT_BEST**place


def _of_names(matcher: Matcher, sentence: str) -> Iterator[tuple[str, float]]:
    """The topics whose names stand in a sentence, the longest name first: "Iran deal" is not also Iran."""
    words = normalise(sentence).split()
    taken: set[int] = set()
    for length in range(min(_LONGEST_NAME, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            span = range(start, start + length)
            if not taken.isdisjoint(span) or not _may_be_name(words[start : start + length]):
                continue
            match = matcher.match_topics(" ".join(words[start : start + length]))
            if match.topic is not None and match.confidence >= _NAMED:
                taken.update(span)
                yield match.topic, match.confidence


def _may_be_name(words: list[str]) -> bool:
    """Whether words begin and end with ones that say something."""
    kept = content_words((*words, ""))  # a filler alone would be kept
    return words[0] in kept and words[-1] in kept and (len(words) > 1 or len(words[0]) >= _SHORTEST_WORD)
