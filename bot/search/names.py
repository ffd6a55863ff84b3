"""The index of all names: candidates and their signals for typed words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.language import Token, fold, normalise, ordinary_rank, tokenise
from bot.language.tokens import content_tokens
from bot.search.lexicon import Lexicon, Typed, TypedWord
from bot.search.numbers import COMMON_TO_ALL, KNOWN, MOST_CANDIDATES, MOST_NAMES, SHORTEST_BY_SOUND
from bot.search.signals import NameSignals
from bot.search.targets import NameKind, Target


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
class _Share:
    """What typed words that a name holds are worth of it and account for of what was typed, and their signals."""

    worth: float
    of_typed: float
    ordinary: float
    unfinished: float


class NameIndex:
    """Finds candidates by their names and texts. Built once and unchanged ever after.

    Args:
        targets: What can be found, in curated order, which settles ties.
        common: Words for what nearly every target is about, whether its texts call it so or not.
    """

    def __init__(self, targets: Sequence[Target], common: Iterable[str] = ()) -> None:
        self.targets = tuple(targets)
        self.lexicon = Lexicon(targets, common)
        posts = ((target.slug, tokenise(post)) for target in targets for post in target.posts)
        self._posts = [(slug, frozenset(token.stem for token in tokens)) for slug, tokens in posts]
        self._number_of = {target.slug: number for number, target in enumerate(targets)}
        self._words_of: list[set[int]] = [set() for _ in targets]
        self.names: list[Name] = []
        self._by_word: dict[int, list[int]] = {}
        self._by_text: dict[str, list[int]] = {}
        self._by_content: dict[str, list[int]] = {}
        self._by_sound: dict[str, list[int]] = {}
        for number, target in enumerate(targets):
            for text, kind in target.names:
                self._add_name(text, number, kind)

    def _add_name(self, text: str, target: int, kind: NameKind) -> None:
        tokens = tokenise(text)
        content = content_tokens(tokens)
        words = tuple(dict.fromkeys(self.lexicon.vocabulary.numbers[token.normal] for token in content))
        if not words:
            return
        normal = " ".join(token.normal for token in tokens)
        name = Name(text, normal, target, kind, words, sum(self.lexicon.weights[word] for word in words))
        place = len(self.names)
        self.names.append(name)
        self._words_of[target].update(words)
        for word in words:
            self._by_word.setdefault(word, []).append(place)
        self._by_text.setdefault(name.normal, []).append(place)
        self._by_content.setdefault(_bag(content), []).append(place)
        self._by_sound.setdefault(fold(name.normal.replace(" ", "")), []).append(place)

    def says(self, slug: str, stem: str) -> bool:
        """Whether a target's names or texts hold a word."""
        return self.lexicon.texts.holds(self._number_of[slug], stem)

    def knows(self, slug: str, word: TypedWord) -> bool:
        """Whether a typed word is one of a target's names or texts, or like one of its names."""
        number = self._number_of[slug]
        return not self._words_of[number].isdisjoint(word.near) or self.lexicon.texts.holds(number, word.token.stem)

    def calls(self, slug: str, stem: str) -> bool:
        """Whether a target's names hold a word."""
        return self.lexicon.names.holds(self._number_of[slug], stem)

    def names_of(self, slug: str) -> Iterator[str]:
        """A target's names, normalised."""
        yield from (normalise(name) for name, _ in self.targets[self._number_of[slug]].names)

    def holders(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """The slugs of the people of whose posts words say no more than the name."""
        said = {token.stem for token in tokens}
        return tuple(dict.fromkeys(slug for slug, post in self._posts if said <= post))

    def owners(self, normal: str) -> tuple[str, ...]:
        """The slugs of those that have a normalised text as a name of their own; else of those connected with it."""
        places = self._by_text.get(normal, ())
        if not places and not normal.isascii():  # a Russian name in another case
            places = self._by_content.get(_bag(content_tokens(tokenise(normal))), ())
        named = [(self.names[place].kind is NameKind.ENTITY, self.names[place].target) for place in places]
        own = [target for is_entity, target in named if not is_entity] or [target for _, target in named]
        return tuple(self.targets[target].slug for target in dict.fromkeys(own))

    def find_exact(self, normal: str) -> str | None:
        """The one target that has a normalised text as a name; None where there are several."""
        owners = self.owners(normal)
        return owners[0] if len(owners) == 1 else None

    def __contains__(self, text: str) -> bool:
        """Whether a text is a name as written, but for case, accents and punctuation."""
        return normalise(text) in self._by_text

    def has_written(self, text: str) -> bool:
        """Whether a text is a name as written, with all its signs."""
        places = self._by_text.get(normalise(text), ())
        return any(self.names[place].text.casefold() == text.casefold() for place in places)

    def named(self, text: str) -> tuple[str, ...]:
        """The slugs of the targets of which the whole text is a name: as written first, by its sound last."""
        tokens = tokenise(text)
        whole = self._whole_names(" ".join([token.normal for token in tokens]), content_tokens(tokens))
        return tuple(dict.fromkeys(self.targets[self.names[place].target].slug for place, _ in whole))

    def candidates(self, typed: Typed, *, layout: bool = False) -> list[Candidate]:
        """What the words may mean, in no order.

        Args:
            typed: What was typed.
            layout: Whether it was read on the other keyboard layout, which is a guess by itself.
        """
        found = self._by_names(typed)
        for index in self._by_texts(typed):
            found.setdefault(index, Candidate(index, NameSignals()))
        for candidate in found.values():
            candidate.signals.text = self._covered_by_text(typed, candidate.target)
            candidate.signals.text = max(candidate.signals.text, candidate.signals.names)
            candidate.signals.unknown = typed.unknown
            candidate.signals.layout = float(layout)
        return list(found.values())

    def _by_names(self, typed: Typed) -> dict[int, Candidate]:
        worth = self._worth(typed)
        shares: dict[tuple[int, ...], _Share] = {}  # by the words typed of a name, which many names have in common
        best: dict[int, tuple[float, int, Name, _Share]] = {}
        for place in self._likely_names(typed):
            name = self.names[place]
            known = tuple([word for word in name.words if word in worth])
            if known not in shares:
                shares[known] = _share(typed, known, sum([worth[word] for word in known]))
            share = shares[known]
            rank = 0.01 * name.kind - share.worth / name.weight * share.of_typed  # the lower, the better
            if name.target not in best or rank < best[name.target][0]:
                best[name.target] = (rank, name.target, name, share)
        found: dict[int, Candidate] = {}
        for _, target, name, share in sorted(best.values())[:MOST_CANDIDATES]:
            of_name = share.worth / name.weight
            signals = NameSignals(
                name=of_name,
                whole=of_name * share.of_typed,
                names=typed.covered_by(self._words_of[target]),
                unfinished=share.unfinished,
                ordinary=share.ordinary,
                entity=float(name.kind is NameKind.ENTITY),
            )
            found[target] = Candidate(target, signals, name)
        self._add_exact(typed, found)
        return found

    def _worth(self, typed: Typed) -> dict[int, float]:
        """What each known word that was typed is worth of a name."""
        worth: dict[int, float] = {}
        for word in typed.words:
            for number, near in word.near.items():
                worth[number] = max(worth.get(number, 0.0), self.lexicon.weights[number] * near.similarity)
        return worth

    def _likely_names(self, typed: Typed) -> set[int]:
        """The names that hold a typed word, those that hold one that few do first: a common word tells little."""
        found: set[int] = set()
        nears = [word.near for word in typed.words]
        for near in sorted(nears, key=lambda near: sum([len(self._by_word.get(word, ())) for word in near])):
            for number in sorted(near, key=lambda number: -near[number].similarity):
                if len(found) >= MOST_NAMES:
                    return found
                found.update(self._by_word.get(number, ())[: MOST_NAMES - len(found)])
        return found

    def _add_exact(self, typed: Typed, found: dict[int, Candidate]) -> None:
        """Note which names were typed whole; of several of a target, the best sort of name."""
        for place, worth in self._whole_names(typed.normal, [word.token for word in typed.words]):
            name = self.names[place]
            candidate = found.setdefault(name.target, Candidate(name.target, NameSignals()))
            known = candidate.name.kind if candidate.signals.exact and candidate.name else NameKind.ENTITY
            is_better = name.kind < known and worth >= candidate.signals.exact
            if worth > candidate.signals.exact or is_better:
                is_entity = float(name.kind is NameKind.ENTITY)
                candidate.name = name
                candidate.signals = NameSignals(exact=worth, name=1.0, whole=1.0, names=1.0, entity=is_entity)

    def _whole_names(self, normal: str, content: Iterable[Token]) -> Iterator[tuple[int, float]]:
        """The names, by their places, that a whole text is: 1 as written, less in another order or by its sound."""
        yield from ((place, 1.0) for place in self._by_text.get(normal, ()))
        yield from ((place, KNOWN) for place in self._by_content.get(_bag(content), ()))
        run_together = normal.replace(" ", "")
        if len(run_together) >= SHORTEST_BY_SOUND:
            yield from ((place, KNOWN) for place in self._by_sound.get(fold(run_together), ()))

    def _by_texts(self, typed: Typed) -> Iterable[int]:
        """Targets whose texts hold a word that few do."""
        for word in typed.words:
            if self.lexicon.texts.count(word.token.stem) <= COMMON_TO_ALL and word.weight:
                yield from self.lexicon.texts.documents(word.token.stem)

    def _covered_by_text(self, typed: Typed, target: int) -> float:
        held = [word.weight for word in typed.words if self.lexicon.texts.holds(target, word.token.stem)]
        return sum(held) / typed.weight


def _bag(tokens: Iterable[Token]) -> str:
    return " ".join(sorted({token.stem for token in tokens}))


def _share(typed: Typed, known: Iterable[int], worth: float) -> _Share:
    matched = ordinary = of_typed = 0.0
    for word in typed.words:
        similarity = max([word.near[number].similarity for number in known if number in word.near], default=None)
        if similarity is not None:
            matched += word.weight
            of_typed += word.weight * similarity
            if similarity < KNOWN and ordinary_rank(word.token.normal) is not None:
                ordinary += word.weight
    last = typed.words[-1].near
    unfinished = max([last[number].unfinished for number in known if number in last], default=0.0)
    return _Share(worth, of_typed / typed.weight, ordinary / (matched or 1.0), unfinished)
