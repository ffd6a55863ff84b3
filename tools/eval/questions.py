"""Labelled questions: the bot's answering on them, beside SQLite's FTS5 (BM25) over the same claims."""

from __future__ import annotations

import json
import re
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.answering import Answerer
from bot.answering.vocabulary import FUNCTION
from bot.domain import Library
from bot.search.search import Search
from tools.eval.report import Judged, print_table

MOST_PASSAGES = 3
COLUMNS = ("right", "refused")
BM25 = "BM25"

Found = list[tuple[int, str]]  # paragraph and text of each passage; none where the question is refused
Ask = Callable[[str], Found]


@dataclass(frozen=True)
class Row:
    """A question and what answers it."""

    question: str
    paragraphs: frozenset[int]
    all_needed: bool
    mentions: tuple[str, ...]
    kind: str

    def is_met(self, found: Found) -> bool:
        """Whether the passages answer as the row asks, or are none where nothing answers."""
        if not self.paragraphs:
            return not found
        given = {paragraph for paragraph, _ in found}
        text = "\n".join(text for _, text in found)
        right = self.paragraphs <= given if self.all_needed else bool(self.paragraphs & given)
        return right and all(re.search(pattern, text, re.IGNORECASE) for pattern in self.mentions)


def read_rows(path: Path) -> Iterator[Row]:
    """The labelled questions of a file.

    Each line is ``{"q": "...", "paragraphs": [9], "must_mention": ["regex"], "kind": "..."}``: the paragraphs of the
    source that answer (any of them, or with ``"all": true`` each of them), and what the passages' texts must match
    besides. No paragraph means that the library doesn't cover it and the question must be refused.
    """
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        mentions = tuple(row.get("must_mention", ()))
        yield Row(row["q"], frozenset(row["paragraphs"]), bool(row.get("all")), mentions, row["kind"])


def measure(title: str, rows: Sequence[Row], library: Library, search: Search) -> None:
    """Print a table of one set and the errors. BM25's threshold is tuned on these very rows, not to hold it down."""
    ask, plain = ours(library, search), best_bm25(library, rows)
    judged = [_judge(row, ask, plain) for row in rows]
    print_table(f"{title}: {len(rows)} questions", judged, COLUMNS, (BM25,))
    print(f"\n{title}: errors")
    for row in rows:
        if not row.is_met(found := ask(row.question)):
            wanted = [*sorted(row.paragraphs), *row.mentions] or "nothing"
            print(f"  {row.kind:<13} {row.question!r}: wanted {wanted}, got {found or 'nothing'}")


def ours(library: Library, search: Search) -> Ask:
    """The bot's own answering."""
    answerer = Answerer(library, search)

    def ask(question: str) -> Found:
        return [(passage.claim.paragraph, passage.text) for passage in answerer.answer(question).passages]

    return ask


def bm25(library: Library, *, at_least: float) -> Ask:
    """FTS5 alone, over the claims' words: the three best by BM25.

    Args:
        library: The claims.
        at_least: The BM25 score below which a question is refused.
    """
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE claim USING fts5(paragraph UNINDEXED, text, tokenize='porter unicode61')")
    database.executemany("INSERT INTO claim VALUES (?, ?)", [(c.paragraph, c.text) for c in library.claims])

    def ask(question: str) -> Found:
        words = [word for word in re.findall(r"\w+", question.casefold()) if word not in FUNCTION]
        if not words:
            return []
        rows = database.execute(
            "SELECT paragraph, text FROM claim WHERE claim MATCH ? AND -bm25(claim) >= ? ORDER BY bm25(claim) LIMIT ?",
            (" OR ".join(f'"{word}"' for word in words), at_least, MOST_PASSAGES),
        )
        return [(int(paragraph), text) for paragraph, text in rows]

    return ask


def best_bm25(library: Library, rows: Sequence[Row]) -> Ask:
    """FTS5 with the threshold that serves it best on some rows."""
    return max(
        (bm25(library, at_least=threshold / 2) for threshold in range(25)),
        key=lambda ask: min(_share(rows, ask, answerable=True) / 0.85, _share(rows, ask, answerable=False) / 0.9),
    )


def _share(rows: Sequence[Row], ask: Ask, *, answerable: bool) -> float:
    met = [row.is_met(ask(row.question)) for row in rows if bool(row.paragraphs) == answerable]
    return sum(met) / len(met) if met else 1.0


def _judge(row: Row, ask: Ask, plain: Ask) -> Judged:
    started = time.perf_counter()
    found = ask(row.question)
    seconds = time.perf_counter() - started
    is_so = {"right": row.is_met(found), "refused": not found, BM25: row.is_met(plain(row.question))}
    total = "= answerable" if row.paragraphs else "= not covered"
    return Judged((row.kind, total), frozenset(name for name, so in is_so.items() if so), seconds)
