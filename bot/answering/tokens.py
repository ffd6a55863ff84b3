"""A question as tokens: its telling words with what they mean, and the word it asks with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.concepts import Concepts
from bot.answering.vocabulary import FUNCTION
from bot.answering.words import split_words, stem
from bot.domain import Library

# The one that stands first counts; of two in one place, the one that is named first here.
_INTERROGATIVES = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("how-many", r"\bhow many\b|\bсколько\b"),
        ("how-long", r"\bhow (?:much )?long\b"),
        ("how-much", r"\bhow (?:much|big|large|old|far|tall|rich|fast)\b|\bнасколько\b"),
        ("why", r"\bwhy\b|\bhow come\b|\bпочему\b|\bзачем\b|\bза что\b"),
        ("when", r"\bwhen\b|\bкогда\b|\bdate\b"),
        ("where", r"\bwhere\b|\bгде\b"),
        ("which", r"\bwhich\b|\bкак(?:ой|ая|ие|ую)\b"),
        ("who", r"\bwho(?:m|se|s)?\b|\bкто\b|\bкого\b|\bкому\b"),
        ("how", r"\bhow\b|\bкак\b"),
        ("what", r"\bwhats?\b|\bчто\b|\bчем\b"),
        ("whether", r"^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|might)\b|\bли\b"),
    )
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, and the meanings it has by itself or in a phrase that it stands in."""

    stem: str
    meanings: frozenset[str]


@dataclass(frozen=True, slots=True)
class Tokens:
    """A question's telling words, each once, and the word it asks with; "" where it has none."""

    tokens: tuple[Token, ...]
    interrogative: str = ""

    @property
    def stems(self) -> frozenset[str]:
        """All stems."""
        return frozenset(token.stem for token in self.tokens)

    @property
    def meanings(self) -> frozenset[str]:
        """All meanings."""
        return frozenset(meaning for token in self.tokens for meaning in token.meanings)


@dataclass(frozen=True, slots=True)
class KnownQuestion:
    """A question as members put it, read; ``claim_id`` is what answers it, None where the sources leave it open."""

    words: tuple[str, ...]
    tokens: Tokens
    claim_id: str | None


def read_known(library: Library, concepts: Concepts) -> tuple[KnownQuestion, ...]:
    """The known questions of a library."""
    split = [(split_words(phrasing.text), phrasing.claim_id) for phrasing in library.phrasings]
    return tuple(KnownQuestion(words, read_tokens(words, concepts), claim_id) for words, claim_id in split)


def read_tokens(words: Sequence[str], concepts: Concepts) -> Tokens:
    """Tokens of words in small letters."""
    stems = [stem(word) for word in words]
    meanings = [set(concepts.of_word(stemmed)) for stemmed in stems]
    for span in concepts.phrases(stems):
        for place in range(span.start, span.end):
            meanings[place].update(span.meanings)
    tokens: dict[str, Token] = {}
    for word, stemmed, meant in zip(words, stems, meanings, strict=True):
        if word not in FUNCTION:
            tokens.setdefault(stemmed, Token(stemmed, frozenset(meant)))
    text = " ".join(words)
    asking = [(found.start(), name) for name, pattern in _INTERROGATIVES if (found := pattern.search(text))]
    return Tokens(tuple(tokens.values()), min(asking, key=lambda place: place[0], default=(0, ""))[1])
