"""A digest's plan in words, and what names it in lists."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from discord.utils import format_dt

from bot.domain import (
    About,
    Area,
    DigestForm,
    DigestLength,
    Library,
    Occasion,
    Plan,
    Subscription,
    SubscriptionState,
)
from bot.domain.zones import get_zone
from bot.render.limits import CHOICE_CHARACTERS, clip
from bot.render.schedules import describe_schedule
from bot.render.wording import (
    area_name,
    plain,
)
from bot.render.zones import zone_name

LENGTH_HINTS = {
    DigestLength.HEADLINES: "headlines (titles with one line each)",
    DigestLength.STANDARD: "standard (the topic of the day in short)",
    DigestLength.FULL: "full (with its key points)",
}
OCCASION_HINTS = {
    Occasion.ALWAYS: "every time",
    Occasion.NEWS: "only with news (a new or revised brief or development)",
    Occasion.ANNIVERSARIES: "on anniversaries (of what happened on that day)",
}
FORM_HINTS = {
    DigestForm.CARD: "card (sections, colors, buttons)",
    DigestForm.PLAIN: "plain (text and an embed, which notifications and followers show)",
}
_ABOUT, _NAME = 45, 25  # characters of a choice's hundred, so that a number, topics and a schedule always fit
_STATES = {
    SubscriptionState.PAUSED: "⏸️ **Paused.** `/digest resume` brings it back.",
    SubscriptionState.SUSPENDED: "⏸️ **Paused itself** after three failed days. Mend what is named below, then "
    "`/digest resume`.",
    SubscriptionState.DEPARTED: "⏸️ **Paused:** the bot left the server.",
}


def short_name(library: Library, subscription: Subscription, channel_name: str) -> str:
    """A digest as a choice: "1 · #briefings · Syria, Ukraine · daily at 08:00 (Europe/London)"."""
    plan = subscription.plan
    number = f"{subscription.number} · " if subscription.number is not None else ""
    about = f" · {clip(describe_about(library, plan.about), _ABOUT)}" if plan.about != About() else ""
    name = clip(channel_name, _NAME)
    return clip(f"{number}#{name}{about} · {describe_schedule(plan.schedule)}", CHOICE_CHARACTERS)


def title_of(library: Library, subscription: Subscription) -> str:
    """A digest as a heading: "Digest 1, <#7>, about Syria"; a person's own is "Your own digest"."""
    plan = subscription.plan
    about = f", about {describe_about(library, plan.about)}" if plan.about != About() else ""
    if subscription.guild_id is None:
        return f"Your own digest{about}"
    number = f" {subscription.number}" if subscription.number is not None else ""
    return f"Digest{number} for <#{plan.channel_id}>{about}"


def describe_about(library: Library, about: About) -> str:
    """What a digest is about: "Security, Syria, Sergei Lavrov", or "everything"."""
    names = [area_name(area) for area in Area if area in about.areas]
    topics = (library.topic_by_slug.get(slug) for slug in about.topics)
    people = (library.actor_by_slug.get(slug) for slug in about.people)
    names += [plain(topic.title) for topic in topics if topic is not None]
    names += [plain(actor.name) for actor in people if actor is not None]
    if about != About() and not names:
        return "topics that are no longer in the library"
    return ", ".join(names) or "everything"


def describe_plan(library: Library, subscription: Subscription) -> str:
    """A plan in words, over several lines."""
    return "\n".join(_lines(library, subscription.plan, is_own=subscription.guild_id is None))


def _lines(library: Library, plan: Plan, *, is_own: bool) -> Iterator[str]:
    posting = plan.posting
    extras = {
        ", with a thread for each": posting.thread,
        ", the latest only": posting.keeps_latest,
        ", the newest pinned": posting.pin,
        ", not published to followers": not posting.publish,
    }
    where = "your direct messages" if is_own else f"<#{plan.channel_id}>"
    yield f"**Where:** {where}{''.join(words for words, is_so in extras.items() if is_so)}"
    occasion = "" if plan.occasion is Occasion.ALWAYS else f", {OCCASION_HINTS[plan.occasion]}"
    yield f"**When:** {describe_schedule(plan.schedule)}{occasion}"
    yield f"**About:** {describe_about(library, plan.about)}"
    yield f"**Length:** {LENGTH_HINTS[plan.length]}"
    if posting.form is not DigestForm.CARD:
        yield f"**Form:** {FORM_HINTS[posting.form]}"
    if posting.mention_role_id is not None:
        yield f"**Mentions:** <@&{posting.mention_role_id}>"


def next_line(subscription: Subscription) -> str:
    """When the next one comes, by the reader's own clock, or that none does."""
    paused = _STATES.get(subscription.state)
    if paused is not None:
        return paused
    return f"**Next:** {due_words(subscription)}"


def due_words(subscription: Subscription) -> str:
    """When the next one is due, by the reader's own clock and by the digest's."""
    at = subscription.next.at
    return f"{format_dt(at, 'F')} ({format_dt(at, 'R')}) · {clock_words(subscription, at)}"


def clock_words(subscription: Subscription, at: datetime) -> str:
    """A moment by the digest's own clock: "08:00 Europe/London"."""
    zone = subscription.plan.schedule.zone
    return f"{at.astimezone(get_zone(zone)):%H:%M} {zone_name(zone)}"
