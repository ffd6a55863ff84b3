"""Which words belong to questions that the sources leave open rather than to those they answer."""

from __future__ import annotations

import math
from collections.abc import Iterable

from bot.answering.tokens import Token, Tokens

_SEEN_ENOUGH = 2  # a word seen less often is judged by its meanings
_SMOOTHING = 0.5


class Openness:
    """Tells questions left open from those answered by their single words, by naive Bayes.

    "Expire", "percent" or "who replaced" say that a question is left open, whatever it is about.

    Args:
        known: Known questions, each with whether it is left open.
    """

    def __init__(self, known: Iterable[tuple[Tokens, bool]]) -> None:
        self._counts: dict[bool, dict[str, int]] = {True: {}, False: {}}
        self._numbers = {True: 0, False: 0}
        for question, is_open in known:
            counts = self._counts[is_open]
            for feature in question.stems | question.meanings | {_asks_with(question)}:
                counts[feature] = counts.get(feature, 0) + 1
            self._numbers[is_open] += 1

    def log_odds(self, question: Tokens) -> float:
        """The natural logarithm of the odds that a question is left open; 0 where its words say nothing."""
        return sum(map(self._of_token, question.tokens)) + self._of_feature(_asks_with(question))

    def _of_token(self, token: Token) -> float:
        if self._seen(token.stem) >= _SEEN_ENOUGH:
            return self._of_feature(token.stem)
        known = [self._of_feature(feature) for feature in (token.stem, *token.meanings) if self._seen(feature)]
        return max(known, key=abs, default=0.0)

    def _seen(self, feature: str) -> int:
        return self._counts[True].get(feature, 0) + self._counts[False].get(feature, 0)

    def _of_feature(self, feature: str) -> float:
        is_open, answered = (
            math.log((self._counts[kind].get(feature, 0) + _SMOOTHING) / (self._numbers[kind] + 2 * _SMOOTHING))
            for kind in (True, False)
        )
        return is_open - answered


def _asks_with(question: Tokens) -> str:
    return f"?{question.interrogative}"
