"""What the words of a language are worth: those that say nothing of what is meant, and those that everybody uses.

One file a language each: ``function_words`` holds what carries a sentence, asks or chats ("about", "explain", "lol");
``ordinary`` holds everyday words, the most frequent first, and rarer ones, sorted, Russian ones as their stems.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from bot.language.sorted_lines import SortedLines
from bot.language.stems import stem
from bot.language.text import normalise

# A word of several languages has the rank of the first of them here: "war" is English before it is German.
_LANGUAGES = {"en": "english", "ru": "russian", "de": "german", "fr": "french", "es": "spanish"}
_HERE = Path(__file__).parent


def is_function_word(word: str) -> bool:
    """Whether a normalised word only carries a sentence, asks for something or chats."""
    return word in _function_words()


def ordinary_rank(word: str) -> int | None:
    """The place of a normalised word among those its language uses most, from 0; None where it is no everyday word."""
    return _ordinary_words().get(word)


@lru_cache(maxsize=1_024)  # a lookup asks for the same words in several places
def is_dictionary_word(word: str) -> bool:
    """Whether a normalised word is an everyday one, a rarer one of English, or any form of a Russian one."""
    return ordinary_rank(word) is not None or (word if word.isascii() else stem(word)) in _rarer_words()


def find_language(text: str) -> str | None:
    """The code of the language that a text is in, by its script and by what carries its sentences; None if unsure."""
    letters = [letter for letter in text if letter.isalpha()]
    if 2 * sum("а" <= letter.lower() <= "ё" for letter in letters) > len(letters):
        return "ru"
    said = normalise(text).split()
    counts = {code: sum(word in _words_that_carry(name) for word in said) for code, name in _LANGUAGES.items()}
    most = max(counts.values())
    likeliest = [code for code, count in counts.items() if count == most]
    return likeliest[0] if most and len(likeliest) == 1 else None


@cache
def _words_that_carry(language: str) -> frozenset[str]:
    return frozenset(_read("function_words", language))


@cache
def _function_words() -> frozenset[str]:
    return frozenset().union(*map(_words_that_carry, _LANGUAGES.values()))


@cache
def _ordinary_words() -> dict[str, int]:
    ranks: dict[str, int] = {}
    for language in _LANGUAGES.values():
        for rank, word in enumerate(_read("ordinary", language)):
            ranks.setdefault(word, rank)
    return ranks


@cache
def _rarer_words() -> SortedLines:
    return SortedLines(_HERE / "ordinary" / "rarer.txt")


def _read(kind: str, language: str) -> Iterator[str]:
    text = (_HERE / kind / f"{language}.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            yield from (word if word.isascii() else normalise(word) for word in line.split())
