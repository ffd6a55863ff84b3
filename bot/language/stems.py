"""Word stems, safe to use from any thread."""

from __future__ import annotations

import threading
from functools import lru_cache

from snowballstemmer.english_stemmer import EnglishStemmer
from snowballstemmer.russian_stemmer import RussianStemmer

_MOST_KEPT = 65_536  # stems; a library has some ten thousand words
_SHORTEST = 3  # letters; shorter words are abbreviations


class _Stemmers(threading.local):
    """Snowball's stemmers hold the word they are at work on, so each thread has its own."""

    def __init__(self) -> None:
        self.russian = RussianStemmer()
        self.english = EnglishStemmer()


_stemmers = _Stemmers()


@lru_cache(maxsize=_MOST_KEPT)
def stem(word: str) -> str:
    """The stem of a normalised word: by Russian rules where it is Cyrillic, by English ones else."""
    if len(word) < _SHORTEST or not word.isalpha():
        return word
    stemmer = _stemmers.english if word.isascii() else _stemmers.russian
    return str(stemmer.stemWord(word))
