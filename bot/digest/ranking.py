"""Which topics a digest features, by what changed and what was featured before.

Topics are featured in cycles: none comes twice before every topic the subscription is about has come once. Within a
cycle the least recently featured goes first, and areas alternate where there is a choice. A topic that was added or
revised since it was last featured, or has a new development that no digest has shown, is due again at once, ahead of
all others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain import Area, Change, Development, Topic

HEADLINES = 2


@dataclass(frozen=True, slots=True)
class Featured:
    """One earlier digest: its local date, when it was made, its topics, and ``Digest.covered``."""

    day: date
    made_at: datetime
    slugs: tuple[str, ...]
    covered: tuple[str, ...] = ()


def newest_changes(
    developments: Sequence[Development], of_topics: Mapping[str, Change], untold: Mapping[str, Change]
) -> dict[str, Change]:
    """The latest change of each topic: of its brief, or of a development on it that no digest has shown."""
    newest = dict(of_topics)
    for development in developments:
        change = untold.get(development.slug)
        for slug in development.topics if change is not None else ():
            if change is not None and (slug not in newest or newest[slug].at < change.at):
                newest[slug] = change
    return newest


def rank_topics(eligible: Sequence[Topic], changes: Mapping[str, Change], history: Sequence[Featured]) -> list[Topic]:
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
    """The topics still missing from the running cycle, worked out from what was featured."""
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
