"""The searchable entries of a library: each claim and each development."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.domain import Claim, Development, Library, translations_by_context
from bot.language import tokenise
from bot.search.postings import everyday_weight


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage that can be found.

    Attributes:
        key: The claim's id or the development's slug.
        said: The claim or development.
        texts: What it says, first in its own words, then as briefs put it or clause by clause.
        translations: What it says in other languages.
        headlines: The titles of its references, which tell the same in other words.
        questions: Questions that it is known to answer.
        topics: The slugs of its topics: a claim's with the briefest first, a development's as the curator gave them.
        wordings: Its stems in its own words and in each other language, and what each tells by itself.
        date: When it is of, as "2025-01-20", "2025-01" or "2025"; empty where nobody knows.
    """

    key: str
    said: Claim | Development
    texts: tuple[str, ...]
    translations: tuple[str, ...]
    headlines: tuple[str, ...]
    questions: tuple[str, ...]
    topics: tuple[str, ...]
    wordings: tuple[Mapping[str, float], ...]
    date: str

    @property
    def all_texts(self) -> tuple[str, ...]:
        """Its texts and headlines: all that says it in the library's own language."""
        return self.texts + self.headlines

    @property
    def years(self) -> frozenset[str]:
        """The years that it, its headlines or its date name."""
        terms = {term for wording in self.wordings for term in wording if len(term) == 4 and term.isdigit()}
        return frozenset({*terms, self.date[:4]})

    @property
    def is_development(self) -> bool:
        """Whether it is a dated development rather than a claim of a source."""
        return isinstance(self.said, Development)


def read_entries(library: Library) -> tuple[Entry, ...]:
    """Every claim and development of a library."""
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
        questions[phrasing.claim_id or phrasing.development or ""].append(phrasing.text)
    breadth = Counter(slug for slugs in topics.values() for slug in slugs)
    translated = translations_by_context(library)
    entries = []
    for claim in library.claims:
        texts = tuple(dict.fromkeys((claim.text, *put[claim.id])))
        others = tuple(translated.get(f"claim {claim.id}", ()))
        year = str(library.source_by_id[claim.source_id].year or "")
        slugs = tuple(sorted(topics[claim.id], key=breadth.__getitem__))
        entries.append(_entry(claim, claim.id, texts, others, year, slugs, tuple(questions[claim.id])))
    for development in library.developments:
        others = tuple(translated.get(f"development {development.slug}", ()))
        texts, date = clauses_of(development.text), str(development.date)
        titles = tuple(reference.title for reference in development.references)
        asked = tuple(questions[development.slug])
        entries.append(_entry(development, development.slug, texts, others, date, development.topics, asked, titles))
    return tuple(entries)


def _entry(
    said: Claim | Development,
    key: str,
    texts: tuple[str, ...],
    translations: tuple[str, ...],
    date: str,
    topics: tuple[str, ...],
    questions: tuple[str, ...],
    headlines: tuple[str, ...] = (),
) -> Entry:
    wordings = tuple(map(_terms, (texts, *((text,) for text in (*translations, *headlines)))))
    if isinstance(said, Development):
        for terms in wordings:
            terms[date[:4]] = 1.0
    return Entry(key, said, texts, translations, headlines, questions, topics, wordings, date)


def clauses_of(text: str) -> tuple[str, ...]:
    """A sentence, then each of its clauses where it has several: one may be all that a question asks for."""
    clauses = [clause.strip() for clause in text.split(";")]
    return (text, *clauses) if len(clauses) > 1 else (text,)


def _terms(texts: Iterable[str]) -> dict[str, float]:
    terms: dict[str, float] = {}
    for text in texts:
        for token in tokenise(text):
            if not token.is_function:
                terms[token.stem] = max(terms.get(token.stem, 0.0), everyday_weight(token.normal))
    return terms
