"""The names of everything that can be asked for, indexed: candidates and their signals for typed words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.language import Token, fold, normalise, ordinary_rank, stem, tokenise
from bot.language.tokens import content_tokens
from bot.search.numbers import (
    COMMON_TO_ALL,
    KNOWN,
    MOST_CANDIDATES,
    MOST_NAMES,
    OTHER_ORDER,
    SHORTEST_HEARD,
    SHORTEST_SKELETON,
)
from bot.search.postings import Postings, everyday_weight, rarity
from bot.search.signals import NameSignals
from bot.search.targets import NameKind, Target
from bot.search.vocabulary import Near, Vocabulary


@dataclass(frozen=True, slots=True)
class Name:
    """One name. ``words`` are numbers in the vocabulary, ``weights`` what each weighs."""

    text: str
    normal: str
    target: int
    kind: NameKind
    words: tuple[int, ...]
    weight: float


@dataclass(slots=True)
class Candidate:
    """A target that words may mean. ``name`` is its best name for them; None where only its texts speak for it."""

    target: int
    signals: NameSignals
    name: Name | None = None


@dataclass(frozen=True, slots=True)
class _Reading:
    """Typed words with what each weighs and which known words each may stand for."""

    tokens: tuple[Token, ...]
    weights: tuple[float, ...]
    near: tuple[dict[int, Near], ...]
    normal: str
    content: str


class NameIndex:
    """Finds candidates by their names and texts. Built once and unchanged ever after.

    Args:
        targets: What can be found, in curated order, which settles ties.
        common: Words for what nearly every target is about, whether its texts call it so or not.
    """

    def __init__(self, targets: Sequence[Target], common: Iterable[str] = ()) -> None:
        self.targets = tuple(targets)
        self._number_of = {target.slug: number for number, target in enumerate(targets)}
        self._words_of: list[set[int]] = [set() for _ in targets]
        self.texts = Postings()
        self._stems_of_names = Postings()
        raw = [(text, index, kind) for index, target in enumerate(targets) for text, kind in target.names]
        read = [(text, index, kind, tokenise(text)) for text, index, kind in raw]
        stems: dict[int, set[str]] = defaultdict(set)
        for _, index, _, tokens in read:
            stems[index].update(token.stem for token in tokens)
        for index, target in enumerate(targets):
            self._stems_of_names.add(index, sorted(stems[index]))
            said = {token.stem for text in target.texts for token in tokenise(text)}
            self.texts.add(index, sorted(said | stems[index]))
        self._owned = {tokens[0].stem for *_, kind, tokens in read if len(tokens) == 1 and kind is not NameKind.ENTITY}
        self._common = frozenset(stem(normalise(word)) for word in common)
        self.vocabulary, self._stem_of = _vocabulary((text for text, *_ in read), (tokens for *_, tokens in read))
        numbers = {word: number for number, word in enumerate(self.vocabulary.words)}
        self._weight = [everyday_weight(word) * self._rarity(self._stem_of[word]) for word in self.vocabulary.words]
        self.names: list[Name] = []
        self._by_word: dict[int, list[int]] = {}
        self._by_text: dict[str, list[int]] = {}
        self._by_content: dict[str, list[int]] = {}
        self._by_sound: dict[str, list[int]] = {}
        for text, index, kind, tokens in read:
            self._add_name(text, index, kind, tokens, numbers)

    def _add_name(
        self, text: str, target: int, kind: NameKind, tokens: tuple[Token, ...], numbers: Mapping[str, int]
    ) -> None:
        content = content_tokens(tokens)
        words = tuple(dict.fromkeys(numbers[token.normal] for token in content))
        if not words:
            return
        weight = sum(self._weight[word] for word in words)
        place = len(self.names)
        self.names.append(Name(text, normalise(text), target, kind, words, weight))
        self._words_of[target].update(words)
        for word in words:
            self._by_word.setdefault(word, []).append(place)
        self._by_text.setdefault(self.names[place].normal, []).append(place)
        self._by_content.setdefault(_bag(content), []).append(place)
        self._by_sound.setdefault(fold(self.names[place].normal.replace(" ", "")), []).append(place)

    def _rarity(self, stem: str) -> float:
        count = self._stems_of_names.count(stem) or self.texts.count(stem)
        return rarity(COMMON_TO_ALL if self.is_common(stem) else min(count, COMMON_TO_ALL))

    def says(self, slug: str, stem: str) -> bool:
        """Whether a target's names or texts hold a word."""
        return self.texts.holds(self._number_of[slug], stem)

    def is_post(self, slug: str, tokens: Iterable[Token]) -> bool:
        """Whether words say no more than the post of a person."""
        post = self.targets[self._number_of[slug]].post
        return {token.stem for token in tokens} <= {token.stem for token in tokenise(post)}

    def find_exact(self, normal: str) -> str | None:
        """The one target that has a normalised text as a name, its own before others'; None where there are several."""
        names = [self.names[place] for place in self._by_text.get(normal, ())]
        own = {name.target for name in names if name.kind is not NameKind.ENTITY} or {name.target for name in names}
        return self.targets[own.pop()].slug if len(own) == 1 else None

    def is_common(self, stem: str) -> bool:
        """Whether nearly everything here is about what a word says."""
        return stem in self._common or (self.texts.count(stem) >= COMMON_TO_ALL and stem not in self._owned)

    def candidates(self, text: str, *, layout: bool = False) -> list[Candidate]:
        """What the words may mean, in no order.

        Args:
            text: What was typed.
            layout: Whether it was read on the other keyboard layout, which is a guess by itself.
        """
        reading = self._read(text)
        found = self._by_names(reading)
        for index in self._by_texts(reading):
            found.setdefault(index, Candidate(index, NameSignals()))
        foreign = self._foreign(reading)
        for candidate in found.values():
            candidate.signals.text = self._covered_by_text(reading, candidate.target)
            candidate.signals.text = max(candidate.signals.text, candidate.signals.names)
            candidate.signals.foreign = foreign
            candidate.signals.layout = float(layout)
        return list(found.values())

    def corrected(self, text: str) -> str:
        """The text with known words in place of those that are like one and are no words themselves."""
        words = []
        for token in tokenise(text):
            is_word = token.is_function or token.stem in self.texts or ordinary_rank(token.normal) is not None
            near = {} if is_word else self.vocabulary.near(token.normal, is_last=False)
            best = max(near, key=lambda number: near[number].similarity, default=None)
            words.append(token.normal if best is None else self.vocabulary.words[best])
        return " ".join(words) if words != normalise(text).split() else text

    def _read(self, text: str) -> _Reading:
        tokens = tokenise(text)
        content = content_tokens(tokens)
        last = tokens[-1].position if tokens else 0
        near = tuple(self.vocabulary.near(t.normal, is_last=t.position == last or self._is_cut(t)) for t in content)
        weights = tuple(
            everyday_weight(token.normal) * self._rarity(self._known_stem(token, found))
            for token, found in zip(content, near, strict=True)
        )
        return _Reading(content, weights, near, " ".join(token.normal for token in tokens), _bag(content))

    def _is_cut(self, token: Token) -> bool:
        """Whether a word may be cut short ("nuc triad"): nobody knows it as it stands."""
        known = token.normal in self.vocabulary or ordinary_rank(token.normal) is not None
        return not known and len(token.normal) >= SHORTEST_SKELETON

    def _known_stem(self, token: Token, near: Mapping[int, Near]) -> str:
        """The stem of the word that a typed one most likely is: a party's name weighs no more for a slip in it."""
        if token.stem in self.texts or not near:
            return token.stem
        best = max(near, key=lambda number: near[number].similarity)
        return self._stem_of[self.vocabulary.words[best]] if near[best].similarity >= KNOWN else token.stem

    def _by_names(self, reading: _Reading) -> dict[int, Candidate]:
        worth, standing_for = self._worth(reading)
        whole = sum(reading.weights) or 1.0
        best: dict[int, tuple[float, int, float, float]] = {}
        for at in self._likely_names(reading):
            name = self.names[at]
            of_name, typed = 0.0, dict[int, float]()
            for word in name.words:
                if word in worth:
                    of_name += worth[word]
                    for place, weight in standing_for[word]:
                        if weight > typed.get(place, -1.0):
                            typed[place] = weight
            of_name /= name.weight
            of_typed = sum(typed.values()) / whole
            rank = of_name * of_typed - 0.01 * name.kind
            if name.target not in best or rank > best[name.target][0]:
                best[name.target] = (rank, at, of_name, of_typed)
        found: dict[int, Candidate] = {}
        for target in sorted(best, key=lambda target: (-best[target][0], target))[:MOST_CANDIDATES]:
            _, at, of_name, of_typed = best[target]
            signals = self._signals(reading, self.names[at])
            signals.name, signals.both = of_name, of_name * of_typed
            signals.names = self._covered_by_names(reading, target) / whole
            found[target] = Candidate(target, signals, self.names[at])
        self._add_exact(reading, found)
        return found

    def _worth(self, reading: _Reading) -> tuple[dict[int, float], dict[int, list[tuple[int, float]]]]:
        """What each known word that was typed is worth of a name, and of what was typed: by place, the weight."""
        worth: dict[int, float] = {}
        standing_for: dict[int, list[tuple[int, float]]] = {}
        for place, (weight, near) in enumerate(zip(reading.weights, reading.near, strict=True)):
            for number, each in near.items():
                worth[number] = max(worth.get(number, 0.0), self._weight[number] * each.similarity)
                standing_for.setdefault(number, []).append((place, weight * each.similarity))
        return worth, standing_for

    def _likely_names(self, reading: _Reading) -> set[int]:
        """The names that hold a typed word, those that hold one that few do first: a common word tells little."""
        found: set[int] = set()
        for near in sorted(reading.near, key=lambda near: sum([len(self._by_word.get(word, ())) for word in near])):
            for number in sorted(near, key=lambda number: -near[number].similarity):
                if len(found) >= MOST_NAMES:
                    return found
                found.update(self._by_word.get(number, ())[: MOST_NAMES - len(found)])
        return found

    def _covered_by_names(self, reading: _Reading, target: int) -> float:
        """The weight of what was typed that any of a target's names accounts for."""
        words = self._words_of[target]
        return sum(
            weight * max([each.similarity for number, each in near.items() if number in words], default=0.0)
            for weight, near in zip(reading.weights, reading.near, strict=True)
        )

    def _add_exact(self, reading: _Reading, found: dict[int, Candidate]) -> None:
        """Note which names were typed whole; of several of a target, the best sort of name."""
        as_written = [(place, 1.0) for place in self._by_text.get(reading.normal, ())]
        otherwise = [(place, OTHER_ORDER) for place in self._by_content.get(reading.content, ())]
        run_together = reading.normal.replace(" ", "")
        heard = self._by_sound.get(fold(run_together), ()) if len(run_together) >= SHORTEST_HEARD else ()
        for place, worth in (*as_written, *otherwise, *((place, OTHER_ORDER) for place in heard)):
            name = self.names[place]
            candidate = found.setdefault(name.target, Candidate(name.target, NameSignals()))
            known = candidate.name.kind if candidate.signals.exact and candidate.name else NameKind.ENTITY
            if worth > candidate.signals.exact or name.kind < known:
                is_entity = float(name.kind is NameKind.ENTITY)
                candidate.name = name
                candidate.signals = NameSignals(exact=worth, name=1.0, both=1.0, names=1.0, entity=is_entity)

    def _signals(self, reading: _Reading, name: Name) -> NameSignals:
        matched = ordinary = 0.0
        for token, weight, near in zip(reading.tokens, reading.weights, reading.near, strict=True):
            similarity = max([near[word].similarity for word in name.words if word in near], default=None)
            if similarity is not None:
                matched += weight
                if similarity < KNOWN and ordinary_rank(token.normal) is not None:
                    ordinary += weight
        begun = max((reading.near[-1][word].begun for word in name.words if word in reading.near[-1]), default=0.0)
        return NameSignals(
            begun=begun, ordinary=ordinary / (matched or 1.0), entity=float(name.kind is NameKind.ENTITY)
        )

    def _by_texts(self, reading: _Reading) -> Iterable[int]:
        """Targets whose texts hold a word that few do."""
        for token, weight in zip(reading.tokens, reading.weights, strict=True):
            if self.texts.count(token.stem) <= COMMON_TO_ALL and weight:
                yield from self.texts.documents(token.stem)

    def _covered_by_text(self, reading: _Reading, target: int) -> float:
        whole = sum(reading.weights) or 1.0
        held = [
            weight
            for token, weight in zip(reading.tokens, reading.weights, strict=True)
            if self.texts.holds(target, token.stem)
        ]
        return sum(held) / whole

    def foreign(self, text: str) -> float:
        """How much of what was typed no name and no text holds, by weight."""
        return self._foreign(self._read(text))

    def _foreign(self, reading: _Reading) -> float:
        whole = sum(reading.weights) or 1.0
        return (
            sum(
                weight
                for token, weight, near in zip(reading.tokens, reading.weights, reading.near, strict=True)
                if token.stem not in self.texts and not any(each.similarity >= KNOWN for each in near.values())
            )
            / whole
        )


def _vocabulary(names: Iterable[str], texts: Iterable[tuple[Token, ...]]) -> tuple[Vocabulary, dict[str, str]]:
    stem_of = {token.normal: token.stem for tokens in texts for token in tokens}
    return Vocabulary(stem_of, _abbreviations(names)), stem_of


def _abbreviations(names: Iterable[str]) -> frozenset[str]:
    """Words, normalised, that stand in names in capitals alone."""
    words = [word for name in names for word in re.findall(r"\w+", name)]
    shouted = {normalise(word) for word in words if len(word) > 1 and word.isupper()}
    return frozenset(shouted - {normalise(word) for word in words if not word.isupper()})


def _bag(tokens: Iterable[Token]) -> str:
    return " ".join(sorted({token.stem for token in tokens}))
