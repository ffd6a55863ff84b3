"""Every word and every name the topics go by, indexed once by all the ways a word may be spelled."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from bot.domain import Topic
from bot.matching.spelling import fold, is_cyrillic, romanise, skeleton, stems
from bot.matching.vocabulary import PARTIES
from bot.matching.words import content_words, normalise

_Key = TypeVar("_Key")

# A word that is only told in a brief says less about what was meant than one that names the topic.
_TOLD_WEIGHT = 0.6
_LEAST_WEIGHT = 0.15
_PARTY_WEIGHT = 0.2
_SHORTEST_TOLD = 4


@dataclass(frozen=True, slots=True)
class Term:
    """One word of the library. ``naming`` and ``telling`` are the topics whose names, or only briefs, hold it."""

    word: str
    roman: str
    folded: str
    skeleton: str
    cyrillic: bool
    naming: frozenset[int]
    telling: frozenset[int]
    weight: float


@dataclass(frozen=True, slots=True)
class Name:
    """A title, slug, alias or entity of a topic, as the positions of its content words in the lexicon.

    ``joined`` names are two words run together, which are recognised but never offered.
    """

    topic: int
    text: str
    folded: str
    parts: tuple[str, ...]
    terms: tuple[int, ...]
    is_title: bool
    joined: bool


@dataclass(slots=True)
class _Draft:
    naming: set[int] = field(default_factory=set)
    telling: set[int] = field(default_factory=set)


class Lexicon:
    """The words and names of some topics. Topics are known by their position."""

    def __init__(self, topics: Sequence[Topic]) -> None:
        drafts: dict[str, _Draft] = defaultdict(_Draft)
        named = [name for position, topic in enumerate(topics) for name in _names(position, topic)]
        for position, text, _, _ in named:
            for word in content_words(tuple(text.split())):
                drafts[word].naming.add(position)
        for position, topic in enumerate(topics):
            for sentence in topic.brief.sentences():
                for word in content_words(tuple(normalise(sentence.text).split())):
                    if len(word) >= _SHORTEST_TOLD:
                        drafts[word].telling.add(position)
        self.terms = tuple(_term(word, draft, len(topics)) for word, draft in drafts.items())
        self.by_word = {term.word: position for position, term in enumerate(self.terms)}
        self.names = tuple(self._name(*name) for name in named)
        self.by_text = _positions((name.text, name.topic) for name in self.names)
        self.compact = {position: name.folded for position, name in enumerate(self.names) if len(name.parts) > 1}
        self.by_folded_text = _positions((name.folded, name.topic) for name in self.names)
        self.by_bag = _positions((frozenset(name.terms), name.topic) for name in self.names)
        self.by_initials = _positions(_initials(self.names))
        self.whole_names = frozenset(name.terms[0] for name in self.names if len(name.terms) == 1)
        self._index_spellings()

    def _name(self, topic: int, text: str, is_title: bool, joined: bool) -> Name:
        words = tuple(text.split())
        terms = tuple(dict.fromkeys(self.by_word[word] for word in content_words(words)))
        return Name(topic, text, fold(text.replace(" ", "")), words, terms, is_title, joined)

    def _index_spellings(self) -> None:
        self.by_folded = _positions((term.folded, position) for position, term in enumerate(self.terms))
        self.by_stem: dict[str, list[tuple[int, bool]]] = defaultdict(list)
        for position, term in enumerate(self.terms):
            for stem, native in stems(term.folded, cyrillic=term.cyrillic).items():
                self.by_stem[stem].append((position, native))
        # Only names are worth guessing at: a slip that makes a word of some brief is more often just another word.
        naming = [(position, term) for position, term in enumerate(self.terms) if term.naming]
        self.romans = {position: term.roman for position, term in naming}
        self.folds = {position: term.folded for position, term in naming}
        self.by_skeleton = _positions((term.skeleton, position) for position, term in naming)
        # Nobody is half-way through "grandbargain": only words written as such have beginnings.
        spelled = {word for name in self.names if not name.joined for word in name.parts}
        self.sorted_words = sorted((term.word, position) for position, term in naming if term.word in spelled)
        self.sorted_folds = sorted((term.folded, position) for position, term in naming if term.word in spelled)


def _names(position: int, topic: Topic) -> Iterator[tuple[int, str, bool, bool]]:
    title = normalise(topic.title)
    texts = dict.fromkeys(normalise(text) for text in (title, topic.slug, *topic.aliases, *topic.entities))
    for text in filter(None, texts):
        yield position, text, text == title, False
        words = text.split()
        if len(words) == 2 and min(map(len, words)) >= 3:  # "arms control" is also typed "armscontrol"
            yield position, "".join(words), False, True


def _term(word: str, draft: _Draft, topics: int) -> Term:
    holding = draft.naming or draft.telling
    rarity = 1.0 if topics < 2 else math.log(topics / len(holding)) / math.log(topics)
    weight = max(_LEAST_WEIGHT, rarity if draft.naming else _TOLD_WEIGHT * rarity)
    if word in PARTIES:
        weight = min(weight, _PARTY_WEIGHT)
    folded = fold(word)
    telling = frozenset(draft.telling - draft.naming)
    return Term(
        word, romanise(word), folded, skeleton(folded), is_cyrillic(word), frozenset(draft.naming), telling, weight
    )


def _initials(names: Iterable[Name]) -> Iterator[tuple[str, int]]:
    for name in names:
        words = name.parts
        if len(words) > 1:
            yield "".join(word[0] for word in words), name.topic
            yield "".join(word[0] for word in content_words(words)), name.topic


def _positions(pairs: Iterable[tuple[_Key, int]]) -> dict[_Key, tuple[int, ...]]:
    found: dict[_Key, dict[int, None]] = defaultdict(dict)
    for key, position in pairs:
        found[key][position] = None
    return {key: tuple(positions) for key, positions in found.items()}
