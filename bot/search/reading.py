"""Correct a question's typos and spellings toward the library's words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.language import Token, fold, is_function_word, normalise, ordinary_rank, stem, tokenise
from bot.search.asking import AnswerKind, answer_kind_of, years_asked
from bot.search.numbers import LETTERS_PER_SLIP
from bot.search.postings import Postings, everyday_weight, rarity

_NAME = re.compile(r"(?<=[\w,] )[A-ZА-ЯЁ]\w+")  # but for the first word, which everybody writes so


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a question: as it was probably meant, its stem, and how much it tells."""

    text: str
    stem: str
    weight: float


@dataclass(frozen=True, slots=True)
class Question:
    """A question, read.

    Attributes:
        meant: As it was probably meant.
        words: Those of its words that say what it is about.
        answer_kind: The kind of answer it asks for.
        has_stranger: Whether it names somebody or something that the library doesn't know.
        years: Those that an answer must be of.
    """

    meant: str
    words: Sequence[Word]
    answer_kind: AnswerKind
    has_stranger: bool
    years: frozenset[str]


class Reader:
    """Reads questions, and corrects their words towards those of a library.

    Args:
        words: The library's words, normalised.
        postings: Which of their stems the library has.
    """

    def __init__(self, words: Iterable[str], postings: Postings) -> None:
        self.words = sorted(words)
        self._known = frozenset(self.words)
        self._postings = postings
        self._sounds: dict[str, str] = {}
        for word in self.words:
            if len(word) >= LETTERS_PER_SLIP:
                self._sounds.setdefault(fold(word), word)

    def read(self, question: str) -> Question:
        """A question as it was probably meant."""
        tokens = tokenise(question)
        meant = [self._correct(token) for token in tokens]
        words = []
        for word in dict.fromkeys(meant):
            if not is_function_word(word):
                stemmed = stem(word)
                words.append(Word(word, stemmed, everyday_weight(word) * rarity(self._postings.count(stemmed))))
        is_changed = any(word != token.normal for word, token in zip(meant, tokens, strict=True))
        return Question(
            " ".join(meant) if is_changed else question,
            words,
            answer_kind_of(question),
            self._has_stranger(question, {t.normal: word for t, word in zip(tokens, meant, strict=True)}),
            years_asked(question),
        )

    def _has_stranger(self, question: str, meant: Mapping[str, str]) -> bool:
        """Whether a word written as a name is neither the library's nor an everyday one, whatever it was meant as."""
        if question.istitle() or question.isupper():
            return False
        names = [normalise(name) for name in _NAME.findall(question)]
        return any(
            not self._postings.count(stem(word)) and ordinary_rank(word) is None
            for name in names
            if (word := meant.get(name, "")).isalpha() and len(word) >= LETTERS_PER_SLIP
        )

    def _correct(self, token: Token) -> str:
        """The word that was meant; as it was typed where that is a word too, or nothing is near."""
        word = token.normal
        if token.is_function or word in self._known or not word.isalpha() or len(word) < LETTERS_PER_SLIP:
            return word
        if self._postings.count(token.stem) or (word.isascii() and ordinary_rank(word) is not None):
            return word
        folded = fold(word)
        for sound in (folded, folded.rstrip("aeiou")) if not word.isascii() else (folded,):
            if (known := self._sounds.get(sound)) is not None:
                return known
        if ordinary_rank(word) is not None:
            return word
        slips = 2 if len(word) >= 2 * LETTERS_PER_SLIP else 1
        near = process.extractOne(word, self.words, scorer=OSA.distance, score_cutoff=slips)
        return near[0] if near else word
