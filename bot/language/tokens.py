"""Tokenize a text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from bot.language.stems import stem
from bot.language.text import normalise
from bot.language.words import is_function_word


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text.

    Attributes:
        normal: The word in lower case without accents.
        stem: Its stem.
        position: Its place among the text's words, from 0.
        is_function: Whether it only carries the sentence.
    """

    normal: str
    stem: str
    position: int
    is_function: bool


@lru_cache(maxsize=64)  # a lookup reads what was typed in several places
def tokenise(text: str) -> tuple[Token, ...]:
    """The words of a text, in order; of a long text, its beginning alone (see ``normalise``)."""
    return tuple(
        Token(word, stem(word), position, is_function_word(word))
        for position, word in enumerate(normalise(text).split())
    )


def content_tokens(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens that say what is meant; all of them where nothing else was said.

    A single letter at the end is kept: it numbers something ("SALT I") or is the next word being typed ("iran d").
    """
    content = tuple(token for token in tokens if not token.is_function)
    if content and len(content) < len(tokens) and len(tokens[-1].normal) == 1 and content[-1] is not tokens[-1]:
        return (*content, tokens[-1])
    return content or tokens
