"""Names as people type them: with slips, with words too many or too few, unfinished, or in the other alphabet."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import cycle
from typing import NamedTuple

from tools.generated.words import in_cyrillic, in_latin

_SHORTEST, _SHORTEST_TWICE = 5, 10  # letters of a name for one slip and for two
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")
_AROUND = ("what about {}", "{} news", "{} today", "latest on {}", "tell me about {}", "{} explained", "why {} failed")
_BEGUN = 0.7  # how much of an unfinished name is there


class Mistyped(NamedTuple):
    """What was typed, the slug of the topic that was meant, and in which way it differs from a name."""

    query: str
    topic: str
    kind: str


def mistype_names(names: Sequence[tuple[str, str]], count: int, chance: random.Random) -> list[Mistyped]:
    """So many queries, each way of mistyping by turns, where a name allows for it.

    Args:
        names: Names with the topics they lead to.
        count: How many.
        chance: What decides.
    """
    ways = cycle(_WAYS.items())
    return [next(_tries(names, kind, way, chance)) for (kind, way), _ in zip(ways, range(count), strict=False)]


def _tries(
    names: Sequence[tuple[str, str]], kind: str, way: Callable[[str, random.Random], str | None], chance: random.Random
) -> Iterator[Mistyped]:
    while True:
        name, topic = chance.choice(names)
        query = way(name, chance)
        if query is not None and query.casefold() != name.casefold():
            yield Mistyped(query, topic, kind)


def _slip(text: str, chance: random.Random) -> str | None:
    """A letter left out, doubled, swapped with the next or missed by a key, within a word of some length."""
    places = [at for at in range(1, len(text) - 1) if text[at - 1 : at + 2].isalpha()]
    if len(text) < _SHORTEST or not places:
        return None
    at = chance.choice(places)
    neighbours = _beside(text[at].lower())
    return chance.choice(
        (
            text[:at] + text[at + 1 :],
            text[:at] + text[at] + text[at:],
            text[:at] + text[at + 1] + text[at] + text[at + 2 :],
            text[:at] + chance.choice(neighbours or text[at]) + text[at + 1 :],
        )
    )


def _beside(letter: str) -> str:
    row = next((row for row in _KEYS if letter in row), "")
    at = row.find(letter)
    return row[max(0, at - 1) : at] + row[at + 1 : at + 2]


def _two_slips(text: str, chance: random.Random) -> str | None:
    once = _slip(text, chance) if len(text) >= _SHORTEST_TWICE else None
    return _slip(once, chance) if once else None


def _extra_words(text: str, chance: random.Random) -> str | None:
    return chance.choice(_AROUND).format(text)


def _missing_word(text: str, chance: random.Random) -> str | None:
    words = text.split()
    if len(words) < 3:
        return None
    telling = max(words, key=len)  # without it nobody could know
    words.remove(chance.choice([word for word in words if word is not telling]))
    return " ".join(words)


def _unfinished(text: str, chance: random.Random) -> str | None:
    cut = text[: max(_SHORTEST, round(_BEGUN * len(text)))]
    return cut.strip() if len(cut) < len(text) and cut.strip() == cut else None


def _other_alphabet(text: str, chance: random.Random) -> str | None:
    if not text.replace(" ", "").isalpha():
        return None
    return in_cyrillic(text) if text.isascii() else in_latin(text)


_WAYS: Mapping[str, Callable[[str, random.Random], str | None]] = {
    "one slip": _slip,
    "two slips": _two_slips,
    "extra words": _extra_words,
    "a word missing": _missing_word,
    "unfinished": _unfinished,
    "other alphabet": _other_alphabet,
}
