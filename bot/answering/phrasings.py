"""Questions as members put them, by what answers them: a new question is read by the ones most like it."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.answering.concepts import Concepts
from bot.answering.openness import Openness
from bot.answering.tokens import KnownQuestion, Token, Tokens, read_tokens
from bot.answering.vocabulary import LIGHT_STEMS
from bot.answering.words import split_words
from bot.domain import Claim

_MEANING = 0.8  # another word for the same
_MEANING_SEEN = 0.7  # a meaning is less telling than it is rare: it stands for several words
_LIGHT = 0.5
_INTERROGATIVE = 0.5
_COMMONEST = 0.3
_WEIGHTS_KEPT = 10_000
_ITS_SHARE = 0.55  # that a known question has the new one's words counts for a little more than the other way about


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like the known questions a new one is.

    Attributes:
        to_claims: For each claim that answers a question like it, how like the likest is, 0 to 1.
        to_open: The same for the questions that the sources leave open.
        log_odds: That it is left open, by its single words; 0 where they say nothing.
    """

    to_claims: Mapping[str, float]
    to_open: float
    log_odds: float


@dataclass(frozen=True, slots=True)
class _Known:
    """A known question; ``claim_id`` is None where the sources leave it open."""

    claim_id: str | None
    interrogative: str
    weights: tuple[float, ...]
    total: float


class Phrasings:
    """All known questions, and the claims in their own words, ready to be compared with.

    Words weigh by their rarity among the known questions, as in nearest-neighbour classification by TF-IDF. Likeness is
    the geometric mean of the shares of either question's weight that the other accounts for.
    """

    def __init__(self, questions: Iterable[KnownQuestion], claims: Iterable[Claim], concepts: Concepts) -> None:
        self._concepts = concepts
        read = [(question.tokens, question.claim_id) for question in questions]
        self._openness = Openness((question, claim_id is None) for question, claim_id in read)
        read += [(read_tokens(split_words(claim.text), concepts), claim.id) for claim in claims]
        self._number = len(read) + 1
        self._stems = dict(Counter(token.stem for question, _ in read for token in question.tokens))
        self._meanings = dict(Counter(meaning for question, _ in read for meaning in question.meanings))
        self._interrogatives = dict(Counter(question.interrogative for question, _ in read))
        self._by_stem: dict[str, list[tuple[int, int]]] = {}
        self._by_meaning: dict[str, list[tuple[int, int]]] = {}
        self._remember()
        self._known = [self._index(number, *known) for number, known in enumerate(read)]

    def _remember(self) -> None:
        self._weight = lru_cache(_WEIGHTS_KEPT)(self._weigh)

    def __getstate__(self) -> dict[str, object]:
        """To be kept: all but what is remembered of single questions."""
        return {name: value for name, value in vars(self).items() if name != "_weight"}

    def __setstate__(self, state: dict[str, object]) -> None:
        """What was kept."""
        vars(self).update(state)
        self._remember()

    def compare(self, words: Sequence[str]) -> Likeness:
        """How like a question is to those known.

        Args:
            words: The question's words in small letters, as they were probably meant.
        """
        question = read_tokens(words, self._concepts)
        asking = self._asking(question.interrogative)
        total = sum(map(self._weight, question.tokens)) + asking
        to_claims: dict[str, float] = {}
        to_open = 0.0
        for number, (ours, theirs) in self._shared(question).items():
            known = self._known[number]
            same = asking if known.interrogative == question.interrogative else 0.0
            likeness = ((ours + same) / total) ** _ITS_SHARE * ((theirs + same) / known.total) ** (1 - _ITS_SHARE)
            if known.claim_id is None:
                to_open = max(to_open, likeness)
            else:
                to_claims[known.claim_id] = max(likeness, to_claims.get(known.claim_id, 0.0))
        return Likeness(to_claims, to_open, self._openness.log_odds(question))

    def _shared(self, question: Tokens) -> dict[int, tuple[float, float]]:
        """By known question: the weight of our words that it has, and of its own that we have."""
        ours: dict[int, float] = defaultdict(float)
        met: dict[tuple[int, int], float] = {}
        for token in question.tokens:
            matches: dict[int, float] = {}
            for meaning in token.meanings:
                for place in self._by_meaning.get(meaning, ()):
                    matches[place[0]] = _MEANING
                    met.setdefault(place, _MEANING)
            for place in self._by_stem.get(token.stem, ()):
                matches[place[0]] = met[place] = 1.0
            weight = self._weight(token)
            for number, match in matches.items():
                ours[number] += weight * match
        theirs: dict[int, float] = defaultdict(float)
        for (number, place_in_it), match in met.items():
            theirs[number] += self._known[number].weights[place_in_it] * match
        return {number: (weight, theirs[number]) for number, weight in ours.items()}

    def _index(self, number: int, question: Tokens, claim_id: str | None) -> _Known:
        for place, token in enumerate(question.tokens):
            at = number, place
            self._by_stem.setdefault(token.stem, []).append(at)
            for meaning in token.meanings:
                self._by_meaning.setdefault(meaning, []).append(at)
        weights = tuple(map(self._weight, question.tokens))
        total = sum(weights) + self._asking(question.interrogative)
        return _Known(claim_id, question.interrogative, weights, total)

    def _weigh(self, token: Token) -> float:
        often = max(
            1.0,
            self._stems.get(token.stem, 0),
            *(_MEANING_SEEN * self._meanings.get(meaning, 0) for meaning in token.meanings),
        )
        weight = max(math.log(self._number / often), _COMMONEST)
        return weight * _LIGHT if token.stem in LIGHT_STEMS else weight

    def _asking(self, interrogative: str) -> float:
        return _INTERROGATIVE * math.log(self._number / max(self._interrogatives.get(interrogative, 0), 1))
