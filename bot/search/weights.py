"""The fitted weights: from signals to a probability."""

from __future__ import annotations

import json
import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

WEIGHTS_FILE = Path(__file__).parent / "weights.toml"
SUBJECT_FILE = Path(__file__).parent / "subject.json"  # likewise
PHRASING_FILE = Path(__file__).parent / "phrasing.json"  # one number for each of a sentence vector's 512, by kind


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

    def score(self, signals: Mapping[str, float]) -> float:
        """What the signals speak for a candidate, in log-odds."""
        return self.intercept + sum([weight * signals[name] for name, weight in self.weights.items()])

    def probability(self, signals: Mapping[str, float]) -> float:
        """How likely a candidate with these signals is right, from 0 to 1."""
        return 1 / (1 + math.exp(-max(-60.0, self.score(signals))))

    def choose(self, candidates: Sequence[Mapping[str, float]]) -> tuple[list[float], float]:
        """How likely each of some candidates is the one that was meant, and how likely it was none of them."""
        odds = [math.exp(max(-60.0, self.score(signals))) for signals in candidates]
        whole = 1.0 + sum(odds)
        return [each / whole for each in odds], 1.0 / whole

    def shares(self, signals: Mapping[str, float]) -> dict[str, float]:
        """What each signal contributes to the score."""
        return {name: weight * signals[name] for name, weight in self.weights.items()}


@cache
def read_phrasing() -> Mapping[str, Sequence[float]]:
    """How a question's sentence vector speaks for its being of a kind ("answered", "opinion"): intercept, weights."""
    found: dict[str, list[float]] = json.loads(PHRASING_FILE.read_text(encoding="utf-8"))
    return found


@cache
def read_subject() -> tuple[float, ...]:
    """How a sentence vector speaks for words' being about this library's subject: intercept, weights."""
    return tuple(json.loads(SUBJECT_FILE.read_text(encoding="utf-8")))


@cache
def read_weights(section: str) -> Weights:
    """The weights of one section of the file: "names", "names-with-meaning", "questions", ..."""
    table = tomllib.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))[section]
    return Weights(table["intercept"], table["weights"], table["thresholds"])
