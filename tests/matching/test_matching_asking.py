"""Whether words ask or only name, on the shipped library."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cli.library import build_matcher
from bot.domain import Library
from bot.loader import read_library
from bot.matching import Matcher
from bot.matching.asking import asks, is_small_talk, only_names, wants_more

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def library() -> Library:
    found = read_library(ROOT / "content", ROOT / "seeds").library
    assert found is not None
    return found


@pytest.fixture(scope="module")
def matcher(library: Library) -> Matcher:
    return build_matcher(library)


def is_name(library: Library, matcher: Matcher, words: str) -> bool:
    """Whether words lead to a topic and do no more than name it."""
    match = matcher.match_topics(words)
    return match.topic is not None and only_names(words, match.confidence, library.topic_by_slug[match.topic])


@pytest.mark.parametrize(
    "words",
    ["syria?", "siria", "what about syria?", "and Ukraine?", "what is going on in Syria?",
     "tell me about the INF Treaty", "what is new start", "и Украина?", "а что с Сирией?", "will Assad stay in power"],
)  # fmt: skip
def test_a_bare_name_is_no_question(library: Library, matcher: Matcher, words: str) -> None:
    assert is_name(library, matcher, words)


@pytest.mark.parametrize(
    "words",
    ["what does Russia want?", "why did Flynn resign?", "tell me why Flynn resigned", "is NATO worried?",
     "does Russia back the Iran deal, and what about North Korea?", "почему ушёл Флинн", "can sanctions be lifted?"],
)  # fmt: skip
def test_a_question_wants_more_than_a_name(library: Library, matcher: Matcher, words: str) -> None:
    assert asks(words)
    assert not is_name(library, matcher, words)


@pytest.mark.parametrize("words", ["thanks!", "ok, nice", "Hello there", "привет", "спасибо!", "👍", "", "help", "???"])
def test_small_talk_is_known(words: str) -> None:
    assert is_small_talk(words)


@pytest.mark.parametrize("words", ["help Ukraine", "nice treaty", "hello, syria?", "thanks, and Iran?"])
def test_what_says_more_is_no_small_talk(words: str) -> None:
    assert not is_small_talk(words)


@given(st.text())
def test_any_text_can_be_judged(words: str) -> None:
    assert asks(words) or not wants_more(words)
    is_small_talk(words)
