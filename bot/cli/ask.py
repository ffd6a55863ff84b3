"""``python -m bot ask``: show how questions are answered, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TextIO

from bot.cli.output import can_write, write_line
from bot.domain import Answer, Development, Library, Passage
from bot.search.answerer import Answerer


def ask(
    answerer: Answerer,
    library: Library,
    questions: Iterable[str],
    *,
    as_json: bool,
    out: TextIO,
    with_reasons: bool = False,
) -> int:
    """Answer questions, each as soon as it is read.

    Args:
        answerer: Finds the answers.
        library: The library, in the language to answer in.
        questions: One question each; an ending newline is not part of it. Blank ones are answered too.
        as_json: One JSON object a line instead of text to read.
        out: Where the answers go.
        with_reasons: Say in text why each is answered as it is.

    Returns:
        The exit code: 0.
    """
    for line in questions:
        question = line.removesuffix("\n").removesuffix("\r")
        answer = answerer.answer(question).in_library(library)
        if as_json:
            write_line(out, _as_json(answer, library, ascii_only=not can_write(out, answer.question)))
            continue
        for text in _as_text(answer, library):
            write_line(out, text)
        for text in answerer.explain(question) if with_reasons else ():
            write_line(out, text)
    return 0


def _as_json(answer: Answer, library: Library, *, ascii_only: bool) -> str:
    shown = {
        "question": answer.question,
        "answered": answer.answered,
        "verdict": answer.verdict,
        "refusal": answer.refusal,
        "passages": [*map(_passage, answer.passages), *_sources(answer, library)],
    }
    return json.dumps(shown, ensure_ascii=ascii_only)


def _passage(passage: Passage) -> dict[str, object]:
    said = passage.said
    if isinstance(said, Development):
        where: dict[str, object] = {"claim": "", "paragraph": None, "development": said.slug, "date": str(said.date)}
    else:
        where = {"claim": said.id, "paragraph": said.paragraph}
    return {**where, "topic": passage.topic, "text": passage.said.text}


def _sources(answer: Answer, library: Library) -> Iterator[dict[str, object]]:
    """The sources as passages, if the question was what answers come from."""
    for source in library.sources if answer.is_of_source else ():
        text = f"“{source.title}”, {source.outlet}, {source.as_of}. {source.date_note}"
        if library.record_end is not None:
            text += f" The record of later events ends {library.record_end}."
        yield {"claim": "", "paragraph": None, "source": source.id, "topic": "", "text": text}


def _as_text(answer: Answer, library: Library) -> Iterator[str]:
    yield "".join(character if character.isprintable() else " " for character in answer.question)
    if answer.refusal is not None:
        yield f"  outside the library's scope: {answer.refusal}"
    elif not answer.passages and not answer.is_of_source:
        yield "  not covered by the sources"
    if answer.passages and not answer.answered:
        yield "  no direct answer; closest passages:"
    if answer.is_dated:
        yield "  nothing later is recorded on that"
    for passage in answer.passages:
        yield f"  {passage.topic} · {_where(passage)}"
        yield f"    {passage.said.text}"
        if isinstance(passage.said, Development):
            yield from (f"    {reference.url}" for reference in passage.said.references)
    for source in _sources(answer, library):
        yield f"  {source['text']}"
    for question in answer.uncovered:
        yield f"  no direct answer: {question}"
    if answer.nearest:
        yield f"  topics: {', '.join(answer.nearest)}"
    yield ""


def _where(passage: Passage) -> str:
    said = passage.said
    kind = f"{said.kind} by {said.attributed_to}" if said.attributed_to else said.kind
    if isinstance(said, Development):
        return f"{said.slug} · {said.date} · {kind}"
    return f"{said.id} · paragraph {said.paragraph} · {kind}"
