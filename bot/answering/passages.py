"""What is shown of a claim that answers: the topic it is told under, and the point there that rests on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.answering.concepts import Concepts
from bot.answering.reading import Unit
from bot.domain import Claim, Library, Passage, Sentence, Topic

_ADDS_SOMETHING = 0.4  # the share of a point's words that the claim hasn't


class Passages:
    """Finds for each claim of a library where it is told."""

    def __init__(self, library: Library, concepts: Concepts) -> None:
        self._claims = library.claim_by_id
        self._concepts = concepts
        self._topics: dict[str, list[Topic]] = {claim.id: [] for claim in library.claims}
        self.claims_of: dict[str, frozenset[str]] = {}
        self._names: dict[str, Mapping[str, float]] = {}
        for topic in library.topics:
            told = frozenset(claim_id for sentence in topic.brief.sentences() for claim_id in sentence.claim_ids)
            self.claims_of[topic.slug] = told
            self._names[topic.slug] = concepts.terms(" ".join((topic.title, *topic.aliases)))
            for claim_id in told:
                self._topics[claim_id].append(topic)

    def passage(self, claim_id: str, coverage: float, units: Iterable[Unit], within: str | None) -> Passage | None:
        """A claim as a passage; None where no brief tells it.

        Args:
            claim_id: The claim.
            coverage: How far it answers.
            units: What was asked, which decides between several topics.
            within: The slug of a topic to tell it under where possible.
        """
        topics = self._topics[claim_id]
        if not topics:
            return None
        claim, asked = self._claims[claim_id], tuple(units)
        topic = min(topics, key=lambda topic: (topic.slug != within, -self._named(topic, asked), self._breadth(topic)))
        return Passage(claim, topic.slug, self._point(topic, claim), round(coverage, 3))

    def _named(self, topic: Topic, units: Iterable[Unit]) -> float:
        names = self._names[topic.slug]
        return sum(unit.weight for unit in units if not unit.is_party and not names.keys().isdisjoint(unit.terms))

    def _breadth(self, topic: Topic) -> int:
        return len(self.claims_of[topic.slug])

    def _point(self, topic: Topic, claim: Claim) -> tuple[Sentence, ...]:
        """The point that says least besides this claim, where it says anything new."""
        points = [point for point in topic.brief.points if any(claim.id in s.claim_ids for s in point)]
        if not points:
            return ()
        point = min(points, key=lambda point: len({claim_id for s in point for claim_id in s.claim_ids}))
        said = self._stems(claim.text)
        told = self._stems(" ".join(sentence.text for sentence in point))
        return point if len(told - said) > _ADDS_SOMETHING * len(told) else ()

    def _stems(self, text: str) -> frozenset[str]:
        return frozenset(term for term in self._concepts.terms(text) if not term.startswith("="))
