"""How far a topic accounts for the typed words."""

from __future__ import annotations

from dataclasses import dataclass

from bot.matching.evidence import Evidence
from bot.matching.reading import TypedWord

_ELSEWHERE = 0.4  # how much less a word that names another topic says against one than a word foreign to all


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of what was typed a topic accounts for.

    Attributes:
        weight: What the words weigh for which it accounts.
        share: What share of all words that is.
        coherence: What share of it a single name or word accounts for.
    """

    weight: float
    share: float
    coherence: float


def cover(typed: list[TypedWord], evidence: Evidence) -> Coverage:
    """How far a topic accounts for the typed words.

    A word that names another topic is less against a topic than one that is foreign to all: "Syria and Iran".
    """
    weight = whole = together = most = 0.0
    for index, word in enumerate(typed):
        if similarity := evidence.similarities.get(index):
            counts = word.weight * similarity
            weight += counts
            whole += word.weight
            most = max(most, counts)
            if index in evidence.together:
                together += counts
        else:
            whole += word.weight * (1 - _ELSEWHERE) if word.is_elsewhere else word.weight
    if not weight:
        return Coverage(0.0, 0.0, 0.0)  # a word that every topic tells weighs nothing
    return Coverage(weight, weight / whole, max(most, together) / weight)
