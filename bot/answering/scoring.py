"""How far each claim accounts for what a question asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.answering.concepts import Concepts
from bot.answering.evidence import ClaimTerms, Evidence
from bot.answering.phrasings import Phrasings
from bot.answering.reading import Half, Unit
from bot.answering.wanted import Wanted, counted_in, has_figure, is_dated, is_lasting
from bot.answering.words import split_words, stem

_FOCUS = 0.08  # what being about little else is worth: it settles which of two equal claims comes first
_CONTEXT = 0.5  # how much it says that a question was asked in a topic
_POSITION = 0.3
_ELSE = 0.4  # a claim of another kind than the question wants
_NOBODY = 0.6  # "who" is also asked of what somebody did
_ANOTHER_NAME = 0.8  # somebody or some place was named that the claim doesn't speak of
_KNOWN_TO_ANSWER = 3  # by this power of its likeness to a question it answers, a claim can be what is wanted after all
_LIKENESS = 0.65  # what being like a question it is known to answer is worth, beside covering the question's words
_OPEN, _ODDS = 0.33, 0.13  # what being like questions left open takes away, as a whole and by its single words
_SPOKEN_OF = 0.6
_ONE_BY_ONE = 0.6
_NAMED_PARTIES = frozenset({"russia", "moscow", "washington", "trump", "putin", "kremlin", "united"})


@dataclass(frozen=True, slots=True)
class Score:
    """A claim, and how far it answers.

    Attributes:
        claim_id: Which claim.
        paragraph: Where it stands in its source.
        coverage: The share of the question's information that it accounts for, 0 to 1.
        rank: What claims are ordered by: ``coverage``, and how much else the claim says where that is equal.
        information: How much it accounts for beyond the two parties.
        likeness: How like the question is to one that it is known to answer, 0 to 1.
        openness: How far the question is like those that the sources leave open.
    """

    claim_id: str
    paragraph: int
    coverage: float
    rank: float
    information: float
    likeness: float
    openness: float

    @property
    def assurance(self) -> float:
        """How surely it answers."""
        return self.coverage + _LIKENESS * self.likeness - self.openness


class Scorer:
    """Scores the claims of a library.

    Args:
        evidence: The claims by their terms.
        concepts: What words stand for.
        phrasings: Questions whose answer is known.
    """

    def __init__(self, evidence: Evidence, concepts: Concepts, phrasings: Phrasings) -> None:
        self._evidence = evidence
        self._concepts = concepts
        self._phrasings = phrasings
        self._giving = {
            Wanted.DATE: {claim.claim_id for claim in evidence.claims if claim.is_dated or is_dated(claim.text)},
            Wanted.DURATION: {claim.claim_id for claim in evidence.claims if is_lasting(claim.text)},
            Wanted.AMOUNT: {claim.claim_id for claim in evidence.claims if has_figure(claim.text)},
        }
        self._naming = {
            claim.claim_id: claim.names.union(map(stem, _NAMED_PARTIES.intersection(split_words(claim.text))))
            for claim in evidence.claims
        }
        self._counted = {
            claim.claim_id: frozenset(term for text in counted_in(claim.text) for term in concepts.terms(text))
            for claim in evidence.claims
        }

    def score(self, half: Half) -> list[Score]:
        """Every claim with anything for it, the best first."""
        return self._ranked(half, self._evidence.speaking_of(_terms(half.units)), given=0.0)

    def score_within(self, half: Half, topic: str, claims: frozenset[str]) -> list[Score]:
        """The same for a question asked in a topic: of its claims alone, and its name counts as said.

        Where a party was named, the claims that its position in the topic rests on come first.
        """
        terms = _terms(half.units)
        among = (claim for claim in self._evidence.speaking_of(terms) if claim.claim_id in claims)
        scores = self._ranked(half, among, given=_CONTEXT)
        positions = self._evidence.positions[topic]
        held = {claim_id for party, claim_ids in positions if not party.isdisjoint(terms) for claim_id in claim_ids}
        return sorted(scores, key=lambda score: -score.rank - _POSITION * (score.claim_id in held))

    def _ranked(self, half: Half, claims: Iterable[ClaimTerms], *, given: float) -> list[Score]:
        found = []
        like = self._phrasings.compare(half.words)
        openness = _OPEN * like.to_open + _ODDS * like.log_odds
        asked = _terms(half.units)
        named = asked.union(*map(self._concepts.members, asked))
        for claim in claims:
            matched = [(unit, unit.weight * _match(unit, claim)) for unit in half.units]
            if total := sum(weight for _, weight in matched):
                information = given + sum(weight for unit, weight in matched if not unit.is_party)
                likeness = like.to_claims.get(claim.claim_id, 0.0)
                fitness = self._fitness(half, claim, named)
                fitness += (1.0 - fitness) * likeness**_KNOWN_TO_ANSWER
                coverage = (total + given) / (half.weight + given) * fitness
                rank = coverage + _FOCUS * _focus(asked, claim) + _LIKENESS * likeness
                found.append(Score(claim.claim_id, claim.paragraph, coverage, rank, information, likeness, openness))
        return sorted(found, key=lambda score: -score.rank)

    def _fitness(self, half: Half, claim: ClaimTerms, named: set[str]) -> float:
        """Less than 1 where the claim can't be what was asked for, whatever words it shares."""
        fitness = 1.0 if self._is_wanted(half, claim, named) else _NOBODY if half.wanted is Wanted.NAME else _ELSE
        for unit in half.units:
            if unit.is_name and _match(unit, claim) < _SPOKEN_OF:
                fitness *= _ANOTHER_NAME
        return fitness

    def _is_wanted(self, half: Half, claim: ClaimTerms, named: set[str]) -> bool:
        if half.wanted is Wanted.COUNT:
            return not self._counted[claim.claim_id].isdisjoint(_terms(half.units[:1]))
        if half.wanted is Wanted.NAME:
            # Somebody the question doesn't name; the "US" before a noun names nobody.
            return not named.issuperset(self._naming[claim.claim_id])
        if half.wanted is Wanted.PERSON:
            return bool(claim.people - _terms(half.units))
        return half.wanted not in self._giving or claim.claim_id in self._giving[half.wanted]


def _focus(asked: set[str], claim: ClaimTerms) -> float:
    """The share of a claim's own words that were asked for."""
    return len(claim.stems & asked) / max(len(claim.stems), 1)


def _match(unit: Unit, claim: ClaimTerms) -> float:
    """How far a claim says what a word or phrase of a question does; a phrase's words may also be meant one by one."""
    whole = max((likeness * claim.terms.get(term, 0.0) for term, likeness in unit.terms.items()), default=0.0)
    weight = sum(part.weight for part in unit.parts)
    if not weight:
        return whole
    apart = sum(part.weight * _match(part, claim) for part in unit.parts) / weight
    return max(whole, _ONE_BY_ONE * apart)


def _terms(units: Iterable[Unit]) -> set[str]:
    return {term for unit in units for each in (unit, *unit.parts) for term in each.terms}
