"""The words of names and texts: their weights, and which of them typed words can stand for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.language import Token, is_dictionary_word, normalise, ordinary_rank, stem, tokenise
from bot.language.tokens import content_tokens
from bot.search.numbers import COMMON_TO_ALL, KNOWN, SHORTEST_SKELETON
from bot.search.postings import Postings, everyday_weight, rarity
from bot.search.targets import Target
from bot.search.vocabulary import Near, Vocabulary


@dataclass(frozen=True, slots=True)
class TypedWord:
    """A typed word: what it weighs, and which known words, by number, it may stand for."""

    token: Token
    weight: float
    near: dict[int, Near]


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed: what all of it weighs, never 0, and how much of that no name and no text holds."""

    normal: str
    words: tuple[TypedWord, ...]
    weight: float
    unknown: float

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words as tokens."""
        return tuple(word.token for word in self.words)

    def covered_by(self, known: Collection[int]) -> float:
        """How much of it some known words account for, by weight."""
        covered = 0.0
        for word in self.words:
            if held := word.near.keys() & known:
                covered += word.weight * max([word.near[number].similarity for number in held])
        return covered / self.weight


class Lexicon:
    """The words of some targets. Built once and unchanged ever after.

    Args:
        targets: Whose names and texts they are.
        common: Words for what nearly every target is about; they tell little.
    """

    def __init__(self, targets: Sequence[Target], common: Iterable[str]) -> None:
        self.texts = Postings()
        self.names = Postings()
        self._common = frozenset(" ".join(map(stem, normalise(words).split())) for words in common)
        self._stem_of: dict[str, str] = {}
        for number, target in enumerate(targets):
            named = {token.normal: token.stem for name, _ in target.names for token in tokenise(name)}
            self._stem_of.update(named)
            stems = set(named.values())
            self.names.add(number, sorted(stems))
            said = {token.stem for text in target.texts for token in tokenise(text)}
            self.texts.add(number, sorted(said | stems))
        names = (name for target in targets for name, _ in target.names)
        self.vocabulary = Vocabulary(self._stem_of, _abbreviations(names))
        self.weights = [everyday_weight(word) * self._rarity(self._stem_of[word]) for word in self.vocabulary.words]

    def is_common(self, stem: str) -> bool:
        """Whether nearly everything here is about what a word says, or a few words parted by spaces."""
        return stem in self._common

    def are_common(self, words: Iterable[TypedWord]) -> bool:
        """Whether each word is common or nearest to one that is, but for those that only carry the sentence."""
        said = [is_common for word in words if (is_common := self._means_common(word)) or not word.token.is_function]
        return bool(said) and all(said)

    def _means_common(self, word: TypedWord) -> bool:
        if word.token.stem in self.texts or self.is_common(word.token.stem) or not word.near:
            return self.is_common(word.token.stem)
        best = max(word.near, key=lambda number: word.near[number].similarity)
        return self.is_common(self._stem_of[self.vocabulary.words[best]])

    def read(self, text: str) -> Typed:
        """What was typed."""
        tokens = tokenise(text)
        content = content_tokens(tokens)
        last = tokens[-1].position if tokens else 0
        is_word = len(content) == 1 and is_dictionary_word(content[0].normal)  # among others it may be a slip
        words = []
        for token in content:
            is_last = token.position == last or self._is_cut(token)
            near = self.vocabulary.near(token.normal, is_last=is_last, may_be_slip=not is_word)
            weight = everyday_weight(token.normal) * self._rarity(self._known_stem(token, near))
            words.append(TypedWord(token, weight, near))
        weight = sum([word.weight for word in words]) or 1.0
        unknown = sum([word.weight for word in words if not self._holds(word)])
        return Typed(" ".join([token.normal for token in tokens]), tuple(words), weight, unknown / weight)

    def _holds(self, word: TypedWord) -> bool:
        """Whether a name or text holds a typed word, or one that it is taken for."""
        return word.token.stem in self.texts or any(each.similarity >= KNOWN for each in word.near.values())

    def corrected(self, text: str) -> str:
        """The text with known words in place of those that are like one and are no words themselves."""
        words, tokens = [], tokenise(text)
        for token in tokens:
            is_word = token.is_function or token.stem in self.texts or is_dictionary_word(token.normal)
            is_word = is_word or not token.normal.isalpha()  # another number is no typo
            near = {} if is_word else self.vocabulary.near(token.normal, is_last=False)
            best = max(near, key=lambda number: near[number].similarity, default=None)
            words.append(token.normal if best is None else self.vocabulary.words[best])
        return " ".join(words) if words != [token.normal for token in tokens] else text

    def _rarity(self, stem: str) -> float:
        count = self.names.count(stem) or self.texts.count(stem)
        return rarity(COMMON_TO_ALL if self.is_common(stem) else min(count, COMMON_TO_ALL))

    def knows_any(self, text: str) -> bool:
        """Whether a word of a text is known as it stands; among others, one of a letter or two may be by chance."""
        tokens = tokenise(text)
        return any(self._knows(t) for t in tokens if len(t.normal) >= SHORTEST_SKELETON or len(tokens) == 1)

    def _knows(self, token: Token) -> bool:
        return token.normal in self.vocabulary or ordinary_rank(token.normal) is not None

    def _is_cut(self, token: Token) -> bool:
        """Whether a word may be cut short ("nuc triad"): nobody knows it as it stands."""
        return not self._knows(token) and len(token.normal) >= SHORTEST_SKELETON

    def _known_stem(self, token: Token, near: Mapping[int, Near]) -> str:
        """The stem of the word that a typed one most likely is: a party's name weighs no more for a slip in it."""
        if token.stem in self.texts or not near:
            return token.stem
        best = max(near, key=lambda number: near[number].similarity)
        return self._stem_of[self.vocabulary.words[best]] if near[best].similarity >= KNOWN else token.stem


def _abbreviations(names: Iterable[str]) -> frozenset[str]:
    """Words, normalised, that stand in names in capitals alone."""
    words = [word for name in names for word in re.findall(r"\w+", name)]
    shouted = {normalise(word) for word in words if len(word) > 1 and word.isupper()}
    return frozenset(shouted - {normalise(word) for word in words if not word.isupper()})
