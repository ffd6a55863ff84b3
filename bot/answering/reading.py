"""How a question is read: what it is about, word by word, and what kind of answer it wants."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.answering.concepts import Concepts, Span
from bot.answering.correction import Speller, Spelling
from bot.answering.evidence import Evidence
from bot.answering.halves import explains, split_halves, split_off_talk, states
from bot.answering.vocabulary import FUNCTION, LIGHT_STEMS, PARTY_STEMS
from bot.answering.wanted import TRIGGERS, Wanted, wanted_of
from bot.answering.words import split_words, stem

_MEANING = 0.9  # another word for the same
_UNKNOWN = 1.0  # as much as the rarest word we know
_UNKNOWN_LIGHT = 0.3
_UNKNOWN_YEAR = 2.0
_UNKNOWN_NAME = 1.2
_UNKNOWN_SHORT = 0.15
_LIGHT, _LIGHT_AT_MOST = 0.7, 0.4
_PARTY_AT_MOST = 0.2
_SHORT = 2
# A word we don't know is what a "what" or "who" asks for; where nothing is missing, it is an unexpected way to put it.
_STATED, _EXPLAINED = 0.7, 0.85

_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Unit:
    """A word or phrase of a question.

    Attributes:
        text: As it was probably meant.
        terms: What would answer to it, and how nearly it is the same (0 to 1).
        weight: How much it says.
        parts: The words of a phrase, which may also be meant one by one.
        is_party: Whether it only names one of the two parties, or both.
        is_name: Whether it names a person, body or place.
    """

    text: str
    terms: Mapping[str, float]
    weight: float
    parts: tuple[Unit, ...] = ()
    is_party: bool = False
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class Half:
    """A question, or one of the questions run together in it."""

    text: str
    words: tuple[str, ...]
    units: tuple[Unit, ...]
    wanted: Wanted

    @property
    def weight(self) -> float:
        """How much it says in all."""
        return sum(unit.weight for unit in self.units)

    @property
    def says_something(self) -> bool:
        """Whether it is about more than the two parties."""
        return any(not unit.is_party for unit in self.units)


class Reader:
    """Reads questions by the words that the library and its thesaurus know."""

    def __init__(self, concepts: Concepts, evidence: Evidence) -> None:
        self._concepts = concepts
        self._evidence = evidence
        self._speller = Speller(evidence.words | concepts.words, evidence.other_names)

    def read(self, question: str) -> tuple[Half, ...]:
        """The questions that were run together in one text, each that asks for anything; the text itself if one."""
        return tuple(half for half in map(self.read_half, split_halves(question)) if half.units)

    def read_without_talk(self, text: str) -> tuple[Half, ...]:
        """The questions of a text that also says what is no question; none where it doesn't."""
        return tuple(half for half in map(self.read_half, split_off_talk(text)) if half.units)

    def read_half(self, text: str) -> Half:
        """One question as a whole."""
        words = self._speller.correct(split_words(text))
        meant = tuple(spelling.word for spelling in words)
        wanted = wanted_of(" ".join(meant))
        ease = _STATED if states(text) else _EXPLAINED if explains(text) else 1.0
        kept = [spelling for spelling in words if spelling.word not in TRIGGERS[wanted]]
        return Half(text.strip(), meant, self._units(kept, _UNKNOWN * ease), wanted)

    def _units(self, words: list[Spelling], unknown: float) -> tuple[Unit, ...]:
        spans: dict[int, Span] = {}
        for span in self._concepts.phrases([stem(spelling.word) for spelling in words]):
            spans.setdefault(span.start, span)
        units: list[Unit] = []
        taken = 0
        for index, spelling in enumerate(words):
            if index < taken:
                continue
            if index in spans:
                taken = spans[index].end
                units.append(self._phrase(words[index:taken], spans[index].meanings, unknown))
            elif spelling.word not in FUNCTION:
                units.append(self._word(spelling, unknown))
        return tuple(units)

    def _phrase(self, words: list[Spelling], meanings: tuple[str, ...], unknown: float) -> Unit:
        confidence = min(spelling.confidence for spelling in words)
        frequency = self._evidence.frequency(meanings)
        weight = self._evidence.rarity(frequency) if frequency else unknown
        is_party = self._concepts.parties.issuperset(meanings)
        return Unit(
            text=" ".join(spelling.word for spelling in words),
            terms=dict.fromkeys(meanings, confidence),
            weight=min(weight, _PARTY_AT_MOST) if is_party else weight,
            parts=tuple(self._word(spelling, unknown) for spelling in words if spelling.word not in FUNCTION),
            is_party=is_party,
            is_name=self._evidence.has_name(meanings),
        )

    def _word(self, spelling: Spelling, unknown: float) -> Unit:
        stemmed = stem(spelling.word)
        terms = {stemmed: spelling.confidence}
        for meaning in self._concepts.of_word(stemmed):
            terms[meaning] = _MEANING * spelling.confidence
        is_party = stemmed in PARTY_STEMS
        return Unit(
            text=spelling.word,
            terms=terms,
            weight=self._weight(spelling.word, terms, unknown),
            is_party=is_party,
            is_name=not is_party and self._evidence.has_name(terms),
        )

    def _weight(self, word: str, terms: Mapping[str, float], unknown: float) -> float:
        frequency = self._evidence.frequency(terms)
        stemmed = stem(word)
        if stemmed in PARTY_STEMS:
            return min(self._evidence.rarity(frequency), _PARTY_AT_MOST)
        if frequency:
            rarity = self._evidence.rarity(frequency)
            return min(_LIGHT * rarity, _LIGHT_AT_MOST) if stemmed in LIGHT_STEMS else rarity
        if _YEAR.fullmatch(word):
            return _UNKNOWN_YEAR
        if word in self._evidence.outside_names:
            return _UNKNOWN_NAME
        if stemmed in LIGHT_STEMS:
            return _UNKNOWN_LIGHT
        return _UNKNOWN_SHORT if len(word) <= _SHORT else unknown
