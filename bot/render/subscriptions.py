"""What admins see of their digests: a plan in words, the list, the state of one, the questions asked back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import discord
from discord import ui
from discord.utils import format_dt

from bot.domain import Area, Delivery, DigestLength, Plan, Subscription, SubscriptionState
from bot.render.actions import ActionButton, action_button, action_select, row
from bot.render.deliveries import WHERE_TO_GRANT, outcome_line
from bot.render.digests import long_date
from bot.render.layouts import new_layout
from bot.render.limits import CHOICE_CHARACTERS, TextBudget, clip
from bot.render.wording import AREA_NAMES, HOUSE_COLOUR, NOTICE_COLOUR, describe_days, plain
from bot.render.zones import zone_name

LENGTH_HINTS = {
    DigestLength.HEADLINES: "headlines (titles with one line each)",
    DigestLength.STANDARD: "standard (the topic of the day in short)",
    DigestLength.FULL: "full (with its key points)",
}
_STATES = {
    SubscriptionState.PAUSED: "⏸️ **Paused.** `/digest resume` brings it back.",
    SubscriptionState.SUSPENDED: "⏸️ **Paused itself** after three failed days. Mend what is named below, then "
    "`/digest resume`.",
    SubscriptionState.DEPARTED: "⏸️ **Paused:** the bot left the server.",
}


@dataclass(frozen=True, slots=True)
class Health:
    """What stands in a subscription's way: permissions or a tag that are missing, a channel or role that is gone."""

    missing: tuple[str, ...] = ()
    channel_gone: bool = False
    role_gone: bool = False
    history_unreadable: bool = False
    lacks_tag: bool = False

    def warnings(self) -> list[str]:
        """A sentence for each."""
        found = []
        if self.channel_gone:
            found.append("⚠️ The channel no longer exists; choose another with `/digest edit`.")
        if self.missing:
            missing = ", ".join(f"**{plain(name)}**" for name in self.missing)
            found.append(f"⚠️ The bot lacks in that channel: {missing}. {WHERE_TO_GRANT}")
        if self.lacks_tag:
            found.append(
                "⚠️ The forum takes posts with a tag only, and all its tags are for moderators: add one that all may"
                " use, or grant the bot **Manage Threads** there."
            )
        if self.role_gone:
            found.append("⚠️ The role to mention no longer exists; choose another with `/digest edit`.")
        if self.history_unreadable:
            found.append(
                "⚠️ Without **Read Message History** the bot can't look for a digest it was interrupted while sending."
            )
        return found


def short_name(subscription: Subscription, channel_name: str) -> str:
    """A subscription as a choice: "#briefings, daily at 08:00 (Europe/London)"."""
    plan = subscription.plan
    text = f"#{channel_name}, {describe_days(plan.weekdays)} at {plan.at:%H:%M} ({zone_name(plan.zone)})"
    return clip(text, CHOICE_CHARACTERS)


def describe_plan(plan: Plan) -> str:
    """A plan in words, over several lines."""
    areas = ", ".join(AREA_NAMES[area] for area in Area if area in plan.areas) or "all"
    lines = [
        f"**Where:** <#{plan.channel_id}>" + (", with a thread for each" if plan.thread else ""),
        f"**When:** {describe_days(plan.weekdays)} at {plan.at:%H:%M} ({zone_name(plan.zone)})",
        f"**Length:** {LENGTH_HINTS[plan.length]}",
        f"**Areas:** {areas}",
    ]
    if plan.mention_role_id is not None:
        lines.append(f"**Mentions:** <@&{plan.mention_role_id}>")
    return "\n".join(lines)


def render_saved(
    subscription: Subscription, health: Health, headline: str, *, coverage: str = "", is_zone_assumed: bool = False
) -> ui.LayoutView:
    """Confirms what was set up or changed; says what digests cover, and where nobody named the time zone."""
    texts = [f"## {headline}\n{describe_plan(subscription.plan)}\n{_next_line(subscription)}", *health.warnings()]
    if coverage:
        texts.append(coverage)
    if is_zone_assumed:
        zone = zone_name(subscription.plan.zone)
        texts.append(f"-# No time zone was named, so the time is taken as {zone}. `/digest edit timezone:` changes it.")
    return _card(texts, row(_button("Preview", "digest_preview", subscription), _status_button(subscription)))


def render_status(subscription: Subscription, recent: Sequence[Delivery], health: Health) -> ui.LayoutView:
    """A subscription's state, what stands in its way, and its last deliveries."""
    texts = [f"## Digest for <#{subscription.plan.channel_id}>\n{_next_line(subscription)}"]
    texts += health.warnings()
    texts.append(describe_plan(subscription.plan))
    lines = [outcome_line(delivery) for delivery in recent] or ["None yet."]
    texts.append("\n".join(("### Last deliveries", *lines)))
    if recent:
        texts.append("-# `/digest why` tells more about a date.")
    return _card(texts, row(_button("Preview", "digest_preview", subscription)), warn=bool(health.warnings()))


def render_list(subscriptions: Sequence[tuple[Subscription, str, Health]]) -> ui.LayoutView:
    """All of a server's subscriptions, each with its channel's name and what stands in its way."""
    texts = ["## Digests in this server"]
    for subscription, _, health in subscriptions:
        sign = "⚠️ " if health.warnings() else ""
        plan = subscription.plan
        texts.append(
            f"{sign}<#{plan.channel_id}>, {describe_days(plan.weekdays)} at {plan.at:%H:%M} ({zone_name(plan.zone)})"
            f"\n{_next_line(subscription)}"
        )
    options = [
        discord.SelectOption(label=short_name(subscription, name), value=str(subscription.id))
        for subscription, name, _ in subscriptions
    ]
    return _card(texts, row(action_select("See one in full", options, "digest_status")))


def render_why(subscription: Subscription, day: date, account: str) -> ui.LayoutView:
    """What became of one date's digest."""
    return _card([f"## The digest of {long_date(day)}\n-# For <#{subscription.plan.channel_id}>\n{account}"])


def render_removal(subscription: Subscription) -> ui.LayoutView:
    """Asks before a subscription is removed."""
    texts = [
        f"## Remove this digest?\n{describe_plan(subscription.plan)}\n\nIts record of deliveries goes with it. "
        "To stop it for a while and keep everything, use `/digest pause`."
    ]
    button = _button("Remove it", "digest_remove", subscription, style=discord.ButtonStyle.danger)
    return _card(texts, row(button), warn=True)


def render_removed(subscription: Subscription) -> ui.LayoutView:
    """Says that it is gone."""
    return _card([f"The digest for <#{subscription.plan.channel_id}> and its record are removed."])


def _next_line(subscription: Subscription) -> str:
    paused = _STATES.get(subscription.state)
    if paused is not None:
        return paused
    return f"**Next:** {format_dt(subscription.next_due, 'F')} ({format_dt(subscription.next_due, 'R')})"


def _status_button(subscription: Subscription) -> ActionButton:
    return _button("Status", "digest_status", subscription)


def _button(
    label: str,
    action: str,
    subscription: Subscription,
    style: discord.ButtonStyle = discord.ButtonStyle.secondary,
) -> ActionButton:
    return action_button(label, action, subscription.id, style=style)


def _card(texts: Sequence[str], *rows: ui.ActionRow[Any], warn: bool = False) -> ui.LayoutView:
    budget = TextBudget()
    card: ui.Container[Any] = ui.Container(accent_colour=NOTICE_COLOUR if warn else HOUSE_COLOUR)
    for text in texts:
        if fitting := budget.take(text):
            card.add_item(ui.TextDisplay(fitting))
    for each in rows:
        card.add_item(each)
    view = new_layout()
    view.add_item(card)
    return view
