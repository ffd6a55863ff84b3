"""The answer to a question: passages with their place and kind, or that there are none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from discord import ui

from bot.domain import Answer, Claim, Development, Library, Passage, Source
from bot.locales import text
from bot.render.actions import ActionButton, action_button, row
from bot.render.cards import documents_named, provenance, record_end_words, render_card
from bot.render.developments import development_block
from bot.render.notices import render_notice
from bot.render.topics import area_select
from bot.render.wording import HOUSE_COLOUR, KIND_SIGNS, OUTLOOK_SIGNS, capitalised, described, listed, plain, typed

ASK_CHARACTERS = 300  # a question in two parts


def render_answer(library: Library, answer: Answer) -> ui.LayoutView:
    """The passages that answer a question or come closest, or that there are none; with related topics."""
    if not answer.passages and not answer.is_of_source:
        return _render_none(library, answer)
    claims = [passage.said for passage in answer.passages if isinstance(passage.said, Claim)]
    sources = dict.fromkeys(claim.source_id for claim in claims)
    if answer.is_of_source:
        sources = dict.fromkeys(source.id for source in library.sources)
    return render_card(
        _sections(library, answer),
        provenance(library, [library.source_by_id[source_id] for source_id in sources], text("passages-reading-aid")),
        [row(*_topic_buttons(library, answer.nearest), _another())],
        colour=HOUSE_COLOUR,
    )


class QuestionModal(ui.Modal):
    """Asks for a question; ``custom_id`` is fixed, so that it can be answered after a restart too."""

    def __init__(self) -> None:
        super().__init__(title=text("passages-modal"), custom_id="m:question", timeout=None)
        example = text("passages-modal-example")
        field: ui.TextInput[Any] = ui.TextInput(custom_id="question", placeholder=example, max_length=ASK_CHARACTERS)
        self.add_item(ui.Label(text=text("passages-modal-label"), component=field))
        self.stop()  # nothing is kept: the client answers every submission, before and after a restart


def _render_none(library: Library, answer: Answer) -> ui.LayoutView:
    if answer.refusal is not None:
        words = f"### {text(f'passages-{answer.refusal}')}"
    else:
        words = f"{text('passages-none', question=_asked(answer))} {record_end_words(library)}"
    rows = [row(area_select(library)), row(_another())]
    if answer.nearest:
        words += f" {text('passages-nearest-topics')}"
        rows = [row(*_topic_buttons(library, answer.nearest), _another())]
    return render_notice(words, rows=rows)


def _sections(library: Library, answer: Answer) -> Iterator[str]:
    if answer.is_of_source:
        yield f"### {_asked(answer)}"
        yield from (_source(source) for source in library.sources)
        return
    yield f"### {_asked(answer)}\n-# {text('passages-found', count=len(answer.passages))}"
    if answer.refusal is not None:
        yield text(f"passages-{answer.refusal}")
    if not answer.answered:
        yield text("passages-not-outright")
    if answer.is_dated:
        yield _dated(library, answer)
    for passage in answer.passages:
        yield _passage(library, passage)
    if answer.uncovered:
        yield text("passages-uncovered", questions=", ".join(typed(question) for question in answer.uncovered))


def _dated(library: Library, answer: Answer) -> str:
    """That nothing newer is known than what the passages' sources say."""
    claims = [passage.said for passage in answer.passages if isinstance(passage.said, Claim)]
    times = dict.fromkeys(library.source_by_id[claim.source_id].as_of for claim in claims)
    return text("passages-dated", when=listed([plain(when) for when in times]))


def _source(source: Source) -> str:
    return f"{documents_named([source])}. {plain(source.date_note)}"


def _passage(library: Library, passage: Passage) -> str:
    said, topic = passage.said, library.topic_by_slug.get(passage.topic)
    if isinstance(said, Development):
        return development_block(said)
    source = library.source_by_id[said.source_id]
    head = f"**{capitalised(plain(source.as_of))}** · {KIND_SIGNS[said.kind]} {capitalised(described(said))}"
    where = f"{plain(source.outlet)}, {text('evidence-paragraph', number=said.paragraph)}"
    about = f" · {plain(topic.title)}" if topic else ""
    return f"{head}{about}\n> {plain(said.text)}\n-# {where} · `{said.id}`"


def _asked(answer: Answer) -> str:
    return typed(answer.question, ASK_CHARACTERS)


def _topic_buttons(library: Library, slugs: Iterable[str]) -> Iterator[ActionButton]:
    for topic in (library.topic_by_slug[slug] for slug in slugs):
        yield action_button(topic.title, "brief", topic.slug, emoji=OUTLOOK_SIGNS[topic.outlook])


def _another() -> ActionButton:
    return action_button(text("passages-another"), "question", emoji="💭")
