"""What each claim says, and what is said around it: the index that questions are read against."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.answering.concepts import Concepts
from bot.answering.tokens import KnownQuestion
from bot.answering.vocabulary import FUNCTION, LIGHT_STEMS, PARTY_STEMS
from bot.answering.wanted import is_dated
from bot.answering.words import split_words, stem
from bot.domain import Library

_RESTATED = 0.85  # a sentence of a brief that rests on this claim alone says the same in other words
_SHARED = 0.6  # one that rests on several claims says it too, but not all of it
_ASKED = 0.6  # members ask for it in these words
_NEIGHBOUR = 0.4  # the same paragraph of the source speaks of it
_TITLED = 0.3  # a topic that rests on the claim goes by that name

_WORD = re.compile(r"[^\W\d_]+")
_INSIDE = re.compile(r"[\w,] $")  # what stands before a word that doesn't begin a sentence

_OWN = 0.65  # evidence from here on counts as the claim's own words


@dataclass(frozen=True, slots=True)
class ClaimTerms:
    """How plainly a claim says each term: 1 in so many words, less where only what is around it does."""

    claim_id: str
    paragraph: int
    terms: Mapping[str, float]
    own: frozenset[str]
    stems: frozenset[str]
    names: frozenset[str]
    people: frozenset[str]
    text: str
    is_dated: bool


class Evidence:
    """The claims of a library by their terms."""

    def __init__(self, library: Library, concepts: Concepts, questions: Sequence[KnownQuestion] = ()) -> None:
        self._concepts = concepts
        self._names = frozenset(_names(library, concepts))
        said = {claim.id: concepts.terms(f"{claim.text} {claim.attributed_to or ''}") for claim in library.claims}
        people = self._names.intersection(stem(w) for actor in library.actors for w in split_words(actor.name))
        around = self._around(library, questions)
        paragraphs: dict[tuple[str, int], Counter[str]] = defaultdict(Counter)
        for claim in library.claims:
            paragraphs[claim.source_id, claim.paragraph].update(said[claim.id].keys())
        dated = {claim_id for event in library.events for s in event.account for claim_id in s.claim_ids}
        self.claims = tuple(
            ClaimTerms(
                claim.id,
                claim.paragraph,
                self._merge(said[claim.id], around[claim.id], paragraphs[claim.source_id, claim.paragraph]),
                frozenset(term for term, strength in said[claim.id].items() if strength >= _OWN),
                frozenset(term for term, strength in said[claim.id].items() if strength >= _OWN and term[0] != "="),
                self._names.intersection(said[claim.id]),  # in this order it looks at the claim's few terms alone
                people.intersection(said[claim.id]),
                claim.text,
                claim.id in dated,
            )
            for claim in library.claims
        )
        self._look_up()
        self.positions = {
            topic.slug: [
                (frozenset(concepts.terms(p.party)), frozenset(i for s in p.sentences for i in s.claim_ids))
                for p in topic.brief.positions
            ]
            for topic in library.topics
        }
        said_anywhere = {word for text in _texts(library) for word in split_words(text)}
        self.outside_names = frozenset(_outside_names(library)) - said_anywhere - concepts.words
        self.words = said_anywhere | {word for question in questions for word in question.words}
        self.other_names = {word for topic in library.topics for alias in topic.aliases for word in split_words(alias)}

    def rarity(self, claims: int) -> float:
        """How much a term says that so many claims hold: near 1 for one claim, 0 for all."""
        total = len(self.claims) + 1
        return max(0.0, math.log(total / (claims + 0.5)) / math.log(total))

    def frequency(self, terms: Iterable[str]) -> int:
        """How many claims say any of some terms themselves."""
        return len(set().union(*(self._saying.get(term, ()) for term in terms)))

    def speaking_of(self, terms: Iterable[str]) -> Iterator[ClaimTerms]:
        """The claims with any evidence for some terms, in the library's order."""
        found = set().union(*(self._holding.get(term, ()) for term in terms))
        return map(self.claims.__getitem__, sorted(found))

    def _look_up(self) -> None:
        self._saying: dict[str, list[int]] = {}
        self._holding: dict[str, list[int]] = {}
        for position, claim in enumerate(self.claims):
            for index, terms in ((self._saying, claim.own), (self._holding, claim.terms)):
                for term in terms:
                    index.setdefault(term, []).append(position)

    def __getstate__(self) -> dict[str, object]:
        """To be kept: all but what is sooner made again."""
        return {name: value for name, value in vars(self).items() if name not in {"_saying", "_holding"}}

    def __setstate__(self, state: dict[str, object]) -> None:
        """What was kept."""
        vars(self).update(state)
        self._look_up()

    def has_name(self, terms: Iterable[str]) -> bool:
        """Whether any of some terms names a person, body or place."""
        return not self._names.isdisjoint(terms)

    def _around(self, library: Library, questions: Iterable[KnownQuestion]) -> dict[str, dict[str, float]]:
        found: dict[str, dict[str, float]] = defaultdict(dict)
        sentences = [(s, "") for topic in library.topics for s in topic.brief.sentences()]
        sentences += [(s, p.party) for t in library.topics for p in t.brief.positions for s in p.sentences]
        sentences += [(s, actor.name) for actor in library.actors for point in actor.record for s in point]
        sentences += [(s, event.title) for event in library.events for s in event.account]
        for sentence, heading in sentences:
            strength = _RESTATED if len(sentence.claim_ids) == 1 else _SHARED
            terms = self._concepts.terms(f"{heading} {sentence.text}")
            for claim_id in sentence.claim_ids:
                _keep(found[claim_id], terms, strength)
        for question in questions:
            if question.claim_id is not None:
                asked = question.tokens.stems | question.tokens.meanings
                _keep(found[question.claim_id], dict.fromkeys(asked, 1.0), _ASKED)
        for topic in library.topics:
            names = self._concepts.terms(topic.title)
            for alias in topic.aliases:
                names |= self._concepts.terms(alias)
            names = {term: strength for term, strength in names.items() if term not in self._names}
            for claim_id in {claim_id for s in topic.brief.sentences() for claim_id in s.claim_ids}:
                _keep(found[claim_id], names, _TITLED)
        return found

    def _merge(
        self, said: Mapping[str, float], around: Mapping[str, float], paragraph: Mapping[str, int]
    ) -> dict[str, float]:
        # Who did a thing is never taken from the sentence before: "Obama" stands for Obama's own claims alone.
        merged = {term: _NEIGHBOUR for term in paragraph if term not in self._names}
        for terms in (around, said):
            for term, strength in terms.items():
                merged[term] = max(strength, merged.get(term, 0.0))
        return merged


def _keep(found: dict[str, float], terms: Mapping[str, float], strength: float) -> None:
    for term, plainness in terms.items():
        found[term] = max(strength * plainness, found.get(term, 0.0))


def _names(library: Library, concepts: Concepts) -> Iterator[str]:
    """The terms that name a person, body or place: what is always written with a capital, also inside a sentence."""
    lower: set[str] = set()
    upper = {actor.name for actor in library.actors}
    for claim in library.claims:
        for found in _WORD.finditer(claim.text):
            word = found[0]
            if word[0].islower():
                lower.add(word)
            elif _INSIDE.search(claim.text, 0, found.start()):
                upper.add(word)
    small, capital = ({word for text in texts for word in split_words(text)} for texts in (lower, upper))
    for word in capital - small - FUNCTION:
        if (stemmed := stem(word)) not in PARTY_STEMS | LIGHT_STEMS and not is_dated(word):
            yield stemmed
            yield from concepts.of_word(stemmed)


def _outside_names(library: Library) -> Iterator[str]:
    """Names that readers connect with a topic though no source speaks of them: what is asked of those isn't covered."""
    words = {found[0] for topic in library.topics for entity in topic.entities for found in _WORD.finditer(entity)}
    for word in words:
        if word[0].isupper():
            yield from split_words(word)


def _texts(library: Library) -> Iterable[str]:
    for claim in library.claims:
        yield claim.text
        yield claim.attributed_to or ""
    for topic in library.topics:
        yield topic.title
        for sentence in topic.brief.sentences():
            yield sentence.text
    for actor in library.actors:
        yield f"{actor.name} {actor.role}"
        for point in actor.record:
            for sentence in point:
                yield sentence.text
