"""How well what people type is understood, beside what one would otherwise use.

    python -m tools.eval [--queries FILE.jsonl ...] [--questions FILE.jsonl ...]

Queries name a topic (/brief), questions ask about one (/ask). Without files, both come from ../shared/queries, where
that is, and from our own in tests/; then come queries made up from the library, on which nothing is tuned. Every error
is listed.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path

from bot.domain import Library
from bot.loader import read_library
from bot.search.answerer import Answerer
from bot.search.search import Search
from bot.search.vectors import Vectors
from tools.eval import queries, questions
from tools.eval.made_up import distorted_rows, off_topic_rows

ROOT = Path(__file__).resolve().parents[2]
SHARED, OURS = ROOT.parent / "shared" / "queries", ROOT / "tests"
QUERIES = (SHARED / "dev.jsonl", OURS / "search" / "rows" / "queries.jsonl")
QUESTIONS = tuple(ROOT / "tools" / "labelled" / "questions" / name for name in ("shipped-a.jsonl", "shipped-b.jsonl"))
SEED = 17


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--queries", nargs="+", type=Path, default=[])
    parser.add_argument("--questions", nargs="+", type=Path, default=[])
    parser.add_argument("--content", type=Path, default=ROOT / "content", help="another library's folder")
    parser.add_argument("--seeds", type=Path, default=ROOT / "seeds")
    parser.add_argument("--by-words", action="store_true", help="without sentence vectors")
    asked = parser.parse_args()
    is_default = not (asked.queries or asked.questions)
    reading = read_library(asked.content, asked.seeds)
    if reading.library is None:
        print(*reading.problems, sep="\n", file=sys.stderr)
        return 1
    library, search = reading.library, make_search(reading.library, is_semantic=not asked.by_words)
    if asked.queries or is_default:
        print(queries.LEGEND)
    for path in asked.queries or _present(QUERIES, is_default):
        queries.measure(path.name, list(queries.read_rows(path)), library, search)
    if is_default:
        chance = random.Random(SEED)
        made_up = [*distorted_rows(library.topics, chance), *off_topic_rows(library.topics, chance)]
        queries.measure_alone("made up from the library", made_up, search)
    if asked.questions or is_default:
        print(questions.LEGEND)
    answerer = Answerer(library, search)
    for path in asked.questions or _present(QUESTIONS, is_default):
        questions.measure(path.name, list(questions.read_rows(path)), library, answerer)
    return 0


def make_search(library: Library, *, is_semantic: bool = True) -> Search:
    """The engine, ready to compare meanings as well."""
    search = Search(library, Vectors(is_on=is_semantic))
    search.prepare()
    return search


def _present(paths: tuple[Path, ...], is_default: bool) -> list[Path]:
    return [path for path in paths if is_default and path.exists()]


if __name__ == "__main__":
    raise SystemExit(main())
