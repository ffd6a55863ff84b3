"""What admins see of their digests: the list, the state of one, what became of it, the questions asked back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import discord
from discord import ui

from bot.domain import Delivery, Library, Reason, Subscription, SubscriptionState
from bot.render.actions import ActionButton, action_button, action_select, row
from bot.render.deliveries import BECAUSE, WHERE_TO_GRANT, outcome_line
from bot.render.digests import long_date
from bot.render.layouts import new_layout
from bot.render.limits import TextBudget
from bot.render.plans import describe_plan, next_line, short_name, title_of
from bot.render.schedules import describe_schedule
from bot.render.wording import HOUSE_COLOUR, NOTICE_COLOUR, counted, plain
from bot.render.zones import zone_name

HISTORY_LINES = 10  # a page


@dataclass(frozen=True, slots=True)
class Health:
    """What stands in a subscription's way: permissions or a tag that are missing, a channel that is gone."""

    missing: tuple[str, ...] = ()
    channel_gone: bool = False
    history_unreadable: bool = False
    lacks_tag: bool = False

    def warnings(self) -> list[str]:
        """A sentence for each."""
        found = []
        if self.channel_gone:
            found.append("⚠️ The channel no longer exists; choose another with `/digest edit channel:`.")
        if "View Channel" in self.missing:
            found.append(
                "⚠️ The bot can't see that channel: it was made private, or moved to a category that is. Add the bot's"
                " role under Edit Channel → Permissions, or choose another with `/digest edit channel:`."
            )
        elif self.missing:
            missing = ", ".join(f"**{plain(name)}**" for name in self.missing)
            found.append(f"⚠️ The bot lacks in that channel: {missing}. {WHERE_TO_GRANT}")
        if self.lacks_tag:
            found.append(
                "⚠️ The forum takes posts with a tag only, and all its tags are for moderators: add one that all may"
                " use, or grant the bot **Manage Threads** there."
            )
        if self.history_unreadable:
            found.append(
                "⚠️ Without **Read Message History** the bot can't look for a digest it was interrupted while sending."
            )
        return found


def render_saved(
    library: Library,
    subscription: Subscription,
    health: Health,
    headline: str,
    *,
    coverage: str = "",
    is_zone_assumed: bool = False,
) -> ui.LayoutView:
    """Confirms what was set up or changed; says what digests cover, and where nobody named the time zone."""
    number = f" (number {subscription.number})" if subscription.number is not None else ""
    plan = describe_plan(library, subscription)
    texts = [f"## {headline}{number}\n{plan}\n{next_line(subscription)}", *health.warnings()]
    if coverage:
        texts.append(coverage)
    if is_zone_assumed:
        zone = zone_name(subscription.plan.schedule.zone)
        texts.append(f"-# No time zone was named, so the time is taken as {zone}. `/digest edit timezone:` changes it.")
    return _card(texts, row(*_buttons(subscription, "Preview", "Status", "Change")))


def render_status(
    library: Library, subscription: Subscription, recent: Sequence[Delivery], health: Health
) -> ui.LayoutView:
    """A subscription's state, what stands in its way, and its last deliveries."""
    texts = [f"## {title_of(library, subscription)}\n{next_line(subscription)}", *health.warnings()]
    texts.append(describe_plan(library, subscription))
    lines = [outcome_line(delivery, subscription) for delivery in recent] or ["None yet."]
    texts.append("\n".join(("### Last deliveries", *lines)))
    if recent:
        texts.append("-# `/digest why` tells more about a date.")
    return _card(texts, row(*_buttons(subscription, "Preview", "Change", "History")), warn=bool(health.warnings()))


def render_list(library: Library, subscriptions: Sequence[tuple[Subscription, str, Health]]) -> ui.LayoutView:
    """All of a server's subscriptions, each with its channel's name and what stands in its way."""
    texts = ["## Digests in this server"]
    for subscription, _, health in subscriptions:
        sign = "⚠️ " if health.warnings() else ""
        when = describe_schedule(subscription.plan.schedule)
        texts.append(f"{sign}**{title_of(library, subscription)}**\n{when}\n{next_line(subscription)}")
    options = [
        discord.SelectOption(label=short_name(library, subscription, name), value=str(subscription.id))
        for subscription, name, _ in subscriptions
    ]
    return _card(texts, row(action_select("See one in full", options, "digest_status")))


def render_why(library: Library, subscription: Subscription, day: date, account: str) -> ui.LayoutView:
    """What became of one date's digest."""
    return _card([f"## {long_date(day)}\n-# {title_of(library, subscription)}\n{account}"])


def render_own(library: Library, subscription: Subscription, headline: str) -> ui.LayoutView:
    """Somebody's own digest: what it is, when the next one comes, and what can be done."""
    texts = [f"## {headline}\n{describe_plan(library, subscription)}"]
    resume = action_button("Resume", "own_resume", subscription.id, style=discord.ButtonStyle.success)
    toggle = action_button("Stop", "own_stop", subscription.id)
    match subscription.state:
        case SubscriptionState.ACTIVE:
            texts[0] += f"\n{next_line(subscription)}"
        case SubscriptionState.SUSPENDED:
            texts.append(f"⚠️ **It paused itself** after three days, because {BECAUSE[Reason.DIRECT_CLOSED]}.")
            toggle = resume
        case _:
            texts.append("⏸️ **It is stopped.**")
            toggle = resume
    delete = action_button("Delete", "own_remove", subscription.id)
    return _card(texts, row(*_buttons(subscription, "Preview", "Change"), toggle, delete))


def render_sent(library: Library, subscription: Subscription, link: str) -> ui.LayoutView:
    """Says where a test is."""
    title = title_of(library, subscription)
    return _card(
        [f"## A test was posted\n-# {title}\nIt mentioned nobody, and the next one comes as planned. [Open it]({link})"]
    )


def render_history(
    library: Library, subscription: Subscription, lines: Sequence[str], page: int, total: int
) -> ui.LayoutView:
    """A page of all its deliveries, the newest first; ``total`` is how many there are."""
    last = max(total - 1, 0) // HISTORY_LINES
    heading = f"## History\n-# {title_of(library, subscription)} · {counted(total, 'delivery', 'deliveries')}"
    texts = [heading, "\n".join(lines) or "None yet."]
    if not last:
        return _card(texts)
    texts.append(f"-# Page {page + 1} of {last + 1}")
    newer = action_button("Newer", "digest_history", subscription.id, page - 1, disabled=page == 0)
    older = action_button("Older", "digest_history", subscription.id, page + 1, disabled=page == last)
    return _card(texts, row(newer, older))


def render_removal(library: Library, subscription: Subscription) -> ui.LayoutView:
    """Asks before a subscription is removed."""
    texts = [
        f"## Remove this digest?\n{title_of(library, subscription)}\n{describe_plan(library, subscription)}\n\n"
        "Its record of deliveries goes with it. To stop it for a while and keep everything, use `/digest pause`."
    ]
    remove = action_button("Remove it", "digest_remove", subscription.id, style=discord.ButtonStyle.danger)
    return _card(texts, row(remove, action_button("Cancel", "digest_keep", subscription.id)), warn=True)


def render_removed(library: Library, subscription: Subscription) -> ui.LayoutView:
    """Says that it is gone."""
    return _card([f"{title_of(library, subscription)}, and its record are removed."])


def render_kept(library: Library, subscription: Subscription) -> ui.LayoutView:
    """Says that it is still there."""
    text = f"{title_of(library, subscription)}, stays as it is."
    return _card([text], row(*_buttons(subscription, "Status")))


def _buttons(subscription: Subscription, *labels: str) -> list[ActionButton]:
    return [action_button(label, f"digest_{label.casefold()}", subscription.id) for label in labels]


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
