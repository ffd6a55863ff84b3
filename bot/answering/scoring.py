"""How far each claim accounts for what a question asks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.answering.evidence import ClaimTerms, Evidence
from bot.answering.reading import Half, Unit, Wanted

_FOCUS = 0.08  # what being about little else is worth: it settles which of two equal claims comes first
_WITHOUT_QUANTITY = 0.5
_WITHOUT_DATE = 0.55
_WITHOUT_NAME = 0.85

_QUANTITY = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?|millions?|billions?|half|"
    r"numbers?|few|years|decades|months|weeks|days)\b"
)
_DATE = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:19|20)\d\d|week|"
    r"years|decades|right after|so far)\b",
)


@dataclass(frozen=True, slots=True)
class Score:
    """A claim, and how far it answers: ``coverage`` is the share of the question's information it accounts for."""

    claim_id: str
    paragraph: int
    coverage: float
    rank: float
    information: float


class Scorer:
    """Scores the claims of a library.

    Args:
        evidence: The claims by their terms.
        texts: Their wording by id, in small letters.
    """

    def __init__(self, evidence: Evidence, texts: dict[str, str]) -> None:
        self._evidence = evidence
        self._quantified = frozenset(claim for claim, text in texts.items() if _QUANTITY.search(text))
        self._datable = frozenset(claim for claim, text in texts.items() if _DATE.search(text))

    def score(self, half: Half, among: frozenset[str] | None = None) -> list[Score]:
        """Claims with anything for them, the best first; only those ``among`` where given."""
        whole = sum(unit.weight for unit in half.units)
        if not whole:
            return []
        found = []
        for claim in self._evidence.claims:
            if among is not None and claim.claim_id not in among:
                continue
            matched = sum(unit.weight * _match(unit, claim) for unit in half.units)
            if matched:
                found.append(self._score(half, claim, matched, whole))
        return sorted(found, key=lambda score: -score.rank)

    def _score(self, half: Half, claim: ClaimTerms, matched: float, whole: float) -> Score:
        coverage = matched / whole * self._fitness(half, claim)
        asked = {term for unit in half.units for term in unit.terms}
        stems = [term for term in claim.own if not term.startswith("=")]
        focus = sum(term in asked for term in stems) / max(len(stems), 1)
        return Score(claim.claim_id, claim.paragraph, coverage, coverage + _FOCUS * focus, matched)

    def _fitness(self, half: Half, claim: ClaimTerms) -> float:
        if half.wanted is Wanted.QUANTITY and claim.claim_id not in self._quantified:
            return _WITHOUT_QUANTITY
        if half.wanted is Wanted.DATE and not (claim.dated or claim.claim_id in self._datable):
            return _WITHOUT_DATE
        if half.wanted is Wanted.NAME and not _names_another(half.units, claim):
            return _WITHOUT_NAME
        return 1.0


def _match(unit: Unit, claim: ClaimTerms) -> float:
    return max((likeness * claim.terms.get(term, 0.0) for term, likeness in unit.terms.items()), default=0.0)


def _names_another(units: Iterable[Unit], claim: ClaimTerms) -> bool:
    """Whether a claim names somebody the question doesn't."""
    asked = {term for unit in units for term in unit.terms}
    return bool(claim.names - asked)
