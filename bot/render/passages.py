"""What is said to a question: passages, with where they stand and of which kind they are, or that there are none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from discord import ui

from bot.domain import Answer, Claim, Development, Library, Passage, Refusal, Source
from bot.render.actions import ActionButton, action_button, row
from bot.render.cards import provenance, render_card
from bot.render.developments import development_block
from bot.render.notices import render_notice
from bot.render.topics import area_select
from bot.render.wording import HOUSE_COLOUR, KIND_SIGNS, OUTLOOK_SIGNS, counted, described, plain, typed

ASK_CHARACTERS = 300  # a question with two halves
_NOT_ITS_BUSINESS = {
    Refusal.OPINION: "That asks for an opinion, and the library has none of its own.",
    Refusal.ADVICE: "That asks for advice or help, which is none of the library's business.",
    Refusal.HARM: "That is nothing the library helps with.",
    Refusal.FORECAST: "That asks what is to come, and the library makes no forecasts.",
}
_READING_AID = "Passages are quoted from the library word for word; nothing is written for your question."


def render_answer(library: Library, answer: Answer) -> ui.LayoutView:
    """The passages that answer a question or come nearest, or that there are none; with the topics to read on in."""
    if not answer.passages and not answer.is_of_source:
        return _render_none(library, answer)
    claims = [passage.said for passage in answer.passages if isinstance(passage.said, Claim)]
    sources = dict.fromkeys(claim.source_id for claim in claims)
    if answer.is_of_source:
        sources = dict.fromkeys(source.id for source in library.sources)
    return render_card(
        _sections(library, answer),
        provenance(library, [library.source_by_id[source_id] for source_id in sources], _READING_AID),
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


def _render_none(library: Library, answer: Answer) -> ui.LayoutView:
    if answer.refusal is not None:
        words = f"### {_NOT_ITS_BUSINESS[answer.refusal]}"
    else:
        words = f"### Not covered by the sources\nNothing in the library answers {_asked(answer)}, so nothing is said."
    rows = [row(area_select(library)), row(_another())]
    if answer.nearest:
        words += " The nearest topics:"
        rows = [row(*_topic_buttons(library, answer.nearest), _another())]
    return render_notice(words, rows=rows)


def _sections(library: Library, answer: Answer) -> Iterator[str]:
    if answer.is_of_source:
        yield f"### {_asked(answer)}"
        yield from (_source(source) for source in library.sources)
        return
    yield f"-# {counted(len(answer.passages), 'passage').upper()} FROM THE LIBRARY\n### {_asked(answer)}"
    if not answer.answered:
        yield "The library doesn't answer this outright. The nearest it has:"
    if answer.refusal is not None:
        yield _NOT_ITS_BUSINESS[answer.refusal]
    if answer.is_dated:
        yield _dated(library, answer)
    for passage in answer.passages:
        yield _passage(library, passage)
    if answer.uncovered:
        yield "**Not answered outright:** " + ", ".join(typed(half) for half in answer.uncovered)


def _dated(library: Library, answer: Answer) -> str:
    """That nothing newer is known than what the passages' sources say."""
    claims = [passage.said for passage in answer.passages if isinstance(passage.said, Claim)]
    times = dict.fromkeys(library.source_by_id[claim.source_id].as_of for claim in claims)
    return f"The library has nothing on that after {' and '.join(map(plain, times))}."


def _source(source: Source) -> str:
    return f"“{plain(source.title)}”, {plain(source.outlet)}, {plain(source.as_of)}. {plain(source.date_note)}"


def _passage(library: Library, passage: Passage) -> str:
    said, topic = passage.said, library.topic_by_slug.get(passage.topic)
    if isinstance(said, Development):
        return development_block(said)
    kind = described(said)
    head = f"{KIND_SIGNS[said.kind]} **{kind[:1].upper()}{kind[1:]}**"
    lines = [f"{head} · {plain(topic.title)}" if topic else head, f"> {plain(said.text)}"]
    if passage.point:
        lines.append("In the brief: " + " ".join(plain(sentence.text) for sentence in passage.point))
    as_of = library.source_by_id[said.source_id].as_of
    lines.append(f"-# `{said.id}` · paragraph {said.paragraph} · {plain(as_of)}")
    return "\n".join(lines)


def _asked(answer: Answer) -> str:
    return typed(answer.question, ASK_CHARACTERS)


def _topic_buttons(library: Library, slugs: Iterable[str]) -> Iterator[ActionButton]:
    for topic in (library.topic_by_slug[slug] for slug in slugs):
        yield action_button(topic.title, "brief", topic.slug, emoji=OUTLOOK_SIGNS[topic.outlook])


def _another() -> ActionButton:
    return action_button("Ask something else", "question", emoji="💭")
