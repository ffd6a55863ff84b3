"""Passages (claims and developments), and what speaks for each as the answer to a question."""

from __future__ import annotations

import operator
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.domain import Claim, Development, Library
from bot.language import Token, fold, is_function_word, ordinary_rank, stem, tokenise
from bot.search.asking import Wanted, asks_of_now, fits, wanted_of
from bot.search.postings import Postings, everyday_weight, rarity
from bot.search.vectors import Groups, Vectors
from bot.search.weights import read_manner

_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[\w’'-]+")
_SHORTEST_SLIP, _TWO_SLIPS = 4, 8  # letters from which on a word may have one slip, or two
_SHORTEST_HEARD = 4  # letters of a word that may be known by its sound
_ENOUGH = 2.0  # as much as two names that nothing else has: more words found don't make a passage likelier
_CANDIDATES = 12  # by each way of finding them; what is right is among them or nowhere
_UNLIKE, _ALIKE = 0.3, 0.8  # cosines of two words: nothing in common, and the same thing
_MOST_MANNERED = 4.0  # how a question is put never says more than this, in log odds
_OLD, _NEW = 2000, 2025  # years: what is of the first or before is as old as it gets, and of the second, new
_AHEAD_OF = 10  # passages: how far a passage's sentence leads the tenth says whether it stands out


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage that can be found.

    Attributes:
        key: The claim's id or the development's slug.
        said: The claim or development.
        texts: What it says, first in its own words, then as briefs put it.
        questions: Questions that it is known to answer.
        topics: The slugs of its topics.
        terms: Its stems, and what each tells by itself.
        numbers: The numbers in it, its year among them.
        newness: How late it is: 0 in 2000 or before, 1 in 2025.
    """

    key: str
    said: Claim | Development
    texts: tuple[str, ...]
    questions: tuple[str, ...]
    topics: tuple[str, ...]
    terms: Mapping[str, float]
    numbers: frozenset[str]
    newness: float

    @property
    def is_development(self) -> bool:
        """Whether it is a dated development rather than a claim of a source."""
        return isinstance(self.said, Development)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a question: as it was probably meant, its stem, and how much it tells."""

    text: str
    stem: str
    weight: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage, and what speaks for it, by the names of the signals."""

    entry: Entry
    signals: Mapping[str, float]


class PassageIndex:
    """Everything in the library that can answer a question. Built once, unchanged but for its vectors.

    Args:
        library: What is indexed.
        vectors: How near texts are in meaning.
    """

    def __init__(self, library: Library, vectors: Vectors) -> None:
        self._vectors = vectors
        self.entries = tuple(_entries(library))
        self._postings = Postings()
        self._sounds: dict[str, str] = {}
        words: set[str] = set()
        self._words_of: list[tuple[str, ...]] = []
        for number, entry in enumerate(self.entries):
            self._postings.add(number, entry.terms)
            tokens = [token for text in entry.texts for token in tokenise(text) if not token.is_function]
            self._words_of.append(tuple(dict.fromkeys(token.normal for token in tokens)))
            words.update(self._words_of[-1])
        for word in sorted(words):
            if len(word) >= _SHORTEST_HEARD:
                self._sounds.setdefault(fold(word), word)
        self._words = sorted(words)
        self._known_words = frozenset(words)
        self._totals = [self._weigh(entry.terms) for entry in self.entries]
        self._manners = read_manner()
        self._asked = Postings()
        self._askings: list[tuple[int, frozenset[str]]] = []
        for number, entry in enumerate(self.entries):
            for asked in entry.questions:
                stems = frozenset(token.stem for token in tokenise(asked) if not token.is_function)
                self._asked.add(len(self._askings), stems)
                self._askings.append((number, stems))
        self._sentences: Groups | None = None
        self._meanings: Groups | None = None
        self._phrasings: Groups | None = None

    @property
    def texts(self) -> list[str]:
        """All texts whose vectors are compared."""
        told = [text for entry in self.entries for text in (*entry.texts, *entry.questions)]
        return [*told, *self._words]

    def attach(self) -> None:
        """Take up the vectors, once they are prepared."""
        self._sentences = self._vectors.group([entry.texts for entry in self.entries])
        self._meanings = self._vectors.group(self._words_of)
        self._phrasings = self._vectors.group([entry.questions for entry in self.entries])

    @property
    def has_meaning(self) -> bool:
        """Whether passages are compared by meaning as well."""
        return self._sentences is not None

    def read(self, question: str) -> tuple[str, list[Word]]:
        """A question as it was probably meant, and those of its words that say what it is about."""
        tokens = tokenise(question)
        meant = [self._correct(token) for token in tokens]
        words = []
        for word in dict.fromkeys(meant):
            if not is_function_word(word):
                stemmed = stem(word)
                weight = everyday_weight(word) * rarity(self._postings.count(stemmed))
                words.append(Word(word, stemmed, weight))
        is_changed = any(word != token.normal for word, token in zip(meant, tokens, strict=True))
        return (" ".join(meant) if is_changed else question), words

    def candidates(self, question: str, context: Mapping[str, float]) -> list[Candidate]:
        """The passages that may answer a question, with all that speaks for each; in no order.

        Args:
            question: One question, as typed.
            context: The slugs of topics that it names or was asked in, and how surely, from 0 to 1.
        """
        meant, words = self.read(question)
        if not words:
            return []
        whole = sum(word.weight for word in words)
        covered = self._covered(words)
        told = self._told(words)
        sentences, phrasings, soft = self._compare(meant, words, covered)
        ranked = [
            [
                sum(word.weight * row[n] for word, row in zip(words, covered, strict=True)) / whole + told[n]
                for n in self._all
            ],
            sentences,
            phrasings,
        ]
        chosen = {n for scores in ranked for n in sorted(self._all, key=scores.__getitem__, reverse=True)[:_CANDIDATES]}
        tenth = sorted(sentences, reverse=True)[:_AHEAD_OF][-1] if sentences else 0.0
        wanted, is_of_now, manner = wanted_of(question), asks_of_now(question), self._manner(meant)
        numbers = frozenset(_NUMBER.findall(question))
        found = []
        for n in sorted(chosen):
            entry = self.entries[n]
            missing = max(word.weight * (1 - row[n]) for word, row in zip(words, soft, strict=True))
            signals = {
                "covered": sum(word.weight * row[n] for word, row in zip(words, covered, strict=True)) / whole,
                "meant": sum(word.weight * row[n] for word, row in zip(words, soft, strict=True)) / whole,
                "missing": missing,
                "told": told[n],
                "sentence": sentences[n],
                "ahead": sentences[n] - tenth,
                "known": max(0.0, phrasings[n] - max(sentences[n], 0.0)) if entry.questions else 0.0,
                "numbers": _agreement(numbers, entry.numbers),
                "kind": self._fit(wanted, entry, words),
                "topic": max((context.get(slug, 0.0) for slug in entry.topics), default=0.0),
                "newer": entry.newness if is_of_now else 0.0,
                "weight": min(1.0, sum(word.weight * row[n] for word, row in zip(words, soft, strict=True)) / _ENOUGH),
                "manner": manner,
            }
            found.append(Candidate(entry, signals))
        return found

    @property
    def _all(self) -> range:
        return range(len(self.entries))

    def _correct(self, token: Token) -> str:
        word = token.normal
        if token.is_function or word in self._known_words or not word.isalpha() or len(word) < _SHORTEST_SLIP:
            return word
        if self._postings.count(token.stem) or (word.isascii() and ordinary_rank(word) is not None):
            return word
        folded = fold(word)
        for sound in (folded, folded.rstrip("aeiou")) if not word.isascii() else (folded,):
            if (heard := self._sounds.get(sound)) is not None:
                return heard
        if ordinary_rank(word) is not None:
            return word
        slips = 2 if len(word) >= _TWO_SLIPS else 1
        near = process.extractOne(word, self._words, scorer=OSA.distance, score_cutoff=slips)
        return near[0] if near else word

    def _weigh(self, terms: Mapping[str, float]) -> float:
        return sum(weight * rarity(self._postings.count(term)) for term, weight in terms.items())

    def _covered(self, words: Sequence[Word]) -> list[list[float]]:
        """By word, whether each passage has it."""
        rows = []
        for word in words:
            row = [0.0] * len(self.entries)
            for number in self._postings.documents(word.stem):
                row[number] = 1.0
            rows.append(row)
        return rows

    def _told(self, words: Sequence[Word]) -> list[float]:
        """The share of each passage's own weight that the question has."""
        shares = [0.0] * len(self.entries)
        for stemmed in {word.stem for word in words}:
            worth = rarity(self._postings.count(stemmed))
            for number in self._postings.documents(stemmed):
                shares[number] += self.entries[number].terms[stemmed] * worth / self._totals[number]
        return shares

    def _compare(
        self, question: str, words: Sequence[Word], covered: list[list[float]]
    ) -> tuple[list[float], list[float], list[list[float]]]:
        """How near each passage is to the question, each of its known questions, and its words to each of ours."""
        nothing = [0.0] * len(self.entries)
        if self._sentences is None or self._meanings is None:
            return nothing, self._resembled(words), covered
        whole, *parts = self._vectors.of_each([question, *(word.text for word in words)])
        soft = []
        for row, vector in zip(covered, parts, strict=True):
            near = self._meanings.nearest(vector)
            soft.append(
                [max(has, min(1.0, (n - _UNLIKE) / (_ALIKE - _UNLIKE)), 0.0) for has, n in zip(row, near, strict=True)]
            )
        phrasings = self._phrasings.nearest(whole) if self._phrasings else nothing
        return self._sentences.nearest(whole), phrasings, soft

    def _resembled(self, words: Sequence[Word]) -> list[float]:
        """How many of its words each passage's likest known question shares with the question, weighed by rarity."""
        found = [0.0] * len(self.entries)
        ours = {word.stem for word in words}
        for number in {number for stemmed in ours for number in self._asked.documents(stemmed)}:
            entry, stems = self._askings[number]
            either = sum(rarity(self._asked.count(stemmed)) for stemmed in ours | stems)
            both = sum(rarity(self._asked.count(stemmed)) for stemmed in ours & stems)
            found[entry] = max(found[entry], both / either)
        return found

    def _manner(self, question: str) -> float:
        """How much the question is put like those that a library answers, -4 to 4; 0 without vectors."""
        vector = self._vectors.of(question)
        if vector is None or self._sentences is None:
            return 0.0
        score: float = self._manners[0] + sum(map(operator.mul, self._manners[1:], vector.tolist()))
        return max(-_MOST_MANNERED, min(score, _MOST_MANNERED))

    def _fit(self, wanted: Wanted, entry: Entry, words: Sequence[Word]) -> float:
        if wanted is Wanted.ANYTHING:
            return 0.0
        asked = {word.stem for word in words}
        text = entry.texts[0]
        left = " ".join(word for word in _WORD.findall(text) if stem(word.casefold()) not in asked)
        return fits(wanted, text, left, is_dated=entry.is_development)


def _agreement(asked: frozenset[str], numbers: frozenset[str]) -> float:
    """1 where all numbers asked about are there, -1 where one isn't, 0 where none was named."""
    return 0.0 if not asked else 1.0 if asked <= numbers else -1.0


def _entries(library: Library) -> list[Entry]:
    put: dict[str, list[str]] = defaultdict(list)
    topics: dict[str, dict[str, None]] = defaultdict(dict)
    questions: dict[str, list[str]] = defaultdict(list)
    for topic in library.topics:
        for sentence in topic.brief.sentences():
            for claim_id in sentence.claim_ids:
                topics[claim_id][topic.slug] = None
            if len(sentence.claim_ids) == 1:  # what rests on several says more than one of them
                put[sentence.claim_ids[0]].append(sentence.text)
    for phrasing in library.phrasings:
        if phrasing.claim_id is not None:
            questions[phrasing.claim_id].append(phrasing.text)
    entries = []
    for claim in library.claims:
        texts = tuple(dict.fromkeys((claim.text, *put[claim.id])))
        year = str(library.source_by_id[claim.source_id].year or "")
        entries.append(_entry(claim, texts, year, tuple(topics[claim.id]), tuple(questions[claim.id])))
    for development in library.developments:
        entries.append(_entry(development, (development.text,), str(development.date)[:4], development.topics))
    return entries


def _entry(
    said: Claim | Development,
    texts: tuple[str, ...],
    year: str,
    topics: tuple[str, ...],
    questions: tuple[str, ...] = (),
) -> Entry:
    terms: dict[str, float] = {}
    for text in texts:
        for token in tokenise(text):
            if not token.is_function:
                terms[token.stem] = max(terms.get(token.stem, 0.0), everyday_weight(token.normal))
    if isinstance(said, Development):
        terms[year] = 1.0
    numbers = frozenset(_NUMBER.findall(" ".join((*texts, year))))
    newness = (int(year) - _OLD) / (_NEW - _OLD) if year else 0.0
    key = said.slug if isinstance(said, Development) else said.id
    return Entry(key, said, texts, questions, topics, terms, numbers, max(0.0, newness))
