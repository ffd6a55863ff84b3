"""How a question is read: its halves, and in each what it is about and what kind of answer it wants."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.answering.concepts import Concepts, Span
from bot.answering.correction import Speller, Spelling
from bot.answering.evidence import Evidence
from bot.answering.vocabulary import FUNCTION, LIGHT_STEMS, PARTY_STEMS
from bot.answering.words import split_words, stem

_MEANING = 0.9  # another word for the same
_COMPONENT = 0.45  # a word of a phrase, where the phrase as a whole isn't said
_UNKNOWN = 1.0  # as much as the rarest word we know
_UNKNOWN_LIGHT = 0.3
_UNKNOWN_YEAR = 2.0
_UNKNOWN_SHORT = 0.15
_LIGHT = 0.6
_PARTY_AT_MOST = 0.2
_SHORT = 2

_STARTS = (
    r"what|whats|how|why|who|whos|whom|when|where|which|whether|is|isnt|are|was|were|did|do|does|has|have|had|can|could|"
    r"will|would|should|might|may|что|как|почему|зачем|кто|кого|когда|где|куда|какой|какая|какие|какое|сколько|чем|"
    r"есть|будет|может|можно|хочет|стоит"
)
_HALVES = re.compile(
    rf"[?!;]+\s*|(?<=\w)[.:]\s+|\s*[,—–]\s*(?:and|but|or|so|also|а|и|но|или)?\s*(?=(?:{_STARTS})\b)"
    rf"|\s+(?:and|but|also|а|и|но)\s+(?:also\s+)?(?=(?:{_STARTS})\b)",
    re.IGNORECASE,
)
_ASKS = re.compile(rf"(?:{_STARTS})\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")


class Wanted(StrEnum):
    """The kind of answer a question wants, where its words say so."""

    ANYTHING = "anything"
    QUANTITY = "quantity"
    DATE = "date"
    NAME = "name"


_QUANTITY = re.compile(
    r"\b(?:how (?:many|big|large|old|far|tall|high|long|often|fast|rich|expensive)"
    r"|how much (?:is|was|are|were|does|do|did|money)|what (?:percent|percentage|number|share)"
    r"|сколько|насколько велик)\b"
)
_DATE = re.compile(
    r"^(?:\w+ ){0,2}?(?:when|когда)\b|\bwhen$"
    r"|\b(?:what|which|каком|какого|какой) (?:exact )?(?:year|date|day|month|году|числа|год)\b"
)
_NAME = re.compile(r"^(?:\w+ ){0,1}?(?:who|whom|whos|кто|кого|кому|кем)\b")


@dataclass(frozen=True, slots=True)
class Unit:
    """A word or phrase of a question: the terms that would answer to it, and how much it says."""

    text: str
    terms: Mapping[str, float]
    weight: float
    is_party: bool
    is_known: bool


@dataclass(frozen=True, slots=True)
class Half:
    """A question, or one of the questions run together in it."""

    text: str
    units: tuple[Unit, ...]
    wanted: Wanted

    @property
    def weight(self) -> float:
        """How much it says in all."""
        return sum(unit.weight for unit in self.units)

    @property
    def asks(self) -> bool:
        """Whether it is put as a question."""
        return _ASKS.match(self.text) is not None

    @property
    def says_something(self) -> bool:
        """Whether it is about more than the two parties."""
        return any(not unit.is_party for unit in self.units)


class Reader:
    """Reads questions by the words that the library and its thesaurus know."""

    def __init__(self, concepts: Concepts, evidence: Evidence) -> None:
        self._concepts = concepts
        self._evidence = evidence
        self._speller = Speller(evidence.words | concepts.words)

    def read(self, question: str) -> tuple[Half, ...]:
        """The halves of a question that ask for anything, in order."""
        parts = [part for part in _HALVES.split(question) if part and part.strip()]
        return tuple(half for half in map(self.read_half, parts) if half.units)

    def read_half(self, text: str) -> Half:
        """One question as a whole."""
        words = self._speller.correct(split_words(text))
        return Half(text.strip(), self._units(words), _wanted(" ".join(spelling.word for spelling in words)))

    def _units(self, words: list[Spelling]) -> tuple[Unit, ...]:
        stems = [stem(spelling.word) for spelling in words]
        units: list[Unit] = []
        taken = 0
        spans: dict[int, Span] = {}
        for span in self._concepts.phrases(stems):
            spans.setdefault(span.start, span)
        for index, spelling in enumerate(words):
            if index < taken:
                continue
            if index in spans:
                taken = spans[index].end
                units.append(self._phrase(words[index:taken], spans[index].meanings))
            elif spelling.word not in FUNCTION:
                units.append(self._word(spelling))
        return tuple(unit for unit in units if unit.weight > 0)

    def _phrase(self, parts: list[Spelling], meanings: tuple[str, ...]) -> Unit:
        confidence = min(part.confidence for part in parts)
        terms = dict.fromkeys(meanings, confidence)
        for part in parts:
            if part.word not in FUNCTION and stem(part.word) not in LIGHT_STEMS | PARTY_STEMS:
                for term in (stem(part.word), *self._concepts.of_word(stem(part.word))):
                    terms.setdefault(term, _COMPONENT * confidence)
        frequency = self._evidence.frequency(meanings)
        weight = self._evidence.rarity(frequency) if frequency else _UNKNOWN
        text = " ".join(part.word for part in parts)
        return Unit(text, terms, weight, is_party=False, is_known=frequency > 0)

    def _word(self, spelling: Spelling) -> Unit:
        word, stemmed = spelling.word, stem(spelling.word)
        terms = {stemmed: spelling.confidence}
        for meaning in self._concepts.of_word(stemmed):
            terms[meaning] = _MEANING * spelling.confidence
        frequency = self._evidence.frequency(terms)
        is_party = stemmed in PARTY_STEMS
        if frequency:
            weight = self._evidence.rarity(frequency)
            weight = min(weight, _PARTY_AT_MOST) if is_party else weight * (_LIGHT if stemmed in LIGHT_STEMS else 1)
        elif is_party:
            weight = _PARTY_AT_MOST
        elif _YEAR.fullmatch(word):
            weight = _UNKNOWN_YEAR
        elif stemmed in LIGHT_STEMS:
            weight = _UNKNOWN_LIGHT
        else:
            weight = _UNKNOWN_SHORT if len(word) <= _SHORT else _UNKNOWN
        return Unit(word, terms, weight, is_party, frequency > 0)


def _wanted(text: str) -> Wanted:
    for pattern, wanted in ((_QUANTITY, Wanted.QUANTITY), (_DATE, Wanted.DATE), (_NAME, Wanted.NAME)):
        if pattern.search(text):
            return wanted
    return Wanted.ANYTHING
