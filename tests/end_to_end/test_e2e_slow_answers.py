"""Whatever takes long is announced in time and answered all the same."""

from __future__ import annotations

import asyncio
import threading

import pytest
from discord import app_commands

from bot.client import Detente
from bot.cogs import answers
from bot.settings import Settings
from tests.end_to_end.digests import (
    query,
    set_up,
)
from tests.support.locks import write_lock
from tests.support.member import Member
from tests.support.playground import Playground
from tests.support.waiting import eventually

CALLBACK = "/interactions/{interaction_id}/{token}/callback"
DEFERRED = 5


def announced(playground: Playground, kind: int = DEFERRED) -> int:
    return sum(exchange.body["type"] == kind for exchange in playground.record.find("POST", CALLBACK))


async def test_a_question_that_takes_long_is_announced(
    playground: Playground, bot: Detente, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "PATIENCE", 0.0)
    ada = playground.member("Ada")
    answered = await ada.command("ask", question="does Russia support the Iran nuclear deal?")
    assert "Iran nuclear deal" in answered.text
    assert not answered.is_ephemeral
    refused = await ada.command("ask", question="Who won the world cup?", private=True)
    assert "Not covered" in refused.text
    assert refused.is_ephemeral
    assert announced(playground) == 2


@pytest.mark.fault(
    "The message menu is used on a message that takes seconds to process",
    "The answer is deferred after a second and follows when it is ready",
)
async def test_a_message_that_takes_long_to_read_is_announced(
    playground: Playground, bot: Detente, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, real = threading.Event(), answers.in_thread

    async def slowly(function: object, *given: object) -> object:
        await asyncio.to_thread(read.wait)
        return await real(function, *given)  # type: ignore[arg-type]

    monkeypatch.setattr("bot.cogs.messages.in_thread", slowly)
    ada = playground.member("Ada")
    said = await ada.say("The Syrian peace talks and the Iran deal")
    asking = asyncio.create_task(ada.context_menu("Brief me on this", said))
    await eventually(lambda: announced(playground) == 1)
    read.set()
    assert "Syria" in (await asking).text


@pytest.mark.fault(
    "Another program locks the database for seconds while somebody changes a digest",
    "The answer is deferred after a second; it says that nothing was changed, or, once the lock is gone, what was",
)
async def test_commands_on_a_locked_database_are_announced(
    playground: Playground, bot: Detente, settings: Settings
) -> None:
    await set_up(playground)
    ada = playground.member("Ada")
    async with write_lock(settings.database_path):
        pausing = asyncio.create_task(ada.command("digest pause"))
        await eventually(lambda: announced(playground) == 1)
    answer = await pausing
    assert answer.failure is None
    is_paused = query(settings, "SELECT state FROM subscription")[0]["state"] == "paused"
    assert ("paused" in answer.text) is is_paused


@pytest.mark.fault(
    "200 people use /ask at once",
    "Each is answered; answers that take over a second are deferred",
)
async def test_two_hundred_questions_at_once_are_answered(
    playground: Playground, bot: Detente, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Member.until, "__defaults__", (300.0,))
    ada = playground.member("Ada")
    asked = [ada.command("ask", question=f"does Russia support the Iran nuclear deal? {n}") for n in range(200)]
    given = await asyncio.gather(*asked)
    assert [answer.failure for answer in given] == [None] * 200
    assert all("Iran nuclear deal" in answer.text for answer in given)
    assert announced(playground) > 100


@pytest.mark.fault(
    "Somebody loses Manage Server between `/digest remove` and the press of its button",
    "The press is refused in one sentence, and nothing is removed",
)
async def test_removing_takes_the_right_to_remove_at_the_press(
    playground: Playground, bot: Detente, settings: Settings
) -> None:
    await set_up(playground)
    ada = playground.member("Ada")
    asked = await ada.command("digest remove")
    playground.owner.set_roles("Ada")
    assert "Manage Server" in (await ada.press(asked, "Remove")).text
    assert len(query(settings, "SELECT * FROM subscription")) == 1
    playground.owner.set_roles("Ada", "Editors")
    await ada.press(asked, "Remove")
    assert query(settings, "SELECT * FROM subscription") == []


async def test_no_option_takes_more_text_than_is_ever_read(bot: Detente) -> None:
    texts = [
        parameter
        for command in bot.tree.walk_commands()
        if isinstance(command, app_commands.Command)
        for parameter in command.parameters
        if parameter.type.name == "string" and not parameter.choices
    ]
    assert texts
    for parameter in texts:
        assert 0 < (parameter.max_value or 0) <= 300, parameter.name
