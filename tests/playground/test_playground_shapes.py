"""The playground's answers have the shapes Discord's published description gives them."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from jsonschema_rs import Draft202012Validator

from bot.playground.validation.description import template_of
from tests.playground.sample_bot import Connect, SampleBot
from tests.support.playground import Playground


@functools.cache
def description() -> dict[str, Any]:
    """The answers of Discord's API, taken from its description by tools/discord_description.py."""
    path = Path(__file__).with_name("discord_answers.json")
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def fault_of(method: str, route: str, status: int, body: Any) -> str | None:
    schema = description()["operations"][f"{method} {template_of(route)}"][str(status)]
    validator = Draft202012Validator({**schema, "components": description()["components"]})
    error = next(validator.iter_errors(body), None)
    return f"{error.instance_path}: {error.message[:300]}" if error else None


LAYOUT = {
    "flags": 1 << 15,
    "components": [
        {
            "type": 17,
            "accent_color": 5,
            "components": [
                {"type": 10, "content": "x"},
                {"type": 14},
                {"type": 12, "items": [{"media": {"url": "attachment://a.png"}}]},
                {"type": 13, "file": {"url": "attachment://a.png"}},
                {"type": 1, "components": [{"type": 3, "custom_id": "s", "options": [{"label": "a", "value": "a"}]}]},
            ],
        },
        {
            "type": 9,
            "components": [{"type": 10, "content": "x"}],
            "accessory": {"type": 2, "style": 1, "label": "x", "custom_id": "c"},
        },
    ],
}
EMBED = {"title": "x", "fields": [{"name": "x", "value": "x"}], "footer": {"text": "x"}, "author": {"name": "x"}}
MESSAGES = ("POST", "/channels/{channel_id}/messages")


@pytest.fixture
async def ids(playground: Playground, api: aiohttp.ClientSession) -> dict[str, str]:
    """What stands for the placeholders of a path; there is a message to speak of."""
    world = playground.world
    said = await playground.member("Boris").say(f"<@{world.bot.id}>")
    return {
        "guild_id": str(world.guild.id),
        "application_id": str(world.application.id),
        "channel_id": said["channel_id"],
        "forum_id": str(playground.member("Ada").channel("forum").id),
        "message_id": said["id"],
        "user_id": str(world.bot.id),
    }


@pytest.mark.parametrize(
    ("method", "route", "status", "body"),
    [
        ("GET", "/users/@me", 200, None),
        ("GET", "/applications/@me", 200, None),
        ("GET", "/gateway/bot", 200, None),
        ("GET", "/guilds/{guild_id}", 200, None),
        ("GET", "/guilds/{guild_id}/roles", 200, None),
        ("GET", "/guilds/{guild_id}/channels", 200, None),
        ("GET", "/guilds/{guild_id}/members/{user_id}", 200, None),
        ("GET", "/guilds/{guild_id}/threads/active", 200, None),
        ("GET", "/channels/{channel_id}", 200, None),
        ("GET", "/channels/{channel_id}/messages", 200, None),
        ("GET", "/channels/{channel_id}/messages/{message_id}", 200, None),
        ("PUT", "/applications/{application_id}/commands", 200, [{"name": "x", "description": "x"}]),
        (*MESSAGES, 200, {"content": "x"}),
        (*MESSAGES, 200, {"embeds": [EMBED]}),
        (*MESSAGES, 200, {"content": "x", "message_reference": {"message_id": "{message_id}"}}),
        ("POST", "/channels/{channel_id}/messages/{message_id}/threads", 201, {"name": "x"}),
        ("POST", "/channels/{channel_id}/threads", 201, {"name": "x", "type": 11}),
    ],
)
async def test_an_answer_has_its_shape(
    api: aiohttp.ClientSession, ids: dict[str, str], method: str, route: str, status: int, body: Any
) -> None:
    body = json.loads(json.dumps(body).replace("{message_id}", ids["message_id"]))
    async with api.request(method, route.lstrip("/").format(**ids), json=body) as response:
        answer = await response.json()
    assert response.status == status
    assert fault_of(method, route, status, answer) is None


async def test_a_layout_with_files_has_its_shape(api: aiohttp.ClientSession, ids: dict[str, str]) -> None:
    form = aiohttp.FormData(quote_fields=False)
    form.add_field("payload_json", json.dumps(LAYOUT))
    form.add_field("files[0]", b"x", filename="a.png")
    async with api.post(f"channels/{ids['channel_id']}/messages", data=form) as response:
        assert fault_of(*MESSAGES, response.status, await response.json()) is None


async def test_a_forum_post_has_its_shape(api: aiohttp.ClientSession, ids: dict[str, str]) -> None:
    async with api.post(
        f"channels/{ids['forum_id']}/threads", json={"name": "x", "message": {"content": "x"}}
    ) as answer:
        assert fault_of("POST", "/channels/{channel_id}/threads", answer.status, await answer.json()) is None


async def test_answers_to_interactions_have_theirs(playground: Playground, connect: Connect) -> None:
    client = SampleBot()

    @client.tree.command(description="x")
    async def go(interaction: Any) -> None:
        await interaction.response.defer(ephemeral=True)
        await interaction.followup.send("x")
        await interaction.followup.send("y")

    await connect(client)
    await (await playground.member("Ada").command("go")).next_message()
    for route in ("/interactions/{interaction_id}/{token}/callback", "/webhooks/{application_id}/{token}"):
        exchanges = playground.record.find("POST", route)
        assert exchanges
        for exchange in exchanges:
            assert fault_of("POST", route, exchange.status, exchange.response) is None
