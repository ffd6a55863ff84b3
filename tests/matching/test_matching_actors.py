"""Names of people and bodies in the shipped library, as they are really typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.loader import read_library
from bot.matching import ActorMatcher, Verdict

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def matcher() -> ActorMatcher:
    library = read_library(ROOT / "content", ROOT / "seeds").library
    assert library is not None
    return ActorMatcher(library.actors)


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("haley", "haley"), ("nikky hayley", "haley"), ("Хейли", "haley"), ("ambassador to the UN", "haley"),
        ("tilerson", "tillerson"), ("who is the secretary of state?", "tillerson"), ("rex", "tillerson"),
        ("трампа", "trump"), ("donold trump", "trump"), ("nhfvg", "trump"), ("путину", "putin"), ("pootin", "putin"),
        ("rubyo", "rubio"), ("snoden", "snowden"), ("general flin", "flynn"), ("obma", "obama"), ("асада", "assad"),
        ("нато", "nato"), ("the eu", "eu"), ("игил", "isis"), ("congres", "congress"), ("us senate", "senate"),
    ],
)  # fmt: skip
def test_a_name_leads_to_its_owner(matcher: ActorMatcher, typed: str, slug: str) -> None:
    match = matcher.match_actors(typed)
    assert (match.verdict, match.topic) == (Verdict.SURE, slug)


@pytest.mark.parametrize("typed", ["pizza", "merkel", "lavrov", "crime", "weather in paris", "", "🙂", "x"])
def test_strangers_lead_to_nobody(matcher: ActorMatcher, typed: str) -> None:
    assert matcher.match_actors(typed).verdict is Verdict.NOTHING


def test_several_are_offered_and_not_chosen_from(matcher: ActorMatcher) -> None:
    match = matcher.match_actors("trump and putin")
    assert match.verdict is Verdict.UNSURE
    assert set(match.suggestions) == {"trump", "putin"}


def test_names_are_completed(matcher: ActorMatcher) -> None:
    assert matcher.complete_actors("ha")[0] == "haley"
    assert matcher.complete_actors("пут")[0] == "putin"
    assert len(matcher.complete_actors("")) == 14
