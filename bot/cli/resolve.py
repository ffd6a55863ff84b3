"""``python -m bot resolve``: which topic words lead to, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from bot.cli.output import can_write, write_line
from bot.matching import Match, Matcher

_QUERY_WIDTH, _TOPIC_WIDTH = 40, 20
_NONE = "–"


def resolve(matcher: Matcher, queries: Iterable[str], *, as_json: bool, out: TextIO) -> int:
    """Match queries and write one line for each as soon as it is known.

    Args:
        matcher: What finds the topics.
        queries: One query each; an ending newline is not part of it. Blank ones are answered too.
        as_json: One JSON object a line instead of a table.
        out: Where the answers go.

    Returns:
        The exit code: 0.
    """
    if not as_json:
        write_line(out, _row("query", "topic", "confidence", "suggestions"))
    for line in queries:
        query = line.removesuffix("\n").removesuffix("\r")
        match = matcher.match_topics(query)
        write_line(out, _as_json(match, ascii_only=not can_write(out, query)) if as_json else _as_row(match))
    return 0


def _as_json(match: Match, *, ascii_only: bool) -> str:
    answer = {
        "query": match.query,
        "topic": match.topic,
        "confidence": match.confidence,
        "suggestions": list(match.suggestions),
    }
    return json.dumps(answer, ensure_ascii=ascii_only)


def _as_row(match: Match) -> str:
    shown = "".join(character if character.isprintable() else " " for character in match.query)
    if len(shown) > _QUERY_WIDTH:
        shown = shown[: _QUERY_WIDTH - 1] + "…"
    return _row(shown, match.topic or _NONE, f"{match.confidence:.2f}", ", ".join(match.suggestions) or _NONE)


def _row(query: str, topic: str, confidence: str, suggestions: str) -> str:
    return f"{query:<{_QUERY_WIDTH}}  {topic:<{_TOPIC_WIDTH}}  {confidence:<10}  {suggestions}"
