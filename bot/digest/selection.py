"""What goes into a digest: a pure function of the library, what changed in it, and what was featured before.

No development appears twice in a digest, or in consecutive digests.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TypeVar

from bot.digest.anniversaries import DAYS_AGO, Anniversary, find_anniversary
from bot.digest.ranking import Featured, newest_changes, rank_topics
from bot.digest.schedule import date_before
from bot.domain import (
    About,
    Change,
    Changes,
    Development,
    Digest,
    DigestLength,
    Library,
    Occasion,
    Plan,
    Reason,
    Topic,
)

_LATELY, _JUST_NOW = 7, 3  # digests within which no development is repeated: if there are others, and in any case
_CHRONICLED = {DigestLength.FULL: 4}  # developments of a topic of the day that has no analysis; else
_CHRONICLED_BRIEFLY = 2

_Changing = TypeVar("_Changing", Topic, Development)


@dataclass(frozen=True, slots=True)
class Selection:
    """What a choice depends on, besides the library.

    Attributes:
        plan: What was asked for.
        changes: The latest change of each topic and development ever added or revised.
        history: The subscription's earlier digests, oldest first.
        since: Changes after this moment are reported: the last digest, or the start of the subscription.
        beside: Topics that other digests cover in the same channel that day, and developments they showed lately.
        kept: Topics that an earlier attempt chose, the topic of the day first; they stay as long as they all exist.
    """

    plan: Plan
    changes: Changes
    history: Sequence[Featured]
    since: datetime
    beside: frozenset[str] = frozenset()
    kept: tuple[str, ...] = ()


def select_digest(library: Library, selection: Selection, day: date) -> Digest | Reason:
    """Choose the content of a local date's digest.

    Returns:
        The digest, or why there is none: nothing to report, or not the chosen occasion.
    """
    plan, changes, history = selection.plan, selection.changes, selection.history
    about = topics_about(library, plan.about)
    if not about:
        return Reason.NO_TOPICS
    kept = [library.topic_by_slug[slug] for slug in selection.kept if slug in library.topic_by_slug]
    is_kept = bool(kept) and len(kept) == len(selection.kept)
    eligible = about if is_kept else [topic for topic in about if topic.slug not in selection.beside]
    if not eligible:
        return Reason.COVERED_ALREADY
    slugs = {topic.slug for topic in eligible}
    tellable = [each for each in library.developments if slugs.intersection(each.topics)]
    untold = _unreported(selection)
    added, revised = _since(selection.since, eligible, changes.topics)
    recorded, corrected = _since(selection.since, tellable, untold)
    if plan.occasion is Occasion.NEWS and not (added or revised or recorded or corrected):
        return Reason.NO_NEWS
    anniversary = _anniversary(library, selection, day, eligible, {each.slug for each in (*recorded, *corrected)})
    if plan.occasion is Occasion.ANNIVERSARIES and anniversary is None:
        return Reason.NO_ANNIVERSARY
    topics = kept if is_kept else rank_topics(eligible, newest_changes(tellable, changes.topics, untold), history)
    lead, *headlines = topics
    digest = Digest(lead, tuple(headlines), anniversary, added, revised, recorded, corrected)
    return replace(digest, accounts=_accounts(library, selection, digest))


def _unreported(selection: Selection) -> dict[str, Change]:
    """Changes of developments that no digest has shown yet: each is new once, even if the clock was wrong."""
    covered_at = {slug: digest.made_at for digest in selection.history for slug in digest.covered}
    return {
        slug: change
        for slug, change in selection.changes.developments.items()
        if slug not in selection.beside
        and (slug not in covered_at or not (change.is_new or covered_at[slug] >= change.at))
    }


def _anniversary(
    library: Library, selection: Selection, day: date, eligible: Sequence[Topic], news: Set[str]
) -> Anniversary | None:
    """What happened on this day and is neither elsewhere in this digest or its channel, nor in the last few digests."""
    plan = selection.plan
    days_ago, again_after = DAYS_AGO, timedelta(DAYS_AGO)
    if plan.occasion is Occasion.ANNIVERSARIES:  # each date has its one digest
        before = date_before(plan.schedule.rhythm, day)
        days_ago, again_after = (day - before).days - 1 if before else 0, timedelta()
    covered = {slug for each in selection.history if day - each.day <= again_after for slug in each.covered}
    covered.update(news, selection.beside)
    slugs = {topic.slug for topic in eligible}
    named = {slug for topic in eligible for slug in topic.events}
    is_chosen = bool(plan.about.topics or plan.about.people)
    happened: list[Anniversary] = [each for each in library.developments if slugs.intersection(each.topics)]
    happened += [event for event in library.events if not is_chosen or event.slug in named]
    return find_anniversary([each for each in happened if each.slug not in covered], day, days_ago)


def _accounts(library: Library, selection: Selection, digest: Digest) -> dict[str, tuple[Development, ...]]:
    """Each topic's newest well-confirmed developments that weren't shown just before."""
    history, taken = selection.history, {*digest.covered, *selection.beside}
    lately, just_now = (
        {slug for each in history[-number:] for slug in each.covered} for number in (_LATELY, _JUST_NOW)
    )
    accounts = {}
    for topic in (digest.lead, *digest.headlines):
        confirmed = library.confirmed_of(topic)
        number, choices = 1, [lately, just_now]
        if topic is digest.lead and topic.is_chronicle:  # which has nothing else
            number = _CHRONICLED.get(selection.plan.length, _CHRONICLED_BRIEFLY)
            choices.append(set())
        found = ([each for each in confirmed if each.slug not in taken | avoided] for avoided in choices)
        accounts[topic.slug] = tuple(next(filter(None, found), [])[:number])
        taken.update(each.slug for each in accounts[topic.slug])
    return accounts


def topics_about(library: Library, about: About) -> tuple[Topic, ...]:
    """The topics of the chosen areas, the chosen topics, and those with the chosen people; all if nothing is chosen."""
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


def _since(
    since: datetime, things: Sequence[_Changing], changes: Mapping[str, Change]
) -> tuple[tuple[_Changing, ...], tuple[_Changing, ...]]:
    """What was added or revised after a moment."""
    recent = [each for each in things if each.slug in changes and changes[each.slug].at > since]
    return (
        tuple(each for each in recent if changes[each.slug].is_new),
        tuple(each for each in recent if not changes[each.slug].is_new),
    )
