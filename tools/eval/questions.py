"""How well questions are answered: the right passages found, and what the library doesn't cover refused.

    python -m tools.eval.questions QUESTIONS.jsonl [QUESTIONS.jsonl ...] [--verbose]

Each line of a file is ``{"q": "...", "paragraphs": [9], "must_mention": ["regex"], "kind": "..."}``: the paragraphs of
the source that answer (any of them, or with ``"all": true`` each of them), and what the passages' texts must match
besides. No paragraph means that the library doesn't cover it and the question must be refused. Every row is also put to
SQLite's FTS5 (BM25) over the same claims, in the same run, as a yardstick.
"""

from __future__ import annotations

import argparse
import json
import re
import sqlite3
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.answering import Answerer
from bot.answering.vocabulary import FUNCTION
from bot.cli.library import build_matcher
from bot.domain import Library
from bot.loader import read_library

ROOT = Path(__file__).resolve().parents[2]
MOST_PASSAGES = 3

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
    """The labelled questions of a file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        mentions = tuple(row.get("must_mention", ()))
        yield Row(row["q"], frozenset(row["paragraphs"]), bool(row.get("all")), mentions, row["kind"])


def ours(library: Library) -> Ask:
    """The bot's own answering."""
    answerer = Answerer(library, build_matcher(library))

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


def best_bm25(library: Library, rows: list[Row]) -> Ask:
    """FTS5 with the threshold that serves it best on these very rows, so that it is not held down."""
    return max(
        (bm25(library, at_least=threshold / 2) for threshold in range(25)),
        key=lambda ask: min(_share(rows, ask, answerable=True) / 0.85, _share(rows, ask, answerable=False) / 0.9),
    )


def _share(rows: list[Row], ask: Ask, *, answerable: bool) -> float:
    met = [row.is_met(ask(row.question)) for row in rows if bool(row.paragraphs) == answerable]
    return sum(met) / len(met) if met else 1.0


def report(title: str, rows: list[Row], library: Library, *, verbose: bool) -> None:
    """Print a table of one set of questions, and what went wrong where asked for."""
    mine, plain = ours(library), best_bm25(library, rows)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    seconds: list[float] = []
    for row in rows:
        started = time.perf_counter()
        found = mine(row.question)
        seconds.append(time.perf_counter() - started)
        for kind in (row.kind, "= answerable" if row.paragraphs else "= not covered"):
            counts[kind]["n"] += 1
            counts[kind]["met"] += row.is_met(found)
            counts[kind]["refused"] += not found
            counts[kind]["plain"] += row.is_met(plain(row.question))
        if verbose and not row.is_met(found):
            print(f"{row.kind:<13}{row.question!r} wanted {sorted(row.paragraphs)} {list(row.mentions)}")
            for paragraph, text in found:
                print(f"{'':<13}  {paragraph}: {text}")
    print(f"\n{title}: {len(rows)} questions")
    print(f"{'kind':<20}{'n':>5}{'right':>9}{'refused':>9} | BM25 alone: right")
    for kind, count in sorted(counts.items(), key=lambda item: (item[0].startswith("="), item[0])):
        shares = "".join(f"{count[name] / count['n']:>9.1%}" for name in ("met", "refused"))
        print(f"{kind:<20}{count['n']:>5}{shares} | {count['plain'] / count['n']:>17.1%}")
    seconds.sort()
    middle, late = seconds[len(seconds) // 2], seconds[int(len(seconds) * 0.95)]
    print(f"p50 {middle * 1000:.2f} ms, p95 {late * 1000:.2f} ms, max {seconds[-1] * 1000:.2f} ms")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", nargs="+", type=Path)
    parser.add_argument("--verbose", action="store_true", help="print every question that went wrong")
    options = parser.parse_args()
    reading = read_library(ROOT / "content", ROOT / "seeds")
    if reading.library is None:
        print(*reading.problems, sep="\n", file=sys.stderr)
        return 1
    for path in options.questions:
        report(path.name, list(read_rows(path)), reading.library, verbose=options.verbose)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
