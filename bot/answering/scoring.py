"""How far each claim accounts for what a question asks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.answering.evidence import ClaimTerms, Evidence
from bot.answering.reading import Half, Unit, Wanted
from bot.domain import Library

_FOCUS = 0.08  # what being about little else is worth: it settles which of two equal claims comes first
_CONTEXT = 0.5  # how much it says that a question was asked in a topic
_POSITION = 0.3
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
        library: Where they come from.
    """

    def __init__(self, evidence: Evidence, library: Library) -> None:
        self._evidence = evidence
        texts = {claim.id: claim.text.casefold() for claim in library.claims}
        self._quantified = frozenset(claim for claim, text in texts.items() if _QUANTITY.search(text))
        self._datable = frozenset(claim for claim, text in texts.items() if _DATE.search(text))

    def score(self, half: Half) -> list[Score]:
        """Every claim with anything for it, the best first."""
        return self._ranked(half, self._evidence.claims, given=0.0)

    def score_within(self, half: Half, topic: str, claims: frozenset[str]) -> list[Score]:
        """The same for a question asked in a topic: of its claims alone, and its name counts as said.

        Where a party was named, the claims that its position in the topic rests on come first.
        """
        scores = self._ranked(half, (c for c in self._evidence.claims if c.claim_id in claims), given=_CONTEXT)
        terms = {term for unit in half.units for term in unit.terms}
        positions = self._evidence.positions[topic]
        held = {claim_id for party, claim_ids in positions if not party.isdisjoint(terms) for claim_id in claim_ids}
        return sorted(scores, key=lambda score: -score.rank - _POSITION * (score.claim_id in held))

    def _ranked(self, half: Half, claims: Iterable[ClaimTerms], *, given: float) -> list[Score]:
        found = []
        for claim in claims:
            if matched := sum(unit.weight * _match(unit, claim) for unit in half.units):
                found.append(self._score(half, claim, matched + given, half.weight + given))
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
