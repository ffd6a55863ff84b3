"""``python -m bot resolve``: show what words find, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

from bot.cli.output import can_write, write_line
from bot.search.finder import Match

_QUERY_WIDTH, _TOPIC_WIDTH = 40, 24
_NONE = "–"


def resolve(
    find: Callable[[str], Match],
    queries: Iterable[str],
    *,
    kind: str,
    out: TextIO,
    as_json: bool = False,
    explain: Callable[[str], Iterator[str]] | None = None,
) -> int:
    """Match queries and write each result as soon as it is known.

    Args:
        find: The search function.
        queries: One query each; an ending newline is not part of it. Blank ones are answered too.
        kind: What is looked for: "topic" or "person".
        out: Where the answers go.
        as_json: One JSON object a line instead of a table.
        explain: Explains a result in lines written below it; None to leave that out.

    Returns:
        The exit code: 0.
    """
    if not as_json:
        write_line(out, _row("query", kind, "confidence", "suggestions"))
    for line in queries:
        query = line.removesuffix("\n").removesuffix("\r")
        match = find(query)
        write_line(out, _as_json(match, kind, ascii_only=not can_write(out, query)) if as_json else _as_row(match))
        for why in explain(query) if explain is not None else ():
            write_line(out, why)
    return 0


def _as_json(match: Match, kind: str, *, ascii_only: bool) -> str:
    answer = {
        "query": match.query,
        kind: match.found,
        "confidence": match.confidence,
        "suggestions": list(match.suggestions),
        "unmentioned": match.unmentioned,
    }
    if kind == "topic":
        answer["person"] = next(iter(match.people), None)
    return json.dumps(answer, ensure_ascii=ascii_only)


def _as_row(match: Match) -> str:
    shown = "".join(character if character.isprintable() else " " for character in match.query)
    if len(shown) > _QUERY_WIDTH:
        shown = shown[: _QUERY_WIDTH - 1] + "…"
    suggestions = ", ".join(match.suggestions) or _NONE
    if match.people:
        suggestions += f" (person: {', '.join(match.people)})"
    if match.unmentioned is not None:
        suggestions += f" (the library doesn't mention {match.unmentioned})"
    return _row(shown, match.found or _NONE, f"{match.confidence:.2f}", suggestions)


def _row(query: str, topic: str, confidence: str, suggestions: str) -> str:
    return f"{query:<{_QUERY_WIDTH}}  {topic:<{_TOPIC_WIDTH}}  {confidence:<10}  {suggestions}"
