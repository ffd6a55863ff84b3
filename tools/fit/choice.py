"""A conditional logit: which of some candidates is meant, or none. Newton's method with a ridge, so deterministic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from tools.fit.regression import Fit

_STEPS = 100
_STILL = 1e-8


@dataclass(frozen=True)
class Question:
    """What was typed, as the fit sees it.

    Attributes:
        candidates: The signals of each candidate.
        right: Which of them are right; none where nothing fits.
        importance: How much the row counts.
    """

    candidates: Sequence[Mapping[str, float]]
    right: frozenset[int]
    importance: float = 1.0


def fit_choice(
    questions: Sequence[Question], names: Sequence[str], *, ridge: float, signs: Mapping[str, int] | None = None
) -> Fit:
    """Fit weights so that the right candidates take the most of the probability, or none does where none is right.

    Args:
        questions: Labelled rows.
        names: The signals to be weighted.
        ridge: The penalty on a weight's square.
        signs: Signals that can only speak for (1) or against (-1) a candidate; what comes out otherwise is left out.
    """
    kept = list(names)
    while True:
        found = _newton(questions, kept, ridge)
        weights = dict(zip(kept, found[1:].tolist(), strict=True))
        contrary = [name for name in kept if weights[name] * (signs or {}).get(name, 0) < 0]
        if not contrary:
            return Fit(float(found[0]), {name: weights.get(name, 0.0) for name in names})
        kept.remove(max(contrary, key=lambda name: abs(weights[name])))


def _newton(questions: Sequence[Question], names: Sequence[str], ridge: float) -> Any:
    size = len(names) + 1
    found = np.zeros(size)
    penalty = np.full(size, ridge)
    penalty[0] = 1e-6
    designs = [
        (
            np.array([[1.0, *(candidate[name] for name in names)] for candidate in question.candidates]),
            np.array([position in question.right for position in range(len(question.candidates))]),
            question.importance,
        )
        for question in questions
        if question.candidates
    ]
    for _ in range(_STEPS):
        slope, curve = -penalty * found, np.diag(penalty)
        for design, right, importance in designs:
            scores = design @ found
            likely = np.exp(scores - np.logaddexp(0.0, _logsum(scores)))
            wanted = np.exp(scores - _logsum(scores[right])) * right if right.any() else np.zeros(len(scores))
            slope += importance * (design.T @ (wanted - likely))
            mean = design.T @ likely
            curve += importance * ((design.T * likely) @ design - np.outer(mean, mean))
        step = np.linalg.solve(curve + 1e-9 * np.eye(size), slope)
        largest = float(np.abs(step).max())
        found = found + step * min(1.0, 4.0 / largest)
        if largest < _STILL:
            break
    return found


def _logsum(scores: Any) -> Any:
    top = scores.max()
    return top + np.log(np.exp(scores - top).sum())
