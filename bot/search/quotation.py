"""How a passage is shown: with its topic, and the point in the brief that cites it."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain import Claim, Library, Passage, Sentence, Topic
from bot.language import tokenise
from bot.search.entries import Entry
from bot.search.numbers import ADDS_SOMETHING


class Quotation:
    """Quotes the passages of a library."""

    def __init__(self, library: Library) -> None:
        self._topics = library.topic_by_slug
        self._breadth = {
            topic.slug: len({claim_id for sentence in topic.brief.sentences() for claim_id in sentence.claim_ids})
            for topic in library.topics
        }

    def quote(self, entry: Entry, likely: float, named: Mapping[str, float]) -> Passage:
        """A passage as it is shown.

        Args:
            entry: What is quoted.
            likely: How likely it answers.
            named: The slugs of topics to tell it under where possible, and how surely; else it is the one that says
                least besides.
        """
        # A development's topics stand in the order a curator gave them.
        breadth = {} if entry.is_development else self._breadth
        order = sorted(entry.topics, key=lambda slug: (-named.get(slug, 0.0), breadth.get(slug, 0)))
        slug = order[0] if order else ""
        point = self._point(self._topics[slug], entry.said) if isinstance(entry.said, Claim) and slug else ()
        return Passage(entry.said, slug, point, round(likely, 3))

    def _point(self, topic: Topic, claim: Claim) -> tuple[Sentence, ...]:
        """The point that says least besides this claim, where it says anything new."""
        points = [point for point in topic.brief.points if any(claim.id in s.claim_ids for s in point)]
        if not points:
            return ()
        point = min(points, key=lambda point: len({claim_id for s in point for claim_id in s.claim_ids}))
        said = _stems(claim.text)
        told = _stems(" ".join(sentence.text for sentence in point))
        return point if len(told - said) > ADDS_SOMETHING * len(told) else ()


def _stems(text: str) -> frozenset[str]:
    return frozenset(token.stem for token in tokenise(text) if not token.is_function)
