"""Every name and every word the topics go by, indexed once."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from bot.domain import Topic, WordGroup
from bot.matching.language import Language
from bot.matching.meanings import Meanings
from bot.matching.spelling import Roots, fold
from bot.matching.terms import Terms, group
from bot.matching.vocabulary import FILLER
from bot.matching.words import content_words, normalise

_LEAST_WEIGHT = 0.15
_SLIGHT_NAME = 1.0  # what a name must weigh for one of its words to be a part of it worth mentioning
_ORDINARY = 0.5  # what an ordinary word of an entity is worth without the others: "cheese ban" is not about cheese
_ENTITY = 0.9  # what being part of an entity is worth, beside being part of a topic's own name
_SHORTEST_TOLD = 4


class Name(NamedTuple):
    """A title, slug, alias or entity of a topic.

    Attributes:
        topic: The topic's position.
        text: The name, normalised.
        terms: The positions of its content words among the terms.
        is_title: Whether it is the title.
        is_entity: Whether it is an entity.
        is_proper: Whether all its content words are capitalised, so that its initials may stand for it.
    """

    topic: int
    text: str
    terms: tuple[int, ...]
    is_title: bool
    is_entity: bool
    is_proper: bool


class Lexicon:
    """The names and words of some topics. Topics and names are known by their positions.

    Attributes:
        names: All names, by topic.
        terms: The words of all names.
        weights: How much each term says, 0 to 1: the rarer, the more.
        holders: For each term the topics it names, and what share of a name it is; 1 where it is a name by itself.
        largest_shares: For each term the largest of those; a word may be held by thousands of topics.
        holding: For each term the names it stands in.
        told: By root, the topics in whose briefs a word stands without being in their names.
        meanings: What words mean whose meanings the briefs tell.
        by_text: Names as normalised.
        by_sound: Names as heard, with their words run together.
        by_roots: Names by the roots of their words, sorted.
        by_initials: Names by the first letters of their words.
    """

    def __init__(self, topics: Sequence[Topic], language: Language, thesaurus: Iterable[WordGroup] = ()) -> None:
        self.size = len(topics)
        positions: dict[str, int] = {}
        self.names = tuple(
            [
                Name(topic, text, tuple([positions.setdefault(word, len(positions)) for word in words]), *kind)
                for topic, text, *kind in _named(topics)
                for words in [dict.fromkeys(content_words(tuple(text.split(" "))))]
            ]
        )
        self.terms = Terms(positions)
        self.weights = self._weigh(language)
        self.holders = self._hold(language)
        self.largest_shares = [max(holders.values()) for holders in self.holders]
        roots = Roots((term.word, term.root) for term in self.terms.all)
        briefs = [[normalise(sentence.text).split() for sentence in topic.brief.sentences()] for topic in topics]
        self.told = self._tell(briefs, roots)
        self.meanings = Meanings(thesaurus, briefs, roots)
        names = self.names
        alone = [(index,) for index in range(len(names))]
        self.holding = self._group_by_term(alone)
        self.by_text = group([(name.text, index) for index, name in enumerate(names)], alone)
        self.by_sound = group([(self._sound(name), index) for index, name in enumerate(names)], alone)
        self.by_roots = group([(self._roots(name), index) for index, name in enumerate(names)], alone)
        self.sorted_texts = sorted(self.by_text)
        self.by_initials = group(_initials(names), alone)

    def rarity(self, topics: int) -> float:
        """How much a word says that leads to so many topics, 0 to 1."""
        return 1.0 if self.size < 2 else math.log(self.size / topics) / math.log(self.size)

    def _weigh(self, language: Language) -> list[float]:
        counts, latest = [0] * len(self.terms.all), [-1] * len(self.terms.all)
        for name in self.names:
            for term in name.terms:
                if latest[term] != name.topic:
                    latest[term] = name.topic
                    counts[term] += 1
        return [
            min(max(_LEAST_WEIGHT, self.rarity(count)), language.weigh(term))
            for term, count in zip(self.terms.all, counts, strict=True)
        ]

    def _hold(self, language: Language) -> list[dict[int, float]]:
        weights = self.weights
        holders: list[dict[int, float]] = [{} for _ in weights]
        for topic, text, terms, _, is_entity, _ in self.names:
            worth = _ENTITY if is_entity else 1.0
            if " " in text:
                worth /= max(_SLIGHT_NAME, sum([weights[term] for term in terms]))
            for term in terms:
                share = worth * weights[term] if " " in text else worth
                if is_entity and " " in text and self.terms.all[term].word in language.ordinary:
                    share *= _ORDINARY
                if share > holders[term].get(topic, 0.0):
                    holders[term][topic] = share
        return holders

    def _group_by_term(self, alone: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
        holding: list[list[int]] = [[] for _ in self.weights]
        for index, name in enumerate(self.names):
            for term in name.terms:
                holding[term].append(index)
        return [alone[names[0]] if len(names) == 1 else tuple(names) for names in holding]

    def _sound(self, name: Name) -> str:
        known = self.terms.by_word.get(name.text)
        return fold(name.text.replace(" ", "")) if known is None else self.terms.all[known].folded

    def _roots(self, name: Name) -> tuple[str, ...]:
        return tuple(sorted([self.terms.all[term].root for term in name.terms]))

    def _tell(self, briefs: Iterable[Iterable[Sequence[str]]], roots: Roots) -> dict[str, tuple[int, ...]]:
        told: dict[str, list[int]] = {}
        for position, sentences in enumerate(briefs):
            for word in set(chain.from_iterable(sentences)):
                if len(word) >= _SHORTEST_TOLD:
                    found = told.setdefault(roots[word], [])
                    if not found or found[-1] != position:
                        found.append(position)
        for key in told.keys() & self.terms.by_stem.keys():
            terms = [term for term in self.terms.by_stem[key] if self.terms.all[term].root == key]
            told[key] = [topic for topic in told[key] if all(topic not in self.holders[term] for term in terms)]
        return {key: tuple(found) for key, found in told.items() if found}


def _named(topics: Sequence[Topic]) -> Iterator[tuple[int, str, bool, bool, bool]]:
    """Every name once for each topic: its position, the name, and whether it is a title, an entity and capitalised."""
    for position, topic in enumerate(topics):
        title = normalise(topic.title)
        own: dict[str, str] = {}
        for written in (topic.title, topic.slug, *topic.aliases):
            own.setdefault(normalise(written), written)
        for text, written in own.items():
            if text:
                yield position, text, text == title, False, _is_proper(written)
        entities = {normalise(written): written for written in topic.entities}
        for text, written in entities.items():
            if text and text not in own:
                yield position, text, False, True, _is_proper(written)


def _is_proper(written: str) -> bool:
    return written[:1].isupper() and all(word[0].isupper() or word in FILLER for word in written.split())


def _initials(names: Iterable[Name]) -> Iterator[tuple[str, int]]:
    for index, name in enumerate(names):
        words = name.text.split(" ")
        if name.is_proper and len(words) > 1:
            yield "".join([word[0] for word in words]), index
            content = content_words(tuple(words))
            if len(content) not in {1, len(words)}:
                yield "".join([word[0] for word in content]), index
