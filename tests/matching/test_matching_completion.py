from __future__ import annotations

import pytest

from bot.domain import Area
from bot.matching import Matcher
from tests.matching.sample_topics import TOPICS

MATCHER = Matcher(TOPICS)
AREA = {topic.slug: topic.area for topic in TOPICS}


@pytest.mark.parametrize("typed", ["", "   "])
def test_nothing_typed_spreads_over_the_areas(typed: str) -> None:
    offered = MATCHER.complete_topics(typed)
    assert sorted(offered) == sorted(AREA)
    assert [AREA[slug] for slug in offered[: len(Area)]] == list(Area)


def test_the_spread_is_cut_where_it_is_still_even() -> None:
    assert len({AREA[slug] for slug in MATCHER.complete_topics("", limit=4)}) == 4


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("s", ("syria", "sanctions")),
        ("sy", ("syria",)),
        ("nor", ("north-korea",)),
        ("kor", ("north-korea",)),
        ("civ", ("syria",)),
        ("grand b", ("prospects",)),
        ("bargain gr", ("prospects",)),
        ("сан", ("sanctions",)),
        ("sanktsi", ("sanctions",)),
        ("cfyr", ("sanctions",)),
        ("sancton", ("sanctions",)),
        ("pyongjang", ("north-korea",)),
    ],
)
def test_the_best_comes_first(typed: str, first: tuple[str, ...]) -> None:
    assert set(MATCHER.complete_topics(typed)[: len(first)]) == set(first)


def test_beginnings_come_before_what_is_merely_near() -> None:
    offered = MATCHER.complete_topics("iran")
    assert offered[0] == "iran"
    offered = MATCHER.complete_topics("e")
    assert set(offered[:2]) == {"allies", "sanctions"} or offered[0] == "allies"


def test_off_topic_words_offer_nothing() -> None:
    assert MATCHER.complete_topics("snowboard") == ()
    assert MATCHER.complete_topics("?") == ()


def test_no_more_than_the_limit() -> None:
    assert len(MATCHER.complete_topics("s", limit=2)) == 2
    assert MATCHER.complete_topics("", limit=0) == ()
