"""Input Discord would refuse is refused with its codes, naming the field."""

from __future__ import annotations

import io
from typing import Any

import aiohttp
import pytest

from tests.support.playground import Playground

LAYOUT = 1 << 15


def row(*components: Any) -> dict[str, Any]:
    return {"type": 1, "components": list(components)}


def button(**changes: Any) -> dict[str, Any]:
    return {"type": 2, "style": 1, "label": "x", "custom_id": "x", **changes}


def select(**changes: Any) -> dict[str, Any]:
    return {"type": 3, "custom_id": "s", "options": [{"label": "a", "value": "a"}], **changes}


def words(content: str = "x") -> dict[str, Any]:
    return {"type": 10, "content": content}


def layout(*components: Any) -> dict[str, Any]:
    return {"flags": LAYOUT, "components": list(components)}


def legacy(*components: Any) -> dict[str, Any]:
    return {"content": "x", "components": [row(*components)]}


def embed(**fields: Any) -> dict[str, Any]:
    return {"embeds": [fields]}


def places(errors: dict[str, Any], path: str = "") -> list[str]:
    """The paths of all fields an error names."""
    found = [path] if "_errors" in errors else []
    for name, inside in errors.items():
        if name != "_errors":
            found += places(inside, f"{path}.{name}".strip("."))
    return found


async def post(api: aiohttp.ClientSession, playground: Playground, body: Any, channel: str = "general") -> Any:
    found = playground.world.find_channel(channel)
    assert found is not None
    async with api.post(f"channels/{found.id}/messages", json=body) as response:
        return response.status, await response.json()


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ({"content": "x" * 2001}, "content"),
        ({"content": 5}, "content"),
        ({"content": "x", "nonce": "x" * 26}, "nonce"),
        ({"content": "x", "flags": "many"}, "flags"),
        ({"content": "x", "allowed_mentions": {"parse": ["cheese"]}}, "allowed_mentions.parse.0"),
        ({"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}}, "allowed_mentions"),
        ({"content": "x", "attachments": [{"id": 0, "filename": "a"}]}, "attachments.0.id"),
        ({"content": "x", "message_reference": {"message_id": "5"}}, "message_reference"),
        ([], ""),
        (embed(title="x" * 257), "embeds.0.title"),
        (embed(description="x" * 4097), "embeds.0.description"),
        (embed(fields=[{"name": "x", "value": "x"}] * 26), "embeds.0.fields"),
        (embed(fields=[{"name": "", "value": "x"}]), "embeds.0.fields.0.name"),
        (embed(title="x", url="ftp://x"), "embeds.0.url"),
        (embed(description="x" * 4000, footer={"text": "x" * 2001}), "embeds.0"),
        (embed(title="x", color=1 << 24), "embeds.0.color"),
        (embed(title="x", timestamp="tomorrow"), "embeds.0.timestamp"),
        (embed(title="x", image={"url": "attachment://none.png"}), "embeds.0.image.url"),
        ({"embeds": [{"title": "x"}] * 11}, "embeds"),
        (legacy(button(label="x" * 81)), "components.0.components.0.label"),
        (legacy(button(label=None)), "components.0.components.0"),
        (legacy(button(custom_id="")), "components.0.components.0.custom_id"),
        (legacy(button(custom_id="x" * 101)), "components.0.components.0.custom_id"),
        (legacy(button(style=5)), "components.0.components.0.url"),
        (legacy(button(style=5, url="https://x.org")), "components.0.components.0"),
        (legacy(button(style=9)), "components.0.components.0.style"),
        (legacy(button(), button()), "components.0.components.1.custom_id"),
        (legacy(*(button(custom_id=str(n)) for n in range(6))), "components.0.components"),
        (legacy(select(), button()), "components.0.components"),
        (legacy(select(options=[])), "components.0.components.0.options"),
        (legacy(select(placeholder="x" * 151)), "components.0.components.0.placeholder"),
        (legacy(select(max_values=2)), "components.0.components.0.max_values"),
        (legacy(select(min_values=2)), "components.0.components.0.min_values"),
        (
            legacy(select(options=[{"label": "a", "value": "a"}] * 2)),
            "components.0.components.0.options.1.value",
        ),
        (
            legacy(select(options=[{"label": "x" * 101, "value": "a"}])),
            "components.0.components.0.options.0.label",
        ),
        ({"content": "x", "components": [row(button(custom_id=str(n))) for n in range(6)]}, "components"),
        ({"content": "x", "components": [words()]}, "components.0.type"),
        ({"content": "x", "components": [{"components": []}]}, "components.0.type"),
        ({**layout(words()), "content": "x"}, "content"),
        ({**layout(words()), "embeds": [{"title": "x"}]}, "embeds"),
        (layout(words("")), "components.0.content"),
        (layout(words("x" * 4001)), "components.0.content"),
        (layout(words("x" * 2001), words("x" * 2000)), "components"),
        (layout({"type": 17, "components": [words() for _ in range(40)]}), "components"),
        (layout({"type": 17, "components": []}), "components.0.components"),
        (layout({"type": 17, "components": [words()], "accent_color": -1}), "components.0.accent_color"),
        (layout({"type": 17, "components": [{"type": 17, "components": [words()]}]}), "components.0.components.0.type"),
        (layout({"type": 9, "components": [words()]}), "components.0.accessory"),
        (layout({"type": 9, "components": [words()] * 4, "accessory": button()}), "components.0.components"),
        (layout({"type": 9, "components": [words()], "accessory": words()}), "components.0.accessory.type"),
        (layout({"type": 12, "items": []}), "components.0.items"),
        (layout({"type": 12, "items": [{"media": {"url": "attachment://x"}}]}), "components.0.items.0.media.url"),
        (layout({"type": 13, "file": {"url": "https://x.org/y"}}), "components.0.file.url"),
        (layout({"type": 14, "spacing": 3}), "components.0.spacing"),
        (layout(words() | {"id": 7}, words() | {"id": 7}), "components.1.id"),
    ],
)
async def test_a_message_beyond_the_limits_names_the_field(
    api: aiohttp.ClientSession, playground: Playground, body: Any, place: str
) -> None:
    status, answer = await post(api, playground, body)
    assert (status, answer["code"]) == (400, 50035)
    assert place in places(answer["errors"])
    assert playground.member("Ada").messages() == []


@pytest.mark.parametrize(
    "body",
    [
        {"content": "x" * 2000},
        layout(words("x" * 4000)),
        layout({"type": 17, "components": [words() for _ in range(39)]}),
        legacy(select(max_values=1, min_values=0)),
        legacy(*(button(custom_id=str(n)) for n in range(5))),
        legacy({"type": 2, "style": 5, "url": "https://x.org", "label": "x"}),
        embed(description="x" * 3000, fields=[{"name": "n", "value": "x" * 999}] * 3),
    ],
)
async def test_a_message_within_the_limits_is_taken(
    api: aiohttp.ClientSession, playground: Playground, body: Any
) -> None:
    status, answer = await post(api, playground, body)
    assert status == 200, answer


async def test_an_empty_message_is_refused(api: aiohttp.ClientSession, playground: Playground) -> None:
    assert (await post(api, playground, {"content": "  "}))[1]["code"] == 50006
    assert (await post(api, playground, {}))[1]["code"] == 50006


A_WORD = {"name": "a", "value": "a"}
OPTION: dict[str, Any] = {"type": 3, "name": "o", "description": "x"}


@pytest.mark.parametrize(
    ("command", "place"),
    [
        ({"name": "Brief", "description": "x"}, "0.name"),
        ({"name": "two words", "description": "x"}, "0.name"),
        ({"name": "x" * 33, "description": "x"}, "0.name"),
        ({"name": "x"}, "0.description"),
        ({"name": "x", "description": "x" * 101}, "0.description"),
        ({"name": "x", "type": 3, "description": "x"}, "0.description"),
        ({"name": "x", "description": "x", "options": [OPTION] * 2}, "0.options.1.name"),
        ({"name": "x", "description": "x", "options": [OPTION] * 26}, "0.options"),
        (
            {"name": "x", "description": "x", "options": [OPTION, OPTION | {"name": "p", "required": True}]},
            "0.options.1",
        ),
        (
            {
                "name": "x",
                "description": "x",
                "options": [OPTION | {"choices": [{"name": "a", "value": "a"}], "autocomplete": True}],
            },
            "0.options.0",
        ),
        (
            {
                "name": "x",
                "description": "x",
                "options": [{**OPTION, "type": 4, "choices": [A_WORD]}],
            },
            "0.options.0.choices.0.value",
        ),
        ({"name": "x", "description": "x", "options": [OPTION, {**OPTION, "type": 1, "name": "sub"}]}, "0.options"),
        ({"name": "x", "description": "x", "contexts": [3]}, "0.contexts.0"),
        ({"name": "x", "description": "x", "integration_types": []}, "0.integration_types"),
        ({"name": "x", "description": "x", "default_member_permissions": "all"}, "0.default_member_permissions"),
        ({"name": "x", "description": "x", "name_localizations": {"xx": "x"}}, "0.name_localizations.xx"),
    ],
)
async def test_a_command_beyond_the_limits_names_the_field(
    api: aiohttp.ClientSession, playground: Playground, command: dict[str, Any], place: str
) -> None:
    async with api.put(f"applications/{playground.world.application.id}/commands", json=[command]) as response:
        answer = await response.json()
    assert (response.status, answer["code"]) == (400, 50035)
    assert place in places(answer["errors"])


async def test_commands_in_any_script_are_taken(api: aiohttp.ClientSession, playground: Playground) -> None:
    commands: list[dict[str, Any]] = [{"name": name, "description": "x"} for name in ("сводка", "आइए", "brief-2")]
    commands += [{"name": "Quote This", "type": 3}]
    base = f"applications/{playground.world.application.id}/commands"
    async with api.put(base, json=commands) as response:
        registered = await response.json()
    assert [each["name"] for each in registered] == ["сводка", "आइए", "brief-2", "Quote This"]
    changed = registered[0] | {"description": "y"}
    async with api.put(base, json=[changed, *commands[1:]]) as response:
        again = await response.json()
    assert [each["id"] for each in again] == [each["id"] for each in registered]
    assert [a["version"] == b["version"] for a, b in zip(again, registered, strict=True)] == [False, True, True, True]
    async with api.patch(f"{base}/{again[1]['id']}", json={"description": "z"}) as response:
        assert (await response.json())["description"] == "z"
    async with api.delete(f"{base}/{again[1]['id']}") as response:
        assert response.status == 204
    async with api.get(f"{base}/{again[1]['id']}") as response:
        assert (response.status, (await response.json())["code"]) == (404, 10063)
    async with api.post(base, json=commands[1]) as response:
        assert response.status == 201


async def test_a_hundred_commands_are_the_most(api: aiohttp.ClientSession, playground: Playground) -> None:
    commands: list[dict[str, Any]] = [{"name": f"c{number}", "description": "x"} for number in range(101)]
    base = f"applications/{playground.world.application.id}/commands"
    async with api.put(base, json=commands) as response:
        assert (await response.json())["code"] == 30032
    commands = [{"name": "c", "description": "x" * 100, "options": [_wordy(n) for n in range(25)]}]
    async with api.put(base, json=commands) as response:
        assert places((await response.json())["errors"]) == ["0"]


def _wordy(number: int) -> dict[str, Any]:
    choices = [{"name": f"{n}" + "x" * 90, "value": f"{n}" + "x" * 90} for n in range(3)]
    return OPTION | {"name": f"o{number}", "choices": choices}


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "users/@me", 200, None),
        ("GET", "nothing/here", 404, 0),
        ("PUT", "users/@me", 405, 0),
        ("GET", "channels/5", 404, 10003),
        ("GET", "channels/five", 400, 50035),
        ("GET", "channels/{general}/messages/5", 404, 10008),
        ("GET", "channels/{general}/messages?limit=101", 400, 50035),
        ("GET", "channels/{general}/messages?limit=many", 400, 50035),
        ("GET", "channels/{general}/messages?limit=5&colour=red", 400, 50035),
        ("POST", "channels/{general}/messages", 400, 50006),
        ("DELETE", "channels/{general}/messages/5", 404, 10008),
        ("GET", "guilds/5", 404, 10004),
        ("GET", "users/5", 404, 10013),
        ("GET", "guilds/{guild}/members/5", 404, 10007),
        ("GET", "applications/5/commands", 403, 20012),
        ("POST", "webhooks/5/token", 404, 10015),
        ("PATCH", "webhooks/{application}/token/messages/@original", 404, 10015),
    ],
)
async def test_what_is_not_there_has_its_code(
    api: aiohttp.ClientSession, playground: Playground, method: str, path: str, status: int, code: int | None
) -> None:
    general = playground.world.find_channel("general")
    assert general is not None
    world = playground.world
    path = path.format(general=general.id, guild=world.guild.id, application=world.application.id)
    async with api.request(method, path) as response:
        answer = await response.json()
    assert response.status == status
    assert response.headers["Content-Type"] == "application/json"
    assert answer.get("code") == code


async def test_a_wrong_token_is_unauthorized(api: aiohttp.ClientSession, playground: Playground) -> None:
    async with api.get("users/@me", headers={"Authorization": "Bot wrong"}) as response:
        assert (response.status, (await response.json())["code"]) == (401, 0)
    async with api.get("gateway", headers={"Authorization": ""}) as response:
        assert (await response.json())["url"].startswith("ws://127.0.0.1:")


async def test_a_body_that_is_no_json_is_refused(api: aiohttp.ClientSession, playground: Playground) -> None:
    general = playground.world.find_channel("general")
    assert general is not None
    json_type = {"Content-Type": "application/json"}
    async with api.post(f"channels/{general.id}/messages", data=b"{", headers=json_type) as response:
        assert (response.status, (await response.json())["code"]) == (400, 50109)
    async with api.post(
        f"channels/{general.id}/messages", data=io.BytesIO(b"x" * 3_000_000), headers=json_type
    ) as response:
        assert response.status == 413
