"""What goes into a digest: a pure function of the library, what changed in it, and what was featured before.

Topics are featured in cycles: none comes twice before every topic the subscription is about has come once. Within a
cycle the least recently featured goes first, and areas alternate where there is a choice. A topic that was added or
revised, or got a new development, since it was last featured is due again at once, ahead of all others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from bot.digest.anniversaries import Anniversary, find_anniversary
from bot.digest.schedule import date_before
from bot.domain import About, Area, Change, Changes, Development, Digest, Library, Occasion, Plan, Reason, Topic

HEADLINES = 2
_DIGESTS_WALKED = 60  # two months of daily ones, after which what an even earlier one told makes no difference

_Changing = TypeVar("_Changing", Topic, Development)


@dataclass(frozen=True, slots=True)
class Featured:
    """One earlier digest: its local date, when it was made, and its topics, the topic of the day first."""

    day: date
    made_at: datetime
    slugs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """What a choice rests on beside the library.

    Attributes:
        plan: What was asked for.
        changes: The latest change of each topic and development that was ever added or changed.
        history: The subscription's earlier digests, oldest first.
        since: Changes later than this are told: the last digest, or the subscription's beginning.
        told: Topics that another digest tells in the same channel on that day.
    """

    plan: Plan
    changes: Changes
    history: Sequence[Featured]
    since: datetime
    told: frozenset[str] = frozenset()


def select_digest(library: Library, selection: Selection, day: date) -> Digest | Reason:
    """Choose what a digest of a local date holds.

    Returns:
        The digest, or why there is none: nothing to tell, or not on this occasion.
    """
    plan, changes, history = selection.plan, selection.changes, selection.history
    about = topics_about(library, plan.about)
    if not about:
        return Reason.NO_TOPICS
    eligible = [topic for topic in about if topic.slug not in selection.told]
    if not eligible:
        return Reason.TOLD_ALREADY
    slugs = {topic.slug for topic in eligible}
    told = [development for development in library.developments if slugs.intersection(development.topics)]
    lead, *headlines = _ranked(eligible, _newest_changes(told, changes), history)[: 1 + HEADLINES]
    added, revised = _since(selection.since, eligible, changes.topics)
    recorded, corrected = _since(selection.since, told, changes.developments)
    named = {slug for topic in eligible for slug in topic.events}
    has_choice = bool(plan.about.topics or plan.about.people)
    happened: list[Anniversary] = [*told]
    happened += [event for event in library.events if not has_choice or event.slug in named]
    earlier = [digest.day for digest in history[-_DIGESTS_WALKED:]]
    if plan.occasion is Occasion.ANNIVERSARIES:
        before = date_before(plan.schedule.rhythm, day)
        anniversary = find_anniversary(happened, day, earlier, days_ago=(day - before).days - 1 if before else 0)
    else:
        anniversary = find_anniversary(happened, day, earlier)
    if plan.occasion is Occasion.ANNIVERSARIES and anniversary is None:
        return Reason.NO_ANNIVERSARY
    if plan.occasion is Occasion.NEWS and not (added or revised or recorded or corrected):
        return Reason.NO_NEWS
    return Digest(lead, tuple(headlines), anniversary, added, revised, recorded, corrected)


def topics_about(library: Library, about: About) -> tuple[Topic, ...]:
    """The topics of some areas, those chosen, and those in which some people figure; all where nothing is named."""
    if about == About():
        return library.topics
    people = set(about.people)
    chosen = {
        slug
        for actor in map(library.actor_by_slug.get, about.people)
        for development in (actor.developments if actor else ())
        for slug in library.development_by_slug[development].topics
    }.union(about.topics)
    return tuple(
        topic
        for topic in library.topics
        if topic.area in about.areas or topic.slug in chosen or people.intersection(topic.actors)
    )


def _newest_changes(developments: Sequence[Development], changes: Changes) -> dict[str, Change]:
    """The latest change of each topic: of its brief, or of a development on it."""
    newest = dict(changes.topics)
    for development in developments:
        change = changes.developments.get(development.slug)
        for slug in development.topics if change is not None else ():
            if change is not None and (slug not in newest or newest[slug].at < change.at):
                newest[slug] = change
    return newest


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
