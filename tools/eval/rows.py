"""Labelled queries, and their division into a half to tune on and a half to report on."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

Answer = tuple[str | None, tuple[str, ...]]  # the topic opened, if any, and what is offered
Ask = Callable[[str], Answer]


@dataclass(frozen=True)
class Row:
    """A query, the topics that are right for it (none where it must match nothing), and its kind."""

    query: str
    topics: frozenset[str]
    kind: str


def read_rows(path: Path) -> Iterator[Row]:
    """The labelled queries of a file.

    Each line is ``{"q": "...", "slug": "syria" or null, "kind": "...", "alt": ["..."]}``, where null must match nothing
    and ``alt``, which may be left out, names topics that are right as well.
    """
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Row(row["q"], frozenset(filter(None, (row["slug"], *row.get("alt", ())))), row["kind"])


def halve(rows: Iterable[Row]) -> tuple[list[Row], list[Row]]:
    """Every second row of each kind, and the others."""
    by_kind: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_kind[row.kind].append(row)
    tuning = [row for some in by_kind.values() for row in some[::2]]
    reported = [row for some in by_kind.values() for row in some[1::2]]
    return tuning, reported


def outcome(row: Row, answer: Answer) -> str:
    """What an answer is worth to whoever asked: "right" is the topic opened, or nothing said where nothing fits."""
    topic, offered = answer
    if topic is not None:
        return "right" if topic in row.topics else "wrong"
    if not row.topics:
        return "offered" if offered else "right"
    return "offered" if row.topics & set(offered[:3]) else "missed"
