"""“Brief me on this” in a message's menu, as a member lives it."""

from __future__ import annotations

import pytest

from tests.end_to_end.parts import buttons
from tests.support.playground import Playground

pytestmark = pytest.mark.usefixtures("bot")

MENU = "Brief me on this"


async def test_several_topics_are_ranked_and_opened_privately(playground: Playground) -> None:
    ada = playground.member("Ada")
    said = await playground.member("Boris").say("Flynn resigned today!! What about the war in Syria? And New START?")
    answer = await ada.context_menu(MENU, ada.seen[said["id"]])
    assert answer.is_ephemeral
    assert answer.message not in playground.member("Boris").messages()
    assert "3 topics" in answer.text
    assert "**Syria** · mixed" in answer.text
    assert "Analysis as of mid-February 2017; record of later events until June 2026." in answer.text
    assert {b["custom_id"] for b in buttons(answer.message)} == {
        "b:brief:syria", "b:brief:arms-control", "b:brief:flynn-resignation",
    }  # fmt: skip
    opened = await ada.press(answer, "Syria")
    assert "## Syria" in opened.text
    assert opened.is_ephemeral


async def test_a_single_topic_has_its_line_and_button(playground: Playground) -> None:
    ada = playground.member("Ada")
    said = await playground.member("Boris").say("What do you make of the war in Syria?")
    answer = await ada.context_menu(MENU, ada.seen[said["id"]])
    assert "### 1 topic in that message\n" in answer.text
    assert "### Key points" not in answer.text


async def test_a_message_about_nothing_here_says_so_without_repeating_it(playground: Playground) -> None:
    ada = playground.member("Ada")
    said = await playground.member("Boris").say("My cat sleeps on the **keyboard** all afternoon")
    answer = await ada.context_menu(MENU, ada.seen[said["id"]])
    assert "### Not covered" in answer.text
    assert "keyboard" not in answer.text
    assert "## Regions" in (await ada.select(answer, "Choose an area", "regions")).text


async def test_a_message_that_only_names_somebody_leads_to_them(playground: Playground) -> None:
    ada = playground.member("Ada")
    said = await playground.member("Boris").say("trump is at it again")
    answer = await ada.context_menu(MENU, ada.seen[said["id"]])
    assert answer.is_ephemeral
    assert "it knows who is named there" in answer.text
    assert "## Donald Trump" in (await ada.press(answer, "Donald Trump")).text


async def test_a_card_of_the_bot_can_be_read_too(playground: Playground) -> None:
    ada = playground.member("Ada")
    card = await ada.command("brief", topic="north korea")
    assert "**North Korea**" in (await ada.context_menu(MENU, card)).text
