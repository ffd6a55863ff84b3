"""What became of a digest, in ordinary words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from discord.utils import TimestampStyle, format_dt

from bot.domain import Delivery, DeliveryState, Reason, Shortfall, Subscription, SubscriptionState
from bot.domain.zones import get_zone
from bot.render.digests import long_date
from bot.render.plans import clock_words, due_words
from bot.render.schedules import describe_rhythm
from bot.render.wording import plain

WHERE_TO_GRANT = (
    "Grant it to the bot's role under Server Settings → Roles, or in the channel under Edit Channel → Permissions."
)
OUTCOME_SIGNS = {
    DeliveryState.PENDING: "⏳",
    DeliveryState.SENDING: "⏳",
    DeliveryState.SENT: "✅",
    DeliveryState.FAILED: "❌",
    DeliveryState.SKIPPED: "⏭️",
    DeliveryState.UNKNOWN: "❔",
}
_SHORTFALLS = {
    Shortfall.THREAD: "Its thread could not be opened.",
    Shortfall.PUBLICATION: "It could not be published to the channel's followers.",
    Shortfall.PIN: "It could not be pinned; that takes **Pin Messages**.",
    Shortfall.REMOVAL: "It was to be removed for a newer one and could not be.",
}

BECAUSE = {
    Reason.OFFLINE: "the bot was not running at the time",
    Reason.NEWER_DUE: "the next one was due as well by the time the bot was back, and only the latest is sent",
    Reason.BUSY: "many digests were due at once",
    Reason.DISCORD_TROUBLE: "Discord could not be reached",
    Reason.CHANNEL_GONE: "the channel no longer exists",
    Reason.MISSING_PERMISSIONS: "the bot lacks a permission there",
    Reason.REFUSED: "Discord refused the message",
    Reason.INTERNAL: "of a fault in the bot, which has been logged",
    Reason.NO_TOPICS: "the library has none of the topics it is about",
    Reason.NO_NEWS: "there was no news: no new or revised brief or development since the last one",
    Reason.NO_ANNIVERSARY: "nothing in the library has its anniversary then",
    Reason.TOLD_ALREADY: "another digest told all of its topics in that channel that day",
    Reason.DIRECT_CLOSED: "the bot may not write to you: allow direct messages under Privacy Settings of a server it is"
    " in, or write to it first",
    Reason.PAUSED: "the digest was paused",
    Reason.HISTORY_UNREADABLE: "the bot was interrupted while sending and could not look for it in the channel",
}
_DETAILED = {
    Reason.DISCORD_TROUBLE: " ({})",
    Reason.MISSING_PERMISSIONS: ": {}",
    Reason.REFUSED: " ({})",
    Reason.HISTORY_UNREADABLE: " ({})",
}


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
            said = "under way"
        case DeliveryState.SENT:
            late = f", late because {_because(delivery)}" if delivery.reason else ""
            gone = ", replaced since" if delivery.message_id is None else ""
            said = f"sent {_moment_words(subscription, delivery.settled_at or delivery.due_at, 't')}{late}{gone}"
        case DeliveryState.UNKNOWN:
            said = "not known whether it arrived"
        case _:
            said = f"{delivery.state.value} because {_because(delivery)}"
    short = " " + " ".join(_SHORTFALLS[each] for each in sorted(delivery.shortfalls)) if delivery.shortfalls else ""
    return f"{sign} {day}: {said}{short}{f' · [open it]({link})' if link else ''}"


def link_to(delivery: Delivery, subscription: Subscription, web_url: str) -> str:
    """The address of its message; empty where there is none."""
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
    lines = [f"It was due {_moment_words(subscription, delivery.due_at, 'f')}."]
    match delivery.state:
        case DeliveryState.PENDING | DeliveryState.SENDING:
            lines.append("It is under way.")
            if delivery.reason is not None:
                when = format_dt(delivery.retry_at, "R")
                lines.append(f"It has not arrived yet because {_because(delivery)}; the next try is {when}.")
        case DeliveryState.SENT:
            lines.append(f"It was sent {_moment_words(subscription, delivery.settled_at or delivery.due_at, 'f')}.")
            if delivery.reason is not None:
                lines.append(f"It was late because {_because(delivery)}.")
            lines += [_SHORTFALLS[each] for each in sorted(delivery.shortfalls)]
            if publish_at is not None:
                when = format_dt(publish_at, "R")
                lines.append(f"It waits to be published to the channel's followers; the next try is {when}.")
            link = link_to(delivery, subscription, web_url)
            lines.append(f"[Open it]({link})" if link else "It was replaced by a newer one.")
        case DeliveryState.SKIPPED:
            lines.append(f"It was skipped because {_because(delivery)}.")
        case DeliveryState.FAILED:
            lines.append(f"It failed because {_because(delivery)}.")
        case DeliveryState.UNKNOWN:
            lines.append(f"Whether it arrived is not known, because {_because(delivery)}.")
            lines.append("It was not sent again, so that it could not come twice.")
    if delivery.attempts > 1:
        lines.append(f"It took {delivery.attempts} tries.")
    if delivery.reason is Reason.MISSING_PERMISSIONS and delivery.state is not DeliveryState.SENT:
        lines.append(WHERE_TO_GRANT)
    return "\n".join(lines)


def explain_absence(subscription: Subscription, day: date, today: date, *, is_due: bool) -> str:
    """Why a date has no record, ``is_due`` if it is one of the schedule's: the likeliest of several reasons."""
    schedule = subscription.plan.schedule
    zone = get_zone(schedule.zone)
    is_active = subscription.state is SubscriptionState.ACTIVE
    due = due_words(subscription)
    if is_active and day == subscription.next.day:
        return f"It is not due yet: it comes {due}."
    if day > today:
        return f"That date lies ahead. The next digest comes {due}." if is_active else "That date lies ahead."
    if day < subscription.created_at.astimezone(zone).date():
        return f"There was no digest yet: it was set up {_moment_words(subscription, subscription.created_at, 'f')}."
    if not is_due:
        return f"None was due: the digest comes {describe_rhythm(schedule.rhythm)}."
    if not is_active and day >= subscription.next.day:
        return "None came because the digest was paused."
    return "None fell due that day: the digest was set up, or its schedule was changed, after the hour had passed."


def _moment_words(subscription: Subscription, at: datetime, style: TimestampStyle) -> str:
    """A moment by the reader's own clock and by the digest's."""
    return f"{format_dt(at, style)} · {clock_words(subscription, at)}"


def _because(delivery: Delivery) -> str:
    return because(delivery.reason or Reason.INTERNAL, delivery.detail)


def because(reason: Reason, detail: str | None) -> str:
    """A reason as the end of a sentence that began with "because"."""
    if not detail or reason not in _DETAILED:
        return BECAUSE[reason]
    return BECAUSE[reason] + _DETAILED[reason].format(plain(detail))
