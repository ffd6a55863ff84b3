"""The answer to "Brief me on this"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discord import ui

from bot.domain import Actor, Library, Sentence, Topic
from bot.locales import text
from bot.render.actions import action_button, row, rows_of
from bot.render.cards import provenance, render_card
from bot.render.notices import render_notice
from bot.render.topics import area_select, topic_block
from bot.render.wording import HOUSE_COLOUR, OUTLOOK_SIGNS


def render_message_topics(library: Library, topics: Sequence[Topic]) -> ui.LayoutView:
    """The topics a message is about, the most likely first, each in a line with a button to its brief."""
    buttons = [action_button(t.title, "brief", t.slug, emoji=OUTLOOK_SIGNS[t.outlook]) for t in topics]
    return render_card(
        _sections(library, topics),
        provenance(library, library.sources_behind(_reasons(topics)), text("messages-reading-aid")),
        rows_of(buttons),
        colour=HOUSE_COLOUR,
    )


def render_message_about_none(library: Library, actors: Sequence[Actor], asker_id: int) -> ui.LayoutView:
    """A message is about no topic: say so, with whom it names and where to look."""
    rows = [row(area_select(library)), row(action_button(text("answers-try-again"), "ask"))]
    if actors:
        buttons = (action_button(a.name, "pick_actor", a.slug, asker_id, emoji="👤") for a in actors)
        rows.insert(0, row(*buttons))
    return render_notice(text("messages-none-but-people" if actors else "messages-none"), rows=rows)


def _sections(library: Library, topics: Sequence[Topic]) -> Iterator[str]:
    yield f"### {text('messages-found', count=len(topics))}"
    for topic in topics:
        yield topic_block(library, topic)


def _reasons(topics: Sequence[Topic]) -> tuple[Sentence, ...]:
    return tuple(sentence for topic in topics for sentence in topic.brief.reason)
