"""A topic's card: the latest event, what its documents said, and buttons to more."""

from __future__ import annotations

from collections.abc import Iterator

from discord import ButtonStyle, ui

from bot.domain import Library, Topic
from bot.locales import text
from bot.render.actions import ActionButton, action_button, action_select, row, topic_options
from bot.render.cards import FOOTER_CHARACTERS, brief_provenance, provenance, render_card
from bot.render.developments import headlines, since_label
from bot.render.footnotes import topic_footnotes
from bot.render.limits import BRIEF_CHARACTERS
from bot.render.wording import (
    OUTLOOK_COLOURS,
    as_of_words,
    date_words,
    outlook_label,
    plain,
    typed,
)


def render_brief(library: Library, topic: Topic, unmentioned: str | None = None) -> ui.LayoutView:
    """A topic's first screen: the newest developments, the documents' summary, and buttons for the rest.

    Args:
        library: What it is part of.
        topic: The topic.
        unmentioned: What was asked for, where the library says nothing of it and this topic is only the nearest.
    """
    related = [library.topic_by_slug[slug] for slug in topic.related]
    rows = (
        [row(action_select(text("briefs-related"), topic_options(related), "related", topic.slug))] if related else []
    )
    if buttons := _buttons(library, topic):
        rows.insert(0, row(*buttons))
    footer = brief_provenance(library, library.sources_of(topic))
    colour = OUTLOOK_COLOURS[topic.outlook]
    head, *sections = _first_screen(library, topic)
    if unmentioned is not None:
        head = f"{text('nothing-on-but', what=typed(unmentioned), title=plain(topic.title))}\n{head}"
    return render_card((head, *sections), footer, rows, colour=colour, is_divided=False)


def render_full_brief(library: Library, topic: Topic) -> ui.LayoutView:
    """What the first screen leaves out of a topic's brief: the reason for the outlook, key points and positions."""
    footer = provenance(library, library.sources_of(topic))
    sources = row(action_button(text("briefs-sources"), "sources", topic.slug))
    return render_card(_full_brief(library, topic), footer, [sources], colour=OUTLOOK_COLOURS[topic.outlook])


def brief_faults(library: Library, topic: Topic) -> Iterator[str]:
    """Sentences saying why a topic's cards would be cut short, for the curators' check; nothing if they fit."""
    footer = provenance(library, library.sources_of(topic))
    for sections in (_first_screen(library, topic), _full_brief(library, topic)):
        length = len(footer) + sum(map(len, sections))
        if length > BRIEF_CHARACTERS:
            yield f"the brief, laid out, has {length} characters; shorten it to at most {BRIEF_CHARACTERS}."
    if len(footer) > FOOTER_CHARACTERS:
        yield f"the names of its sources take {len(footer)} characters; {FOOTER_CHARACTERS} fit under a brief."


def _first_screen(library: Library, topic: Topic) -> Iterator[str]:
    notes = topic_footnotes(library, topic)
    yield f"## {plain(topic.title)}"
    latest, *others = headlines(library, topic) or (None,)
    if latest is not None:
        lines = [f"**{text('briefs-latest', when=date_words(latest.date))}** {notes.mark([latest])}"]
        lines += (f"-# **{date_words(other.date)}.** {notes.mark([other])}" for other in others)
        yield "\n".join(lines)
    if topic.brief.summary:
        yield f"**{as_of_words(library.sources_of(topic))}{outlook_label(topic)}.** {notes.mark(topic.brief.summary)}"


def _full_brief(library: Library, topic: Topic) -> Iterator[str]:
    brief, notes = topic.brief, topic_footnotes(library, topic)
    yield f"## {plain(topic.title)}\n-# {as_of_words(library.sources_of(topic))}"
    if brief.reason:
        yield f"### {text('briefs-outlook', label=outlook_label(topic))}\n{notes.mark(brief.reason)}"
    if brief.points:
        yield "\n".join((f"### {text('briefs-points')}", *(f"- {notes.mark(point)}" for point in brief.points)))
    if brief.positions:
        lines = (f"- **{plain(p.party)}:** {notes.mark(p.sentences)}" for p in brief.positions)
        yield "\n".join((f"### {text('briefs-positions')}", *lines))


def _buttons(library: Library, topic: Topic) -> list[ActionButton]:
    buttons = []
    if topic.brief.points:
        buttons.append(action_button(text("briefs-full"), "full_brief", topic.slug, style=ButtonStyle.primary))
    if since := since_label(library, topic):
        buttons.append(action_button(since, "developments", topic.slug))
    if topic_footnotes(library, topic).numbers:
        buttons.append(action_button(text("briefs-sources"), "sources", topic.slug))
    if topic.actors or topic.events:
        buttons.append(action_button(text("briefs-background"), "background", topic.slug))
    return buttons
