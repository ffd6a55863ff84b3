"""What the cards say, and that nothing typed or curated is taken for markup."""

from __future__ import annotations

import pytest
from discord import ui
from hypothesis import given
from hypothesis import strategies as st

from bot.render.answers import render_not_covered
from bot.render.briefs import render_brief
from bot.render.evidence import render_background, render_sources
from bot.render.wording import superscript, typed
from tests.libraries import small_library


def text_of(view: ui.LayoutView) -> str:
    """All text of a message, in reading order."""
    return "\n".join(item.content for item in view.walk_children() if isinstance(item, ui.TextDisplay))


def test_a_card_says_what_the_issue_asks_of_it() -> None:
    library = small_library()
    text = text_of(render_brief(library, library.topics[0]))
    assert "## Topic 0" in text
    assert "Outlook: promising.** It rained, and hail was reported.¹\u202f²" in text
    assert "### Key points\n- It rained" in text
    assert "### Where each side stood\n- **Rain:** It rained" in text
    assert "As of mid-May 2020." in text
    assert "“A Title”, An Outlet, mid-May 2020 (date inferred)" in text


def test_sources_name_id_paragraph_and_kind() -> None:
    library = small_library()
    text = text_of(render_sources(library, library.topics[0]))
    assert "**¹** `ab12.1a` · paragraph 1 · *fact*\n> It rained." in text
    assert "**²** `ab12.1b` · paragraph 1 · *reported by a witness*" in text


def test_background_shows_people_and_dates() -> None:
    library = small_library()
    text = text_of(render_background(library, library.topics[0]))
    assert "**May 2020** · It rains" in text
    assert "**Ada** · A witness\n- It rained" in text


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("pizza", "`pizza`"),
        ("`code` **bold** <@1> @everyone", "`'code' **bold** <@1> @everyone`"),
        ("two\nlines\u202eright to left", "`two lines right to left`"),
        ("", "an empty question"),
        ("\u200b\u0000", "an empty question"),
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


def test_superior_figures() -> None:
    assert superscript(1234567890) == "¹²³⁴⁵⁶⁷⁸⁹⁰"
