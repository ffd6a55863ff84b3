"""SQLite's FTS5 with its trigram tokenizer."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence

_LONGEST = 80  # letters of a query that are looked at


class TrigramPeer:
    """The name that shares the rarest runs of three letters, by BM25.

    Args:
        names: Names with the topics they lead to.
    """

    def __init__(self, names: Sequence[tuple[str, str]]) -> None:
        self._database = sqlite3.connect(":memory:")
        self._database.execute("CREATE VIRTUAL TABLE spelling USING fts5(name, topic UNINDEXED, tokenize='trigram')")
        self._database.executemany("INSERT INTO spelling VALUES (?, ?)", names)

    def find(self, words: str) -> tuple[str, float] | None:
        """The best topic and its score, BM25 a trigram asked for, or None if nothing was found."""
        text = " ".join(re.findall(r"\w+", words.casefold()))[:_LONGEST]
        trigrams = {text[at : at + 3] for at in range(len(text) - 2)}
        if not trigrams:
            return None
        row = self._database.execute(
            "SELECT topic, -bm25(spelling) FROM spelling WHERE spelling MATCH ? ORDER BY bm25(spelling) LIMIT 1",
            (" OR ".join(f'"{trigram}"' for trigram in sorted(trigrams)),),
        ).fetchone()
        return None if row is None else (row[0], row[1] / len(trigrams))
