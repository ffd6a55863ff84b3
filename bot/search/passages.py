"""The index of passages (claims and developments): candidates and their signals for a question."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import fsum

from bot.domain import Library, Refusal
from bot.language import normalise, stem, tokenise
from bot.search.asking import DETAILS, AnswerKind
from bot.search.entries import Entry, read_entries
from bot.search.fitting import fits
from bot.search.numbers import ALIKE, ENOUGH, EVERY_THIRD, MOST_CANDIDATES, UNLIKE
from bot.search.phrasing import is_answerable, refusal_by
from bot.search.postings import Postings, rarity
from bot.search.reading import Question, Reader, Word
from bot.search.vectors import Groups, Vectors

_WORD = re.compile(r"[\w’'-]+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that may answer a question.

    Attributes:
        signals: What speaks for it, by their names.
        found: The share of the question's words that it has.
        can_answer: Whether it is of the years that the question names, and the library knows whom it names.
        is_listed: Whether a curator listed the question for it.
    """

    entry: Entry
    signals: Mapping[str, float]
    found: float = 0.0
    can_answer: bool = True
    is_listed: bool = False


@dataclass(frozen=True, slots=True)
class _Compared:
    """How near each passage is to a question, by passage.

    Attributes:
        covered: By word of the question, whether it has it.
        found: The share of the question's words that it has.
        reverse: The share of its own words that the question has.
        coverage: The share of the question's words that it has, or has in other words.
        sentences: The cosine with what it says.
        last: That of the last candidate, which a passage that stands out leads by far.
        phrasings: How near its likest known question is.
    """

    covered: Sequence[Sequence[float]]
    found: Sequence[float]
    reverse: Sequence[float]
    coverage: Sequence[float]
    sentences: Sequence[float]
    last: float
    phrasings: Sequence[float]

    def likeliest(self, among: Sequence[int]) -> list[int]:
        """The best few passages by each way of finding them."""
        ways = (
            [has + says for has, says in zip(self.found, self.reverse, strict=True)],
            self.sentences,
            self.phrasings,
        )
        return sorted({n for way in ways for n in sorted(among, key=way.__getitem__, reverse=True)[:MOST_CANDIDATES]})


class PassageIndex:
    """Everything in the library that can answer a question. Built once, unchanged but for its vectors.

    Args:
        library: What is indexed.
        vectors: How near texts are in meaning.
    """

    def __init__(self, library: Library, vectors: Vectors) -> None:
        self._vectors = vectors
        self.entries = read_entries(library)
        self._postings = Postings()
        self._words_of: list[tuple[str, ...]] = []
        self._asked = Postings()
        self._askings: list[tuple[int, tuple[str, ...]]] = []
        self._listed: dict[str, set[int]] = {}
        for number, entry in enumerate(self.entries):
            self._postings.add(number, chain(*entry.wordings))
            tokens = [token for text in entry.all_texts for token in tokenise(text) if not token.is_function]
            self._words_of.append(tuple(dict.fromkeys(token.normal for token in tokens)))
            for asked in entry.questions:
                self._listed.setdefault(normalise(asked), set()).add(number)
                stems = tuple(dict.fromkeys(token.stem for token in tokenise(asked) if not token.is_function))
                self._asked.add(len(self._askings), stems)
                self._askings.append((number, stems))
        self._words = sorted({word for words in self._words_of for word in words})
        translated = {t.normal for entry in self.entries for text in entry.translations for t in tokenise(text)}
        self.reader = Reader({*self._words, *translated}, self._postings)
        self._totals = [[self._weigh(terms) for terms in entry.wordings] for entry in self.entries]
        self._sentences: Groups | None = None
        self._meanings: Groups | None = None
        self._phrasings: Groups | None = None

    @property
    def texts(self) -> list[str]:
        """All texts whose vectors are compared."""
        said = [text for entry in self.entries for text in (*entry.all_texts, *entry.questions)]
        return [*said, *self._words]

    def attach(self) -> None:
        """Take up the vectors, once they are prepared."""
        self._sentences = self._vectors.group([entry.all_texts for entry in self.entries])
        self._meanings = self._vectors.group(self._words_of)
        self._phrasings = self._vectors.group([entry.questions for entry in self.entries])

    @property
    def has_meaning(self) -> bool:
        """Whether passages are compared by meaning as well."""
        return self._sentences is not None

    def refusal_of(self, question: str) -> Refusal | None:
        """What a question asks for that is none of a library's business, by what was learnt; None without vectors."""
        vector = self._vectors.of(question) if self.has_meaning else None
        return None if vector is None else refusal_by(vector)

    def candidates(self, typed: str, context: Mapping[str, float], within: str | None = None) -> list[Candidate]:
        """The passages that may answer a question, with all that speaks for each; in no order.

        Where some are of the years that it names, they are all.

        Args:
            typed: One question.
            context: The slugs of topics that it names or was asked in, and how surely, from 0 to 1.
            within: The slug of the only topic whose passages are wanted; None for all.
        """
        question = self.reader.read(typed)
        among = [n for n, entry in enumerate(self.entries) if within is None or within in entry.topics]
        listed = self._listed.get(normalise(typed), set()).intersection(among)
        says_nothing = not listed and within is None and all(self._is_everywhere(word) for word in question.words)
        if says_nothing or not self.entries or not any(word.weight for word in question.words):
            return []
        compared = self._compare(question)
        put = {"detail": float(question.answer_kind in DETAILS), "phrasing": self._phrasing(question.meant)}
        found = []
        for n in sorted(listed.union(compared.likeliest(among))):
            topic = max((context.get(slug, 0.0) for slug in self.entries[n].topics), default=0.0)
            signals = {**self._signals(question, compared, n), **put, "topic": topic}
            can_answer = not question.has_stranger and question.years <= self.entries[n].years
            found.append(Candidate(self.entries[n], signals, compared.found[n], can_answer, n in listed))
        return [candidate for candidate in found if candidate.can_answer] or found

    def _signals(self, question: Question, compared: _Compared, n: int) -> dict[str, float]:
        """What speaks for one passage as the answer."""
        entry, coverage, sentence = self.entries[n], compared.coverage[n], compared.sentences[n]
        weight = sum(word.weight for word in question.words)
        words = zip(question.words, compared.covered, strict=True)  # years are looked at by themselves
        lacking = (word.weight for word, has in words if not has[n] and not word.text.isdigit())
        return {
            "coverage": coverage,
            "reverse_coverage": compared.reverse[n],
            "lead": sentence - compared.last,
            "known_question": max(0.0, compared.phrasings[n] - max(sentence, 0.0)) if entry.questions else 0.0,
            "evidence": min(1.0, coverage * weight / ENOUGH),
            "kind": _fit(question, entry),
            "development": float(entry.is_development),
            "missing": max(lacking, default=0.0),
        }

    def _weigh(self, terms: Mapping[str, float]) -> float:
        return sum(weight * rarity(self._postings.count(term)) for term, weight in terms.items()) or 1.0

    def _is_everywhere(self, word: Word) -> bool:
        return self._postings.count(word.stem) * EVERY_THIRD > len(self.entries)

    def _covered(self, words: Sequence[Word]) -> list[list[float]]:
        """By word, whether each passage has it."""
        rows = []
        for word in words:
            row = [0.0] * len(self.entries)
            for number in self._postings.documents(word.stem):
                row[number] = 1.0
            rows.append(row)
        return rows

    def _reverse_coverage(self, words: Sequence[Word]) -> list[float]:
        """The share of each passage's own weight that the question has: in the language in which that is most."""
        shares = [[0.0] * len(entry.wordings) for entry in self.entries]
        for stemmed in dict.fromkeys(word.stem for word in words):
            worth = rarity(self._postings.count(stemmed))
            for number in self._postings.documents(stemmed):
                for place, terms in enumerate(self.entries[number].wordings):
                    shares[number][place] += terms.get(stemmed, 0.0) * worth / self._totals[number][place]
        return [max(each) for each in shares]

    def _compare(self, question: Question) -> _Compared:
        """How near every passage is to a question."""
        words, nothing = question.words, [0.0] * len(self.entries)
        covered, reverse = self._covered(words), self._reverse_coverage(words)
        found = _share(words, covered)
        if self._sentences is None or self._meanings is None:
            return _Compared(covered, found, reverse, found, nothing, 0.0, self._resembled(words))
        whole, *parts = self._vectors.of_each([question.meant, *(word.text for word in words)])
        near = [
            [max(has, min(1.0, (n - UNLIKE) / (ALIKE - UNLIKE)), 0.0) for has, n in zip(row, nearest, strict=True)]
            for row, nearest in zip(covered, map(self._meanings.nearest, parts), strict=True)
        ]
        sentences = self._sentences.nearest(whole)
        last = sorted(sentences, reverse=True)[:MOST_CANDIDATES][-1]
        phrasings = self._phrasings.nearest(whole) if self._phrasings else nothing
        return _Compared(covered, found, reverse, _share(words, near), sentences, last, phrasings)

    def _resembled(self, words: Sequence[Word]) -> list[float]:
        """How many of its words each passage's likest known question shares with the question, weighed by rarity."""
        found = [0.0] * len(self.entries)
        ours = {word.stem for word in words}
        for number in sorted({number for stemmed in ours for number in self._asked.documents(stemmed)}):
            entry, stems = self._askings[number]
            either = fsum(rarity(self._asked.count(stemmed)) for stemmed in ours.union(stems))  # alike in any order
            both = fsum(rarity(self._asked.count(stemmed)) for stemmed in ours.intersection(stems))
            found[entry] = max(found[entry], both / either)
        return found

    def _phrasing(self, question: str) -> float:
        """How much the question is put like those that a library answers, -4 to 4; 0 without vectors."""
        vector = self._vectors.of(question) if self.has_meaning else None
        return 0.0 if vector is None else is_answerable(vector)


def _share(words: Sequence[Word], rows: Sequence[Sequence[float]]) -> list[float]:
    """By passage, the share of the words' weight that it has, where a row says how far each passage has a word."""
    whole = sum(word.weight for word in words)
    return [
        sum(word.weight * has for word, has in zip(words, each, strict=True)) / whole
        for each in zip(*rows, strict=True)
    ]


def _fit(question: Question, entry: Entry) -> float:
    """How far a passage can be of the kind of answer wanted: 1 if it can, -1 if it can't, 0 where any can."""
    if question.answer_kind is AnswerKind.ANYTHING:
        return 0.0
    asked, text = {word.stem for word in question.words}, entry.texts[0]
    left = " ".join(word for word in _WORD.findall(text) if stem(word.casefold()) not in asked)
    return fits(question.answer_kind, text, left, is_dated=entry.is_development)
