"""/timeline, as a member sees it: by topic, by period, on a day, with a picture beside the text."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.client import Detente
from bot.playground.permissions import Permission
from bot.settings import Settings
from tests.end_to_end.conftest import Run
from tests.end_to_end.parts import library_of
from tests.end_to_end.test_e2e_pictures import all_pages, pictures
from tests.support.playground import Playground


async def test_the_whole_timeline_has_every_event_and_development(bot: Detente, playground: Playground) -> None:
    answer = await playground.member("Ada").command("timeline")
    assert not answer.is_ephemeral
    assert "events, earliest first." in answer.text
    assert "Later events: until June 2026" in answer.text
    text = await all_pages(answer, playground)
    library = library_of(bot)
    positions = [text.index(development.text) for development in library.developments]
    assert positions == sorted(positions)
    for event in library.events:
        assert event.account[0].text in text
    assert "From the analysis: YaleGlobal, mid-February 2017, paragraph 1" in text


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"topic": "siria"}, "## Timeline: Syria\n"),
        ({"period": "since 2022"}, "## Timeline: since 2022\n"),
        ({"period": "1990s", "topic": "arms control"}, "## Timeline: Arms control, the 1990s\n1 event."),
        ({"period": "2014-2017"}, "## Timeline: 2014–2017\n"),
        ({"on": "24.02.2022"}, "## 24 February 2022\n"),
        ({"on": "24 февраля"}, "## On this day: 24 February\n"),
        ({"on": "March 2018"}, "## Timeline: March 2018\n"),
        ({"on": "3 may 2019"}, "No event is recorded on that day. The closest to it:"),
    ],
)
async def test_what_is_asked_for_is_shown(
    bot: Detente, playground: Playground, options: dict[str, Any], said: str
) -> None:
    answer = await playground.member("Ada").command("timeline", **options)
    assert said in answer.text


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"period": "the good old days"}, "`the good old days` isn't a period. Try since 2022"),
        ({"on": "pancake day"}, "`pancake day` isn't a date. Try 24 February 2022"),
        ({"on": "2022-02-24", "period": "2022"}, "Use either `period:` or `on:`, not both."),
        ({"period": "1950s"}, "No events are recorded for this time: the 1950s."),
        ({"topic": "trade", "period": "1990s"}, "No events on **Trade and economic ties** are recorded for this time"),
        ({"topic": "pizza"}, "The library has nothing on `pizza`"),
    ],
)
async def test_bad_input_gets_a_sentence(
    bot: Detente, playground: Playground, options: dict[str, Any], said: str
) -> None:
    answer = await playground.member("Ada").command("timeline", **options)
    assert said in answer.text
    assert answer.is_ephemeral


async def test_one_goes_on_from_a_timeline(bot: Detente, playground: Playground) -> None:
    ada, boris = playground.member("Ada"), playground.member("Boris")
    syria = await ada.command("timeline", topic="syria")
    year = await boris.select(syria.message, "Choose a period", "2017-01-01~2017-12-31")
    assert year.is_ephemeral
    assert "## Timeline: Syria, 2017" in year.text
    whole = await boris.press(year, "All topics")
    assert whole.message["id"] == year.message["id"], "what only I see turns in place"
    assert "## Timeline: 2017" in whole.text
    topic = await boris.select(whole, "Choose a topic", "iran")
    assert "## Timeline: Iran, 2017" in topic.text
    assert "## Iran" in (await boris.press(topic, "Brief: Iran")).text


async def test_words_for_a_topic_are_read_as_for_a_brief_and_the_time_is_kept(
    bot: Detente, playground: Playground
) -> None:
    ada, boris = playground.member("Ada"), playground.member("Boris")
    unsure = await ada.command("timeline", topic="nuclear", period="since 2022")
    assert "no clear match for `nuclear`" in unsure.text
    assert (await boris.press(unsure.message, "North Korea")).is_ephemeral
    mine = await ada.press(unsure, "The Iran nuclear deal")
    assert mine.message["id"] == unsure.message["id"]
    assert "Iran nuclear deal, since 2022" in mine.text


async def test_times_are_completed_while_typed(bot: Detente, playground: Playground) -> None:
    ada = playground.member("Ada")
    empty = await ada.autocomplete("timeline", "period", "")
    assert empty[0]["value"] == "since 2017"
    [typed] = await ada.autocomplete("timeline", "period", "since march 2018")
    assert typed["name"].startswith("since March 2018 · ")
    [day] = await ada.autocomplete("timeline", "on", "feb 24 2022")
    assert day["name"].startswith("24 February 2022 · ")
    assert (await ada.autocomplete("timeline", "on", ""))[0]["name"].split(" · ")[0].split()[1].isalpha()
    assert await ada.autocomplete("timeline", "on", "pancake") == []


async def test_a_picture_nobody_foresaw_is_drawn_when_asked_for(
    run: Run, settings: Settings, playground: Playground
) -> None:
    object.__setattr__(settings, "pictures", "on")
    async with run():
        ada = playground.member("Ada")
        async with asyncio.timeout(300):
            while not pictures((answer := await ada.command("timeline", period="March 2017 - July 2018")).message):
                assert "The picture can't be shown here" in answer.text
                await asyncio.sleep(0.5)
        [picture] = pictures(answer.message)
        assert picture["description"].startswith("Timeline: March 2017 – July 2018.")
        turned = await ada.press(answer, "Next")
        assert not pictures(turned.message), "too many for numbers: it stands above the first page alone"
        async with asyncio.timeout(300):
            while not pictures((few := await ada.command("timeline", topic="iran", period="since June 2025")).message):
                await asyncio.sleep(0.5)
        assert pictures((await ada.press(few, "Next")).message), "numbered as in the list, it stays"
        playground.owner.set_overwrite(ada.channel("general"), "Détente", deny=Permission.ATTACH_FILES)
        assert not pictures((await ada.command("timeline", topic="syria")).message)
