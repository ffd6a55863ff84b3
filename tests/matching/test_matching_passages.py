"""What messages are about, as people write them, on the shipped library."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cli.library import build_matcher
from bot.loader import read_library
from bot.matching import Matcher
from bot.matching.passages import rank_topics
from tests.matching.sample_topics import TOPICS

ROOT = Path(__file__).parent.parent.parent
SAMPLE = Matcher(TOPICS)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    library = read_library(ROOT / "content", ROOT / "seeds").library
    assert library is not None
    return build_matcher(library)


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("What do you make of the war in Syria?", {"syria"}),
        ("Syria, Iran and North Korea are a mess", {"syria", "iran", "north-korea"}),
        ("I think the Iran deal is dead and so is New START", {"iran-nuclear-deal", "arms-control"}),
        ("Flynn resigned today!! what does that mean for arms control?", {"flynn-resignation", "arms-control"}),
        ("Помогут ли санкции? А Сирия?", {"sanctions", "syria"}),
        ("well I was reading all day about this and that and my neighbour came by and told me that now even in "
         "crimea they have no water while we argue over new start", {"ukraine", "arms-control"}),
    ],
)  # fmt: skip
def test_every_topic_of_a_message_is_found(matcher: Matcher, text: str, slugs: set[str]) -> None:
    assert set(rank_topics(matcher, text)) == slugs


@pytest.mark.parametrize(
    "text",
    ["I had pizza yesterday. It was great!", "lol", "", "hello everyone, meeting at 5 to discuss the budget",
     "This is the best thing ever, great price at the store", "Is anyone up for chess tonight?", "x" * 5_000],
)  # fmt: skip
def test_a_message_about_something_else_has_none(matcher: Matcher, text: str) -> None:
    assert rank_topics(matcher, text) == ()


def test_every_sentence_of_the_library_can_be_read_word_by_word() -> None:
    library = read_library(ROOT / "content", ROOT / "seeds").library
    assert library is not None
    matcher = build_matcher(library)
    for word in {word for topic in library.topics for s in topic.brief.sentences() for word in s.text.split()}:
        matcher.match_topics(word)


def test_what_is_told_of_most_comes_first_and_the_limit_holds(matcher: Matcher) -> None:
    text = "Syria again. The war in Syria, Assad, Aleppo. Also Iran. And North Korea. And New START."
    assert rank_topics(matcher, text)[0] == "syria"
    assert len(rank_topics(matcher, text, 2)) == 2


@settings(deadline=None)
@given(st.text(max_size=500), st.integers(1, 5))
def test_any_text_can_be_read(text: str, limit: int) -> None:
    found = rank_topics(SAMPLE, text, limit)
    assert len(found) == len(set(found)) <= limit
