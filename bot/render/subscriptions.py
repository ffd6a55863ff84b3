"""What admins see of their digests: the list, status, results, and confirmations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import discord
from discord import ui

from bot.domain import Delivery, Library, Reason, Subscription, SubscriptionState
from bot.locales import text
from bot.render.actions import ActionButton, action_button, action_select, row
from bot.render.deliveries import because, detail_words, outcome_line
from bot.render.digests import long_date
from bot.render.layouts import new_layout
from bot.render.limits import TextBudget
from bot.render.plans import describe_plan, next_line, short_name, title_of
from bot.render.schedules import describe_schedule
from bot.render.wording import HOUSE_COLOUR, NOTICE_COLOUR
from bot.render.zones import zone_name

HISTORY_LINES = 10  # a page


@dataclass(frozen=True, slots=True)
class Health:
    """A subscription's problems: missing permissions or tag, or a channel that is gone."""

    missing: tuple[str, ...] = ()
    channel_gone: bool = False
    history_unreadable: bool = False
    lacks_tag: bool = False

    def warnings(self) -> list[str]:
        """A sentence for each."""
        found = []
        if self.channel_gone:
            found.append(text("health-channel-gone"))
        if "View Channel" in self.missing:
            found.append(text("health-hidden"))
        elif self.missing:
            missing = ", ".join(f"**{detail_words(name)}**" for name in self.missing)
            found.append(text("health-missing", permissions=missing))
        if self.lacks_tag:
            found.append(text("health-lacks-tag"))
        if self.history_unreadable:
            found.append(text("health-history"))
        return found


def render_saved(
    library: Library,
    subscription: Subscription,
    health: Health,
    outcome: str,
    *,
    coverage: str = "",
    is_zone_assumed: bool = False,
) -> ui.LayoutView:
    """Confirms what was set up or changed; says what digests cover, and where nobody named the time zone.

    ``outcome`` is "set-up", "saved", "changed", "paused" or "resumed".
    """
    headline = text(f"digest-is-{outcome}", number=str(subscription.number))
    plan = describe_plan(library, subscription)
    texts = [f"## {headline}\n{plan}\n{next_line(subscription)}", *health.warnings()]
    if coverage:
        texts.append(coverage)
    if is_zone_assumed:
        zone = zone_name(subscription.plan.schedule.zone)
        texts.append(text("digest-zone-assumed", zone=zone))
    return _card(texts, row(*_buttons(subscription, "preview", "status", "change")))


def render_status(
    library: Library, subscription: Subscription, recent: Sequence[Delivery], health: Health
) -> ui.LayoutView:
    """A subscription's state, problems and last deliveries."""
    texts = [f"## {title_of(library, subscription)}\n{next_line(subscription)}", *health.warnings()]
    texts.append(describe_plan(library, subscription))
    lines = [outcome_line(delivery, subscription) for delivery in recent] or [text("digest-none-yet")]
    texts.append("\n".join((text("digest-last"), *lines)))
    if recent:
        texts.append(text("digest-why-hint"))
    return _card(texts, row(*_buttons(subscription, "preview", "change", "history")), warn=bool(health.warnings()))


def render_list(library: Library, subscriptions: Sequence[tuple[Subscription, str, Health]]) -> ui.LayoutView:
    """All of a server's subscriptions, each with its channel's name and problems."""
    texts = [text("digest-list")]
    for subscription, _, health in subscriptions:
        sign = "⚠️ " if health.warnings() else ""
        when = describe_schedule(subscription.plan.schedule)
        texts.append(f"{sign}**{title_of(library, subscription)}**\n{when}\n{next_line(subscription)}")
    options = [
        discord.SelectOption(label=short_name(library, subscription, name), value=str(subscription.id))
        for subscription, name, _ in subscriptions
    ]
    return _card(texts, row(action_select(text("digest-see-one"), options, "digest_status")))


def render_why(library: Library, subscription: Subscription, day: date, account: str) -> ui.LayoutView:
    """What happened to one date's digest."""
    return _card([f"## {long_date(day)}\n-# {title_of(library, subscription)}\n{account}"])


def render_own(library: Library, subscription: Subscription, outcome: str) -> ui.LayoutView:
    """Somebody's own digest: what it is, when the next one comes, and what can be done.

    ``outcome`` is "set-up", "saved", "stopped" or "resumed"; "yours" where nothing was done.
    """
    texts = [f"## {text(f'own-is-{outcome}')}\n{describe_plan(library, subscription)}"]
    resume = action_button(text("own-resume"), "own_resume", subscription.id, style=discord.ButtonStyle.success)
    toggle = action_button(text("own-stop"), "own_stop", subscription.id)
    match subscription.state:
        case SubscriptionState.ACTIVE:
            texts[0] += f"\n{next_line(subscription)}"
        case SubscriptionState.SUSPENDED:
            texts.append(text("own-suspended", reason=because(Reason.DIRECT_CLOSED, None)))
            toggle = resume
        case _:
            texts.append(text("own-stopped"))
            toggle = resume
    delete = action_button(text("own-remove"), "own_remove", subscription.id)
    return _card(texts, row(*_buttons(subscription, "preview", "change"), toggle, delete))


def render_sent(library: Library, subscription: Subscription, link: str) -> ui.LayoutView:
    """Says where a test is."""
    title = title_of(library, subscription)
    note = f"{text('digest-test-note')} [{text('why-open')}]({link})"
    return _card(["\n".join((text("digest-test-posted"), f"-# {title}", note))])


def render_history(
    library: Library, subscription: Subscription, lines: Sequence[str], page: int, total: int
) -> ui.LayoutView:
    """A page of all its deliveries, the newest first; ``total`` is how many there are."""
    last = max(total - 1, 0) // HISTORY_LINES
    count = text("digest-deliveries", count=total)
    texts = [
        f"{text('digest-history')}\n-# {title_of(library, subscription)} · {count}",
        "\n".join(lines) or text("digest-none-yet"),
    ]
    if not last:
        return _card(texts)
    texts.append(f"-# {text('digest-page', page=page + 1, pages=last + 1)}")
    newer = action_button(text("digest-newer"), "digest_history", subscription.id, page - 1, disabled=page == 0)
    older = action_button(text("digest-older"), "digest_history", subscription.id, page + 1, disabled=page == last)
    return _card(texts, row(newer, older))


def render_removal(library: Library, subscription: Subscription) -> ui.LayoutView:
    """Asks before a subscription is removed."""
    plan = f"{title_of(library, subscription)}\n{describe_plan(library, subscription)}"
    texts = [f"{text('digest-remove')}\n{plan}\n\n{text('digest-remove-note')}"]
    remove = action_button(text("digest-remove-it"), "digest_remove", subscription.id, style=discord.ButtonStyle.danger)
    return _card(texts, row(remove, action_button(text("form-cancel"), "digest_keep", subscription.id)), warn=True)


def render_removed(library: Library, subscription: Subscription) -> ui.LayoutView:
    """Says that it is gone."""
    return _card([f"{text('digest-removed')}\n-# {title_of(library, subscription)}"])


def render_kept(library: Library, subscription: Subscription) -> ui.LayoutView:
    """Says that it is still there."""
    return _card(
        [f"{text('digest-kept')}\n-# {title_of(library, subscription)}"], row(*_buttons(subscription, "status"))
    )


def _buttons(subscription: Subscription, *names: str) -> list[ActionButton]:
    return [action_button(text(f"digest-button-{name}"), f"digest_{name}", subscription.id) for name in names]


def _card(texts: Sequence[str], *rows: ui.ActionRow[Any], warn: bool = False) -> ui.LayoutView:
    budget = TextBudget()
    card: ui.Container[Any] = ui.Container(accent_colour=NOTICE_COLOUR if warn else HOUSE_COLOUR)
    for each in texts:
        if fitting := budget.take(each):
            card.add_item(ui.TextDisplay(fitting))
    for extra in rows:
        card.add_item(extra)
    view = new_layout()
    view.add_item(card)
    return view
