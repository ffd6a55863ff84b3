"""The library as shipped, against labelled questions of our own."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bot.answering.concepts import Concepts
from tests.answering.shipped import shipped_answerer, shipped_library
from tools.eval.questions import Row, read_rows

QUESTIONS = Path(__file__).with_name("questions.jsonl")
ANSWERED_AT_LEAST = 0.93
REFUSED_AT_LEAST = 0.95


@cache
def outcomes() -> list[tuple[Row, bool]]:
    found = []
    for row in read_rows(QUESTIONS):
        passages = shipped_answerer().answer(row.question).passages
        found.append((row, row.is_met([(passage.claim.paragraph, passage.text) for passage in passages])))
    return found


def test_it_finds_the_paragraph() -> None:
    met = [is_met for row, is_met in outcomes() if row.paragraphs]
    assert sum(met) / len(met) >= ANSWERED_AT_LEAST


def test_it_refuses_what_is_not_covered() -> None:
    met = [is_met for row, is_met in outcomes() if not row.paragraphs]
    assert sum(met) / len(met) >= REFUSED_AT_LEAST


def test_every_claim_answers_to_its_own_words() -> None:
    lost = []
    for claim in shipped_library().claims:
        passages = shipped_answerer().answer(claim.text).passages
        if claim.paragraph not in {passage.claim.paragraph for passage in passages}:
            lost.append(claim.id)
    assert lost == []


def test_every_meaning_of_the_thesaurus_leads_to_a_text() -> None:
    library = shipped_library()
    concepts = Concepts(library.thesaurus)
    texts = [claim.text for claim in library.claims]
    texts += [sentence.text for topic in library.topics for sentence in topic.brief.sentences()]
    said = {term for text in texts for term in concepts.terms(text)}
    assert [group.sense for group in library.thesaurus if f"={group.sense}" not in said] == []
