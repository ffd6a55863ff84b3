"""Numbering the claims behind a card, so that each sentence carries small figures instead of ids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.domain import Library, Sentence, Topic
from bot.render.wording import plain, superscript

_THIN_SPACE = "\u202f"  # narrow and unbreakable: figures stay with their sentence


class Footnotes:
    """Numbers claims in the order in which they are first cited."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        ids = dict.fromkeys(claim_id for sentence in sentences for claim_id in sentence.claim_ids)
        self.numbers = {claim_id: number for number, claim_id in enumerate(ids, start=1)}

    def mark(self, sentences: Sequence[Sentence]) -> str:
        """The sentences as running text, each followed by the figures of its claims."""
        return " ".join(plain(sentence.text) + self._figures(sentence) for sentence in sentences)

    def _figures(self, sentence: Sentence) -> str:
        figures = sorted(self.numbers[claim_id] for claim_id in sentence.claim_ids)
        return _THIN_SPACE.join(map(superscript, figures))


def topic_footnotes(library: Library, topic: Topic) -> Footnotes:
    """One numbering for a topic's card and its people and dates: the card's claims come first."""
    return Footnotes((*topic.brief.sentences(), *background_sentences(library, topic)))


def background_sentences(library: Library, topic: Topic) -> tuple[Sentence, ...]:
    """What "People and dates" says about a topic, in its order."""
    events = [s for slug in topic.events for s in library.event_by_slug[slug].account]
    actors = [s for slug in topic.actors for point in actor_points(library, topic, slug) for s in point]
    return (*events, *actors)


def actor_points(library: Library, topic: Topic, slug: str) -> tuple[tuple[Sentence, ...], ...]:
    """The points of an actor's record that bear on the topic: those sharing a claim with it, else the first."""
    cited = {claim_id for sentence in topic.brief.sentences() for claim_id in sentence.claim_ids}
    record = library.actor_by_slug[slug].record
    shared = tuple(point for point in record if any(cited.intersection(s.claim_ids) for s in point))
    return shared or record[:1]
