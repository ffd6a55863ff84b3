"""Whatever a library says and whatever people type, what is sent keeps to Discord's limits."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from discord import ui
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain import Answer, Area, Library, Passage, Refusal, Verdict, compare_topics
from bot.locales import languages, speaking
from bot.render.actions import ActionButton, ActionSelect
from bot.render.actors import (
    actor_choice,
    render_actor,
    render_actor_offers,
    render_actor_sources,
    render_nobody,
)
from bot.render.answers import render_did_you_mean, render_not_covered, topic_choice
from bot.render.briefs import render_brief, render_full_brief
from bot.render.comparisons import (
    render_comparison,
    render_comparison_sources,
    render_pair_offers,
    render_same_topic,
)
from bot.render.conversations import render_greeting
from bot.render.documents import render_documents
from bot.render.evidence import render_background, render_sources
from bot.render.help import CommandEntry, render_help
from bot.render.limits import clip
from bot.render.messages import render_message_about_none, render_message_topics
from bot.render.notices import render_notice
from bot.render.passages import render_answer
from bot.render.topics import render_area, render_areas
from tests.libraries import libraries, small_library
from tests.shipped import shipped_library


def check(view: ui.LayoutView) -> None:
    """Fail where Discord would refuse the message."""
    items = list(view.walk_children())
    texts = [item.content for item in items if isinstance(item, ui.TextDisplay)]
    assert all(len(text) >= 1 for text in texts), "Discord refuses an empty text display"
    assert view.content_length() <= 4_000
    assert view.total_children_count <= 40
    custom_ids = [item.custom_id for item in items if isinstance(item, ActionButton | ActionSelect)]
    assert len(custom_ids) == len(set(custom_ids)), "Discord refuses two components with one id"
    assert all(len(custom_id) <= 100 for custom_id in custom_ids)
    for item in items:
        inner: Any = item.item if isinstance(item, ActionButton | ActionSelect) else item
        if isinstance(inner, ui.Button):
            assert 1 <= len(inner.label or "") <= 80
        if isinstance(inner, ui.Select):
            assert 1 <= len(inner.options) <= 25
            assert len(inner.placeholder or "") <= 150
            assert all(1 <= len(option.label) <= 100 for option in inner.options)
            assert all(len(option.description or "") <= 100 for option in inner.options)
            assert len({option.value for option in inner.options}) == len(inner.options)


def check_topics(library: Library, page: int) -> None:
    for topic in library.topics:
        check(render_brief(library, topic))
        check(render_full_brief(library, topic))
        check(render_sources(library, topic, page))
        check(render_background(library, topic, page))
        assert 1 <= len(topic_choice(topic).name) <= 100


def check_whole(library: Library, page: int) -> None:
    check(render_documents(library, page))
    check(render_areas(library, page))
    check(render_help(library, [CommandEntry("</brief:1>", "x" * 100)] * 30, page))
    for area in Area:
        check(render_area(library, area, page))


def check_actors(library: Library, page: int) -> None:
    for actor in library.actors:
        check(render_actor(library, actor))
        check(render_actor_sources(library, actor, page))
        assert 1 <= len(actor_choice(actor).name) <= 100


def check_pairs(library: Library, page: int) -> None:
    for first, second in pairwise(library.topics):
        comparison = compare_topics(library, first, second)
        check(render_comparison(library, comparison))
        check(render_comparison_sources(library, comparison, page))


def check_message_menu(library: Library, number: int) -> None:
    check(render_message_topics(library, library.topics[:number]))
    check(render_message_about_none(library, library.actors[:number], 2**63))


def check_words(library: Library, words: str) -> None:
    check(render_did_you_mean(library.topics[:5], words, 2**63))
    check(render_not_covered(library, words))
    check(render_not_covered(library, words, words[::-1]))
    for topic in (None, library.topics[0]):
        check(render_nobody(library.actors, topic, words, 2**63))
        if library.actors:
            check(render_actor_offers(library.actors, topic, words, 2**63))
    check(render_same_topic(library.topics[0]))
    check(render_greeting(library, words or "x"))
    if len(library.topics) > 1:
        check(render_pair_offers(library.topics[:5], library.topics[-5:], (words, words), 2**63))
    check(render_notice(words or "x", error_id="abc123"))


def check_answers(library: Library, question: str, number: int, uncovered: list[str]) -> None:
    topics = library.topics[:number]
    passages = tuple(Passage(claim, topic.slug) for topic, claim in zip(topics, library.claims, strict=False))
    nearest = tuple(topic.slug for topic in topics)
    verdict = Verdict.ANSWERED if passages else Verdict.NONE
    check(render_answer(library, Answer(question, passages, verdict, nearest, tuple(uncovered))))
    check(render_answer(library, Answer(question, passages, Verdict.NEAREST, nearest, is_dated=bool(passages))))
    check(render_answer(library, Answer(question, (), Verdict.NONE, nearest, refusal=Refusal.FORECAST)))
    check(render_answer(library, Answer(question, (), Verdict.ANSWERED, (), is_of_source=True)))


# Drawing a library takes most of the time, so one is drawn for everything that is shown of it.
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    library=libraries(),
    page=st.integers(-1, 50),
    number=st.integers(0, 5),
    words=st.text(max_size=5_000),
    uncovered=st.lists(st.text(max_size=400), max_size=4),
)
def test_everything_shown_of_any_library_fits(
    library: Library, page: int, number: int, words: str, uncovered: list[str]
) -> None:
    check_topics(library, page)
    check_whole(library, page)
    check_actors(library, page)
    check_pairs(library, page)
    check_message_menu(library, number)
    check_words(library, words)
    check_answers(library, words[:400], min(number, 3), uncovered)


@pytest.mark.parametrize("code", languages())
def test_everything_shown_of_the_shipped_library_fits_in_every_language(code: str) -> None:
    library = shipped_library().in_language(code)
    with speaking(code):
        check_topics(library, 0)
        check_whole(library, 0)
        check_actors(library, 0)
        check_pairs(library, 0)
        check_message_menu(library, 5)
        check_words(library, "слово")
        check_answers(library, "вопрос", 3, [])


@given(st.text(max_size=300), st.integers(0, 200))
def test_clipping_never_exceeds_and_keeps_what_fits(text: str, limit: int) -> None:
    clipped = clip(text, limit)
    assert len(clipped) <= limit
    assert clipped == text or len(text) > limit


@pytest.mark.parametrize("topics", [1, 30, 60])
def test_a_large_area_is_still_browsable(topics: int) -> None:
    library = small_library(topics)
    for area in Area:
        check(render_area(library, area))
    check(render_areas(library))
