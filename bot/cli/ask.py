"""``python -m bot ask``: how questions are answered, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TextIO

from bot.answering import Answerer
from bot.cli.output import can_write, write_line
from bot.domain import Answer


def ask(answerer: Answerer, questions: Iterable[str], *, as_json: bool, out: TextIO) -> int:
    """Answer questions, each as soon as it is read.

    Args:
        answerer: What answers.
        questions: One question each; an ending newline is not part of it. Blank ones are answered too.
        as_json: One JSON object a line instead of text to read.
        out: Where the answers go.

    Returns:
        The exit code: 0.
    """
    for line in questions:
        answer = answerer.answer(line.removesuffix("\n").removesuffix("\r"))
        if as_json:
            write_line(out, _as_json(answer, ascii_only=not can_write(out, answer.question)))
        else:
            for text in _as_text(answer):
                write_line(out, text)
    return 0


def _as_json(answer: Answer, *, ascii_only: bool) -> str:
    passages = [
        {
            "claim": passage.claim.id,
            "paragraph": passage.claim.paragraph,
            "topic": passage.topic,
            "text": passage.text,
        }
        for passage in answer.passages
    ]
    shown = {"question": answer.question, "answered": answer.answered, "passages": passages}
    return json.dumps(shown, ensure_ascii=ascii_only)


def _as_text(answer: Answer) -> Iterator[str]:
    yield "".join(character if character.isprintable() else " " for character in answer.question)
    for passage in answer.passages:
        claim = passage.claim
        kind = f"{claim.kind} by {claim.attributed_to}" if claim.attributed_to else claim.kind
        yield f"  {passage.topic} · {claim.id} · paragraph {claim.paragraph} · {kind}"
        yield f"    {passage.text}"
    if not answer.answered:
        yield "  not covered by the sources"
    for half in answer.uncovered:
        yield f"  not covered by the sources: {half}"
    if answer.nearest:
        yield f"  topics: {', '.join(answer.nearest)}"
    yield ""
