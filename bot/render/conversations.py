"""Answers to people who talk to the bot, and which topics one of its cards is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import discord
from discord import ui

from bot.domain import Library
from bot.locales import text
from bot.render.actions import action_button, row
from bot.render.cards import record_end_words
from bot.render.digests import DIGEST_ACTION
from bot.render.notices import render_notice
from bot.render.timeline_entries import ALL
from bot.render.topics import area_select
from bot.render.wording import HOUSE_COLOUR, dates_words, plain

# Actions whose first arguments name the topic, or the topics, that the card they stand on is about.
_ABOUT = {
    "sources": 1,
    "sources_page": 1,
    "background": 1,
    "background_page": 1,
    "full_brief": 1,
    "developments": 1,
    "developments_page": 1,
    "related": 1,
    "pair_sources": 2,
    "pair_sources_page": 2,
    "timeline_page": 1,
    "timeline_when": 1,
    DIGEST_ACTION: 1,
    "brief": 1,
}


def render_greeting(library: Library, bot_name: str | None) -> ui.LayoutView:
    """Somebody called the bot and asked nothing. It need not be called by name where that is left out."""
    example = text("conversations-example")
    example = example if bot_name is None else f"@{plain(bot_name)} {example}"
    dates = text("conversations-sources", when=dates_words(library.sources), record=record_end_words(library))
    return render_notice(
        f"{text('conversations-greeting', example=example)}\n-# {dates}",
        rows=[row(area_select(library)), row(action_button(text("conversations-ask"), "question"))],
        colour=HOUSE_COLOUR,
    )


def card_topics(components: Sequence[object]) -> tuple[str, ...]:
    """Slugs of the topics a card is about, in its order, read from the ids of its buttons and selects."""
    return tuple(dict.fromkeys(_slugs(_custom_ids(components))))


def _slugs(custom_ids: Iterable[str]) -> Iterator[str]:
    for custom_id in custom_ids:
        kind, action, *arguments = [*custom_id.split(":"), ""]
        if kind in {"b", "s"}:
            yield from (slug for slug in arguments[: _ABOUT.get(action, 0)] if slug not in {"", ALL})


def _custom_ids(components: Sequence[object]) -> Iterator[str]:
    for component in components:
        if custom_id := getattr(component, "custom_id", None):
            yield custom_id
        yield from _custom_ids(getattr(component, "children", ()))


def render_role_hint(me: discord.ClientUser) -> ui.LayoutView:
    """What is said to somebody who picked the bot's role from the list instead of the bot."""
    return render_notice(text("conversations-role", me=me.mention))
