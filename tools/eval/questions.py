"""Labelled questions kept apart: the bot's answers to them, beside SQLite's FTS5 (BM25) over the same passages."""

from __future__ import annotations

import json
import re
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.domain import Answer, Claim, Development, Library, Verdict
from bot.language import is_function_word
from bot.search.answerer import Answerer
from tools.eval.report import Judged, print_table

MOST_PASSAGES = 3
COLUMNS = ("right", "near", "answered")
LEGEND = """\
right     answered, and a passage that answers is among those given; where nothing is covered: not answered
near      a passage that answers is among those given, whether as an answer or as the nearest there is
answered  given as an answer, right or wrong"""
BM25 = "BM25"

Found = list[tuple[str, str]]  # where each passage stands, and its text; none where the question is refused
Ask = Callable[[str], Found]


@dataclass(frozen=True)
class Row:
    """A question and what answers it: where it stands ("yg17 9", or a development's slug), any of them or all."""

    question: str
    places: frozenset[str]
    all_needed: bool
    mentions: tuple[str, ...]
    kind: str

    def is_met(self, found: Found) -> bool:
        """Whether the passages hold what answers."""
        given = {place for place, _ in found}
        text = "\n".join(text for _, text in found)
        right = self.places <= given if self.all_needed else bool(self.places & given)
        return right and all(re.search(pattern, text, re.IGNORECASE) for pattern in self.mentions)


def read_rows(path: Path) -> Iterator[Row]:
    """The labelled questions of a file.

    Each line is ``{"q": "...", "paragraphs": [9], "source": "yg17", "answers": ["new-start-expired-2026"],
    "must_mention": ["regex"], "kind": "..."}``: the paragraphs of the source and the developments that answer (any of
    them, or with ``"all": true`` each), and what the passages' texts must match. Where neither is named, nothing does.
    """
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        source = row.get("source", "yg17")
        places = [f"{source} {paragraph}" for paragraph in row.get("paragraphs", ())]
        places += row.get("answers", ())
        mentions = tuple(row.get("must_mention", ()))
        yield Row(row["q"], frozenset(places), row.get("all", False), mentions, row["kind"])


def measure(title: str, rows: Sequence[Row], library: Library, answerer: Answerer) -> None:
    """Print a table of one set, how well probabilities are calibrated, and every error."""
    plain = best_bm25(library, rows)
    judged, errors, likely = [], [], []
    for row in rows:
        started = time.perf_counter()
        answer = answerer.answer(row.question)
        seconds = time.perf_counter() - started
        found = found_in(answer)
        is_near = bool(row.places) and row.is_met(found)
        is_right = is_near and answer.answered if row.places else not answer.answered
        likely.append((answerer.assess(row.question, None).probability, is_near))
        is_so = {"right": is_right, "near": is_near, "answered": answer.answered}
        is_so[BM25] = row.is_met(plain(row.question)) if row.places else not plain(row.question)
        total = "= covered" if row.places else "= not covered"
        judged.append(Judged((row.kind, total), frozenset(name for name, so in is_so.items() if so), seconds))
        if not is_right:
            got = f"{answer.verdict} {[place for place, _ in found]}"
            errors.append(f"  {row.kind:<13} {row.question!r}: wanted {sorted(row.places) or 'nothing'}, got {got}")
    print_table(f"{title}: {len(rows)} questions", judged, COLUMNS, (BM25,))
    print(f"\n{title}: of those given a probability, so many were right")
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        some = [right for probability, right in likely if low <= probability < low + 0.2 + (low == 0.8)]
        print(f"  {low:.0%} to {low + 0.2:.0%}: {sum(some)} of {len(some)}")
    print(f"\n{title}: errors", *errors, sep="\n")


def found_in(answer: Answer) -> Found:
    """Where the passages given stand, and what they say."""
    if answer.verdict is Verdict.NONE:
        return []
    return [(place_of(passage.said), passage.said.text) for passage in answer.passages]


def said_in(library: Library) -> list[tuple[str, str]]:
    """Where each passage of a library stands, and what it says."""
    passages: list[Claim | Development] = [*library.claims, *library.developments]
    return [(place_of(said), said.text) for said in passages]


def place_of(said: Claim | Development) -> str:
    """Where a passage stands, as rows name it."""
    return f"{said.source_id} {said.paragraph}" if isinstance(said, Claim) else said.slug


def bm25(library: Library, *, at_least: float) -> Ask:
    """FTS5 alone, over the passages' words: the three best by BM25.

    Args:
        library: The passages.
        at_least: The BM25 score below which a question is refused.
    """
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE claim USING fts5(place UNINDEXED, text, tokenize='porter unicode61')")
    database.executemany(
        "INSERT INTO claim VALUES (?, ?)",
        said_in(library),
    )

    def ask(question: str) -> Found:
        words = [word for word in re.findall(r"\w+", question.casefold()) if not is_function_word(word)]
        if not words:
            return []
        rows = database.execute(
            "SELECT place, text FROM claim WHERE claim MATCH ? AND -bm25(claim) >= ? ORDER BY bm25(claim) LIMIT ?",
            (" OR ".join(f'"{word}"' for word in words), at_least, MOST_PASSAGES),
        )
        return [(str(place), text) for place, text in rows]

    return ask


def best_bm25(library: Library, rows: Sequence[Row]) -> Ask:
    """FTS5 with the threshold that serves it best on some rows."""
    return max(
        (bm25(library, at_least=threshold / 2) for threshold in range(25)),
        key=lambda ask: min(_share(rows, ask, is_covered=True) / 0.85, _share(rows, ask, is_covered=False) / 0.9),
    )


def _share(rows: Sequence[Row], ask: Ask, *, is_covered: bool) -> float:
    met = [
        row.is_met(ask(row.question)) if row.places else not ask(row.question)
        for row in rows
        if bool(row.places) == is_covered
    ]
    return sum(met) / len(met) if met else 1.0
