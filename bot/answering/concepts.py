"""What words stand for: themselves, and the meanings the thesaurus gives them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.answering.vocabulary import FUNCTION, PARTY_NAME_STEMS, PARTY_STEMS
from bot.answering.words import split_words, stem
from bot.domain import WordGroup

_PART = 0.7  # a word inside a phrase also stands for itself, but less: "start" in "New START"

_JOINING = frozenset({"and", "the"})


@dataclass(frozen=True, slots=True)
class Span:
    """Words ``start`` to ``end`` (exclusive) of a text, and the meanings they have together."""

    start: int
    end: int
    meanings: tuple[str, ...]


class Concepts:
    """The thesaurus, ready to be looked up. A meaning is written ``=sense``, so that it never equals a stem."""

    def __init__(self, groups: Iterable[WordGroup]) -> None:
        self.words: set[str] = set()
        self.parties: set[str] = set()
        entries: dict[tuple[str, ...], list[str]] = {}
        members: dict[str, set[str]] = {}
        for group in groups:
            meaning = f"={group.sense}"
            if _is_party(group):
                self.parties.add(meaning)
            for entry in group.words:
                words = split_words(entry)
                self.words.update(words)
                stems = tuple(map(stem, words))
                if stems and meaning not in (meanings := entries.setdefault(stems, [])):
                    meanings.append(meaning)
                    members.setdefault(meaning, set()).update(stems)
        self._alone = {stems[0]: tuple(meanings) for stems, meanings in entries.items() if len(stems) == 1}
        self._members = {meaning: frozenset(stems) for meaning, stems in members.items()}
        # By their first word, the longest first.
        self._phrases: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
        for stems in sorted(entries, key=len, reverse=True):
            if len(stems) > 1:
                self._phrases.setdefault(stems[0], []).append((stems, tuple(entries[stems])))

    def of_word(self, stemmed: str) -> tuple[str, ...]:
        """The meanings a word has by itself."""
        return self._alone.get(stemmed, ())

    def members(self, meaning: str) -> frozenset[str]:
        """The stems of all words that a meaning has entries of."""
        return self._members.get(meaning, frozenset())

    def phrases(self, stems: Sequence[str]) -> list[Span]:
        """Every run of two or more words that has a meaning of its own, the longer first where two start alike."""
        text = tuple(stems)
        return [
            Span(start, start + len(entry), meanings)
            for start, stemmed in enumerate(text)
            for entry, meanings in self._phrases.get(stemmed, ())
            if text[start : start + len(entry)] == entry
        ]

    def terms(self, text: str) -> dict[str, float]:
        """What a text of the library says: each stem and meaning, and how plainly (0 to 1)."""
        words = split_words(text)
        stems = tuple(map(stem, words))
        found: dict[str, float] = {}
        within: set[int] = set()
        for span in self.phrases(stems):
            within.update(range(span.start, span.end))
            found.update(dict.fromkeys(span.meanings, 1.0))
        for index, (word, stemmed) in enumerate(zip(words, stems, strict=True)):
            if word in FUNCTION:
                continue
            found[stemmed] = 1.0
            strength = _PART if index in within else 1.0
            for meaning in self.of_word(stemmed):
                found[meaning] = max(strength, found.get(meaning, 0.0))
        return found


def _is_party(group: WordGroup) -> bool:
    """Whether a group names the parties: its first entry holds nothing else."""
    stems = {stem(word) for word in split_words(group.words[0]) if word not in _JOINING} if group.words else set()
    return stems <= PARTY_STEMS and not stems.isdisjoint(PARTY_NAME_STEMS)
