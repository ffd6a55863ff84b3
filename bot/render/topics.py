"""Browse topics: the areas, one area's topics, and how outlooks are spread."""

from __future__ import annotations

from typing import Any

import discord
from discord import ui

from bot.domain import Area, Library, Outlook, Topic
from bot.locales import text
from bot.render.actions import ActionSelect, action_select, row, topic_options
from bot.render.cards import record_end_words
from bot.render.developments import gist
from bot.render.limits import SELECT_OPTIONS
from bot.render.pages import render_page
from bot.render.wording import (
    OUTLOOK_SIGNS,
    area_hint,
    area_name,
    dates_words,
    outlook_name,
    plain,
)

_TOPIC_SELECTS = 3  # 75 topics an area; a bigger one is better split in two


def render_areas(library: Library, page: int = 0) -> ui.LayoutView:
    """Every area with its topics, outlook at a glance, and a select to open one."""
    blocks = [_area_block(area, topics) for area, topics in by_area(library).items()]
    head = f"{text('topics-head', count=len(library.topics))}\n-# {_legend(library)}"
    return render_page(head, blocks, page, "areas_page", rows=[row(area_select(library))])


def render_area(library: Library, area: Area, page: int = 0) -> ui.LayoutView:
    """The topics of one area, each with the reason for its outlook."""
    topics = by_area(library).get(area, ())
    blocks = [topic_block(library, topic) for topic in topics] or [text("topics-none-here")]
    selects: list[ui.ActionRow[Any]] = []
    for start in range(0, min(len(topics), _TOPIC_SELECTS * SELECT_OPTIONS), SELECT_OPTIONS):
        chunk = topics[start : start + SELECT_OPTIONS]
        selects.append(row(action_select(text("topics-open"), topic_options(chunk), "open", start)))
    head = f"## {area_name(area)}\n{area_hint(area)}.\n-# {_legend(library)}"
    return render_page(head, blocks, page, "area_page", area, rows=[*selects, row(area_select(library, area))])


def area_select(library: Library, current: Area | None = None) -> ActionSelect:
    """A select of the areas that hold topics."""
    options = [
        discord.SelectOption(
            label=area_name(area),
            value=area,
            description=f"{area_hint(area)} · {text('topics-counted', count=len(topics))}",
            default=area is current,
        )
        for area, topics in by_area(library).items()
    ]
    return action_select(text("topics-choose-area"), options, "area")


def by_area(library: Library) -> dict[Area, tuple[Topic, ...]]:
    """The topics of each area that has any, in the order of areas."""
    shelved = {area: tuple(topic for topic in library.topics if topic.area is area) for area in Area}
    return {area: topics for area, topics in shelved.items() if topics}


def _area_block(area: Area, topics: tuple[Topic, ...]) -> str:
    lines = (f"- {OUTLOOK_SIGNS[topic.outlook]} {plain(topic.title)}" for topic in topics)
    return "\n".join((f"### {area_name(area)}", *lines))


def topic_block(library: Library, topic: Topic) -> str:
    """A topic with its outlook and the reason for it, whose claims are behind the brief, or with what is newest."""
    head = f"{OUTLOOK_SIGNS[topic.outlook]} **{plain(topic.title)}** · {outlook_name(topic.outlook)}"
    return f"{head}\n{gist(library, topic)}"


def _legend(library: Library) -> str:
    """What the signs mean and of when they are."""
    signs = " · ".join(f"{OUTLOOK_SIGNS[outlook]} {outlook_name(outlook)}" for outlook in Outlook)
    record = record_end_words(library)
    return text("topics-legend", when=dates_words(library.sources), signs=signs, record=record)
