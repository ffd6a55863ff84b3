"""What the words of a language are worth: those that say nothing of what is meant, and those that everybody uses.

One file a language each: ``function_words`` holds what carries a sentence, asks or chats ("about", "explain", "lol");
``ordinary`` holds everyday words, the most frequent first.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from bot.language.text import normalise

# A word of several languages has the rank of the first of them here: "war" is English before it is German.
_LANGUAGES = ("english", "russian", "german", "french", "spanish")
_HERE = Path(__file__).parent


def is_function_word(word: str) -> bool:
    """Whether a normalised word only carries a sentence, asks for something or chats."""
    return word in _function_words()


def ordinary_rank(word: str) -> int | None:
    """The place of a normalised word among those its language uses most, from 0; None where it is no everyday word."""
    return _ordinary_words().get(word)


@cache
def _function_words() -> frozenset[str]:
    return frozenset(word for language in _LANGUAGES for word in _read("function_words", language))


@cache
def _ordinary_words() -> dict[str, int]:
    ranks: dict[str, int] = {}
    for language in _LANGUAGES:
        for rank, word in enumerate(_read("ordinary", language)):
            ranks.setdefault(word, rank)
    return ranks


def _read(kind: str, language: str) -> Iterator[str]:
    text = (_HERE / kind / f"{language}.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            yield from (word if word.isascii() else normalise(word) for word in line.split())
