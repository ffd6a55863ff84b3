"""The rows that the weights of names are fitted to, and the fit."""

from __future__ import annotations

import json
import random
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.domain import Library
from bot.search.search import Search
from bot.search.signals import NameSignals
from bot.search.vectors import Vectors
from bot.search.weights import Weights
from tools.fit.choice import Question, fit_choice
from tools.fit.libraries import ROWS, SECOND, read_shipped, read_with_second, without_entities
from tools.fit.regression import Fit
from tools.fit.weights_file import write_section

if TYPE_CHECKING:
    from bot.search.vectors import Array

RIDGE = 1.0  # a weight must explain more than one row to be worth its square
FEW_ALIASES = 12  # as many as a curator writes in half an hour
MADE_UP = 500  # entities that are asked for where no topic has any: synonyms of all sorts, right by construction
_LESS = 0.4  # what such a row, or a lookalike, counts beside one that somebody typed
_SEED = 5
KEPT = Path(tempfile.gettempdir()) / "detente-fit.vectors"  # between fits; working them out takes a minute
_WORDS_ALONE = ("meaning", "telling")
# Signals that can only speak for a candidate, or against it, whatever a few rows seem to say.
SIGNS = {
    "exact": 1,
    "name": 1,
    "both": 1,
    "names": 1,
    "text": 1,
    "meaning": 1,
    "telling": 1,
    "entity": -1,
    "ordinary": -1,
}


@dataclass(frozen=True)
class Row:
    """What somebody typed, the topics that are right for it (none where nothing fits), its kind and what it counts."""

    text: str
    topics: frozenset[str]
    kind: str
    importance: float = 1.0


def read_rows(path: Path) -> list[Row]:
    """The labelled queries of a file, as tools/eval describes it."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [Row(row["q"], frozenset(filter(None, (row["slug"], *row.get("alt", ())))), row["kind"]) for row in rows]


def lookalikes() -> list[Row]:
    """What looks like a name of a shipped topic and means something else."""
    lines = (ROWS / "lookalikes.txt").read_text(encoding="utf-8").splitlines()
    return [Row(line, frozenset(), "NONE", _LESS) for line in lines]


def made_up(library: Library) -> list[Row]:
    """Names that a topic would have if its curator had listed them."""
    topics: dict[str, set[str]] = defaultdict(set)
    for topic in library.topics:
        for name in (*topic.entities, *topic.aliases[FEW_ALIASES:]):
            topics[name].add(topic.slug)
    names = sorted(topics)
    random.Random(_SEED).shuffle(names)
    return [Row(name, frozenset(topics[name]), "entity", _LESS) for name in names[:MADE_UP]]


class PreparedVectors(Vectors):
    """Vectors that keep those of what is typed as well: a fit asks the same of several libraries."""

    def of(self, text: str) -> Array | None:
        """The vector of a prepared text."""
        rows = self.rows([text])
        return None if rows is None else rows[0]


@dataclass(frozen=True)
class Material:
    """A library and the rows that are asked of it."""

    search: Search
    rows: Sequence[Row]


def gather(vectors: Vectors | None) -> list[Material]:
    """Everything that is fitted on. Vectors are prepared for all of it at once."""
    shipped, second = read_shipped(), read_with_second()
    bare, bare_second = (without_entities(library, FEW_ALIASES) for library in (shipped, second))
    known = [row for name in ("queries", "dev") for row in read_rows(ROWS / f"{name}.jsonl")]
    added = read_rows(SECOND / "queries.jsonl")
    material = [
        Material(Search(shipped, vectors), [*known, *lookalikes()]),
        Material(Search(bare, vectors), [*known, *lookalikes(), *made_up(shipped)]),
        Material(Search(second, vectors), added),
        Material(Search(bare_second, vectors), added),
    ]
    if vectors is not None:
        texts = [text for each in material for text in each.search.topics.texts]
        typed = (each.search.topics.index.corrected(row.text) for each in material for row in each.rows)
        vectors.prepare([*texts, *typed])
    return material


def questions(material: Iterable[Material]) -> Iterator[Question]:
    """The rows as the fit sees them. A row whose right topic is no candidate can't be learnt from."""
    for each in material:
        ranking = each.search.topics.ranking
        for row in each.rows:
            candidates, _ = ranking.candidates(row.text)
            slugs = [each.search.topics.index.targets[candidate.target].slug for candidate in candidates]
            right = frozenset(place for place, slug in enumerate(slugs) if slug in row.topics)
            if candidates and (right or not row.topics):
                yield Question([candidate.signals.by_name() for candidate in candidates], right, row.importance)


def fit_names() -> None:
    """Fit the weights with and without sentence vectors, and write them."""
    names = list(NameSignals().by_name())
    for section, vectors in (("names", None), ("names-with-meaning", PreparedVectors(KEPT))):
        material = gather(vectors)
        kept = names if vectors is not None else [name for name in names if name not in _WORDS_ALONE]
        rows = list(questions(material))
        fitted = fit_choice(rows, kept, ridge=RIDGE, signs=SIGNS)
        thresholds, right, rejected = best_thresholds(fitted, rows)
        figures: dict[str, float | int | str] = {
            "rows": len(rows),
            "date": f"{datetime.now(UTC):%Y-%m-%d}",
            "right_of_its_own_rows": right,
            "rejected_of_its_own_rows": rejected,
        }
        write_section(section, fitted, thresholds, figures)
        print(f"{section}: {len(rows)} rows, right {right:.3f}, rejected {rejected:.3f}")


def best_thresholds(fitted: Fit, rows: Sequence[Question]) -> tuple[dict[str, float], float, float]:
    """The thresholds that do best on the rows, and the shares of rows that are right and rejected with them.

    Of the rows that people typed, those where a topic fits and those where none does count as much together. A wrong
    card costs as much as a right one is worth; an offer where a topic fits is worth a fifth.
    """
    outcomes = [_outcome(fitted, row) for row in rows if row.importance == 1]
    fitting = sum(not is_none for _, is_none, *_ in outcomes) / len(outcomes)
    weights = {False: 0.5 / fitting, True: 0.5 / (1 - fitting)}
    best: tuple[float, dict[str, float], float, float] | None = None
    for step in range(6, 17):
        for other in range(6, 17):
            least, nothing = step / 20, other / 20
            worth = right = rejected = fits = fits_not = 0.0
            for _, is_none, likely, none, is_right in outcomes:
                importance = weights[is_none]
                opens, says = likely >= least and none < nothing, none < nothing
                if is_none:
                    fits_not += importance
                    rejected += importance * (not says)
                    worth += importance * (not says) - importance * opens
                else:
                    fits += importance
                    right += importance * (opens and is_right)
                    worth += importance * ((1 if is_right else -1) * opens + 0.2 * (says and not opens and is_right))
            if best is None or worth > best[0]:
                best = worth, {"open": least, "nothing": nothing}, right / fits, rejected / fits_not
    assert best is not None
    return best[1], best[2], best[3]


def _outcome(fitted: Fit, row: Question) -> tuple[float, bool, float, float, bool]:
    likely, nothing = Weights(fitted.intercept, fitted.weights, {}).choose(row.candidates)
    best = max(range(len(likely)), key=likely.__getitem__)
    return row.importance, not row.right, likely[best], nothing, best in row.right
