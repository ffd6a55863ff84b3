"""The card: what is said about a topic."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from discord import ButtonStyle, ui

from bot.domain import Library, Topic
from bot.render.actions import ActionButton, action_button, action_select, row, topic_options
from bot.render.cards import FOOTER_CHARACTERS, provenance, render_card
from bot.render.developments import development_block, latest_line, record_end_words, since_label
from bot.render.footnotes import Footnotes, topic_footnotes
from bot.render.limits import BRIEF_CHARACTERS
from bot.render.wording import AREA_NAMES, OUTLOOK_COLOURS, OUTLOOK_NAMES, OUTLOOK_SIGNS, counted, plain

_NEWEST = 4  # developments on a chronicle's card; the rest is one press away


def render_brief(library: Library, topic: Topic) -> ui.LayoutView:
    """A topic's brief as a card with its sources, background and related topics at hand."""
    related = [library.topic_by_slug[slug] for slug in topic.related]
    rows = [row(action_select("Related topics", topic_options(related), "related", topic.slug))] if related else []
    if buttons := _buttons(library, topic):
        rows.append(row(*buttons))
    return render_card(
        _sections(library, topic),
        library.sources_of(topic),
        rows,
        colour=OUTLOOK_COLOURS[topic.outlook],
        later=record_end_words(library),
    )


def brief_faults(library: Library, topic: Topic) -> Iterator[str]:
    """Sentences saying why a topic's card would be cut short, for the curators' check; nothing where it fits."""
    head, *sections = _sections(library, topic)
    footer = provenance(library.sources_of(topic), later=record_end_words(library))
    length = sum(map(len, chain((head, footer), sections)))
    if length > BRIEF_CHARACTERS:
        yield f"the brief, laid out, has {length} characters; shorten it to at most {BRIEF_CHARACTERS}."
    if len(footer) > FOOTER_CHARACTERS:
        yield f"the names of its sources take {len(footer)} characters; {FOOTER_CHARACTERS} fit under a brief."


def _sections(library: Library, topic: Topic) -> Iterator[str]:
    if topic.is_chronicle:
        yield from _chronicle_sections(library, topic)
        return
    brief = topic.brief
    notes = Footnotes(brief.sentences())
    outlook = f"{OUTLOOK_SIGNS[topic.outlook]} **Outlook: {OUTLOOK_NAMES[topic.outlook].lower()}.**"
    yield f"-# {AREA_NAMES[topic.area].upper()}\n## {plain(topic.title)}\n{outlook} {notes.mark(brief.reason)}"
    if latest := latest_line(library, topic):
        yield latest
    yield notes.mark(brief.summary)
    yield "\n".join(("### Key points", *(f"- {notes.mark(point)}" for point in brief.points)))
    if brief.positions:
        lines = (f"- **{plain(p.party)}:** {notes.mark(p.sentences)}" for p in brief.positions)
        yield "\n".join(("### Where each side stood", *lines))


def _chronicle_sections(library: Library, topic: Topic) -> Iterator[str]:
    sign = OUTLOOK_SIGNS[topic.outlook]
    about = f"{sign} **Chronicle.** Dated events with their references; nobody's outlook."
    yield f"-# {AREA_NAMES[topic.area].upper()}\n## {plain(topic.title)}\n{about}"
    yield from map(development_block, library.developments_of(topic)[:_NEWEST])


def _buttons(library: Library, topic: Topic) -> list[ActionButton]:
    claims = len(topic_footnotes(library, topic).numbers)  # as many as the button shows, people and dates included
    buttons = [action_button(f"Sources · {counted(claims, 'claim')}", "sources", topic.slug)] if claims else []
    if topic.actors or topic.events:
        buttons.append(action_button("People and dates", "background", topic.slug))
    if since := since_label(library, topic):
        buttons.insert(0, action_button(since, "developments", topic.slug, style=ButtonStyle.primary))
    return buttons
