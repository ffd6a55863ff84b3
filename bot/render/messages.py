"""What a message read on request is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discord import ui

from bot.domain import Actor, Library, Sentence, Topic
from bot.render.actions import action_button, row
from bot.render.cards import provenance, render_card
from bot.render.notices import render_notice
from bot.render.topics import area_select, topic_block
from bot.render.wording import HOUSE_COLOUR, OUTLOOK_SIGNS, counted

NO_TEXT = "That message has no text that could be read. Pick one with words in it, or use /brief."


def render_message_topics(library: Library, topics: Sequence[Topic]) -> ui.LayoutView:
    """The topics a message is about, the most likely first, each in a line with a button to its brief."""
    buttons = [action_button(t.title, "brief", t.slug, emoji=OUTLOOK_SIGNS[t.outlook]) for t in topics]
    return render_card(
        _sections(library, topics),
        provenance(library, library.sources_behind(_reasons(topics)), "Each brief shows what it rests on."),
        [row(*buttons)],
        colour=HOUSE_COLOUR,
    )


def render_message_about_none(library: Library, actors: Sequence[Actor], asker_id: int) -> ui.LayoutView:
    """A message is about no topic: say so, with whom it names and where to look."""
    words = "### Not covered\nThe library has no brief on what that message is about"
    rows = [row(area_select(library)), row(action_button("Try other words", "ask"))]
    if actors:
        words += ", but it knows who is named there"
        buttons = (action_button(a.name, "pick_actor", a.slug, asker_id, emoji="👤") for a in actors)
        rows.insert(0, row(*buttons))
    return render_notice(f"{words}. Browse by area, or try your own words.", rows=rows)


def _sections(library: Library, topics: Sequence[Topic]) -> Iterator[str]:
    yield f"-# IN THAT MESSAGE\n### {counted(len(topics), 'topic')}"
    for topic in topics:
        yield topic_block(library, topic)


def _reasons(topics: Sequence[Topic]) -> tuple[Sentence, ...]:
    return tuple(sentence for topic in topics for sentence in topic.brief.reason)
