"""What must hold for any text whatever, and for every name of every topic."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching import Match, Matcher, Verdict
from tests.matching.sample_topics import TOPICS

MATCHER = Matcher(TOPICS)
SLUGS = {topic.slug for topic in TOPICS}
NAMES = [(name, topic.slug) for topic in TOPICS for name in (topic.title, topic.slug, *topic.aliases)]

_pieces = st.sampled_from(
    [*(name for name, _ in NAMES), "pizza", "the", "?", "-", " ", "'s", ".", "ё", "ß", "🙂", "\x00", "ŋ"]
)
_any_text = st.one_of(
    st.text(st.characters(), max_size=80),  # lone surrogates among them
    st.lists(_pieces, max_size=8).map(" ".join),
    st.lists(_pieces, max_size=8).map("".join),
)


def answer(match: Match) -> tuple[Verdict, str | None, float, tuple[str, ...]]:
    return match.verdict, match.topic, match.confidence, match.suggestions


@given(_any_text)
def test_any_text_gets_a_sound_answer(text: str) -> None:
    match = MATCHER.match_topics(text)
    assert match.query == text
    assert 0 <= match.confidence <= 1
    assert len(match.suggestions) <= 5
    assert len(set(match.suggestions)) == len(match.suggestions)
    assert set(match.suggestions) <= SLUGS
    assert (match.topic is not None) == (match.verdict is Verdict.SURE)
    assert bool(match.suggestions) == (match.verdict is not Verdict.NOTHING)
    if match.topic is not None:
        assert match.suggestions[0] == match.topic


@given(_any_text, st.integers(0, 25))
def test_any_text_gets_sound_completions(text: str, limit: int) -> None:
    offered = MATCHER.complete_topics(text, limit)
    assert len(offered) <= limit
    assert len(set(offered)) == len(offered)
    assert set(offered) <= SLUGS


@given(_any_text, st.sampled_from(["Syria and Iran", "pizza", "syria"]))
def test_the_verdict_follows_the_confidence(text: str, other: str) -> None:
    order = [Verdict.NOTHING, Verdict.UNSURE, Verdict.SURE]
    match, known = MATCHER.match_topics(text), MATCHER.match_topics(other)
    if order.index(match.verdict) > order.index(known.verdict):
        assert match.confidence > known.confidence
    if order.index(match.verdict) < order.index(known.verdict):
        assert match.confidence < known.confidence


@given(st.sampled_from(NAMES), st.data())
def test_case_accents_and_spacing_do_not_matter(name: tuple[str, str], data: st.DataObject) -> None:
    text = name[0]
    accents = st.sampled_from(["", "", "\u0301", "\u0308", "\u0327"])
    dressed = "".join(
        data.draw(st.sampled_from([letter.upper(), letter.lower()])) + (data.draw(accents) if letter.isalpha() else "")
        for letter in unicodedata.normalize("NFC", text)
    )
    gap = data.draw(st.sampled_from([" ", "   ", "\t", "\u00a0"]))
    dressed = (
        data.draw(st.sampled_from(["", " ", "«", "- "]))
        + dressed.replace(" ", gap)
        + data.draw(st.sampled_from(["", "?", "!!", " …", "»  "]))
    )
    assert answer(MATCHER.match_topics(dressed)) == answer(MATCHER.match_topics(text))


@pytest.mark.parametrize(("name", "slug"), NAMES)
def test_every_name_is_sure(name: str, slug: str) -> None:
    match = MATCHER.match_topics(name)
    assert (match.topic, match.confidence) == (slug, 1.0)


@given(st.sampled_from(TOPICS), st.data())
def test_the_beginning_of_a_title_offers_its_topic_first(topic: object, data: st.DataObject) -> None:
    chosen = data.draw(st.sampled_from(TOPICS))
    typed = chosen.title[: data.draw(st.integers(1, len(chosen.title)))]
    begin_so = [other.slug for other in TOPICS if other.title.lower().startswith(typed.lower())]
    assert chosen.slug in MATCHER.complete_topics(typed)[: len(begin_so)]


@given(_any_text)
def test_matching_twice_gives_the_same(text: str) -> None:
    assert MATCHER.match_topics(text) == Matcher(TOPICS).match_topics(text) == MATCHER.match_topics(text)
