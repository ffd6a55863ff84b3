"""Rank candidates, each with its probability."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.language import swap_layout
from bot.search.lexicon import Typed
from bot.search.names import Candidate, Name, NameIndex
from bot.search.numbers import (
    LETTERS_PER_SLIP,
    MOST_COMPARED,
    MOST_OFFERED,
    MOST_SAID,
    NEAREST_TEXTS,
    OF_ONE_FIELD,
    SAME_SKELETON,
)
from bot.search.signals import NameSignals
from bot.search.vectors import Groups, Vectors
from bot.search.weights import Weights, read_subject, read_weights


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its probability; ``name`` is what it was found by, None where only its texts or meaning were."""

    slug: str
    probability: float
    signals: NameSignals
    name: Name | None


@dataclass(frozen=True, slots=True)
class Ranked:
    """What words may mean, the likeliest first, how likely it is none of that, and the weights that say so."""

    typed: Typed
    best: tuple[Scored, ...]
    nothing: float
    weights: Weights


class Ranking:
    """Ranks an index's targets for typed words.

    Args:
        index: The targets by their names.
        vectors: What compares meanings, once it is ready; None to compare words alone.
    """

    def __init__(self, index: NameIndex, vectors: Vectors | None) -> None:
        self._index = index
        self._vectors = vectors
        self._names = [[name for name, _ in target.names] for target in index.targets]
        self._texts = [list(target.texts[:MOST_COMPARED]) for target in index.targets]
        self._groups: tuple[Groups, Groups] | None = None

    @property
    def texts(self) -> Iterable[str]:
        """Every text whose sentence vector is compared."""
        for group in (*self._names, *self._texts):
            yield from group

    def candidates(self, text: str, typed: Typed, *, by_words: bool = False) -> tuple[list[Candidate], bool]:
        """The candidates with all their signals, in curated order, and whether meanings were compared."""
        found = {candidate.target: candidate for candidate in self._index.candidates(typed)}
        is_clear = any(c.signals.whole >= SAME_SKELETON for c in found.values())
        swapped = None if is_clear or self._index.lexicon.knows_any(text) else swap_layout(text)
        if swapped is not None:
            for candidate in self._index.candidates(self._index.lexicon.read(swapped), layout=True):
                known = found.get(candidate.target)
                if known is None or _strength(candidate) > _strength(known):
                    found[candidate.target] = candidate
        has_meaning = not by_words and self._compare_meanings(text, typed.unknown, found)
        return [found[target] for target in sorted(found)], has_meaning

    def rank(self, text: str, *, by_words: bool = False) -> Ranked:
        """What the words may mean; ``by_words`` alone where a sentence vector, which takes long, would tell no more."""
        typed = self._index.lexicon.read(text)
        candidates, has_meaning = self.candidates(text, typed, by_words=by_words)
        weights = read_weights("names-with-meaning" if has_meaning else "names")
        likely, nothing = weights.choose([vars(candidate.signals) for candidate in candidates])
        scored = [
            Scored(self._index.targets[each.target].slug, probability, each.signals, each.name)
            for each, probability in zip(candidates, likely, strict=True)
        ]
        return Ranked(typed, tuple(sorted(scored, key=lambda each: -each.probability)), nothing, weights)

    def _compare_meanings(self, text: str, unknown: float, found: dict[int, Candidate]) -> bool:
        """Add what sentence vectors say; targets that are near in meaning alone become candidates too."""
        if self._vectors is None or not self._vectors.is_ready or len(text.strip()) < LETTERS_PER_SLIP:
            return False
        typed = self._vectors.of(self._index.lexicon.corrected(text))
        if typed is None or (groups := self._groups or self._read_groups()) is None:
            return False
        names, texts = groups
        near = list(zip(names.nearest(typed), texts.nearest_few(typed, NEAREST_TEXTS), strict=True))
        by_meaning = sorted(range(len(near)), key=lambda target: -max(near[target]))[:MOST_OFFERED]
        for target in by_meaning:
            found.setdefault(target, Candidate(target, NameSignals(unknown=unknown)))
        nearest = sorted(map(sum, near))[-2:]
        intercept, *direction = read_subject()
        subject = clip_subject(float(typed @ direction) + intercept)
        for target, candidate in found.items():
            signals = candidate.signals
            of_name, signals.text_meaning = near[target]
            signals.name_meaning = max(0.0, of_name - OF_ONE_FIELD) / (1 - OF_ONE_FIELD)
            together = sum(near[target])
            signals.lead = together - nearest[0 if together == nearest[-1] else -1]
            signals.subject = subject
        return True

    def _read_groups(self) -> tuple[Groups, Groups] | None:
        assert self._vectors is not None  # noqa: S101 - only called where there are some
        names, texts = self._vectors.group(self._names), self._vectors.group(self._texts)
        self._groups = (names, texts) if names and texts else None
        return self._groups


def clip_subject(score: float) -> float:
    """A score in log-odds as a signal from -1 to 1: beyond ``MOST_SAID`` it says no more."""
    return max(-1.0, min(1.0, score / MOST_SAID))


def _strength(candidate: Candidate) -> float:
    return candidate.signals.exact + candidate.signals.whole
