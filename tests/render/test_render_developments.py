"""What happened since: dates as exact as they are known, links that hold, and the way there from a brief."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from discord import ui

from bot.domain import Brief, Library, Outlook, PartialDate, Reference, compare_topics
from bot.render.actions import ActionButton
from bot.render.briefs import render_brief
from bot.render.comparisons import render_comparison
from bot.render.developments import headlines, reference_link, render_developments
from bot.render.limits import MESSAGE_CHARACTERS
from bot.render.outlooks import outlook_exhibit
from bot.render.topics import render_area
from bot.render.wording import date_words, plain
from tests.libraries import small_library
from tests.shipped import shipped_library


def text_of(view: ui.LayoutView) -> str:
    return "\n".join(item.content for item in view.walk_children() if isinstance(item, ui.TextDisplay))


def labels_of(view: ui.LayoutView) -> list[str | None]:
    return [item.item.label for item in view.walk_children() if isinstance(item, ActionButton)]


@pytest.mark.parametrize(
    ("written", "words", "last"),
    [
        ("2021-02-03", "3 February 2021", date(2021, 2, 3)),
        ("2024-02", "February 2024", date(2024, 2, 29)),
        ("2021", "2021", date(2021, 12, 31)),
    ],
)
def test_a_date_says_no_more_than_is_known(written: str, words: str, last: date) -> None:
    day = PartialDate.parse(written)
    assert (str(day), date_words(day), day.last) == (written, words, last)


def test_the_newest_stands_first_with_date_link_and_id() -> None:
    library = small_library()
    text = text_of(render_developments(library, library.topics[0]))
    assert text.startswith("## Since 2020: Topic 0\n-# 1 event and 1 earlier, newest first.")
    assert "Later events are covered until June 2021." in text
    assert "**7 May 2020** · The river rose.\n-# [The Valley](https://example.org/rain_%28again%29), [" in text
    assert text.index("`flood-2020`") < text.index("**2019** · A farmer said it hailed.") < text.index("`hail-2019`")


def test_a_link_ends_where_the_address_ends() -> None:
    reference = Reference("A [title]", "The *Valley*", "https://example.org/a_(b) c", date(2021, 7, 1))
    assert reference_link(reference) == r"[The \*Valley\*](https://example.org/a_%28b%29%20c)"
    assert reference_link(reference, reference.title) == "[A (title)](https://example.org/a_%28b%29%20c)"


def test_a_brief_says_what_is_newest_and_leads_to_the_rest() -> None:
    library = small_library()
    card = render_brief(library, library.topics[0])
    assert "**Latest · 7 May 2020.** The river rose." in text_of(card)
    assert "Nothing later is covered" not in text_of(card)
    assert labels_of(card)[1] == "Since 2020 · 1", "what came before 2020 is there and not counted"


def test_a_first_screen_leaves_out_what_would_make_it_too_high() -> None:
    library = shipped_library()
    shown = [headlines(each, each.topic_by_slug["congress"]) for each in (library, library.in_language("ru"))]
    assert list(map(len, shown)) == [3, 2], "Russian is wider"
    assert {found[0].slug for found in shown} == {"house-ukraine-support-act-2026"}, "and the newest is never left out"


def test_a_topic_without_developments_offers_none() -> None:
    library = replace(small_library(), developments=(), record_end=None)
    card = render_brief(library, library.topics[0])
    assert "Latest" not in text_of(card)
    assert "Nothing later is covered." in text_of(card)
    assert not any("Since" in (label or "") for label in labels_of(card))


def with_chronicle() -> Library:
    """The small library with its first topic a chronicle: no source speaks of it."""
    library = small_library()
    chronicle = replace(library.topics[0], outlook=Outlook.NONE, brief=Brief(), actors=(), events=())
    return replace(library, topics=(chronicle, *library.topics[1:]))


def test_a_chronicle_tells_what_is_newest_and_says_that_it_is_one() -> None:
    library = with_chronicle()
    card = render_brief(library, library.topics[0])
    text = text_of(card)
    assert "A chronicle: dated events, each with its source" in text
    assert "**Latest · 7 May 2020.** The river rose.¹\n-# **2019.** A farmer said it hailed.²" in text
    assert "Outlook" not in text
    assert "As of" not in text
    assert "recorded until June 2021" in text
    assert labels_of(card) == ["Events · 2", "Sources"]


def test_a_chronicle_beside_another_topic_says_what_is_newest_and_what_both_are_about() -> None:
    library = with_chronicle()
    text = text_of(render_comparison(library, compare_topics(library, library.topics[0], library.topics[1])))
    assert "**Topic 0**\n**Latest · 7 May 2020.** The river rose. ([The Valley](https://" in text
    assert text.count("The river rose.") == 1
    assert "🗓️ The latest event above concerns both." in text


@pytest.mark.parametrize("code", ["en", "ru"])
def test_each_development_in_a_comparison_has_its_link_and_nothing_is_cut(code: str) -> None:
    library = shipped_library().in_language(code)
    for first, second in combinations(library.topics, 2):
        text = text_of(render_comparison(library, compare_topics(library, first, second)))
        shown = [each for each in library.developments if plain(each.text) in text]
        assert all(f"{plain(each.text)} ([" in text for each in shown), (first.slug, second.slug)
        assert len(text) <= MESSAGE_CHARACTERS
        assert "…" not in text, (first.slug, second.slug)


def test_a_chronicle_is_browsed_by_area_and_stands_on_no_board_of_outlooks() -> None:
    library = with_chronicle()
    chronicle = library.topics[0]
    area = text_of(render_area(library, chronicle.area))
    assert "**Topic 0** · chronicle\n**Latest · 7 May 2020.** The river rose. ([The Valley](https://" in area
    board = outlook_exhibit(library)
    assert chronicle not in board.topics
    assert chronicle.title not in board.picture.alt
