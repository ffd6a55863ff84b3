"""Every card and modal that admins, and members with their own digest, get: what tests of languages look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import product

import discord
from discord import ui

from bot.cogs.digest_options import CHANNEL_TYPES
from bot.digest.rhythms import OFTEN, parse_rhythm
from bot.digest.selection import Selection, select_digest
from bot.domain import (
    About,
    Area,
    Changes,
    Delivery,
    DeliveryState,
    Digest,
    DigestForm,
    DigestLength,
    Due,
    Library,
    Occasion,
    Plan,
    Posting,
    Reason,
    Rhythm,
    Schedule,
    Shortfall,
    Subscription,
    SubscriptionState,
    TalkPlaces,
    TalkScope,
)
from bot.locales import language, text
from bot.render.answers import AskModal
from bot.render.cards import coverage_words
from bot.render.deliveries import explain_absence, explain_delivery, outcome_line
from bot.render.digest_cards import TYPED, Choices, FormModal, render_form
from bot.render.digests import TEST_KEY, render_digest
from bot.render.notices import render_cooldown, render_notice
from bot.render.passages import QuestionModal
from bot.render.privacy import render_privacy, render_server_deletion
from bot.render.schedules import describe_rhythm
from bot.render.server_settings import render_server_settings
from bot.render.subscriptions import (
    Health,
    render_history,
    render_kept,
    render_list,
    render_own,
    render_removal,
    render_removed,
    render_saved,
    render_sent,
    render_status,
    render_why,
)
from bot.render.warnings import render_role_gone, render_warning

DAY = date(2026, 12, 9)
_NOW = datetime(2026, 12, 9, 8, tzinfo=UTC)
_DETAILS = "View Channel, Send Messages, Attach Files"
_MISSING = ("Send Messages", "Pin Messages", "Mention @everyone, @here and All Roles")
_HEALTH = (Health(), Health(("View Channel",)), Health(_MISSING, history_unreadable=True, lacks_tag=True))
_WEB = "https://discord.example"


def every_digest_card(library: Library) -> Iterator[ui.LayoutView]:
    """All of them, of digests about a library in the language that is spoken."""
    for state in SubscriptionState:
        for plan in _plans(library):
            subscription = Subscription(1, 2, 1, 3, _NOW, plan, state, 0, Due(DAY, 0, _NOW))
            for each in (subscription, replace(subscription, guild_id=None)):
                yield from _forms(library, each)
            yield from _of_server(library, subscription)
            yield from _own(library, replace(subscription, guild_id=None))
    yield from _digests(library)
    yield from _notices()


def every_modal() -> Iterator[ui.Modal]:
    """All of them."""
    yield from (FormModal(kind, 1) for kind in TYPED)
    yield from (AskModal(), QuestionModal())


def _plans(library: Library) -> Iterator[Plan]:
    """The usual one, and one with everything there is to ask for."""
    yield Plan(7, Schedule((time(8),), "UTC"), language=language())
    people = tuple(actor.slug for actor in library.actors[:10])
    about = About(frozenset(Area), tuple(topic.slug for topic in library.topics[:10]), people)
    schedule = Schedule(tuple(time(hour) for hour in range(6, 18, 2)), "Europe/London", _rhythms()[-1])
    posting = Posting(DigestForm.PLAIN, 9, thread=True, publish=False, keeps_latest=True, pin=True)
    yield Plan(7, schedule, Occasion.NEWS, about, DigestLength.FULL, posting, language())


def _rhythms() -> list[Rhythm]:
    return [rhythm for words in OFTEN if (rhythm := parse_rhythm(words, DAY)) is not None]


def _forms(library: Library, subscription: Subscription) -> Iterator[ui.LayoutView]:
    rhythms = [(str(number), describe_rhythm(rhythm)) for number, rhythm in enumerate(_rhythms())]
    tags = [discord.ForumTag(name="xxx")]  # as its server calls it
    choices = Choices(rhythms, ("UTC", "Europe/London", "+05:45"), tags, CHANNEL_TYPES)
    chosen = select_digest(library, Selection(subscription.plan, Changes(), [], _NOW), DAY)
    for digest, is_second in product((chosen, Reason.NO_NEWS), (False, True)):
        yield render_form(
            library,
            subscription,
            choices,
            digest,
            _HEALTH[2].warnings(),
            _NOW,
            digest_library=library,
            is_second=is_second,
        )


def _of_server(library: Library, subscription: Subscription) -> Iterator[ui.LayoutView]:
    recent = list(_deliveries())
    for outcome, health in product(("set-up", "saved", "changed", "paused", "resumed"), _HEALTH):
        coverage = coverage_words(library)
        yield render_saved(library, subscription, health, outcome, coverage=coverage, is_zone_assumed=True)
    for health in (*_HEALTH, Health(channel_gone=True)):
        yield render_status(library, subscription, recent[:10], health)
        yield render_list(library, [(subscription, "xxx", health)])
    for number in range(0, len(recent), 10):
        lines = [outcome_line(each, subscription, _WEB) for each in recent[number : number + 10]]
        yield render_history(library, subscription, lines, 1, 30)
    for each in recent:
        account = explain_delivery(each, subscription, _WEB, _NOW)
        yield render_why(library, subscription, DAY, account)
    for days, is_due in product((-40, -1, 0, 9), (False, True)):
        day = DAY + timedelta(days)
        yield render_why(library, subscription, day, explain_absence(subscription, day, DAY, is_due=is_due))
    yield render_sent(library, subscription, _WEB)
    yield render_removal(library, subscription)
    yield render_removed(library, subscription)
    yield render_kept(library, subscription)
    yield from _warnings(subscription)


def _own(library: Library, subscription: Subscription) -> Iterator[ui.LayoutView]:
    for outcome in ("set-up", "saved", "stopped", "resumed", "yours"):
        yield render_own(library, subscription, outcome)
    yield from _warnings(subscription)


def _warnings(subscription: Subscription) -> Iterator[ui.LayoutView]:
    for reason, is_suspended in product(Reason, (False, True)):
        yield render_warning(subscription, "xxx", reason, _DETAILS, is_suspended=is_suspended)
    yield render_role_gone(subscription, "xxx")


def _deliveries() -> Iterator[Delivery]:
    """One in each state for each reason, with all that it may go without."""
    for number, (state, reason) in enumerate(product(DeliveryState, (*Reason, None))):
        detail = "no answer" if reason is Reason.DISCORD_TROUBLE else _DETAILS
        settled = (_NOW, 7, number % 2 or None, frozenset(Shortfall), ())
        yield Delivery(1, DAY, 0, _NOW, state, reason, detail, number % 3, _NOW, None, *settled)


def _digests(library: Library) -> Iterator[ui.LayoutView]:
    """A week of digests in every length and form; the plain ones as text."""
    for days, length, form in product(range(7), DigestLength, DigestForm):
        day = DAY + timedelta(days)
        plan = Plan(7, Schedule((time(8),), "UTC"), length=length, posting=Posting(form), language=language())
        digest = select_digest(library, Selection(plan, Changes(), [], _NOW), day)
        assert isinstance(digest, Digest)
        news = library.developments[:12]
        digest = replace(digest, added=library.topics, revised=library.topics, recorded=news, corrected=news)
        for guild_id, key in ((2, "1-20261209"), (None, TEST_KEY)):
            subscription = Subscription(1, guild_id, 1, 3, _NOW, plan, SubscriptionState.ACTIVE, 0, Due(day, 0, _NOW))
            message = render_digest(library, digest, subscription, day, key, late=(_NOW, Reason.OFFLINE))
            if isinstance(message.view, ui.LayoutView):
                yield message.view
            if message.embed is not None:
                yield render_notice(message.content or "")
                yield render_notice(message.embed.description or "")


def _notices() -> Iterator[ui.LayoutView]:
    for scope, channels in product(TalkScope, ((), tuple(range(10**18, 10**18 + 25)))):
        yield render_server_settings(TalkPlaces(scope, channels))
    for person, server, answer in product((0, 1, 5), (None, 0, 1, 5), (False, True)):
        yield render_privacy(person, server, has_settings=answer, counts_misses=answer, may_delete=answer)
        yield render_server_deletion(server or 0)
    yield render_cooldown(_NOW)
    for name in ("unexpected", "host", "outdated-command", "outdated-item", "manage-server"):
        yield render_notice(text(f"notices-{name}"), error_id="a1b2c3")
    for name in ("not-ours", "not-yours", "out-of-reach", "done"):
        yield render_notice(text(f"removals-{name}"))
