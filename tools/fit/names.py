"""The fit of the weights of names: honest about topics that were just added.

Rows name topics of the shipped library, or none. Each is asked of the library as shipped, and once more of one in which
its topic was just added: some aliases, no entities, no developments. Nothing of the second library is fitted to; it
measures what comes of this. Thresholds and figures come of rows whose topics the weights in question have never seen.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bot.domain import Library
from bot.search.ranking import clip_subject
from bot.search.search import Search
from bot.search.vectors import Vectors
from bot.search.weights import SUBJECT_FILE, Weights, read_subject
from tools.fit.choice import Question, fit_choice
from tools.fit.libraries import ROWS, as_if_added, read_shipped
from tools.fit.regression import Fit, newton
from tools.fit.thresholds import Outcome, best_thresholds
from tools.fit.weights_file import write_section

RIDGE = 1.0  # a weight must explain more than one row to be worth its square
FOLDS = 5  # of topics, each left out in its turn
_LESS = 0.4  # what a lookalike, which nobody was seen to type, counts beside a row
WORDS_ALONE = ("exact", "whole", "names", "text", "unfinished", "ordinary", "entity", "unknown")
WITH_MEANING = (*WORDS_ALONE, "name_meaning", "text_meaning", "lead", "subject")
# Signals that can only speak for a candidate, or against it, whatever a few rows seem to say.
SIGNS = dict.fromkeys(("exact", "whole", "names", "text", "name_meaning", "text_meaning", "lead", "subject"), 1)
SIGNS |= dict.fromkeys(("entity", "ordinary"), -1)


@dataclass(frozen=True)
class Row:
    """What somebody typed, the topics that are right for it (none where nothing fits), its kind and what it counts."""

    text: str
    topics: frozenset[str]
    kind: str
    importance: float = 1.0

    @property
    def fold(self) -> int:
        """Where it is left out: with its topic."""
        return fold_of(min(self.topics, default=self.text))


@dataclass(frozen=True)
class Example:
    """A row as one library has it: its candidates, and whether its topic was just added there."""

    row: Row
    question: Question
    is_new: bool


def read_rows(path: Path) -> list[Row]:
    """The labelled queries of a file, as tools/eval describes it."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [Row(row["q"], frozenset(filter(None, (row["slug"], *row.get("alt", ())))), row["kind"]) for row in rows]


def all_rows() -> list[Row]:
    """The rows that are fitted to, and what looks like a name of a shipped topic and means something else."""
    lines = (ROWS / "lookalikes.txt").read_text(encoding="utf-8").splitlines()
    known = [row for name in ("queries", "dev") for row in read_rows(ROWS / f"{name}.jsonl")]
    return [*known, *(Row(line, frozenset(), "NONE", _LESS) for line in lines)]


def fold_of(name: str) -> int:
    """The fold of a topic or a text."""
    return zlib.crc32(name.encode()) % FOLDS


def fit_names() -> None:
    """Fit the weights with and without sentence vectors, and write them."""
    shipped, rows = read_shipped(), all_rows()
    for section, vectors, names in (
        ("names", None, WORDS_ALONE),
        ("names-with-meaning", Vectors(), WITH_MEANING),
    ):
        examples = list(make_examples(shipped, rows, vectors))
        fitted = fit_choice([each.question for each in examples], names, ridge=RIDGE, signs=SIGNS)
        outcomes = list(_outcomes_of_unseen(examples, names))
        thresholds, figures = best_thresholds(outcomes)
        write_section(section, fitted, thresholds, {"rows": len(examples), **figures})
        print(section, len(examples), thresholds, figures)


def make_examples(shipped: Library, rows: Sequence[Row], vectors: Vectors | None) -> Iterator[Example]:
    """The rows as asked of the shipped library, and of those in which their topics were just added."""
    slugs = [topic.slug for topic in shipped.topics]
    held = [frozenset(slug for slug in slugs if fold_of(slug) == fold) for fold in range(FOLDS)]
    searches = [Search(shipped, vectors), *(Search(as_if_added(shipped, some), vectors) for some in held)]
    subject = None
    if vectors is not None:
        names = [(name, fold_of(t.slug)) for t in shipped.topics for name in (t.title, *t.aliases, *t.entities)]
        texts = [text for search in searches for text in search.topics.texts]
        typed = [search.topics.index.lexicon.corrected(row.text) for search in searches for row in rows]
        vectors.prepare([*texts, *typed, *(row.text for row in rows), *(name for name, _ in names)])
        subject = Subject(rows, names, vectors)
    for search, new in zip(searches, (None, *held), strict=True):
        for row in rows:
            if new is not None and row.topics and not row.topics & new:
                continue
            importance = row.importance if new is None or row.topics else row.importance / FOLDS
            question = _ask(search, row, importance, subject)
            if question is not None:
                yield Example(row, question, new is not None)


def _ask(search: Search, row: Row, importance: float, subject: Subject | None) -> Question | None:
    """A row's candidates; None where the right one isn't among them, from which nothing can be learnt."""
    candidates, has_meaning = search.topics.ranking.candidates(row.text, search.topics.index.lexicon.read(row.text))
    slugs = [search.topics.index.targets[candidate.target].slug for candidate in candidates]
    right = frozenset(place for place, slug in enumerate(slugs) if slug in row.topics)
    if not candidates or (row.topics and not right):
        return None
    if subject is not None and has_meaning:
        learnt = subject.of(search.topics.index.lexicon.corrected(row.text), row.fold)
        for candidate in candidates:
            candidate.signals.subject = learnt
    return Question([vars(candidate.signals) for candidate in candidates], right, importance)


class Subject:
    """How a sentence vector speaks for what people ask of this library; for each fold learnt from the others, too."""

    def __init__(self, rows: Sequence[Row], names: Sequence[tuple[str, int]], vectors: Vectors) -> None:
        self._vectors = vectors
        asked = [(row.text, row.fold) for row in rows if row.topics] + list(names)
        other = [(row.text, row.fold) for row in rows if not row.topics]
        self._matrix: Any = np.stack(vectors.of_each([text for text, _ in (*asked, *other)])).astype(float)
        self._is_asked = np.array([True] * len(asked) + [False] * len(other))
        self._folds = np.array([fold for _, fold in (*asked, *other)])
        self._learnt = [self._learn(self._folds != fold) for fold in range(FOLDS)]
        whole = self._learn(self._folds >= 0)
        SUBJECT_FILE.write_text(json.dumps([round(float(weight), 3) for weight in whole]) + "\n", encoding="utf-8")
        read_subject.cache_clear()  # the questions are fitted to the topics that the new one finds

    def of(self, text: str, fold: int) -> float:
        """The signal for a text, by what was learnt without its fold."""
        weights = self._learnt[fold]
        return clip_subject(float(np.stack(self._vectors.of_each([text]))[0] @ weights[1:] + weights[0]))

    def _learn(self, chosen: Any) -> Any:
        wanted = self._is_asked[chosen]
        rarer = wanted.sum() / (~wanted).sum()  # both sorts count as much
        return newton(self._matrix[chosen], wanted.tolist(), np.where(wanted, 1.0, rarer).tolist(), RIDGE)


def _outcomes_of_unseen(examples: Sequence[Example], names: Sequence[str]) -> Iterator[Outcome]:
    """What becomes of each row that somebody typed, by weights that were fitted without its fold."""
    for fold in range(FOLDS):
        fitted = fit_choice([e.question for e in examples if e.row.fold != fold], names, ridge=RIDGE, signs=SIGNS)
        for each in examples:
            if each.row.fold == fold and each.row.importance == 1 and (each.row.topics or not each.is_new):
                yield _outcome(fitted, each)


def _outcome(fitted: Fit, example: Example) -> Outcome:
    question = example.question
    likely, nothing = Weights(fitted.intercept, fitted.weights, {}).choose(question.candidates)
    best = max(range(len(likely)), key=likely.__getitem__)
    return Outcome(bool(question.right), example.is_new, likely[best], nothing, best in question.right)
