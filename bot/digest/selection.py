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
from typing import TypeVar

from bot.digest.anniversaries import find_anniversary
from bot.domain import Area, Change, Changes, Development, Digest, Library, Topic

HEADLINES = 2
_DIGESTS_WALKED = 60  # two months of daily ones, after which what an even earlier one told makes no difference

_Changing = TypeVar("_Changing", Topic, Development)


@dataclass(frozen=True, slots=True)
class Featured:
    """One earlier digest: its local date, when it was made, and its topics, the topic of the day first."""

    day: date
    made_at: datetime
    slugs: tuple[str, ...]


def select_digest(
    library: Library,
    areas: AbstractSet[Area],
    changes: Changes,
    history: Sequence[Featured],
    day: date,
    since: datetime,
) -> Digest | None:
    """Choose what a digest holds.

    Args:
        library: The library served.
        areas: The subscription's areas; empty for all.
        changes: The latest change of each topic and development that was ever added or changed.
        history: The subscription's earlier digests, oldest first.
        day: The digest's local date.
        since: Changes later than this are told: the last digest, or the subscription's beginning.

    Returns:
        The digest, or None where the areas hold no topic.
    """
    eligible = [topic for topic in library.topics if not areas or topic.area in areas]
    if not eligible:
        return None
    slugs = {topic.slug for topic in eligible}
    told = [development for development in library.developments if slugs.intersection(development.topics)]
    lead, *headlines = _ranked(eligible, changes.topics, history)[: 1 + HEADLINES]
    added, revised = _since(since, eligible, changes.topics)
    recorded, corrected = _since(since, told, changes.developments)
    return Digest(
        lead=lead,
        headlines=tuple(headlines),
        anniversary=find_anniversary(
            (*told, *library.events), day, [digest.day for digest in history[-_DIGESTS_WALKED:]]
        ),
        added=added,
        revised=revised,
        recorded=recorded,
        corrected=corrected,
    )


def _since(
    since: datetime, things: Sequence[_Changing], changes: Mapping[str, Change]
) -> tuple[tuple[_Changing, ...], tuple[_Changing, ...]]:
    """What is new and what was changed after a moment."""
    recent = [each for each in things if each.slug in changes and changes[each.slug].at > since]
    return (
        tuple(each for each in recent if changes[each.slug].is_new),
        tuple(each for each in recent if not changes[each.slug].is_new),
    )


def _ranked(eligible: Sequence[Topic], changes: Mapping[str, Change], history: Sequence[Featured]) -> list[Topic]:
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
