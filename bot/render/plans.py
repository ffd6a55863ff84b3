"""A digest's settings in words, and its name in lists."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from discord.utils import format_dt

from bot.domain import (
    About,
    Area,
    DigestForm,
    Library,
    Occasion,
    Plan,
    Subscription,
    SubscriptionState,
)
from bot.domain.zones import get_zone
from bot.locales import language, text, text_in
from bot.render.limits import CHOICE_CHARACTERS, clip
from bot.render.schedules import describe_schedule
from bot.render.wording import (
    area_name,
    plain,
)
from bot.render.zones import zone_name

_ABOUT, _NAME = 45, 25  # characters of a choice's hundred, so that a number, topics and a schedule always fit
_PAUSED = {SubscriptionState.PAUSED, SubscriptionState.SUSPENDED, SubscriptionState.DEPARTED}


def short_name(library: Library, subscription: Subscription, channel_name: str) -> str:
    """A digest as a choice: "1 · #briefings · Syria, Ukraine · daily at 08:00 (Europe/London)"."""
    plan = subscription.plan
    number = f"{subscription.number} · " if subscription.number is not None else ""
    about = f" · {clip(describe_about(library, plan.about), _ABOUT)}" if plan.about != About() else ""
    name = clip(channel_name, _NAME)
    return clip(f"{number}#{name}{about} · {describe_schedule(plan.schedule)}", CHOICE_CHARACTERS)


def title_of(library: Library, subscription: Subscription) -> str:
    """A digest as a heading: "Digest 1 for <#7>, about Syria"; a person's own is "Your digest"."""
    plan = subscription.plan
    if subscription.guild_id is None:
        title = text("plans-own-title")
    else:
        title = text("plans-title", number=str(subscription.number or ""), channel=f"<#{plan.channel_id}>")
    if plan.about == About():
        return title
    return text("plans-title-about", title=title, about=describe_about(library, plan.about))


def describe_about(library: Library, about: About) -> str:
    """What a digest is about: "Security, Syria, Sergei Lavrov", or "everything"."""
    names = [area_name(area) for area in Area if area in about.areas]
    topics = (library.topic_by_slug.get(slug) for slug in about.topics)
    people = (library.actor_by_slug.get(slug) for slug in about.people)
    names += [plain(topic.title) for topic in topics if topic is not None]
    names += [plain(actor.name) for actor in people if actor is not None]
    if about != About() and not names:
        return text("plans-topics-gone")
    return ", ".join(names) or text("plans-everything")


def describe_plan(library: Library, subscription: Subscription) -> str:
    """A plan in words, over several lines."""
    return "\n".join(_lines(library, subscription.plan, is_own=subscription.guild_id is None))


def _lines(library: Library, plan: Plan, *, is_own: bool) -> Iterator[str]:
    posting = plan.posting
    extras = {
        "with-thread": posting.thread,
        "latest-only": posting.keeps_latest,
        "pinned": posting.pin,
        "unpublished": not posting.publish,
    }
    where = text("plans-direct") if is_own else f"<#{plan.channel_id}>"
    yield text(
        "plans-where", where=", ".join((where, *(text(f"plans-{key}") for key, is_so in extras.items() if is_so)))
    )
    occasion = [] if plan.occasion is Occasion.ALWAYS else [text(f"plans-occasion-{plan.occasion}")]
    yield text("plans-when", when=", ".join((describe_schedule(plan.schedule), *occasion)))
    yield text("plans-about", about=describe_about(library, plan.about))
    yield text("plans-length", length=text(f"plans-length-{plan.length}"))
    if plan.language != language():
        yield text("plans-language", name=text_in(plan.language, "language-name"))
    if posting.form is DigestForm.PLAIN:
        yield text("plans-plain")
    if posting.mention_role_id is not None:
        yield text("plans-mentions", role=f"<@&{posting.mention_role_id}>")


def next_line(subscription: Subscription) -> str:
    """When the next one comes, by the reader's own clock, or that none does."""
    if subscription.state in _PAUSED:
        return text(f"plans-{subscription.state}")
    return text("plans-next", when=due_words(subscription))


def due_words(subscription: Subscription) -> str:
    """When the next one is due, by the reader's own clock and by the digest's."""
    at = subscription.next.at
    return f"{format_dt(at, 'F')} ({format_dt(at, 'R')}) · {clock_words(subscription, at)}"


def clock_words(subscription: Subscription, at: datetime) -> str:
    """A moment by the digest's own clock: "08:00 Europe/London"."""
    zone = subscription.plan.schedule.zone
    return f"{at.astimezone(get_zone(zone)):%H:%M} {zone_name(zone)}"
