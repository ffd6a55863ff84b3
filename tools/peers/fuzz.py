"""rapidfuzz over all names: its scorers alone, and a mixture of them."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, process, utils


class RatioPeer:
    """The best name by one of rapidfuzz's scorers.

    Args:
        names: Names with the topics they lead to.
        scorer: The scorer's name.
    """

    def __init__(self, names: Sequence[tuple[str, str]], scorer: str) -> None:
        self._names = [utils.default_process(name) for name, _ in names]
        self._topics = [topic for _, topic in names]
        self._scorer = getattr(fuzz, scorer)

    def find(self, words: str) -> tuple[str, float] | None:
        """The best topic and its score, 0 to 100, or None if nothing was found."""
        best = process.extractOne(utils.default_process(words), self._names, scorer=self._scorer)
        return None if best is None else (self._topics[best[2]], best[1])


class HybridPeer:
    """What one arrives at by trying: candidates of two scorers, then a weighted sum of four and a bonus for beginnings.

    Args:
        names: Names with the topics they lead to.
    """

    _WEIGHTS = ((fuzz.WRatio, 0.3), (fuzz.token_sort_ratio, 0.3), (fuzz.token_set_ratio, 0.2), (fuzz.ratio, 0.2))
    _BEGINS = 15
    _CANDIDATES = 20

    def __init__(self, names: Sequence[tuple[str, str]]) -> None:
        self._names = [utils.default_process(name) for name, _ in names]
        self._topics = [topic for _, topic in names]

    def find(self, words: str) -> tuple[str, float] | None:
        """The best topic and its score, or None if nothing was found."""
        text = utils.default_process(words)
        candidates = {
            position: name
            for scorer in (fuzz.WRatio, fuzz.token_set_ratio)
            for name, _, position in process.extract(text, self._names, scorer=scorer, limit=self._CANDIDATES)
        }
        scored = [(self._score(text, name), position) for position, name in candidates.items()]
        if not scored or not text:
            return None
        score, position = max(scored, key=lambda pair: (pair[0], -pair[1]))
        return self._topics[position], score

    def _score(self, text: str, name: str) -> float:
        score = sum(weight * scorer(text, name) for scorer, weight in self._WEIGHTS)
        return score + self._BEGINS * name.startswith(text)
