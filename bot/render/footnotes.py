"""Number the claims behind a card, so that sentences carry small numbers instead of IDs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.domain import Development, Library, Sentence, Topic
from bot.render.developments import headlines
from bot.render.wording import plain, superscript

_THIN_SPACE = "\u202f"  # narrow and unbreakable: figures stay with their sentence


class Footnotes:
    """Numbers claims and developments, by id and slug, in the order in which they are first cited."""

    def __init__(self, cited: Iterable[Sentence | Development]) -> None:
        ids = dict.fromkeys(reference for item in cited for reference in _references(item))
        self.numbers = {reference: number for number, reference in enumerate(ids, start=1)}

    def mark(self, cited: Sequence[Sentence | Development]) -> str:
        """The sentences as running text, each followed by the figures of what it rests on."""
        return " ".join(plain(item.text) + self._figures(item) for item in cited)

    def _figures(self, item: Sentence | Development) -> str:
        return _THIN_SPACE.join(map(superscript, sorted(self.numbers[reference] for reference in _references(item))))


def _references(item: Sentence | Development) -> Sequence[str]:
    return item.claim_ids if isinstance(item, Sentence) else (item.slug,)


def topic_footnotes(library: Library, topic: Topic) -> Footnotes:
    """One numbering for all of a topic's cards, first screen first."""
    sentences = (*topic.brief.summary, *topic.brief.sentences(), *background_sentences(library, topic))
    return Footnotes((*headlines(library, topic), *sentences))


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
