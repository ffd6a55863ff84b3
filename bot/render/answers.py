"""Answers when words don't lead to exactly one topic."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.domain import Actor, Library, Topic
from bot.locales import text
from bot.render.actions import action_button, row, rows_of
from bot.render.limits import CHOICE_CHARACTERS
from bot.render.notices import render_notice
from bot.render.topics import area_select
from bot.render.wording import OUTLOOK_SIGNS, listed, nothing_on, typed

QUESTION_CHARACTERS = 200


def render_did_you_mean(
    topics: Sequence[Topic],
    query: str,
    asker_id: int,
    action: str = "pick",
    *,
    people: Sequence[Actor] = (),
    unmentioned: str | None = None,
    are_several: bool = False,
) -> ui.LayoutView:
    """Topics to choose from.

    Args:
        topics: The topics, the likeliest first.
        query: What was typed.
        asker_id: Who may turn this message into the answer.
        action: What picking one does, with arguments before the topic's slug where it has any.
        people: Whose cards are offered too.
        unmentioned: What was named and the library says nothing of.
        are_several: All the topics were named.
    """
    buttons = [action_button(t.title, action, t.slug, asker_id, emoji=OUTLOOK_SIGNS[t.outlook]) for t in topics]
    buttons += [action_button(p.name, "pick_actor", p.slug, asker_id, emoji="👤") for p in people]
    if are_several:
        words = " ".join((*map(nothing_on, filter(None, [unmentioned])), text("answers-several")))
    elif unmentioned is not None:
        words = text("answers-nearest", nothing=nothing_on(unmentioned))
    else:
        words = text("answers-did-you-mean", words=typed(query))
    return render_notice(words, rows=rows_of(buttons))


def render_not_covered(library: Library, *queries: str) -> ui.LayoutView:
    """Nothing fits: say so, and offer the areas and another try."""
    return render_notice(
        text("answers-not-covered", words=listed([typed(query) for query in queries], "list-or")),
        rows=[row(area_select(library)), row(action_button(text("answers-try-again"), "ask"))],
    )


class AskModal(ui.Modal):
    """Asks for other words; ``custom_id`` is fixed, so that it can be answered after a restart too."""

    def __init__(self) -> None:
        super().__init__(title=text("answers-modal"), custom_id="m:ask", timeout=None)
        example = text("answers-modal-example")
        field: ui.TextInput[Any] = ui.TextInput(custom_id="words", placeholder=example, max_length=QUESTION_CHARACTERS)
        self.add_item(ui.Label(text=text("answers-modal-label"), component=field))
        self.stop()  # nothing is kept: the client answers every submission, before and after a restart


def topic_choice(topic: Topic) -> discord.app_commands.Choice[str]:
    """A topic as a choice of autocomplete."""
    name = topic.title if len(topic.title) <= CHOICE_CHARACTERS else topic.title[: CHOICE_CHARACTERS - 1] + "…"
    return discord.app_commands.Choice(name=name, value=topic.slug)
