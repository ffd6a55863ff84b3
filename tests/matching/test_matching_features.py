from __future__ import annotations

import pytest

from bot.domain import Area
from bot.matching import Matcher, Verdict
from tests.matching.sample_topics import TOPICS, topic

MATCHER = Matcher(TOPICS)

SURE = {
    "as it stands": ("Syria", "syria"),
    "case": ("gRAND bARGAIN", "prospects"),
    "accents": ("detente", "prospects"),
    "accents added": ("Ïrán", "iran"),
    "punctuation": ("...north-korea!?", "north-korea"),
    "full-width letters": ("ＮＡＴＯ", "allies"),
    "dotted abbreviation": ("N.A.T.O.", "allies"),
    "spaced abbreviation": ("d p r k", "north-korea"),
    "possessive": ("Assad’s", "syria"),
    "elision": ("l'Iran", "iran"),
    "an alias that is a stop word": ("is", "counterterrorism"),
    "a letter missing": ("sanctons", "sanctions"),
    "a letter too many": ("sannctions", "sanctions"),
    "a letter doubled in a short word": ("natto", "allies"),
    "a letter mistaken": ("pyongyeng", "north-korea"),
    "letters swapped": ("irna", "iran"),
    "letters swapped in a long name": ("north koera", "north-korea"),
    "two slips in a long word": ("counterterorrizm", "counterterrorism"),
    "written by ear": ("sankshuns", "sanctions"),
    "written by ear, several words": ("islamik stait", "counterterrorism"),
    "another ending": ("iranians", "iran"),
    "word order": ("korea north", "north-korea"),
    "extra words": ("the latest on the sanctions please", "sanctions"),
    "a question": ("what is happening in Syria?", "syria"),
    "beside the parties": ("russia us trade", "trade"),
    "run together": ("northkorea", "north-korea"),
    "torn apart": ("counter terrorism", "counterterrorism"),
    "spelled out": ("north atlantic treaty organization", "allies"),
    "half typed": ("sanct", "sanctions"),
    "half typed, second word": ("grand bar", "prospects"),
    "shortened words": ("nat sec adviser", "flynn"),
    "initials": ("jig", "syria"),
    "cyrillic": ("САНКЦИИ", "sanctions"),
    "cyrillic, inflected": ("санкций", "sanctions"),
    "cyrillic, inflected, with a preposition": ("в Иране", "iran"),
    "cyrillic, every word inflected": ("северной кореи", "north-korea"),
    "cyrillic with ё and й": ("холоднои войны", "limits"),
    "transliterated": ("severnaya koreya", "north-korea"),
    "transliterated, inflected": ("siriyu", "syria"),
    "transliterated with ts": ("sanktsii", "sanctions"),
    "cyrillic for a Latin alias only": ("Алеппо", "syria"),
    "russian on a Latin layout": ("cfyrwbb", "sanctions"),
    "russian on a Latin layout, with a letter on a bracket": ("[jkjlyfz djqyf", "limits"),
    "english on a Russian layout": ("ифкпфшт пкфтв", "prospects"),
    "german": ("Sanktionen gegen Russland", "sanctions"),
}


@pytest.mark.parametrize(("query", "slug"), SURE.values(), ids=SURE.keys())
def test_opens_the_topic(query: str, slug: str) -> None:
    match = MATCHER.match_topics(query)
    assert (match.verdict, match.topic) == (Verdict.SURE, slug)
    assert match.suggestions[0] == slug


NOTHING = [
    *(
        "",
        "   ",
        "?!",
        "🙂",
        "\x00",
        "的",
        "pizza",
        "syrup",
        "iraq",
        "snowboard",
        "what can you do",
        "help me with homework",
    ),
    *("nato phonetic alphabet", "kim kardashian", "black friday bargain", "cold brew coffee", "trade my pokemon cards"),
    *("new york weather", "the world cup final", "погода в Сочи", "кошки", "recette de crêpes", "qwertyuiop"),
]


@pytest.mark.parametrize("query", NOTHING)
def test_says_nothing_about_other_things(query: str) -> None:
    match = MATCHER.match_topics(query)
    assert (match.verdict, match.topic, match.suggestions) == (Verdict.NOTHING, None, ())


@pytest.mark.parametrize(
    ("query", "slug"),
    [
        ("civil adviser", "flynn"),  # halves of two names
    ],
)
def test_offers_where_it_is_not_sure(query: str, slug: str) -> None:
    match = MATCHER.match_topics(query)
    assert (match.verdict, match.topic) == (Verdict.UNSURE, None)
    assert slug in match.suggestions[:3]


def test_two_topics_that_fit_alike_are_both_offered() -> None:
    match = MATCHER.match_topics("Syria and Iran")
    assert match.verdict is Verdict.UNSURE
    assert set(match.suggestions[:2]) == {"syria", "iran"}


def test_an_entity_opens_its_topic() -> None:
    for query, slug in (("white helmets", "syria"), ("Rouhani", "iran"), ("роухани", "iran")):
        assert MATCHER.match_topics(query).topic == slug, query


def test_an_entity_of_two_topics_offers_both() -> None:
    match = MATCHER.match_topics("Lavrov")
    assert match.verdict is Verdict.UNSURE
    assert set(match.suggestions) == {"syria", "iran"}


def test_words_of_a_brief_help_to_tell_topics_apart() -> None:
    with_brief = MATCHER.match_topics("sanctions repeal legislation").confidence
    without = MATCHER.match_topics("sanctions zebra umbrella").confidence
    assert with_brief > without


def test_confidence_falls_with_every_slip_and_every_stray_word() -> None:
    ranked = ["pyongyang", "pyongyng", "pyonyng", "pyongyang zebra", "pyongyang zebra umbrella"]
    confidences = [MATCHER.match_topics(query).confidence for query in ranked]
    assert confidences == sorted(confidences, reverse=True)
    assert confidences[0] == 1.0


def test_an_exact_name_wins_over_a_near_one() -> None:
    topics = (
        topic("reset", "Reset", Area.OVERVIEW, ("resets",), "It was reset."),
        topic("rest", "Rest", Area.OVERVIEW, ("rests",), "It rested."),
    )
    matcher = Matcher(topics)
    assert [matcher.match_topics(query).topic for query in ("reset", "rest", "RESTS")] == ["reset", "rest", "rest"]


def test_no_topics_match_nothing() -> None:
    matcher = Matcher(())
    assert matcher.match_topics("syria").verdict is Verdict.NOTHING
    assert matcher.complete_topics("") == matcher.complete_topics("syr") == ()


def test_a_pasted_page_is_answered_as_quickly_as_a_line() -> None:
    assert MATCHER.match_topics("zebra " * 20_000).verdict is Verdict.NOTHING
    assert MATCHER.match_topics("z" * 100_000).verdict is Verdict.NOTHING
    assert MATCHER.match_topics(" " * 100_000 + "syria").topic == "syria"
