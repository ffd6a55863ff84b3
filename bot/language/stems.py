"""Word stems, safe to use from any thread."""

from __future__ import annotations

import threading
from functools import lru_cache

from Stemmer import Stemmer

_MOST_KEPT = 16_384  # stems; a library has some ten thousand words
_SHORTEST = 3  # letters; shorter words are abbreviations


class _Stemmers(threading.local):
    """Snowball's stemmers hold the word they are at work on, so each thread has its own."""

    def __init__(self) -> None:
        self.russian = Stemmer("russian", 0)  # without a cache of its own
        self.english = Stemmer("english", 0)


_stemmers = _Stemmers()


@lru_cache(maxsize=_MOST_KEPT)
def stem(word: str) -> str:
    """The stem of a normalised word: by Russian rules where it is Cyrillic, by English ones else."""
    if len(word) < _SHORTEST or not word.isalpha():
        return word
    stemmer = _stemmers.english if word.isascii() else _stemmers.russian
    return str(stemmer.stemWord(word))
