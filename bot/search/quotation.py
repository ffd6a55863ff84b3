"""Under which topic a passage is shown."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain import Library, Passage
from bot.search.entries import Entry


class Quotation:
    """Quotes the passages of a library."""

    def __init__(self, library: Library) -> None:
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
        return Passage(entry.said, slug, round(likely, 3))
