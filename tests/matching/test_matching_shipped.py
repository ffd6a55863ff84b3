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
RIGHT_AT_LEAST = 0.93
OFFERED_AT_LEAST = 0.98


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


def test_it_is_never_sure_of_the_wrong_topic(answers: list[tuple[dict[str, Any], Match]]) -> None:
    assert [row["q"] for row, match in answers if match.topic not in (None, row["slug"])] == []


def test_it_says_nothing_where_there_is_nothing(answers: list[tuple[dict[str, Any], Match]]) -> None:
    off_topic = [(row["q"], match.verdict) for row, match in answers if row["slug"] is None]
    assert off_topic == [(query, Verdict.NOTHING) for query, _ in off_topic]


def test_it_finds_the_topic(answers: list[tuple[dict[str, Any], Match]]) -> None:
    on_topic = [(row["slug"], match) for row, match in answers if row["slug"] is not None]
    right = sum(match.topic == slug for slug, match in on_topic)
    offered = sum(slug in match.suggestions[:3] for slug, match in on_topic)
    assert right / len(on_topic) >= RIGHT_AT_LEAST
    assert offered / len(on_topic) >= OFFERED_AT_LEAST
