"""What happened when: the dated events of the documents and of the record, earliest first, all or a selection.

Each is dated as exactly as its source allows and no more, carries its own references, and says which layer it is from.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

import discord
from discord import app_commands, ui

from bot.domain import DayOfYear, Development, Event, Library, Period, Topic
from bot.locales import ENGLISH, speaking, text
from bot.render.actions import ActionButton, action_button, action_select, row, topic_options
from bot.render.cards import brief_provenance
from bot.render.developments import reference_links
from bot.render.evidence import documents_behind
from bot.render.limits import CHOICES, SELECT_OPTIONS
from bot.render.notices import render_notice
from bot.render.pages import Room, render_page
from bot.render.periods import periods_to_choose, when_words
from bot.render.timeline_entries import ANY, Entry, Selection, nearest_entries, timeline_entries
from bot.render.wording import OUTLOOK_SIGNS, capitalised, plain

_BESIDE_A_PICTURE, _ALONE = 2, 4  # entries on a page: more, and the title scrolls out of a window 800 pixels high
_TOPIC_SELECTS = 2  # 50 topics
_MOST_NUMBERED = 8  # entries; with more, their numbers overlap on a picture


def is_numbered(entries: Sequence[object]) -> bool:
    """Whether each entry has a number of its own on the picture, as it then has in the text."""
    return len(entries) <= _MOST_NUMBERED


def title_of(selection: Selection) -> str:
    """What a timeline is called: "Timeline: Syria, since 2022", "On this day: 24 February"."""
    topic, when = selection.topic, selection.when
    words = when_words(when) if when else ""
    if isinstance(when, DayOfYear) or selection.is_day:
        name = text("timelines-on-this-day", day=words) if isinstance(when, DayOfYear) else words
        return f"{name} · {topic.title}" if topic else name
    subject = ", ".join(filter(None, (topic.title if topic else "", words)))
    return text("timelines-of", subject=subject) if subject else text("timelines-title")


def when_choice(library: Library, when: Period | DayOfYear) -> app_commands.Choice[str]:
    """A time as a choice of autocomplete, with how much is dated to it."""
    number = len(timeline_entries(library, Selection(None, when)))
    period = _alone(when_words(when))
    name = (
        text("timelines-choice", period=period, count=number)
        if number
        else text("timelines-choice-empty", period=period)
    )
    with speaking(ENGLISH):  # the value is parsed again, and nobody sees it
        return app_commands.Choice(name=name, value=_alone(when_words(when)))


def _alone(words: str) -> str:
    return words.removeprefix("the ")


def periods_offered(library: Library) -> list[Period]:
    """What is offered before anything is typed: since the documents' year, decades, and single years."""
    since = [Period(date(year, 1, 1)) for year in sorted({s.year for s in library.sources if s.year})]
    return [*since, *periods_to_choose([e.last for e in timeline_entries(library, Selection())], CHOICES - len(since))]


class TimelineText(NamedTuple):
    """The texts of a timeline: a line on what it holds, which layers that is from, and a text for each entry."""

    lead: str
    layers: str
    blocks: list[str]


def describe_timeline(library: Library, selection: Selection) -> TimelineText:
    """The texts of a timeline, none where nothing is dated to its time; of the whole, too much for the event loop."""
    entries = timeline_entries(library, selection)
    lead = text("timelines-lead", count=len(entries))
    if not entries and selection.is_day:
        entries = nearest_entries(library, selection)
        lead = text("timelines-nearest")
    return TimelineText(lead, _layers(library, entries), [_block(library, entry) for entry in entries])


def render_timeline(
    library: Library,
    selection: Selection,
    page: int = 0,
    gallery: ui.MediaGallery[Any] | None = None,
    remark: str = "",
    *,
    content: TimelineText | None = None,
) -> ui.LayoutView:
    """A page of a timeline.

    Args:
        library: What it is part of.
        selection: What it shows.
        page: From 0.
        gallery: Its picture, which has a number for each of the entries where these are few.
        remark: Why there is no picture, where one is to be expected.
        content: What ``describe_timeline`` made of the selection, where that was done elsewhere.
    """
    content = content or describe_timeline(library, selection)
    is_marked = gallery is not None and is_numbered(content.blocks)
    layers = "" if gallery else f"\n{content.layers}"  # the picture says that, too
    return render_page(
        f"## {plain(title_of(selection))}\n{content.lead}{f' *{remark}*' if remark else ''}{layers}",
        (f"`{number}` {block}" if is_marked else block for number, block in enumerate(content.blocks, 1)),
        page,
        "timeline_page",
        *selection.address,
        rows=_rows(library, selection),
        room=_room(selection, content.blocks),
        gallery=gallery,
    )


def render_no_entries(selection: Selection) -> ui.LayoutView:
    """Nothing is dated to a time: say so in a sentence and offer what there is."""
    topic, when = selection.topic, selection.when
    buttons = []
    if topic is not None and when is not None:
        buttons.append(_button(text("timelines-all-of", title=topic.title), Selection(topic)))
        buttons.append(_button(text("timelines-all-topics-then", when=when_words(when)), Selection(None, when)))
    else:
        buttons.append(_button(text("timelines-whole"), Selection()))
    if topic is not None:
        buttons.append(_brief_button(topic))
    key = f"timelines-none{'-on' if topic else ''}{'-then' if when else ''}"
    given = {"title": plain(topic.title) if topic else "", "when": when_words(when) if when else ""}
    return render_notice(text(key, **given), rows=[row(*buttons)])


def _room(selection: Selection, blocks: Sequence[str]) -> Room:
    """How much a page holds; the picture stands on every page if it is numbered, else on the first, and a day has none.

    The pages are the same where it can't be shown.
    """
    if selection.is_day:
        return Room(blocks=_ALONE)
    return Room(blocks=_BESIDE_A_PICTURE if is_numbered(blocks) else _ALONE, first=_BESIDE_A_PICTURE)


def _layers(library: Library, entries: Sequence[Entry]) -> str:
    """From which documents the entries are, and until when the record was kept."""
    account = [s for entry in entries if isinstance(entry.what, Event) for s in entry.what.account]
    return brief_provenance(library, library.sources_behind(account))


def _block(library: Library, entry: Entry) -> str:
    what = entry.what
    if isinstance(what, Development):
        content, behind = plain(what.text), reference_links(what.references)
    else:
        content = " ".join(plain(sentence.text) for sentence in what.account)
        behind = text("timelines-from-analysis", documents=documents_behind(library, what.account))
    return f"**{plain(capitalised(entry.when))}** · {content}\n-# {behind}"


def _rows(library: Library, selection: Selection) -> list[ui.ActionRow[Any]]:
    """What narrows the selection further, and what widens it again, in as few rows as will do."""
    topic, when = selection.address
    rows, buttons = [], []
    if selection.topic is not None:
        buttons += [
            _button(text("timelines-all-topics"), Selection(None, selection.when)),
            _brief_button(selection.topic),
        ]
    else:
        topics = [each for each in library.topics if each.events or library.developments_of(each)]
        for start in range(0, min(len(topics), _TOPIC_SELECTS * SELECT_OPTIONS), SELECT_OPTIONS):
            options = topic_options(topics[start : start + SELECT_OPTIONS])
            rows.append(row(action_select(text("timelines-choose-topic"), options, "timeline_topic", when, start)))
    if selection.topic is not None or selection.when is None:
        options = _period_options(library, selection)
        rows.append(row(action_select(text("timelines-choose-period"), options, "timeline_when", topic)))
    else:
        buttons.insert(0, _button(text("timelines-whole"), Selection()))
    return [*rows, row(*buttons)] if buttons else rows


def _period_options(library: Library, selection: Selection) -> list[discord.SelectOption]:
    """Every period in which the topic has anything, with how much."""
    whole = timeline_entries(library, Selection(selection.topic))
    total = text("events-counted", count=len(whole))
    options = [discord.SelectOption(label=text("timelines-all-years"), value=ANY, description=total)]
    for period in periods_to_choose([entry.last for entry in whole], SELECT_OPTIONS - 1):
        words = _alone(when_words(period))
        number = sum(period.overlaps(entry.first or entry.last, entry.last) for entry in whole)
        options.append(
            discord.SelectOption(label=words, value=str(period), description=text("events-counted", count=number))
        )
    for option in options:
        option.default = option.value == selection.address[1]
    return options


def _button(label: str, selection: Selection) -> ActionButton:
    return action_button(label, "timeline", *selection.address)


def _brief_button(topic: Topic) -> ActionButton:
    return action_button(
        text("actors-brief", title=topic.title), "brief", topic.slug, emoji=OUTLOOK_SIGNS[topic.outlook]
    )
