"""Logistic regression: Newton's method with a ridge, so that the same rows always give the same weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

RIDGE = 1.0  # how much a weight must earn: a row that it explains outweighs this much of its square
_STEPS = 50
_STILL = 1e-9


@dataclass(frozen=True)
class Fit:
    """What was fitted."""

    intercept: float
    weights: dict[str, float]

    def probability(self, signals: Mapping[str, float]) -> float:
        """How likely a candidate with these signals is right."""
        score = self.intercept + sum(weight * signals[name] for name, weight in self.weights.items())
        return float(1 / (1 + np.exp(-score)))


def fit(
    rows: Sequence[Mapping[str, float]],
    labels: Sequence[bool],
    importance: Sequence[float] | None = None,
    *,
    never_negative: Sequence[str] = (),
    ridge: float = RIDGE,
) -> Fit:
    """Fit weights to labelled rows.

    Args:
        rows: Signals by name, the same in each row.
        labels: Whether each candidate was right.
        importance: How much each row counts; all the same if left out.
        never_negative: Signals that can only speak for a candidate. One that comes out otherwise is left out.
        ridge: The penalty on a weight's square.
    """
    names = list(rows[0])
    while True:
        found = newton(np.array([[row[name] for name in names] for row in rows]), labels, importance, ridge)
        weights = dict(zip(names, found[1:].tolist(), strict=True))
        contrary = [name for name in never_negative if weights.get(name, 0.0) < 0]
        if not contrary:
            return Fit(float(found[0]), {name: weights.get(name, 0.0) for name in rows[0]})
        names.remove(min(contrary, key=weights.__getitem__))


def newton(signals: Any, labels: Sequence[bool], importance: Sequence[float] | None, ridge: float) -> Any:
    """The intercept, then a weight for each column of signals."""
    design = np.hstack([np.ones((len(signals), 1)), signals])
    wanted = np.array(labels, dtype=float)
    counts = np.ones(len(wanted)) if importance is None else np.array(importance)
    penalty = np.full(design.shape[1], ridge)
    penalty[0] = 1e-6
    found = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-np.clip(design @ found, -40, 40)))
        slope = design.T @ (counts * (wanted - likely)) - penalty * found
        curve = (design.T * (counts * likely * (1 - likely) + 1e-9)) @ design + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        found = found + step
        if float(np.abs(step).max()) < _STILL:
            break
    return found
