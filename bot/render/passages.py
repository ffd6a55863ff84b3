"""What is said to a question: passages, with where they stand and of which kind they are, or that there are none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from discord import ui

from bot.domain import Answer, Library, Passage
from bot.render.actions import ActionButton, action_button, row
from bot.render.cards import provenance, render_card
from bot.render.notices import render_notice
from bot.render.topics import area_select
from bot.render.wording import HOUSE_COLOUR, KIND_SIGNS, OUTLOOK_SIGNS, counted, described, plain, typed

ASK_CHARACTERS = 300  # a question with two halves
_READING_AID = "Passages are quoted from the library word for word; nothing is written for your question."


def render_answer(library: Library, answer: Answer) -> ui.LayoutView:
    """The passages that answer a question, or that the sources don't cover it; with the topics to read on in."""
    if not answer.answered:
        return _render_not_covered(library, answer)
    claims = [passage.claim.source_id for passage in answer.passages]
    return render_card(
        _sections(library, answer),
        provenance(library, [library.source_by_id[source_id] for source_id in dict.fromkeys(claims)], _READING_AID),
        [row(*_topic_buttons(library, answer.nearest), _another())],
        colour=HOUSE_COLOUR,
    )


class QuestionModal(ui.Modal, title="Ask the library"):
    """Asks for a question; ``custom_id`` is fixed, so that it can be answered after a restart too."""

    question: ui.Label[Any] = ui.Label(
        text="Your question",
        component=ui.TextInput(
            custom_id="question", placeholder="does Russia back the Iran deal?", max_length=ASK_CHARACTERS
        ),
    )

    def __init__(self) -> None:
        super().__init__(custom_id="m:question", timeout=None)
        self.stop()  # nothing is kept: the client answers every submission, before and after a restart


def _render_not_covered(library: Library, answer: Answer) -> ui.LayoutView:
    words = f"### Not covered by the sources\nNothing in the library answers {_asked(answer)}, so nothing is said."
    rows = [row(area_select(library)), row(_another())]
    if answer.nearest:
        words += " The nearest topics:"
        rows = [row(*_topic_buttons(library, answer.nearest), _another())]
    return render_notice(words, rows=rows)


def _sections(library: Library, answer: Answer) -> Iterator[str]:
    yield f"-# {counted(len(answer.passages), 'passage').upper()} FROM THE LIBRARY\n### {_asked(answer)}"
    for passage in answer.passages:
        yield _passage(library, passage)
    if answer.uncovered:
        yield "**Not covered by the sources:** " + ", ".join(typed(half) for half in answer.uncovered)


def _passage(library: Library, passage: Passage) -> str:
    claim, topic = passage.claim, library.topic_by_slug[passage.topic]
    kind = described(claim)
    lines = [
        f"{KIND_SIGNS[claim.kind]} **{kind[:1].upper()}{kind[1:]}** · {plain(topic.title)}",
        f"> {plain(claim.text)}",
    ]
    if passage.point:
        lines.append("In the brief: " + " ".join(plain(sentence.text) for sentence in passage.point))
    lines.append(f"-# `{claim.id}` · paragraph {claim.paragraph}")
    return "\n".join(lines)


def _asked(answer: Answer) -> str:
    return typed(answer.question, ASK_CHARACTERS)


def _topic_buttons(library: Library, slugs: Iterable[str]) -> Iterator[ActionButton]:
    for topic in (library.topic_by_slug[slug] for slug in slugs):
        yield action_button(topic.title, "brief", topic.slug, emoji=OUTLOOK_SIGNS[topic.outlook])


def _another() -> ActionButton:
    return action_button("Ask something else", "question", emoji="💭")
