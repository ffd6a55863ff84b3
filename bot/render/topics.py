"""Browsing: the areas, the topics of one, and the spread over all."""

from __future__ import annotations

from typing import Any

import discord
from discord import ui

from bot.domain import Area, Library, Outlook, Topic
from bot.render.actions import ActionSelect, action_select, row, topic_options
from bot.render.cards import record_end_words
from bot.render.developments import gist
from bot.render.limits import SELECT_OPTIONS
from bot.render.pages import render_page
from bot.render.wording import AREA_HINTS, AREA_NAMES, OUTLOOK_NAMES, OUTLOOK_SIGNS, counted, dates_words, plain

_TOPIC_SELECTS = 3  # 75 topics an area; a bigger one is better split in two


def render_areas(library: Library, page: int = 0) -> ui.LayoutView:
    """Every area with its topics, outlook at a glance, and a select to open one."""
    blocks = [_area_block(area, topics) for area, topics in by_area(library).items()]
    number = counted(len(library.topics), "topic")
    head = f"## Topics\n{number} of the US–Russia relationship, by area.\n-# {_legend(library)}"
    return render_page(head, blocks, page, "areas_page", rows=[row(area_select(library))])


def render_area(library: Library, area: Area, page: int = 0) -> ui.LayoutView:
    """The topics of one area, each with the reason for its outlook."""
    topics = by_area(library).get(area, ())
    blocks = [topic_block(library, topic) for topic in topics] or ["There is nothing in this area at the moment."]
    selects: list[ui.ActionRow[Any]] = []
    for start in range(0, min(len(topics), _TOPIC_SELECTS * SELECT_OPTIONS), SELECT_OPTIONS):
        chunk = topics[start : start + SELECT_OPTIONS]
        selects.append(row(action_select("Open a brief", topic_options(chunk), "open", start)))
    head = f"## {AREA_NAMES[area]}\n{AREA_HINTS[area]}.\n-# {_legend(library)}"
    return render_page(head, blocks, page, "area_page", area, rows=[*selects, row(area_select(library, area))])


def area_select(library: Library, current: Area | None = None) -> ActionSelect:
    """A select of the areas that hold topics."""
    options = [
        discord.SelectOption(
            label=AREA_NAMES[area],
            value=area,
            description=f"{AREA_HINTS[area]} · {counted(len(topics), 'topic')}",
            default=area is current,
        )
        for area, topics in by_area(library).items()
    ]
    return action_select("Choose an area", options, "area")


def by_area(library: Library) -> dict[Area, tuple[Topic, ...]]:
    """The topics of each area that has any, in the order of areas."""
    shelved = {area: tuple(topic for topic in library.topics if topic.area is area) for area in Area}
    return {area: topics for area, topics in shelved.items() if topics}


def _area_block(area: Area, topics: tuple[Topic, ...]) -> str:
    lines = (f"- {OUTLOOK_SIGNS[topic.outlook]} {plain(topic.title)}" for topic in topics)
    return "\n".join((f"### {AREA_NAMES[area]}", *lines))


def topic_block(library: Library, topic: Topic) -> str:
    """A topic with its outlook and the reason for it, whose claims are behind the brief, or with what is newest."""
    head = f"{OUTLOOK_SIGNS[topic.outlook]} **{plain(topic.title)}** · {OUTLOOK_NAMES[topic.outlook].lower()}"
    return f"{head}\n{gist(library, topic)}"


def _legend(library: Library) -> str:
    """What the signs mean and of when they are."""
    signs = " · ".join(f"{OUTLOOK_SIGNS[outlook]} {OUTLOOK_NAMES[outlook].lower()}" for outlook in Outlook)
    return f"Outlook in {dates_words(library.sources)}: {signs}. {record_end_words(library)}"
