"""What the cards say, and that nothing typed or curated is taken for markup."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from discord import ui
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import Brief, Sentence, compare_topics
from bot.render.actions import ActionSelect
from bot.render.actors import render_actor, render_actor_sources
from bot.render.answers import render_did_you_mean, render_not_covered
from bot.render.briefs import render_brief, render_full_brief
from bot.render.comparisons import render_comparison
from bot.render.conversations import card_topics, render_greeting
from bot.render.evidence import render_background, render_sources
from bot.render.messages import render_message_topics
from bot.render.wording import superscript, typed
from tests.libraries import small_library


def text_of(view: ui.LayoutView) -> str:
    """All text of a message, in reading order."""
    return "\n".join(item.content for item in view.walk_children() if isinstance(item, ui.TextDisplay))


def test_a_card_says_what_the_issue_asks_of_it() -> None:
    library = small_library()
    text = text_of(render_brief(library, library.topics[0]))
    assert "## Topic 0" in text
    assert "**In mid-May 2020 · 🟢 promising.** It rained, and hail was reported.²\u202f³" in text
    assert "Analysis: An Outlet (date inferred)" in text
    full = text_of(render_full_brief(library, library.topics[0]))
    assert "### Outlook · 🟢 promising\nIt rained, and hail was reported.²\u202f³" in full
    assert "### Key points\n- It rained" in full
    assert "### Where each side stood\n- **Rain:** It rained" in full
    assert "Analysis as of mid-May 2020; record of later events until June 2021." in full
    assert "“A Title”, An Outlet, mid-May 2020 (date inferred)" in full


def test_sources_name_id_paragraph_and_kind() -> None:
    library = small_library()
    text = text_of(render_sources(library, library.topics[0]))
    assert "**²** **Mid-May 2020** · It rained.\n-# 📌 Fact · An Outlet, paragraph 1 · `ab12.1a`" in text
    assert "-# 💬 Said by a witness · An Outlet, paragraph 1 · `ab12.1b`" in text


def test_background_shows_people_and_dates() -> None:
    library = small_library()
    text = text_of(render_background(library, library.topics[0]))
    assert "**May 2020** · It rains" in text
    assert "**Ada Lovelace** · A witness\n- It rained" in text


def test_an_actors_card_says_post_record_and_topics() -> None:
    library = small_library()
    view = render_actor(library, library.actors[0])
    text = text_of(view)
    assert "## Ada Lovelace\nA witness" in text
    assert "- It rained, and hail was reported.¹\u202f²" in text
    assert "Analysis as of mid-May 2020; record of later events until June 2021." in text
    select = next(item.item for item in view.walk_children() if isinstance(item, ActionSelect))
    assert [option.value for option in select.options] == ["topic-0", "topic-1", "topic-2"]
    assert "**¹** **Mid-May 2020** · It rained.\n-# 📌" in text_of(render_actor_sources(library, library.actors[0]))


def test_two_topics_stand_side_by_side_party_by_party() -> None:
    library = small_library()
    snow = replace(library.topics[1].brief.positions[0], party="Snow")
    first, second = library.topics[0], library.topics[1]
    second = replace(second, brief=replace(second.brief, positions=(snow, second.brief.positions[1])))
    text = text_of(render_comparison(library, compare_topics(library, first, second)))
    assert "## Topic 0 ↔ Topic 1" in text
    assert "**In mid-May 2020 · 🟢 promising.** It rained, and hail was reported.¹\u202f²" in text
    stood = text.split("### Where each side stood · mid-May 2020\n")[1].split("\n###")[0]
    said = "It rained, and hail was reported.¹\u202f²"
    assert stood.splitlines() == [
        "**Hail**", f"- *Topic 0:* {said}", f"- *Topic 1:* {said}",
        "**Rain**", f"- *Topic 0:* {said}",
        "**Snow**", f"- *Topic 1:* {said}",
    ]  # fmt: skip
    assert "**People and organizations:** Ada Lovelace." in text
    assert f"**May 2020.** {said}" in text
    assert "both briefs use" not in text, "what is cited above is not said again"
    assert "Analysis as of mid-May 2020; record of later events until June 2021." in text


def test_topics_that_share_nothing_say_so() -> None:
    library = replace(small_library(), developments=())
    lone = (Sentence("It snowed.", ("ab12.1b",)),)
    rained = (Sentence("It rained.", ("ab12.1a",)),)
    first = replace(library.topics[0], actors=(), events=(), brief=Brief(rained, rained, (rained,), ()))
    second = replace(library.topics[1], actors=(), events=(), brief=Brief(lone, lone, (lone,), ()))
    text = text_of(render_comparison(library, compare_topics(library, first, second)))
    assert "They share no person, organization, event or claim." in text
    assert "Where each side stood" not in text


def test_shared_claims_are_told_where_nothing_else_on_the_card_says_them() -> None:
    library = replace(small_library(), developments=())
    lone, rained = (Sentence("It snowed.", ("ab12.1b",)),), (Sentence("It rained.", ("ab12.1a",)),)
    for points, shown in (
        ((rained,), "**1 claim that both briefs use:**\n- It rained.² *(fact)*"),
        ((), "only claims cited"),
    ):
        briefs = [replace(topic, actors=(), events=(), brief=Brief(lone, lone, points, ())) for topic in library.topics]
        assert shown in text_of(render_comparison(library, compare_topics(library, *briefs[:2])))


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("pizza", "`pizza`"),
        ("`code` **bold** <@1> @everyone", "`'code' **bold** <@1> @everyone`"),
        ("two\nlines\u202eright to left", "`two lines right to left`"),
        ("", "an empty message"),
        ("\u200b\u0000", "an empty message"),
    ],
)
def test_typed_words_are_shown_as_one_line_of_code(words: str, shown: str) -> None:
    assert typed(words) == shown
    assert shown in text_of(render_not_covered(small_library(), words))


@given(st.text())
def test_typed_words_cannot_leave_their_code(words: str) -> None:
    shown = typed(words)
    assert "\n" not in shown
    assert shown.count("`") in {0, 2}


def test_a_cards_topics_are_read_from_its_own_ids() -> None:
    library = small_library()
    first, second, third = library.topics
    pair = compare_topics(library, first, second)
    for view, slugs in (
        (render_brief(library, second), [second.slug]),
        (render_sources(library, second), []),  # nothing on it to press, and it is private
        (render_comparison(library, pair), [first.slug, second.slug]),
        (render_message_topics(library, (third, first)), [third.slug, first.slug]),
        (render_did_you_mean(library.topics, "x", 1), []),
        (render_not_covered(library, "x"), []),
        (render_actor(library, library.actors[0]), []),
        (render_greeting(library, "Détente"), []),
    ):
        assert list(card_topics(view.children)) == slugs


def test_a_digests_topics_are_those_of_its_buttons() -> None:
    ids = ("b:digest:syria:k1", "b:digest:iran:k1")
    assert card_topics([SimpleNamespace(children=[SimpleNamespace(custom_id=i) for i in ids])]) == ("syria", "iran")


def test_a_timelines_topic_is_the_one_it_is_of() -> None:
    assert card_topics([SimpleNamespace(custom_id="b:timeline_page:syria:any:0")]) == ("syria",)
    assert card_topics([SimpleNamespace(custom_id="b:timeline_page:all:any:0")]) == ()


@pytest.mark.parametrize(
    "custom_id", ["", "b", "b:", "b:sources", "b:sources:", "x:sources:syria", "b:gone:syria", "::::"]
)
def test_odd_ids_name_no_topic(custom_id: str) -> None:
    assert card_topics([SimpleNamespace(custom_id=custom_id)]) == ()


def test_superior_figures() -> None:
    assert superscript(1234567890) == "¹²³⁴⁵⁶⁷⁸⁹⁰"
