"""The library as shipped, against queries of our own."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bot.cli.library import build_matcher
from bot.domain import Library
from bot.loader import read_library
from bot.matching import Match, Matcher, Verdict

ROOT = Path(__file__).resolve().parents[2]
QUERIES = Path(__file__).with_name("queries.jsonl")
RIGHT_AT_LEAST, OFFERED_AT_LEAST = 0.92, 0.94
REFUSED_AT_LEAST, WRONG_AT_MOST = 0.95, 0.02


@cache
def shipped_library() -> Library:
    reading = read_library(ROOT / "content", ROOT / "seeds")
    assert reading.library is not None, "\n".join(map(str, reading.problems))
    return reading.library


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return build_matcher(shipped_library())


@pytest.fixture(scope="module")
def answers(matcher: Matcher) -> list[tuple[dict[str, Any], Match]]:
    rows = [json.loads(line) for line in QUERIES.read_text(encoding="utf-8").splitlines()]
    return [(row, matcher.match_topics(row["q"])) for row in rows]


def test_every_name_is_sure_of_its_topic(matcher: Matcher) -> None:
    names = [
        (name, topic.slug) for topic in shipped_library().topics for name in (topic.title, topic.slug, *topic.aliases)
    ]
    led_astray = {name: matcher.match_topics(name).topic for name, slug in names}
    assert led_astray == dict(names)


def test_every_beginning_of_a_title_completes_to_it(matcher: Matcher) -> None:
    for topic in shipped_library().topics:
        for length in range(1, len(topic.title) + 1):
            typed = topic.title[:length]
            begin_so = [other for other in shipped_library().topics if other.title.startswith(typed)]
            assert topic.slug in matcher.complete_topics(typed)[: len(begin_so)], typed


def test_it_is_hardly_ever_sure_of_the_wrong_topic(answers: list[tuple[dict[str, Any], Match]]) -> None:
    wrong = [row["q"] for row, match in answers if match.topic not in (None, row["slug"], *row.get("alt", ()))]
    assert len(wrong) / len(answers) <= WRONG_AT_MOST, wrong


def test_it_says_nothing_where_there_is_nothing(answers: list[tuple[dict[str, Any], Match]]) -> None:
    off_topic = [(row["q"], match.verdict) for row, match in answers if row["slug"] is None]
    offered = [query for query, verdict in off_topic if verdict is not Verdict.NOTHING]
    assert 1 - len(offered) / len(off_topic) >= REFUSED_AT_LEAST, offered


def test_it_finds_the_topic(answers: list[tuple[dict[str, Any], Match]]) -> None:
    on_topic = [({row["slug"], *row.get("alt", ())}, match) for row, match in answers if row["slug"] is not None]
    right = sum(match.topic in topics for topics, match in on_topic)
    offered = sum(bool(topics.intersection(match.suggestions[:3])) for topics, match in on_topic)
    assert right / len(on_topic) >= RIGHT_AT_LEAST
    assert offered / len(on_topic) >= OFFERED_AT_LEAST


@pytest.mark.parametrize("query", ["asd", "asdf asdf", "qwe", "qwerty", "zxcvbnm", "йцукен", "фыва", "test", "aaaa"])
def test_keys_struck_at_random_lead_nowhere(matcher: Matcher, query: str) -> None:
    assert matcher.match_topics(query).verdict is Verdict.NOTHING


def test_a_name_is_a_name_even_if_its_keys_are_neighbours(matcher: Matcher) -> None:
    assert matcher.match_topics("SDF").topic == "syria"


@pytest.mark.parametrize("query", ["staff", "television", "the guard", "gallery", "a great story"])
def test_an_everyday_word_of_a_name_is_not_the_name(matcher: Matcher, query: str) -> None:
    assert matcher.match_topics(query).verdict is not Verdict.SURE


@pytest.mark.parametrize("query", ["Iranian cinema", "trade school", "syrup", "iraq", "cold brew", "NATO alphabet"])
def test_what_only_looks_like_a_name_leads_nowhere(matcher: Matcher, query: str) -> None:
    assert matcher.match_topics(query).verdict is Verdict.NOTHING


@pytest.mark.parametrize("query", ["preset", "trampoline", "comprise", "mussels", "asshole", "shit", "дерьмо"])
def test_a_word_that_is_only_spelled_like_a_name_is_not_one(matcher: Matcher, query: str) -> None:
    assert matcher.match_topics(query).verdict is Verdict.NOTHING


@pytest.mark.parametrize(
    "query",
    ["exchange student movie", "ambassador hotel", "trade union", "north korea fashion week", "halley", "russian tea"],
)
def test_a_name_beside_another_field_leads_nowhere(matcher: Matcher, query: str) -> None:
    assert matcher.match_topics(query).verdict is Verdict.NOTHING


@pytest.mark.parametrize(
    ("query", "topic"),
    [("Crimean war", "ukraine"), ("who controls Crimea now", "ukraine"), ("does Russia sell weapons to Iran", "iran"),
     ("sankcje", "sanctions"), ("Північна Корея", "north-korea"), ("difesa missilistica", "missile-defense")],
)  # fmt: skip
def test_what_people_of_the_region_type_is_known(matcher: Matcher, query: str, topic: str) -> None:
    assert matcher.match_topics(query).topic == topic
