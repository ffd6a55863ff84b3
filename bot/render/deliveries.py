"""What happened to a digest, in plain words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time

from discord.utils import TimestampStyle, format_dt

from bot.domain import Delivery, DeliveryState, Reason, Subscription, SubscriptionState
from bot.domain.zones import get_zone
from bot.locales import text
from bot.render.digests import long_date
from bot.render.plans import clock_words, due_words
from bot.render.schedules import describe_rhythm
from bot.render.wording import plain

OUTCOME_SIGNS = {
    DeliveryState.PENDING: "⏳",
    DeliveryState.SENDING: "⏳",
    DeliveryState.SENT: "✅",
    DeliveryState.FAILED: "❌",
    DeliveryState.SKIPPED: "⏭️",
    DeliveryState.UNKNOWN: "❔",
}
_WORD = re.compile("[a-z]+")
_DETAILED = {Reason.DISCORD_TROUBLE, Reason.MISSING_PERMISSIONS, Reason.REFUSED, Reason.HISTORY_UNREADABLE}


def place_words(delivery: Delivery, times: Sequence[time]) -> str:
    """Its date, and its time where there are several a day."""
    at = f", {times[delivery.slot]:%H:%M}" if len(times) > 1 and delivery.slot < len(times) else ""
    return f"{long_date(delivery.local_date)}{at}"


def outcome_line(delivery: Delivery, subscription: Subscription, link: str = "") -> str:
    """One line: the date and what became of its digest; with a link to it where one is given."""
    times = subscription.plan.schedule.times
    sign, day = OUTCOME_SIGNS[delivery.state], f"**{place_words(delivery, times)}**"
    match delivery.state:
        case DeliveryState.PENDING | DeliveryState.SENDING:
            said = text("outcome-pending")
        case DeliveryState.SENT:
            when = _moment_words(subscription, delivery.settled_at or delivery.due_at, "t")
            said = text("outcome-sent", when=when)
            said = text("outcome-late", outcome=said, reason=_because(delivery)) if delivery.reason else said
            said = text("outcome-replaced", outcome=said) if delivery.message_id is None else said
        case DeliveryState.UNKNOWN:
            said = text("outcome-unknown")
        case DeliveryState.SKIPPED | DeliveryState.FAILED:
            said = text(f"outcome-{delivery.state}", reason=_because(delivery))
    opening = f" · [{text('outcome-open')}]({link})" if link else ""
    return f"{sign} {' '.join((f'{day}: {said}', *_shortfalls(delivery)))}{opening}"


def link_to(delivery: Delivery, subscription: Subscription, web_url: str) -> str:
    """The address of its message; empty if there is none."""
    if delivery.message_id is None:
        return ""
    return message_link(subscription, web_url, delivery.channel_id, delivery.message_id)


def message_link(subscription: Subscription, web_url: str, channel_id: int, message_id: int) -> str:
    """The address of a message of a digest's."""
    return f"{web_url}/channels/{subscription.guild_id or '@me'}/{channel_id}/{message_id}"


def explain_delivery(
    delivery: Delivery, subscription: Subscription, web_url: str, publish_at: datetime | None = None
) -> str:
    """Several sentences: when it was due, what became of it, and why.

    Args:
        delivery: Which.
        subscription: Whose.
        web_url: Where messages are linked to.
        publish_at: When it is to be published to followers, where that is still to come.
    """
    lines = [text("why-due", when=_moment_words(subscription, delivery.due_at, "f"))]
    match delivery.state:
        case DeliveryState.PENDING | DeliveryState.SENDING:
            lines.append(text("why-pending"))
            if delivery.reason is not None:
                when = format_dt(delivery.retry_at, "R")
                lines.append(text("why-retry", reason=_because(delivery), when=when))
        case DeliveryState.SENT:
            when = _moment_words(subscription, delivery.settled_at or delivery.due_at, "f")
            lines.append(text("why-sent", when=when))
            if delivery.reason is not None:
                lines.append(text("why-late", reason=_because(delivery)))
            lines += _shortfalls(delivery)
            if publish_at is not None:
                lines.append(text("why-publishing", when=format_dt(publish_at, "R")))
            link = link_to(delivery, subscription, web_url)
            lines.append(f"[{text('why-open')}]({link})" if link else text("why-replaced"))
        case DeliveryState.SKIPPED | DeliveryState.FAILED | DeliveryState.UNKNOWN:
            lines.append(text(f"why-{delivery.state}", reason=_because(delivery)))
    if delivery.state is DeliveryState.UNKNOWN:
        lines.append(text("why-not-again"))
    if delivery.attempts > 1:
        lines.append(text("why-attempts", count=delivery.attempts))
    if delivery.reason is Reason.MISSING_PERMISSIONS and delivery.state is not DeliveryState.SENT:
        lines.append(text("why-where-to-grant"))
    return "\n".join(lines)


def explain_absence(subscription: Subscription, day: date, today: date, *, is_due: bool) -> str:
    """Why a date has no record, ``is_due`` if it is one of the schedule's: the likeliest of several reasons."""
    schedule = subscription.plan.schedule
    zone = get_zone(schedule.zone)
    is_active = subscription.state is SubscriptionState.ACTIVE
    due = due_words(subscription)
    if is_active and day == subscription.next.day:
        return text("why-not-due-yet", when=due)
    if day > today:
        return text("why-ahead-next", when=due) if is_active else text("why-ahead")
    if day < subscription.created_at.astimezone(zone).date():
        return text("why-before", when=_moment_words(subscription, subscription.created_at, "f"))
    if not is_due:
        return text("why-none-due", rhythm=describe_rhythm(schedule.rhythm))
    if not is_active and day >= subscription.next.day:
        return text("why-paused")
    return text("why-passed")


def _shortfalls(delivery: Delivery) -> list[str]:
    return [text(f"shortfall-{each}") for each in sorted(delivery.shortfalls)]


def _moment_words(subscription: Subscription, at: datetime, style: TimestampStyle) -> str:
    """A moment by the reader's own clock and by the digest's."""
    return f"{format_dt(at, style)} · {clock_words(subscription, at)}"


def _because(delivery: Delivery) -> str:
    return because(delivery.reason or Reason.INTERNAL, delivery.detail)


def because(reason: Reason, detail: str | None) -> str:
    """A reason, to follow a colon: "the bot lacks a permission there (View Channel)"."""
    said = text(f"reason-{reason}")
    if not detail or reason not in _DETAILED:
        return said
    return text("reason-detailed", reason=said, detail=", ".join(map(detail_words, detail.split(", "))))


def detail_words(detail: str) -> str:
    """A permission or another detail by its name in English, in words; what Discord answered, as it is."""
    try:
        return plain(text(f"detail-{'-'.join(_WORD.findall(detail.casefold()))}"))
    except LookupError:
        return plain(detail)
