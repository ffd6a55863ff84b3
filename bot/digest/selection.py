"""What goes into a digest: a pure function of the library, what changed in it, and what was featured before.

Topics are featured in cycles: none comes twice before every topic of the subscription's areas has come once. Within a
cycle the least recently featured goes first, and areas alternate where there is a choice. A topic that was added or
revised since it was last featured is due again at once, ahead of all others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain import Area, Digest, Event, Library, Topic, TopicChange

HEADLINES = 2


@dataclass(frozen=True, slots=True)
class Featured:
    """One earlier digest: when it was made, and its topics, the topic of the day first."""

    made_at: datetime
    slugs: tuple[str, ...]


def select_digest(
    library: Library,
    areas: AbstractSet[Area],
    changes: Mapping[str, TopicChange],
    history: Sequence[Featured],
    day: date,
    since: datetime,
) -> Digest | None:
    """Choose what a digest holds.

    Args:
        library: The library served.
        areas: The subscription's areas; empty for all.
        changes: The latest change of each topic that was ever added or revised, by slug.
        history: The subscription's earlier digests, oldest first.
        day: The digest's local date.
        since: Changes later than this are told: the last digest, or the subscription's beginning.

    Returns:
        The digest, or None where the areas hold no topic.
    """
    eligible = [topic for topic in library.topics if not areas or topic.area in areas]
    if not eligible:
        return None
    lead, *headlines = _ranked(eligible, changes, history)[: 1 + HEADLINES]
    recent = [topic for topic in eligible if topic.slug in changes and changes[topic.slug].at > since]
    return Digest(
        lead=lead,
        headlines=tuple(headlines),
        event=_anniversary(library, day),
        added=tuple(topic for topic in recent if changes[topic.slug].is_new),
        revised=tuple(topic for topic in recent if not changes[topic.slug].is_new),
    )


def _ranked(eligible: Sequence[Topic], changes: Mapping[str, TopicChange], history: Sequence[Featured]) -> list[Topic]:
    """The next topics in order: changed ones, then the rest of the cycle, then the next cycle's."""
    last_featured = {slug: digest.made_at for digest in history for slug in digest.slugs}
    changed = {
        topic.slug
        for topic in eligible
        if topic.slug in changes
        and (topic.slug not in last_featured or changes[topic.slug].at > last_featured[topic.slug])
    }
    remaining = _rest_of_cycle([topic.slug for topic in eligible], history)

    def rank(topic: Topic) -> tuple[bool, bool, float]:
        at = last_featured.get(topic.slug)
        return topic.slug not in changed, topic.slug not in remaining, at.timestamp() if at else float("-inf")

    candidates = sorted(eligible, key=rank)  # stable: the library's order decides between equals
    last_area = _last_area(eligible, history)
    chosen: list[Topic] = []
    while candidates and len(chosen) <= HEADLINES:
        group = [topic for topic in candidates if rank(topic)[:2] == rank(candidates[0])[:2]]
        pick = next((topic for topic in group if topic.area is not last_area), group[0])
        candidates.remove(pick)
        chosen.append(pick)
        last_area = pick.area
    return chosen


def _rest_of_cycle(slugs: Sequence[str], history: Sequence[Featured]) -> set[str]:
    """The topics the running cycle still owes, by walking through what was featured."""
    remaining = set(slugs)
    for digest in history:
        for slug in digest.slugs:
            remaining.discard(slug)
            if not remaining:
                remaining = set(slugs)
    return remaining


def _last_area(eligible: Sequence[Topic], history: Sequence[Featured]) -> Area | None:
    if not history or not history[-1].slugs:
        return None
    areas = {topic.slug: topic.area for topic in eligible}
    return areas.get(history[-1].slugs[0])


def _anniversary(library: Library, day: date) -> Event | None:
    """The event that happened on this day of the year, where one is dated to the day."""
    for event in library.events:
        exact = event.not_before == event.not_after
        if exact and (event.not_after.month, event.not_after.day) == (day.month, day.day):
            return event
    return None
