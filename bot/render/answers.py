"""What is said when words do not lead straight to one topic."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.domain import Library, Topic
from bot.render.actions import action_button, row
from bot.render.limits import CHOICE_CHARACTERS
from bot.render.notices import render_notice
from bot.render.topics import area_select
from bot.render.wording import OUTLOOK_SIGNS, typed

_OFFERS = 3
QUESTION_CHARACTERS = 200


def render_did_you_mean(topics: Sequence[Topic], query: str, asker_id: int, action: str = "pick") -> ui.LayoutView:
    """Up to three topics to choose from. The id lets only the asker turn this very message into the answer."""
    buttons = (
        action_button(topic.title, action, topic.slug, asker_id, emoji=OUTLOOK_SIGNS[topic.outlook])
        for topic in topics[:_OFFERS]
    )
    return render_notice(
        f"### Did you mean…\nI am not sure what {typed(query)} refers to. Pick one, or ask in other words.",
        rows=[row(*buttons)],
    )


def render_not_covered(library: Library, *queries: str) -> ui.LayoutView:
    """Nothing fits: say so, and offer the areas and another try."""
    words = " or ".join(map(typed, queries))
    return render_notice(
        f"### Not covered\nNothing in the library answers {words}. It holds what its sources say about the "
        "US–Russia relationship, and no more. Browse by area, or try other words.",
        rows=[row(area_select(library)), row(action_button("Try other words", "ask"))],
    )


class AskModal(ui.Modal, title="Ask about the relationship"):
    """Asks for other words; ``custom_id`` is fixed, so that it can be answered after a restart too."""

    words: ui.Label[Any] = ui.Label(
        text="A name, a place, a treaty, a question",
        component=ui.TextInput(custom_id="words", placeholder="new start", max_length=QUESTION_CHARACTERS),
    )

    def __init__(self) -> None:
        super().__init__(custom_id="m:ask", timeout=None)
        self.stop()  # nothing is kept: the client answers every submission, before and after a restart


def topic_choice(topic: Topic) -> discord.app_commands.Choice[str]:
    """A topic as a choice of autocomplete."""
    name = topic.title if len(topic.title) <= CHOICE_CHARACTERS else topic.title[: CHOICE_CHARACTERS - 1] + "…"
    return discord.app_commands.Choice(name=name, value=topic.slug)
