"""How well what people type is understood, beside what one would otherwise use.

    python -m tools.eval [--queries FILE.jsonl ...] [--questions FILE.jsonl ...]

Queries name a topic (/brief), questions ask about one (/ask). Without files, both come from the repository; then come
queries made up from the library, and those of two libraries whose topics were just added: on none of these is anything
tuned. Every error is listed.
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
from tools.fit.libraries import ROOT, ROWS, SECOND, THIRD, read_with

QUERIES = (ROWS / "dev.jsonl", ROWS / "queries.jsonl")
QUESTIONS = tuple(ROOT / "tools" / "labelled" / "questions" / f"shipped-{letter}.jsonl" for letter in "abcd")
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
    for path in asked.queries or (QUERIES if is_default else ()):
        queries.measure(path.name, list(queries.read_rows(path)), library, search)
    if is_default:
        chance = random.Random(SEED)
        made_up = [*distorted_rows(library.topics, chance), *off_topic_rows(library.topics, chance)]
        queries.measure_alone("made up from the library", made_up, search)
    if asked.questions or is_default:
        print(questions.LEGEND)
    answerer = Answerer(library, search)
    for path in asked.questions or (QUESTIONS if is_default else ()):
        questions.measure(path.name, list(questions.read_rows(path)), library, answerer)
    if is_default:
        for added in (SECOND, THIRD):
            _measure_added(added, is_semantic=not asked.by_words)
    return 0


def _measure_added(added: Path, *, is_semantic: bool) -> None:
    library, title = read_with(added), added.name.replace("_", " ")
    search = make_search(library, is_semantic=is_semantic)
    queries.measure_alone(title, list(queries.read_rows(added / "queries.jsonl")), search)
    rows = list(questions.read_rows(added / "questions.jsonl"))
    questions.measure(title, rows, library, Answerer(library, search))


def make_search(library: Library, *, is_semantic: bool = True) -> Search:
    """The engine, ready to compare meanings as well."""
    search = Search(library, Vectors(is_on=is_semantic))
    search.prepare()
    return search


if __name__ == "__main__":
    raise SystemExit(main())
