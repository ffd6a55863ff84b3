"""Fits what ranks passages and what decides whether the first one answers: ``python -m tools.fit.questions``.

Rows are questions with the passages that answer them, or none (tools/labelled/questions). How a question is put is
learnt first, from its sentence vector, and each row is then weighed by what was learnt from the others alone. How
likely an answer must be to be given is read off rows on which nothing else is fitted.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from bot.domain import Refusal
from bot.search.asking import asks_ahead, refusal_of
from bot.search.deciding import may_foretell
from bot.search.numbers import AS_GOOD, MOST_PASSAGES
from bot.search.passages import PassageIndex
from bot.search.search import Search
from bot.search.vectors import Vectors
from bot.search.weights import PHRASING_FILE
from tools.eval import questions
from tools.fit.libraries import read_shipped
from tools.fit.regression import Fit, fit, newton
from tools.fit.weights_file import write_section

ROOT = Path(__file__).resolve().parents[2]
ROWS = ROOT / "tools" / "labelled" / "questions"
FITTED_ON = ("known.jsonl", "left-open.jsonl", "developments.jsonl", "refused.jsonl")
PHRASED_BY = ("phrasing.jsonl", "phrasing-invented.jsonl")  # the second about topics that no library here has
REFUSED_BY = ("phrasing-refused.jsonl",)
LOOKALIKES = ROOT / "tests" / "search" / "rows" / "lookalikes.txt"  # what sounds like the library's matter, and isn't
DEVELOPMENTS_COUNT = 3.0  # times as much as claims, for which there are four times as many rows, for what ranks
EVERY = 4  # of them: enough that keywords alone don't speak for an answer, and no more than there are questions
DECIDED_ON = ("shipped-a.jsonl", "shipped-b.jsonl", "shipped-c.jsonl")
# What a passage is ranked by says something of it beside others; the rest is the same for all of a question's passages.
RANKED_BY = ("coverage", "reverse_coverage", "lead", "known_question", "topic", "development")
SPEAKS_FOR = ("lead", "known_question", "evidence", "share")  # and never against
JUDGED_BY = (
    "lead",
    "known_question",
    "topic",
    "development",
    "kind",
    "evidence",
    "missing",
    "phrasing",
    "detail",
    "share",
)
LEFT_OUT_BY_WORDS = frozenset({"lead", "phrasing"})  # they are not there without vectors
PHRASING_RIDGE = 3.0  # chosen by the folds' figures, which hardly differ from 1 to 12
REFUSING_RIDGE = 0.3  # chosen likewise: of 0.1, 0.3, 1 and 3 the one by which most is refused
WRONGLY_REFUSED = (
    0.003  # of what is covered, by each kind of refusal: all four cost no more than a question in a hundred
)
WRONGLY_ANSWERED_DESPITE = 0.02  # of what is put like that or asks for the future, where nothing answers
FOLDS = 3
MOST_WRONGLY_ANSWERED = 0.09  # of what is not covered: of 125 rows, the most that keeps the promised nine in ten
MOST_WRONGLY_NEAREST = 0.10  # of what is about something else altogether
ELSEWHERE = "off-topic"


@dataclass
class Row:
    """A question, the keys of the passages that answer it (any of them), and what was found for it.

    Attributes:
        is_fitted_on: Whether weights are learnt from it, or only the thresholds.
        phrasing: How much it is put like what is covered, as learnt from other rows.
        refusal: What it asks for that is none of a library's business, as learnt likewise or by its wording.
        may_answer: Whether a passage found, by its key, can answer it, however likely.
    """

    question: str
    answers: frozenset[str]
    kind: str
    is_fitted_on: bool = True
    phrasing: float = 0.0
    refusal: Refusal | None = None
    found: list[tuple[str, dict[str, float]]] = field(default_factory=list)
    may_answer: dict[str, bool] = field(default_factory=dict)


def read_rows() -> Iterator[Row]:
    """The labelled questions. A line holds a group that has the same answers or, of those decided on, one question."""
    yield from _read_groups(FITTED_ON)
    for text in LOOKALIKES.read_text(encoding="utf-8").splitlines()[::EVERY]:
        yield Row(text, frozenset(), ELSEWHERE)
    for name in DECIDED_ON:
        for row in questions.read_rows(ROWS / name):
            yield Row(row.question, row.places, row.kind, is_fitted_on=False)


def _read_groups(names: Iterable[str]) -> Iterator[Row]:
    for name in names:
        for line in (ROWS / name).read_text(encoding="utf-8").splitlines():
            group = json.loads(line)
            for question in group["asked"]:
                yield Row(question, frozenset(group["answers"]), group["kind"])


def main() -> None:
    """Fit with vectors and without, and write the weights."""
    library, rows = read_shipped(), list(read_rows())
    vectors = Vectors()
    index, search = PassageIndex(library, vectors), Search(library, vectors)
    meant = [index.reader.read(row.question) for row in rows]
    asked = [text for question in meant for text in (question.meant, *(word.text for word in question.words))]
    vectors.prepare([*index.texts, *search.topics.texts, *(row.question for row in rows), *asked])
    index.attach()
    _fit_phrasing(index, rows, vectors)
    same = {claim.id: f"{claim.source_id} {claim.paragraph}" for claim in library.claims}
    for ending, by_words in (("", False), ("-by-words", True)):
        if by_words:
            index, search = PassageIndex(library, Vectors(is_on=False)), Search(library)
            for row in rows:
                row.refusal = refusal_of(row.question)
        for row in rows:
            candidates = index.candidates(row.question, search.topics_named(row.question))
            row.found = [(each.entry.key, {**each.signals, "phrasing": row.phrasing}) for each in candidates]
            row.may_answer = {
                each.entry.key: may_foretell(each) if row.refusal is Refusal.FORECAST else each.can_answer
                for each in candidates
            }
        left_out = LEFT_OUT_BY_WORDS if by_words else frozenset()
        ranked_by, judged_by = ([n for n in names if n not in left_out] for names in (RANKED_BY, JUDGED_BY))
        _fit_one(rows, ending, ranked_by, judged_by, same)


def _fit_phrasing(index: PassageIndex, rows: list[Row], vectors: Vectors) -> None:
    """Learn how questions are put that have an answer, or that no library answers: from the rows, and from many more.

    Those are learnt from here alone: to look for the passages of each takes long, and to rank by them helps nothing.
    """
    known = [Row(asked, frozenset({entry.key}), "known") for entry in index.entries for asked in entry.questions]
    every = [*rows, *_read_groups(PHRASED_BY), *known]
    matrix: Any = np.stack(vectors.of_each([row.question for row in every])).astype(float)
    is_covered = np.array([bool(row.answers) for row in every])
    learnt = {"answered": _learn(every, matrix, is_covered, PHRASING_RIDGE)}
    more = list(_read_groups(REFUSED_BY))
    every, is_covered = [*every, *more], np.append(is_covered, [bool(row.answers) for row in more])
    matrix = np.vstack([matrix, np.stack(vectors.of_each([row.question for row in more]))])
    for row, likely in zip(rows, learnt["answered"][1], strict=False):
        row.phrasing = float(np.clip(likely, -4, 4))
    best = np.zeros(len(rows))
    for refusal in Refusal:
        is_asked = np.array([row.kind == refusal for row in every])
        if refusal is Refusal.FORECAST:
            is_asked |= np.array([asks_ahead(row.question) for row in every])
        weights, scores = _learn(every, matrix, is_asked, REFUSING_RIDGE)
        least = np.quantile(scores[is_covered & ~is_asked], 1 - WRONGLY_REFUSED)
        weights[0] -= least
        learnt[refusal] = weights, scores - least
        for place in np.flatnonzero(scores[: len(rows)] - least > best):
            best[place], rows[place].refusal = scores[place] - least, refusal
        print(
            refusal,
            {
                name: float((learnt[refusal][1][some] > 0).mean())
                for name, some in (("asked", is_asked), ("covered", is_covered & ~is_asked))
            },
        )
    for row in rows:
        row.refusal = refusal_of(row.question) or row.refusal
    written = {name: [round(float(weight), 3) for weight in weights] for name, (weights, _) in learnt.items()}
    PHRASING_FILE.write_text(json.dumps(written) + "\n", encoding="utf-8")


def _learn(rows: Sequence[Row], matrix: Any, wanted: Any, ridge: float) -> tuple[Any, Any]:
    """Weights for what is wanted, and what each row comes to by weights learnt without its like."""
    is_learnt_from = np.array([row.is_fitted_on for row in rows])
    folds = np.array([zlib.crc32(min(row.answers, default=row.question).encode()) % FOLDS for row in rows])
    scores = np.zeros(len(rows))
    for fold in range(FOLDS):
        chosen = is_learnt_from & (folds != fold)
        weights = newton(matrix[chosen], wanted[chosen].tolist(), None, ridge)
        scores[folds == fold] = matrix[folds == fold] @ weights[1:] + weights[0]
    return newton(matrix[is_learnt_from], wanted[is_learnt_from].tolist(), None, ridge), scores


def _fit_one(rows: list[Row], ending: str, ranked_by: list[str], judged_by: list[str], same: Mapping[str, str]) -> None:
    fitted_on = [row for row in rows if row.is_fitted_on]
    signals, labels, importance = [], [], []
    for row in fitted_on:
        for variant in _variants(row) if row.answers else ():
            for key, found in variant:
                if key in row.answers or not _answers(row, key, same):
                    signals.append({name: found[name] for name in ranked_by})
                    labels.append(key in row.answers)
                    importance.append(1.0 if _is_of_claim(row, same) else DEVELOPMENTS_COUNT)
    ranking = fit(signals, labels, importance)
    signals, labels = [], []
    for row in fitted_on:
        for variant in _variants(row):
            if variant:
                found, given = _best(ranking, variant)
                signals.append({name: found[name] for name in judged_by})
                labels.append(any(_answers(row, key, same) for key in given))
    judging = fit(signals, labels, never_negative=SPEAKS_FOR)
    write_section(f"passages{ending}", ranking, {}, {"questions": len(fitted_on)})
    thresholds, figures = _decide(rows, ranking, judging, same)
    print(f"questions{ending}", {name: round(weight, 2) for name, weight in judging.weights.items()}, figures)
    write_section(f"questions{ending}", judging, thresholds, figures)


def _decide(
    rows: list[Row], ranking: Fit, judging: Fit, same: Mapping[str, str]
) -> tuple[dict[str, float], dict[str, float]]:
    """From which probability on a question is answered, or passages are near; and what comes of it."""
    likely, is_right = [], []
    for row in rows:
        found, given = _best(ranking, row.found) if row.found else ({}, [])
        is_refused = refusal_of(row.question) not in {None, Refusal.FORECAST}
        is_refused |= not given or not row.may_answer[given[0]]
        likely.append(0.0 if is_refused else judging.probability(found))
        is_right.append(any(_answers(row, key, same) for key in given))
    chances, right = np.array(likely), np.array(is_right)
    decided_on = np.array([not row.is_fitted_on for row in rows])
    covered = np.array([bool(row.answers) for row in rows])
    elsewhere = np.array([row.kind == ELSEWHERE for row in rows])
    doubted = np.array([row.refusal is not None for row in rows])
    despite = float(np.quantile(chances[doubted & ~covered & (chances > 0)], 1 - WRONGLY_ANSWERED_DESPITE))
    chances[doubted & (chances <= despite)] = 0.0
    answered = float(np.quantile(chances[decided_on & ~covered], 1 - MOST_WRONGLY_ANSWERED))
    nearest = min(float(np.quantile(chances[elsewhere], 1 - MOST_WRONGLY_NEAREST)), answered)
    asked = decided_on & covered
    figures = {
        "rows": int((~decided_on).sum()),
        "found": float(right[asked].mean()),
        "answered_rightly": float((right & (chances > answered))[asked].mean()),
        "answered_or_nearest_rightly": float((right & (chances >= nearest))[asked].mean()),
        "not_answered_where_not_covered": float((chances <= answered)[decided_on & ~covered].mean()),
    }
    return {"answered": answered, "nearest": nearest, "despite": max(despite, answered)}, figures


def _best(ranking: Fit, found: Sequence[tuple[str, dict[str, float]]]) -> tuple[dict[str, float], list[str]]:
    """The signals of the likeliest passage, its share of all that may answer, and the keys of those to be given."""
    scored = sorted(((ranking.probability(signals), key, signals) for key, signals in found), key=lambda each: -each[0])
    best, _, signals = scored[0]
    return {**signals, "share": best / sum(likely for likely, _, _ in scored)}, [
        key for likely, key, _ in scored if likely >= best * AS_GOOD
    ][:MOST_PASSAGES]


def _is_of_claim(row: Row, same: Mapping[str, str]) -> bool:
    """Whether a row is answered by a claim, not by a development."""
    return not row.answers.isdisjoint(same)


def _answers(row: Row, key: str, same: Mapping[str, str]) -> bool:
    """Whether a passage answers, itself or as its neighbor in the paragraph."""
    place = same.get(key)
    return key in row.answers or (place is not None and place in {same.get(other, other) for other in row.answers})


def _variants(row: Row) -> Iterator[list[tuple[str, dict[str, float]]]]:
    """What was found, and for claims with known questions what would have been found without any."""
    yield row.found
    if any(found["known_question"] for _, found in row.found):
        yield [(key, {**found, "known_question": 0.0}) for key, found in row.found]


if __name__ == "__main__":
    main()
