"""What is learnt of how a question is put, from its vector: whether a library answers or refuses such questions."""

from __future__ import annotations

import operator
from typing import Any

from bot.domain import Refusal
from bot.search.numbers import MOST_SAID
from bot.search.weights import read_phrasing

Array = Any  # NumPy is there only where vectors are


def is_answerable(vector: Array) -> float:
    """How much a question is put like those that a library answers, -4 to 4."""
    return max(-MOST_SAID, min(_score("answered", vector), MOST_SAID))


def refusal_by(vector: Array) -> Refusal | None:
    """What a question asks for that is none of a library's business; None for all others."""
    scores = {refusal: _score(refusal, vector) for refusal in Refusal}
    likeliest = max(scores, key=scores.__getitem__)
    return likeliest if scores[likeliest] > 0 else None


def _score(kind: str, vector: Array) -> float:
    intercept, *weights = read_phrasing()[kind]
    score: float = intercept + sum(map(operator.mul, weights, vector.tolist()))
    return score
