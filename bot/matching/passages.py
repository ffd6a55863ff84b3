"""What a longer text is about: its sentences are matched one by one, and the topics they lead to are ranked."""

from __future__ import annotations

import re
from collections import defaultdict

from bot.matching.matcher import Matcher

_MOST_CHARACTERS, _MOST_SENTENCES = 4_000, 60
_SENTENCE_END = re.compile(r"(?<=[.!?…;])\s+|\n+")
_NEXT_BEST = 0.85  # what a further suggestion of a sentence is worth, beside the one before
_REPEATED = 0.1  # what each further sentence about a topic adds


def rank_topics(matcher: Matcher, text: str, limit: int = 5) -> tuple[str, ...]:
    """Slugs of the topics a text is about, the most likely first; none where it is about something else."""
    scores: defaultdict[str, float] = defaultdict(float)
    sentences = dict.fromkeys(_SENTENCE_END.split(text[:_MOST_CHARACTERS]))
    for sentence in list(sentences)[:_MOST_SENTENCES]:
        match = matcher.match_topics(sentence)
        offered = (match.topic,) if match.topic else match.suggestions
        for place, slug in enumerate(offered):
            worth = match.confidence * _NEXT_BEST**place
            scores[slug] = max(scores[slug], worth) + (_REPEATED if scores[slug] else 0.0)
    ranked = sorted(scores, key=lambda slug: -scores[slug])
    return tuple(ranked[:limit])
