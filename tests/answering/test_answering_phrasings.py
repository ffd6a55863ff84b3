"""What known questions do for new ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.concepts import Concepts
from bot.answering.openness import Openness
from bot.answering.phrasings import Likeness, Phrasings
from bot.answering.tokens import read_known, read_tokens
from bot.answering.words import split_words
from bot.domain import Phrasing, WordGroup
from tests.answering.shipped import shipped_answerer, shipped_library
from tests.libraries import small_library

THESAURUS = (WordGroup("rain", ("rain", "downpour", "дождь")), WordGroup("dam", ("dam", "weir")))
KNOWN = (
    Phrasing("did the rain stop", claim_id="a"),
    Phrasing("why was a dam built", claim_id="b"),
    Phrasing("how many people drowned", topic="flood"),
    Phrasing("who paid for the dam", topic="flood"),
)


def compare(question: str) -> Likeness:
    concepts = Concepts(THESAURUS)
    questions = read_known(replace(small_library(), phrasings=KNOWN), concepts)
    return Phrasings(questions, (), concepts).compare(split_words(question))


def test_a_known_question_is_wholly_like_itself() -> None:
    for phrasing in KNOWN:
        likeness = compare(phrasing.text)
        found = likeness.to_claims[phrasing.claim_id] if phrasing.claim_id else likeness.to_open
        assert found == pytest.approx(1.0)


def test_other_words_of_the_same_meaning_are_nearly_as_like() -> None:
    same, other, unlike = compare("did the rain stop"), compare("did the downpour stop"), compare("did the sun stop")
    assert same.to_claims["a"] > other.to_claims["a"] > unlike.to_claims["a"]


def test_it_matters_what_word_a_question_asks_with() -> None:
    assert compare("why a dam").to_claims["b"] > compare("a dam").to_claims["b"]


def test_what_shares_no_word_is_not_like_at_all() -> None:
    assert compare("borscht").to_claims == {}
    assert compare("").to_open == 0.0


def test_single_words_tell_that_a_question_is_left_open() -> None:
    assert compare("who paid for the rain").log_odds > 0 > compare("why did the rain stop").log_odds
    concepts = Concepts(())
    openness = Openness([(read_tokens(("expire",), concepts), True), (read_tokens(("lift",), concepts), False)])
    assert (
        openness.log_odds(read_tokens(("expire",), concepts)) > 0 > openness.log_odds(read_tokens(("lift",), concepts))
    )
    assert openness.log_odds(read_tokens(("unheard",), concepts)) == pytest.approx(0.0)


def test_without_known_questions_all_is_as_before() -> None:
    library = small_library()
    likeness = Phrasings((), library.claims, Concepts(library.thesaurus)).compare(("rain",))
    assert (likeness.to_open, likeness.log_odds) == (0.0, 0.0)


def test_the_shipped_questions_are_answered_as_they_are_filed() -> None:
    library, answerer = shipped_library(), shipped_answerer()
    paragraph = {claim.id: claim.paragraph for claim in library.claims}
    wrong = []
    asked = library.phrasings[::7]
    for phrasing in asked:
        found = {passage.claim.paragraph for passage in answerer.answer(phrasing.text).passages}
        if (paragraph[phrasing.claim_id] not in found) if phrasing.claim_id else found:
            wrong.append(phrasing.text)
    assert len(wrong) < 0.05 * len(asked), wrong


def test_every_claim_that_is_told_has_questions_to_it() -> None:
    library = shipped_library()
    assert {claim.id for claim in library.claims} == {p.claim_id for p in library.phrasings if p.claim_id}
