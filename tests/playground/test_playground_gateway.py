"""The gateway: by the real client where it is about events, by hand where it is about rules."""

from __future__ import annotations

import json
import zlib
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import discord
import pytest

from tests.playground.sample_bot import Connect, SampleBot
from tests.support.playground import Playground
from tests.support.waiting import eventually


class Listener(SampleBot):
    """Notes the numbers people write."""

    def __init__(self) -> None:
        super().__init__(discord.Intents(guilds=True, guild_messages=True, dm_messages=True))
        self.received: list[int] = []
        self.contents: list[str] = []

    async def on_message(self, message: discord.Message) -> None:
        self.received.append(message.id)
        self.contents.append(message.content)


@pytest.fixture
async def listener(connect: Connect) -> Listener:
    client = Listener()
    await connect(client)
    return client


async def test_the_server_arrives_as_it_is(listener: Listener, playground: Playground) -> None:
    (guild,) = listener.guilds
    assert guild.name == "Détente playground"
    assert [channel.name for channel in guild.text_channels] == ["general", "briefings", "announcements"]
    assert [channel.name for channel in guild.forums] == ["forum"]
    assert guild.me.guild_permissions.send_messages
    assert not guild.me.guild_permissions.manage_guild
    assert playground.is_bot_online


@pytest.mark.parametrize("way", ["cut", "close", "op 7", "op 9 resumable"])
async def test_nothing_is_lost_over_a_reconnect(listener: Listener, playground: Playground, way: str) -> None:
    boris = playground.member("Boris")
    said = [await boris.say(str(number)) for number in range(3)]
    if way == "cut":
        playground.drop_gateway()
    elif way == "close":
        playground.drop_gateway(4000)
    elif way == "op 7":
        playground.ask_to_reconnect()
    else:
        playground.invalidate_session(resumable=True)
    said += [await boris.say(str(number)) for number in range(3, 6)]
    await eventually(lambda: "resumed" in listener.events)
    said.append(await boris.say("back"))
    await eventually(lambda: len(listener.received) >= len(said))
    assert listener.received == [int(message["id"]) for message in said]
    assert listener.events == ["ready", "resumed"]


async def test_an_invalidated_session_is_begun_anew(listener: Listener, playground: Playground) -> None:
    boris = playground.member("Boris")
    playground.invalidate_session()
    await eventually(lambda: listener.events.count("ready") == 2)
    said = await boris.say("anew")
    await eventually(lambda: int(said["id"]) in listener.received)
    assert "resumed" not in listener.events


async def test_without_the_content_intent_only_what_concerns_the_bot_is_read(
    listener: Listener, playground: Playground
) -> None:
    boris = playground.member("Boris")
    await boris.say("a secret")
    await boris.say(f"<@{playground.world.bot.id}> hello")
    await boris.say("to you alone", channel="dm")
    await eventually(lambda: len(listener.contents) == 3)
    assert listener.contents == ["", f"<@{playground.world.bot.id}> hello", "to you alone"]


async def test_changes_to_channels_arrive(listener: Listener, playground: Playground) -> None:
    channel = playground.owner.add_channel("new")
    await eventually(lambda: listener.get_channel(channel.id) is not None)
    playground.owner.set_overwrite(channel, "Détente", deny=1 << 11)
    found = listener.guilds[0].get_channel(channel.id)
    assert isinstance(found, discord.TextChannel)
    await eventually(lambda: not found.permissions_for(found.guild.me).send_messages)
    playground.owner.remove_channel(channel)
    await eventually(lambda: listener.get_channel(channel.id) is None)
    playground.owner.remove_bot()
    await eventually(lambda: not listener.guilds)
    playground.owner.invite_bot()
    await eventually(lambda: bool(listener.guilds))


async def test_a_bot_offline_and_back_is_shown_to_the_page(listener: Listener, playground: Playground) -> None:
    ada = playground.member("Ada")
    await listener.close()
    await ada.until(lambda: any(f["t"] == "PRESENCE" and not f["d"]["bot_online"] for f in ada.frames))


class Wire:
    """A gateway connection by hand."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket

    async def send(self, operation: int, data: Any) -> None:
        await self.socket.send_json({"op": operation, "d": data})

    async def receive(self) -> Any:
        return await self.socket.receive_json(timeout=5)

    async def close_code(self) -> int | None:
        while True:
            message = await self.socket.receive(timeout=5)
            if message.type in {aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSED, aiohttp.WSMsgType.CLOSING}:
                return self.socket.close_code


@pytest.fixture
async def wire(playground: Playground) -> AsyncIterator[Wire]:
    address = playground.url.replace("http", "ws") + "/gateway?v=10&encoding=json"
    async with aiohttp.ClientSession() as session, session.ws_connect(address) as socket:
        wire = Wire(socket)
        assert (await wire.receive())["op"] == 10
        yield wire


def identity(playground: Playground, **changes: Any) -> dict[str, Any]:
    return {"token": playground.token, "properties": {"os": "linux"}, "intents": 1, **changes}


@pytest.mark.parametrize(
    ("operation", "data", "code"),
    [
        (2, {"token": "wrong"}, 4004),
        (2, {"intents": 1 << 15}, 4014),
        (2, {"intents": 1 << 40}, 4013),
        (2, {"intents": "many"}, 4002),
        (2, {"shard": [2, 2]}, 4010),
        (3, {"status": "online"}, 4003),
        (77, {}, 4001),
    ],
)
async def test_what_is_wrong_closes_the_connection_with_its_code(
    wire: Wire, playground: Playground, operation: int, data: dict[str, Any], code: int
) -> None:
    await wire.send(operation, identity(playground, **data) if operation == 2 else data)
    assert await wire.close_code() == code


async def test_what_is_no_json_is_a_decode_error(wire: Wire) -> None:
    await wire.socket.send_str("{")
    assert await wire.close_code() == 4002


async def test_identifying_twice_is_one_time_too_many(wire: Wire, playground: Playground) -> None:
    await wire.send(2, identity(playground))
    assert [(await wire.receive())["t"] for _ in range(2)] == ["READY", "GUILD_CREATE"]
    await wire.send(2, identity(playground))
    assert await wire.close_code() == 4005


async def test_heartbeats_are_acknowledged(wire: Wire) -> None:
    await wire.send(1, None)
    assert (await wire.receive())["op"] == 11


async def test_a_session_that_was_never_there_is_invalid(wire: Wire, playground: Playground) -> None:
    await wire.send(6, {"token": playground.token, "session_id": "no", "seq": 3})
    answer = await wire.receive()
    assert (answer["op"], answer["d"]) == (9, False)


async def test_members_come_on_request(wire: Wire, playground: Playground) -> None:
    await wire.send(2, identity(playground))
    await wire.receive()
    await wire.receive()
    await wire.send(8, {"guild_id": str(playground.world.guild.id), "query": "bo", "limit": 5, "nonce": "n"})
    chunk = (await wire.receive())["d"]
    assert [member["user"]["username"] for member in chunk["members"]] == ["boris"]
    assert chunk["nonce"] == "n"


async def test_frames_are_compressed_as_one_stream(playground: Playground) -> None:
    address = playground.url.replace("http", "ws") + "/gateway?v=10&encoding=json&compress=zlib-stream"
    stream = zlib.decompressobj()
    async with aiohttp.ClientSession() as session, session.ws_connect(address) as socket:
        hello = json.loads(stream.decompress(await socket.receive_bytes()))
        await socket.send_json({"op": 2, "d": identity(playground)})
        ready = json.loads(stream.decompress(await socket.receive_bytes()))
    assert (hello["op"], ready["t"]) == (10, "READY")


async def test_without_heartbeats_the_session_times_out() -> None:
    async with Playground(heartbeat_milliseconds=50) as playground:
        address = playground.url.replace("http", "ws") + "/gateway"
        async with aiohttp.ClientSession() as session, session.ws_connect(address) as socket:
            assert await Wire(socket).close_code() == 4009
