"""Two topics compared: the parties' positions on each, and what they share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.developments import Development
from bot.domain.library import Actor, Event, Library, Position, Sentence, Topic
from bot.domain.sources import Claim


@dataclass(frozen=True, slots=True)
class Stance:
    """Where a party stood on each of the two; None if a topic's brief does not say."""

    party: str
    on_first: Position | None
    on_second: Position | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two topics and what they share. Parties with a position on both come first, in the briefs' order."""

    first: Topic
    second: Topic
    stances: tuple[Stance, ...]
    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    developments: tuple[Development, ...] = ()  # newest first

    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence in reading order: reasons for the outlooks, positions, events."""
        positions = [p for s in self.stances for p in (s.on_first, s.on_second) if p is not None]
        stated = [sentence for position in positions for sentence in position.sentences]
        accounts = [sentence for event in self.events for sentence in event.account]
        return (*self.first.brief.reason, *self.second.brief.reason, *stated, *accounts)


def compare_topics(library: Library, first: Topic, second: Topic) -> Comparison:
    """Set two topics side by side."""
    cited = {claim_id for sentence in second.brief.sentences() for claim_id in sentence.claim_ids}
    shared = dict.fromkeys(
        claim_id for sentence in first.brief.sentences() for claim_id in sentence.claim_ids if claim_id in cited
    )
    return Comparison(
        first=first,
        second=second,
        stances=tuple(_stances(first, second)),
        actors=tuple(library.actor_by_slug[slug] for slug in first.actors if slug in second.actors),
        events=tuple(library.event_by_slug[slug] for slug in first.events if slug in second.events),
        claims=tuple(library.claim_by_id[claim_id] for claim_id in shared),
        developments=tuple(d for d in library.developments_of(first) if second.slug in d.topics),
    )


def _stances(first: Topic, second: Topic) -> Iterator[Stance]:
    others = {position.party.casefold(): position for position in second.brief.positions}
    own = {position.party.casefold(): position for position in first.brief.positions}
    for key in (key for key in own if key in others):
        yield Stance(own[key].party, own[key], others[key])
    for key in (key for key in own if key not in others):
        yield Stance(own[key].party, own[key], None)
    for key in (key for key in others if key not in own):
        yield Stance(others[key].party, None, others[key])
