"""What words stand for: themselves, and the meanings the thesaurus gives them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
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
        self._entries: dict[str, dict[tuple[str, ...], list[str]]] = defaultdict(lambda: defaultdict(list))
        self.words: set[str] = set()
        self.parties: set[str] = set()
        self._members: dict[str, set[str]] = defaultdict(set)
        for group in groups:
            if _is_party(group):
                self.parties.add(f"={group.sense}")
            for entry in group.words:
                words = split_words(entry)
                self.words.update(words)
                stems = tuple(map(stem, words))
                if stems and (meaning := f"={group.sense}") not in self._entries[stems[0]][stems]:
                    self._entries[stems[0]][stems].append(meaning)
                    self._members[meaning].update(stems)

        self._phrases = {
            first: [
                (entry, tuple(entries[entry])) for entry in sorted(entries, key=len, reverse=True) if len(entry) > 1
            ]
            for first, entries in self._entries.items()
        }

    def of_word(self, stemmed: str) -> tuple[str, ...]:
        """The meanings a word has by itself."""
        return tuple(self._entries[stemmed].get((stemmed,), ())) if stemmed in self._entries else ()

    def members(self, meaning: str) -> frozenset[str]:
        """The stems of all words that a meaning has entries of."""
        return frozenset(self._members.get(meaning, ()))

    def phrases(self, stems: Sequence[str]) -> list[Span]:
        """Every run of two or more words that has a meaning of its own, the longer first where two start alike."""
        return [span for start in range(len(stems)) for span in self._phrases_at(stems, start)]

    def _phrases_at(self, stems: Sequence[str], start: int) -> Iterator[Span]:
        for entry, meanings in self._phrases.get(stems[start], ()):
            if tuple(stems[start : start + len(entry)]) == entry:
                yield Span(start, start + len(entry), meanings)

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
