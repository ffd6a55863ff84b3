"""What became of a digest, in ordinary words."""

from __future__ import annotations

from datetime import date

from discord.utils import format_dt

from bot.domain import Delivery, DeliveryState, Reason, Shortfall, Subscription, SubscriptionState
from bot.domain.zones import get_zone
from bot.render.digests import long_date
from bot.render.wording import describe_days, plain

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
    Reason.NO_TOPICS: "the library has no topic in the chosen areas",
    Reason.PAUSED: "the digest was paused",
    Reason.HISTORY_UNREADABLE: "the bot was interrupted while sending and could not look for it in the channel",
}
_DETAILED = {
    Reason.DISCORD_TROUBLE: " ({})",
    Reason.MISSING_PERMISSIONS: ": {}",
    Reason.REFUSED: " ({})",
    Reason.HISTORY_UNREADABLE: " ({})",
}


def outcome_line(delivery: Delivery) -> str:
    """One line: the date and what became of its digest."""
    sign, day = OUTCOME_SIGNS[delivery.state], f"**{long_date(delivery.local_date)}**"
    match delivery.state:
        case DeliveryState.PENDING | DeliveryState.SENDING:
            said = "under way"
        case DeliveryState.SENT:
            late = f", late because {_because(delivery)}" if delivery.reason else ""
            said = f"sent {format_dt(delivery.settled_at or delivery.due_at, 't')}{late}"
        case DeliveryState.UNKNOWN:
            said = "not known whether it arrived"
        case _:
            said = f"{delivery.state.value} because {_because(delivery)}"
    short = " " + " ".join(_SHORTFALLS[each] for each in sorted(delivery.shortfalls)) if delivery.shortfalls else ""
    return f"{sign} {day}: {said}{short}"


def explain_delivery(delivery: Delivery, subscription: Subscription, web_url: str) -> str:
    """Several sentences: when it was due, what became of it, and why; ``web_url`` is where messages are linked to."""
    lines = [f"It was due {format_dt(delivery.due_at, 'f')}."]
    match delivery.state:
        case DeliveryState.PENDING | DeliveryState.SENDING:
            lines.append("It is under way.")
            if delivery.reason is not None:
                when = format_dt(delivery.retry_at, "R")
                lines.append(f"It has not arrived yet because {_because(delivery)}; the next try is {when}.")
        case DeliveryState.SENT:
            lines.append(f"It was sent {format_dt(delivery.settled_at or delivery.due_at, 'f')}.")
            if delivery.reason is not None:
                lines.append(f"It was late because {_because(delivery)}.")
            lines += [_SHORTFALLS[each] for each in sorted(delivery.shortfalls)]
            if delivery.publish_at is not None:
                when = format_dt(delivery.publish_at, "R")
                lines.append(f"It waits to be published to the channel's followers; the next try is {when}.")
            place = f"{subscription.guild_id}/{delivery.channel_id}/{delivery.message_id}"
            lines.append(f"[Open it]({web_url}/channels/{place})")
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


def explain_absence(subscription: Subscription, day: date, today: date) -> str:
    """Why a date has no record: several reasons are possible, and the likeliest is told."""
    zone = get_zone(subscription.plan.zone)
    is_active = subscription.state is SubscriptionState.ACTIVE
    due = f"{format_dt(subscription.next_due, 'F')} ({format_dt(subscription.next_due, 'R')})"
    if is_active and day == subscription.next_date:
        return f"It is not due yet: it comes {due}."
    if day > today:
        return f"That date lies ahead. The next digest comes {due}." if is_active else "That date lies ahead."
    if day < subscription.created_at.astimezone(zone).date():
        return f"There was no digest yet: it was set up {format_dt(subscription.created_at, 'f')}."
    if day.weekday() not in subscription.plan.weekdays:
        return f"None was due: the digest comes {describe_days(subscription.plan.weekdays)}."
    if not is_active and day >= subscription.next_date:
        return "None came because the digest was paused."
    return "None fell due that day: the digest was set up, or its time or days were changed, after the hour had passed."


def _because(delivery: Delivery) -> str:
    return because(delivery.reason or Reason.INTERNAL, delivery.detail)


def because(reason: Reason, detail: str | None) -> str:
    """A reason as the end of a sentence that began with "because"."""
    if not detail or reason not in _DETAILED:
        return BECAUSE[reason]
    return BECAUSE[reason] + _DETAILED[reason].format(plain(detail))
