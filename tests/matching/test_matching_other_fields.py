"""Words of other fields and lookalikes: what they keep from being found, and what they leave alone."""

from __future__ import annotations

import pytest

from bot.domain import Confusables
from bot.matching import Matcher, Verdict
from tests.matching.sample_topics import TOPICS

MATCHER = Matcher(
    TOPICS,
    confusables=Confusables(("natto", "sidekick"), ("rice", "spider", "hotel", "movie", "ковер", "app")),
    ordinary={"rise": 500, "speed": 600, "cover": 700, "app": 800},
)


@pytest.mark.parametrize(
    "query",
    ["sanctions relief movie", "Bashar al-Assad hotels", "Kim Jong-un movies", "холодная война ковер", "Syrian app"],
)
def test_a_whole_name_beside_a_word_of_another_field_is_not_sure(query: str) -> None:
    assert MATCHER.match_topics(query).verdict is not Verdict.SURE


def test_a_lookalike_that_sounds_like_a_name_leads_nowhere() -> None:
    assert MATCHER.match_topics("natto").verdict is Verdict.NOTHING
    assert MATCHER.match_topics("nato").topic == "allies"


@pytest.mark.parametrize(
    ("query", "topic"),
    [("rise of sanctions", "sanctions"), ("speed of sanctions", "sanctions"), ("cover for Assad", "syria")],
)
def test_a_word_only_heard_like_one_of_another_field_is_not_of_it(query: str, topic: str) -> None:
    assert MATCHER.match_topics(query).topic == topic


@pytest.mark.parametrize("query", ["hey bot, what about Syria?", "hello, Syria please", "привет бот, Сирия"])
def test_a_greeting_says_nothing_about_what_is_meant(query: str) -> None:
    assert MATCHER.match_topics(query).topic == "syria"
