"""What to offer while a topic is being typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, zip_longest

from bot.domain import Area, Topic
from bot.matching.layouts import swap_layout
from bot.matching.lexicon import Lexicon, Name
from bot.matching.spelling import fold
from bot.matching.words import normalise

_WORTH_OFFERING = 0.15
_TITLE_BEGINS, _NAME_BEGINS, _WORDS_BEGIN, _NEAR = range(4)


class Completion:
    """Ranks topics for what has been typed so far."""

    def __init__(self, topics: Sequence[Topic], lexicon: Lexicon) -> None:
        self._slugs = tuple(topic.slug for topic in topics)
        self._lexicon = lexicon
        self._spread = _spread_over_areas(topics)

    def complete(self, typed: str, scores: Mapping[int, float], limit: int) -> tuple[str, ...]:
        """Slugs for the typed text.

        Args:
            typed: What stands in the field.
            scores: How well each topic, by its position, matches the text as a whole.
            limit: The most slugs to give.
        """
        if not typed.strip():
            return self._spread[:limit]
        groups = {topic: _NEAR for topic, score in scores.items() if score >= _WORTH_OFFERING}
        for text in (typed, swap_layout(typed)):
            for topic, group in self._begun(normalise(text or "")):
                groups[topic] = min(group, groups.get(topic, _NEAR))
        offered = sorted(groups, key=lambda topic: (groups[topic], -scores.get(topic, 0.0), topic))
        return tuple(self._slugs[topic] for topic in offered[:limit])

    def _begun(self, text: str) -> list[tuple[int, int]]:
        """Topics with a name that the text begins, and in which manner."""
        if not text:
            return []
        folded = fold(text)
        groups = ((name.topic, _group(name, text, folded)) for name in self._lexicon.names)
        return [(topic, group) for topic, group in groups if group is not None]


def _group(name: Name, text: str, folded: str) -> int | None:
    if name.text.startswith(text) or (len(text) > 2 and name.folded.startswith(folded.replace(" ", ""))):
        return _TITLE_BEGINS if name.is_title else _NAME_BEGINS
    if all(any(word.startswith(typed) for word in name.parts) for typed in text.split()):
        return _WORDS_BEGIN
    return None


def _spread_over_areas(topics: Sequence[Topic]) -> tuple[str, ...]:
    """The first topic of every area, then the second of every area, and so on."""
    shelves = [[topic.slug for topic in topics if topic.area is area] for area in Area]
    return tuple(slug for slug in chain.from_iterable(zip_longest(*shelves)) if slug is not None)
