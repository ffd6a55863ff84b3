"""The fitted weights: signals in, a probability out."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

WEIGHTS_FILE = Path(__file__).parent / "weights.toml"


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression over named signals, and the probabilities from which on something is done.

    Attributes:
        intercept: What speaks for a candidate without any signal.
        weights: What each signal, by its name, speaks for it.
        thresholds: From which probability on what is done, by its name ("open", "offer").
    """

    intercept: float
    weights: Mapping[str, float]
    thresholds: Mapping[str, float]

    def probability(self, signals: Mapping[str, float]) -> float:
        """How likely a candidate with these signals is meant, from 0 to 1."""
        score = self.intercept + sum([weight * signals[name] for name, weight in self.weights.items()])
        return 1 / (1 + math.exp(-score)) if score > -60 else 0.0

    def shares(self, signals: Mapping[str, float]) -> dict[str, float]:
        """What each signal contributes to the score."""
        return {name: weight * signals[name] for name, weight in self.weights.items()}


@cache
def read_weights(section: str) -> Weights:
    """The weights of one section of the file: "names", "names-with-meaning", "questions", ..."""
    table = tomllib.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))[section]
    return Weights(table["intercept"], table["weights"], table["thresholds"])
