"""The engine's decisions, explained as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.search.weights import Weights


@dataclass(frozen=True, slots=True)
class Explained:
    """A candidate: what it is called, what it was found by, how likely it is, and its signals by name."""

    label: str
    found_by: str
    probability: float
    signals: Mapping[str, float]


def explain(candidates: Sequence[Explained], weights: Weights, decided: str) -> Iterator[str]:
    """Lines for a curator: each signal of each candidate, its weight, what the two make together, and what decided.

    Args:
        candidates: The best few.
        weights: What their signals were weighed by.
        decided: The decision and its reason, in words.
    """
    for candidate in candidates:
        yield f"  {candidate.label} ({candidate.probability:.0%}), found by {candidate.found_by}"
        yield f"    {'signal':<12}{'value':>8}{'weight':>9}{'makes':>9}"
        shares = weights.shares(candidate.signals)
        for name in sorted(shares, key=lambda name: -abs(shares[name])):
            yield f"    {name:<12}{candidate.signals[name]:>8.2f}{weights.weights[name]:>+9.2f}{shares[name]:>+9.2f}"
        yield f"    {'(always)':<12}{'':>8}{'':>9}{weights.intercept:>+9.2f}"
    yield f"  {decided}"
