"""How strict the server is about the bot's answers to interactions."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import aiohttp
import pytest

from tests.support.answer import Answer
from tests.support.playground import Playground

COMMANDS = [
    {"name": "go", "description": "x", "options": [{"type": 4, "name": "n", "description": "x", "autocomplete": True}]}
]


@dataclass
class Hand:
    """Answers interactions by hand: a gateway connection that only listens, and plain requests."""

    playground: Playground
    api: aiohttp.ClientSession
    socket: aiohttp.ClientWebSocketResponse

    async def interaction(self) -> dict[str, Any]:
        while True:
            frame = await self.socket.receive_json(timeout=5)
            if frame["t"] == "INTERACTION_CREATE":
                found: dict[str, Any] = frame["d"]
                return found

    async def used(self) -> tuple[asyncio.Task[Answer], dict[str, Any]]:
        """Ada uses the command; what she waits for, and the interaction."""
        asking = asyncio.create_task(self.playground.member("Ada").command("go"))
        return asking, await self.interaction()

    async def request(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        async with self.api.request(method, path, json=body) as response:
            return response.status, (await response.json() if response.status != 204 else None)

    async def answer(self, interaction: dict[str, Any], body: Any, query: str = "") -> tuple[int, Any]:
        return await self.request(
            "POST", f"interactions/{interaction['id']}/{interaction['token']}/callback{query}", body
        )

    def webhook(self, interaction: dict[str, Any], rest: str = "") -> str:
        return f"webhooks/{interaction['application_id']}/{interaction['token']}{rest}"


@pytest.fixture
async def hand(playground: Playground, api: aiohttp.ClientSession) -> AsyncIterator[Hand]:
    async with api.put(f"applications/{playground.world.application.id}/commands", json=COMMANDS) as response:
        assert response.status == 200
    async with api.ws_connect(playground.url.replace("http", "ws") + "/gateway") as socket:
        await socket.send_json({"op": 2, "d": {"token": playground.token, "properties": {}, "intents": 0}})
        while (await socket.receive_json(timeout=5))["t"] != "READY":
            pass
        yield Hand(playground, api, socket)


def code(answer: tuple[int, Any]) -> tuple[int, int]:
    return answer[0], answer[1]["code"]


REPLY = {"type": 4, "data": {"content": "x"}}


async def test_the_interaction_says_where_and_who(hand: Hand) -> None:
    asking, interaction = await hand.used()
    assert interaction["context"] == 0
    assert interaction["authorizing_integration_owners"] == {"0": interaction["guild_id"]}
    assert interaction["member"]["user"]["username"] == "ada"
    assert int(interaction["member"]["permissions"]) & 1 << 5
    assert interaction["channel"]["id"] == interaction["channel_id"]
    assert int(interaction["app_permissions"]) & 1 << 11
    assert interaction["attachment_size_limit"] == 10 * 1024 * 1024
    assert (interaction["locale"], interaction["guild_locale"], interaction["version"]) == ("en-US", "en-US", 1)
    await hand.answer(interaction, REPLY)
    await asking


async def test_a_second_answer_is_refused(hand: Hand) -> None:
    asking, interaction = await hand.used()
    status, answer = await hand.answer(interaction, REPLY, "?with_response=true")
    assert status == 200
    assert answer["interaction"]["response_message_id"] == answer["resource"]["message"]["id"]
    assert code(await hand.answer(interaction, REPLY)) == (400, 40060)
    assert len((await asking).messages) == 1


async def test_a_late_answer_is_refused(hand: Hand) -> None:
    asking, interaction = await hand.used()
    hand.playground.clock.advance(3.1)
    assert (await asking).failure == "The application did not respond"
    assert code(await hand.answer(interaction, REPLY)) == (404, 10062)


async def test_the_deadline_also_passes_by_itself(hand: Hand) -> None:
    asking, _ = await hand.used()
    assert (await asking).failure == "The application did not respond"


async def test_an_unknown_interaction_or_token_is_refused(hand: Hand) -> None:
    asking, interaction = await hand.used()
    assert code(await hand.answer(interaction | {"token": "wrong"}, REPLY)) == (404, 10062)
    assert code(await hand.answer(interaction | {"id": "5"}, REPLY)) == (404, 10062)
    await hand.answer(interaction, REPLY)
    await asking


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "type"),
        ({"type": 2}, "type"),
        ({"type": 1}, "type"),
        ({"type": 6}, "type"),
        ({"type": 7, "data": {"content": "x"}}, "type"),
        ({"type": 8, "data": {"choices": []}}, "type"),
        ({"type": 4, "data": {"content": "x" * 2001}}, "data"),
        ({"type": 9, "data": {"title": "x" * 46, "custom_id": "x", "components": []}}, "data"),
    ],
)
async def test_an_invalid_answer_leaves_the_interaction_open(hand: Hand, body: Any, field: str) -> None:
    asking, interaction = await hand.used()
    status, answer = await hand.answer(interaction, body)
    assert (status, answer["code"]) == (400, 50035)
    assert field in answer["errors"]
    await hand.answer(interaction, REPLY)
    assert (await asking).text == "x"


FIELD = {"type": 4, "custom_id": "f", "style": 1}


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"title": "x" * 46}, ["title"]),
        ({"custom_id": ""}, ["custom_id"]),
        ({"components": []}, ["components"]),
        ({"components": [{"type": 1, "components": [FIELD]}]}, ["components", "0", "components", "0", "label"]),
        ({"components": [{"type": 18, "label": "x" * 46, "component": FIELD}]}, ["components", "0", "label"]),
        (
            {"components": [{"type": 18, "label": "x", "component": FIELD | {"min_length": 5, "max_length": 2}}]},
            ["components", "0", "component", "min_length"],
        ),
        ({"components": [{"type": 18, "label": "x", "component": FIELD}] * 2}, ["components", "1", "component"]),
    ],
)
async def test_a_modal_beyond_the_limits_names_the_field(hand: Hand, changes: Any, path: list[str]) -> None:
    asking, interaction = await hand.used()
    modal = {"title": "x", "custom_id": "x", "components": [{"type": 18, "label": "x", "component": FIELD}]}
    status, answer = await hand.answer(interaction, {"type": 9, "data": modal | changes})
    errors = answer["errors"]["data"]
    for step in path:
        errors = errors[step]
    assert status == 400
    await hand.answer(interaction, {"type": 9, "data": modal})
    assert (await asking).modal is not None


async def test_choices_are_of_the_options_type_and_at_most_25(hand: Hand) -> None:
    typing = asyncio.create_task(hand.playground.member("Ada").autocomplete("go", "n", "1"))
    interaction = await hand.interaction()
    assert interaction["data"]["options"] == [{"name": "n", "type": 4, "value": "1", "focused": True}]
    words = {"type": 8, "data": {"choices": [{"name": "x", "value": "one"}]}}
    many = {"type": 8, "data": {"choices": [{"name": "x", "value": 1}] * 26}}
    long = {"type": 8, "data": {"choices": [{"name": "x" * 101, "value": 1}]}}
    for body in (words, many, long, REPLY):
        assert code(await hand.answer(interaction, body)) == (400, 50035)
    assert (await hand.answer(interaction, {"type": 8, "data": {"choices": [{"name": "x", "value": 1}]}}))[0] == 204
    assert await typing == [{"name": "x", "value": 1}]


async def test_the_token_is_of_no_use_before_the_first_answer_nor_after_15_minutes(hand: Hand) -> None:
    asking, interaction = await hand.used()
    follow_up = hand.webhook(interaction)
    original = hand.webhook(interaction, "/messages/@original")
    assert code(await hand.request("POST", follow_up, {"content": "x"})) == (404, 10015)
    await hand.answer(interaction, REPLY)
    await asking
    assert (await hand.request("POST", follow_up, {"content": "x"}))[0] == 200
    hand.playground.clock.advance(timedelta(minutes=16))
    assert code(await hand.request("POST", follow_up, {"content": "x"})) == (401, 50027)
    assert code(await hand.request("PATCH", original, {"content": "y"})) == (401, 50027)


async def test_the_original_can_be_read_changed_and_taken_back(hand: Hand) -> None:
    asking, interaction = await hand.used()
    original = hand.webhook(interaction, "/messages/@original")
    await hand.answer(interaction, REPLY)
    answer = await asking
    assert (await hand.request("GET", original))[1]["content"] == "x"
    assert (await hand.request("PATCH", original, {"content": "y"}))[1]["content"] == "y"
    assert answer.text == "y"
    assert code(await hand.request("PATCH", original, {"content": ""})) == (400, 50006)
    assert answer.text == "y"
    assert (await hand.request("DELETE", original))[0] == 204
    assert answer.messages == []
    assert code(await hand.request("GET", original)) == (404, 10008)


async def test_a_deferral_never_filled_is_given_up_when_the_token_dies(hand: Hand) -> None:
    asking, interaction = await hand.used()
    assert (await hand.answer(interaction, {"type": 5}))[0] == 204
    await asyncio.sleep(0)
    assert not asking.done()
    hand.playground.clock.advance(timedelta(minutes=15, seconds=1))
    assert (await asking).failure == "The application did not respond"


async def test_ephemeral_answers_are_in_no_history(hand: Hand) -> None:
    asking, interaction = await hand.used()
    await hand.answer(interaction, {"type": 4, "data": {"content": "x", "flags": 64}})
    shown = (await asking).message
    channel = f"channels/{interaction['channel_id']}/messages"
    assert (await hand.request("GET", channel))[1] == []
    assert code(await hand.request("GET", f"{channel}/{shown['id']}")) == (404, 10008)
    hand.playground.member("Ada").dismiss(shown)
    assert code(await hand.request("GET", hand.webhook(interaction, "/messages/@original"))) == (404, 10008)
