"""Everyday words by language, the most frequent first: one of them is not a name misspelled.

The lists are made by ``python -m tools.dictionary``; NOTICE says where they come from.
"""

from __future__ import annotations

from pathlib import Path

# A word of several languages has the rank of the first of them here: "war" is English before it is German.
_LANGUAGES = ("english", "russian", "german", "french", "spanish")


def read_ordinary_words() -> dict[str, int]:
    """Ordinary words, normalised, with their ranks by frequency in their language, from 0."""
    ranks: dict[str, int] = {}
    for language in _LANGUAGES:
        words = (
            (Path(__file__).parents[1] / "language" / "ordinary" / f"{language}.txt")
            .read_text(encoding="utf-8")
            .split()
        )
        for rank, word in enumerate(words):
            ranks.setdefault(word, rank)
    return ranks
