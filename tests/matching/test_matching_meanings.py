"""What is asked about leads to the topics that tell of it, whatever words it is asked in."""

from __future__ import annotations

import pytest

from bot.domain import Area, WordGroup
from bot.matching import Matcher, Verdict
from tests.matching.sample_topics import topic

TOPICS = (
    topic("compromise", "Putin's room for compromise", Area.LEADERS, (), "Putin has made concessions to Washington."),
    topic("crops", "Crops", Area.OVERVIEW, (), "Russia sells grain."),
    topic("allies", "Allies", Area.POLITICS, (), "Russia's neighbours are wary."),
)
THESAURUS = (
    WordGroup("concession", ("concessions", "back down", "give ground", "уступки")),
    WordGroup("wary", ("wary", "nervous", "on edge")),
    WordGroup("russia", ("Russia", "Moscow")),
)
MATCHER = Matcher(TOPICS, thesaurus=THESAURUS)


@pytest.mark.parametrize(
    ("query", "slug"),
    [
        ("has Putin ever backed down?", "compromise"),
        ("wary allies, on edge", "allies"),
    ],
)
def test_other_words_for_what_a_brief_tells_lead_to_it(query: str, slug: str) -> None:
    match = MATCHER.match_topics(query)
    assert match.suggestions[:1] == (slug,)
    assert match.confidence > Matcher(TOPICS).match_topics(query).confidence


@pytest.mark.parametrize("query", ["Moscow", "back and down", "a nervous cat"])
def test_they_do_not_open_a_topic_by_themselves(query: str) -> None:
    assert MATCHER.match_topics(query).verdict is not Verdict.SURE
