"""What to offer while a topic is being typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, zip_longest

from bot.domain import Area, Topic
from bot.matching.layouts import swap_layout
from bot.matching.lexicon import Lexicon
from bot.matching.spelling import fold
from bot.matching.terms import between
from bot.matching.words import normalise

_WORTH_OFFERING = 0.15
_TITLE_BEGINS, _NAME_BEGINS, _WORDS_BEGIN, _NEAR = range(4)
_SHORTEST_SOUND = 3
_MOST_NAMES, _MOST_WORDS, _MOST_TOPICS = 400, 64, 400  # looked at; one letter begins thousands in a large library


class Completion:
    """Ranks topics for what has been typed so far."""

    def __init__(self, topics: Sequence[Topic], lexicon: Lexicon) -> None:
        self._slugs = tuple(topic.slug for topic in topics)
        self._lexicon = lexicon
        self._titles = sorted({name.text for name in lexicon.names if name.is_title})
        self._texts = lexicon.sorted_texts
        self._sounds = sorted(lexicon.by_sound)
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
        texts = [text for text in (normalise(typed), normalise(swap_layout(typed) or "")) if text]
        for best, begun in (
            (_TITLE_BEGINS, self._titles_begun),
            (_NAME_BEGINS, self._names_begun),
            (_WORDS_BEGIN, self._with_words_begun),
        ):
            for text in texts:
                for topic, group in begun(text):
                    if group < groups.get(topic, _NEAR + 1):
                        groups[topic] = group
            if sum([group <= best for group in groups.values()]) >= limit:
                break  # what is further down is not shown: one letter begins thousands of names
        offered = sorted(groups, key=lambda topic: (groups[topic], -scores.get(topic, 0.0), topic))
        return tuple(self._slugs[topic] for topic in offered[:limit])

    def _titles_begun(self, text: str) -> Iterator[tuple[int, int]]:
        """Topics whose title the text begins, and in which group they are offered."""
        return self._ranked(map(self._lexicon.by_text.__getitem__, between(self._titles, text, _MOST_NAMES)))

    def _names_begun(self, text: str) -> Iterator[tuple[int, int]]:
        """Topics with a name that the text begins as written or as heard."""
        begun = map(self._lexicon.by_text.__getitem__, between(self._texts, text, _MOST_NAMES))
        sound = fold(text).replace(" ", "")
        if len(text) < _SHORTEST_SOUND or not sound:
            return self._ranked(begun)
        heard = map(self._lexicon.by_sound.__getitem__, between(self._sounds, sound, _MOST_NAMES))
        return self._ranked(chain(begun, heard))

    def _ranked(self, begun: Iterable[Sequence[int]]) -> Iterator[tuple[int, int]]:
        for name in map(self._lexicon.names.__getitem__, chain.from_iterable(begun)):
            yield name.topic, _TITLE_BEGINS if name.is_title else _WORDS_BEGIN if name.is_entity else _NAME_BEGINS

    def _with_words_begun(self, text: str) -> Iterator[tuple[int, int]]:
        """Topics of which every word of the text begins some word."""
        lexicon = self._lexicon
        found: set[int] | None = None
        for word in sorted(set(text.split(" ")), key=len, reverse=True):
            topics: set[int] = set()
            for term in lexicon.terms.begun_by(word, "", _MOST_WORDS):
                topics.update(
                    islice(lexicon.holders[term], _MOST_TOPICS)
                    if found is None
                    else found & lexicon.holders[term].keys()
                )
                if len(topics) > _MOST_TOPICS:
                    break
            found = topics
            if not found:
                break
        for topic in found or ():
            yield topic, _WORDS_BEGIN


def _spread_over_areas(topics: Sequence[Topic]) -> tuple[str, ...]:
    """The first topic of every area, then the second of every area, and so on."""
    shelves = [[topic.slug for topic in topics if topic.area is area] for area in Area]
    return tuple(slug for slug in chain.from_iterable(zip_longest(*shelves)) if slug is not None)
