"""Fits what ranks passages and what decides whether the first one answers: ``python -m tools.fit.questions``.

Rows are questions with the passages that answer them, or none (tools/labelled/questions). How a question is put is
learnt first, from its sentence vector, and each row is then weighed by what was learnt from the others alone.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from bot.domain import Library
from bot.language import tokenise
from bot.loader import read_library
from bot.search.answerer import AS_GOOD, MOST_PASSAGES
from bot.search.passages import Candidate, PassageIndex
from bot.search.search import Search
from bot.search.vectors import Vectors
from bot.search.weights import MANNER_FILE
from tools.fit.regression import fit, newton
from tools.fit.weights_file import write_section

ROOT = Path(__file__).resolve().parents[2]
ROWS = ROOT / "tools" / "labelled" / "questions"
FITTED_ON = ("known.jsonl", "left-open.jsonl", "developments.jsonl", "refused.jsonl", "invented.jsonl")
# What a passage is ranked by says something of it beside others; the rest is the same for all of a question's passages.
RANKED_BY = ("meant", "told", "sentence", "ahead", "known", "numbers", "kind", "topic", "newer")
JUDGED_BY = (
    *("meant", "missing", "told", "sentence", "ahead", "known", "numbers", "kind", "topic", "weight", "manner", "rank"),
)
BY_WORDS = frozenset({"sentence", "ahead", "manner"})  # not there without vectors
MANNER_RIDGE = 3.0  # 512 weights and some 3,800 rows: chosen by the folds' figures
FOLDS = 3
MOST_WRONGLY_ANSWERED = 0.08  # of what isn't covered
MOST_WRONGLY_NEAREST = 0.10  # of what is about something else altogether
ELSEWHERE = frozenset({"off-topic", "harm", "advice"})


@dataclass
class Row:
    """A question, the keys of the passages that answer it (any of them), and what was found for it."""

    question: str
    answers: frozenset[str]
    kind: str
    manner: float = 0.0
    found: list[tuple[str, dict[str, float]]] = field(default_factory=list)


def read_rows(names: Sequence[str] = FITTED_ON) -> Iterator[Row]:
    """The labelled questions; each line of a file is a group that has the same answers."""
    for name in names:
        path = ROWS / name
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
            group = json.loads(line)
            for question in group["asked"]:
                yield Row(question, frozenset(group["answers"]), group["kind"])


def main() -> None:
    """Fit with vectors and without, and write the weights."""
    reading = read_library(ROOT / "content", ROOT / "seeds")
    assert reading.library is not None, reading.problems
    fit_all(reading.library, list(read_rows()), Vectors(ROOT / "data" / "fit.vectors"))


def fit_all(library: Library, rows: list[Row], vectors: Vectors) -> None:
    """Fit to the rows, with vectors and without."""
    index = PassageIndex(library, vectors)
    asked = [row.question for row in rows]
    words = {token.normal for question in asked for token in tokenise(question) if not token.is_function}
    (ROOT / "data").mkdir(exist_ok=True)
    vectors.prepare([*index.texts, *asked, *(index.read(question)[0] for question in asked), *words])
    index.attach()
    _fit_manner(library, rows, vectors)
    finder = Search(library).topics_named
    same = {claim.id: f"{claim.source_id} {claim.paragraph}" for claim in library.claims}
    for ending, by_words in (("", False), ("-by-words", True)):
        searched = PassageIndex(library, Vectors(is_on=False)) if by_words else index
        for row in rows:
            row.found = [
                _found(candidate, row) for candidate in searched.candidates(row.question, finder(row.question))
            ]
        left_out = BY_WORDS if by_words else frozenset()
        ranked_by, judged_by = ([n for n in names if n not in left_out] for names in (RANKED_BY, JUDGED_BY))
        _fit_one(rows, ending, ranked_by, judged_by, same)


def _found(candidate: Candidate, row: Row) -> tuple[str, dict[str, float]]:
    return candidate.entry.key, {**candidate.signals, "manner": row.manner}


def _fit_manner(library: Library, rows: list[Row], vectors: Vectors) -> None:
    known = [phrasing.text for phrasing in library.phrasings if phrasing.claim_id is not None]
    texts = [row.question for row in rows] + known
    matrix: Any = np.stack(vectors.of_each(texts)).astype(float)
    covered = np.array([bool(row.answers) for row in rows] + [True] * len(known))
    folds = np.array(
        [zlib.crc32(min(row.answers, default=row.question).encode()) % FOLDS for row in rows] + [-1] * len(known)
    )
    for fold in range(FOLDS):
        learnt = newton(matrix[folds != fold], covered[folds != fold].tolist(), None, MANNER_RIDGE)
        for place in np.flatnonzero(folds == fold):
            rows[place].manner = float(np.clip(matrix[place] @ learnt[1:] + learnt[0], -4, 4))
    learnt = newton(matrix, covered.tolist(), None, MANNER_RIDGE)
    MANNER_FILE.write_text(json.dumps([round(float(weight), 3) for weight in learnt]) + "\n", encoding="utf-8")


def _fit_one(rows: list[Row], ending: str, ranked_by: list[str], judged_by: list[str], same: Mapping[str, str]) -> None:
    def answers(row: Row, key: str) -> bool:
        """Whether a passage answers, itself or as its neighbor in the paragraph."""
        return key in row.answers or (key in same and same[key] in {same.get(other) for other in row.answers})

    signals, labels = [], []
    for row in rows:
        if row.answers:
            for variant in _variants(row):
                for key, found in variant:
                    if key in row.answers or not answers(row, key):
                        signals.append({name: found[name] for name in ranked_by})
                        labels.append(key in row.answers)
    ranking = fit(signals, labels)
    signals, labels, kinds = [], [], []
    for row in rows:
        for variant in _variants(row):
            scored = [(ranking.probability({n: found[n] for n in ranked_by}), key, found) for key, found in variant]
            scored.sort(key=lambda each: -each[0])
            if scored:
                best, _, found = scored[0]
                given = [key for likely, key, _ in scored if likely >= best * AS_GOOD][:MOST_PASSAGES]
                signals.append({name: {**found, "rank": best}[name] for name in judged_by})
                labels.append(any(answers(row, key) for key in given))
                kinds.append(row.kind if not row.answers else "covered")
    judging = fit(signals, labels)
    likely = np.array([judging.probability(each) for each in signals])
    right, kind = np.array(labels), np.array(kinds)
    answered = float(np.quantile(likely[kind != "covered"], 1 - MOST_WRONGLY_ANSWERED))
    nearest = float(np.quantile(likely[np.isin(kind, list(ELSEWHERE))], 1 - MOST_WRONGLY_NEAREST))
    figures = {
        "rows": len(signals),
        "found-of-covered": float(right[kind == "covered"].mean()),
        "answered-of-right": float((likely[right] >= answered).mean()),
        "at-least-nearest-of-right": float((likely[right] >= nearest).mean()),
    }
    print(f"questions{ending}", {name: round(weight, 2) for name, weight in judging.weights.items()}, figures)
    write_section(f"passages{ending}", ranking, {}, {"pairs": len(rows)})
    write_section(f"questions{ending}", judging, {"answered": answered, "nearest": min(nearest, answered)}, figures)


def _variants(row: Row) -> Iterator[list[tuple[str, dict[str, float]]]]:
    """What was found, and for claims with known questions what would have been found without any."""
    yield row.found
    if any(found["known"] for _, found in row.found):
        yield [(key, {**found, "known": 0.0}) for key, found in row.found]


if __name__ == "__main__":
    main()
