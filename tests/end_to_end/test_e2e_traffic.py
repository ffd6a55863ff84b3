"""What is neither sent nor read, seen on the wire."""

from __future__ import annotations

from typing import Any

import discord
import pytest

from bot.client import Detente
from bot.traffic import concerns
from tests.support.playground import Playground

_CALLBACK = "/interactions/{interaction_id}/{token}/callback"


async def test_answers_are_not_sent_back(playground: Playground, bot: Detente) -> None:
    ada = playground.member("Ada")
    card = await ada.command("brief", topic="syria")
    await ada.press(card, "b:sources:syria")
    answered = playground.record.find("POST", _CALLBACK)
    assert len(answered) == 2
    assert all(exchange.status == 204 and "with_response" not in exchange.path for exchange in answered)


async def test_objects_are_made_only_of_messages_that_concern_the_bot(
    playground: Playground, bot: Detente, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    answer = bot.on_message

    async def hear(message: discord.Message) -> None:
        heard.append(message.content)
        await answer(message)

    monkeypatch.setattr(bot, "on_message", hear)
    ada = playground.member("Ada")
    await ada.command("brief", topic="syria")  # the card comes back over the gateway too
    await ada.say("nothing to do with it")
    asked = await ada.say(f"<@{playground.world.bot.id}> iran")
    await ada.answer_to(asked)
    assert heard == [asked["content"]]


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        ({"guild_id": "1", "author": {"id": "5"}, "mentions": [{"id": "9"}]}, True),
        ({"guild_id": "1", "author": {"id": "5"}, "mentions": [{"id": "8"}]}, False),
        ({"guild_id": "1", "author": {"id": "5"}, "mentions": []}, False),
        ({"author": {"id": "5", "bot": False}, "mentions": []}, True),
        ({"author": {"id": "9", "bot": True}, "mentions": []}, False),
        ({"guild_id": "1", "author": {"id": "6", "bot": True}, "mentions": [{"id": "9"}]}, False),
        ({"guild_id": "1", "author": {"id": "7"}, "webhook_id": "7", "mentions": [{"id": "9"}]}, False),
    ],
)
def test_which_messages_concern_the_bot(payload: dict[str, Any], expected: bool) -> None:
    assert concerns(payload, 9) is expected
