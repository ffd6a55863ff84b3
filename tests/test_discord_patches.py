"""Each patch does what it is there for, and discord.py still needs it done the way it is."""

from __future__ import annotations

import asyncio
import json
import unittest.mock
from typing import Any

import aiohttp
import discord
import pytest
from aiohttp import web
from discord import http, shard
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.delivery.requests import InconclusiveError, RequestLimit, single_try, try_once
from bot.discord_patches import (
    RoomyRatelimit,
    apply_patches,
    drop_shard,
    know_member,
    use_api,
    use_gateway,
    use_middlewares,
)

HOUR = 3_600.0
USER = {"id": "1", "username": "x", "discriminator": "0", "avatar": None}


@pytest.fixture(autouse=True)
def restored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    monkeypatch.setattr(http, "Ratelimit", http.Ratelimit)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", DiscordWebSocket.DEFAULT_GATEWAY)


def test_requests_go_where_they_are_told() -> None:
    use_api("http://localhost:1/api")
    assert Route("GET", "/gateway/bot").url == "http://localhost:1/api/gateway/bot"
    use_gateway("ws://localhost:2/")
    assert str(DiscordWebSocket.DEFAULT_GATEWAY) == "ws://localhost:2/"


def test_backoff_stays_short_in_every_shard() -> None:
    apply_patches()
    built = shard.Shard(*[unittest.mock.MagicMock()] * 3)
    delays = [built._backoff.delay() for _ in range(200)]
    assert 30 < max(delays) <= 64


def almost_used_up(kind: type[http.Ratelimit]) -> http.Ratelimit:
    """A bucket with room for one, whose window ends in an hour, where half a minute is the longest wait."""
    bucket = kind(30.0)
    bucket.limit, bucket.remaining = 10, 1
    bucket.expires = asyncio.get_running_loop().time() + HOUR
    bucket.reset_after = HOUR
    return bucket


async def test_a_bucket_with_room_lets_through_however_long_its_window() -> None:
    with pytest.raises(discord.RateLimited):  # what the patch is for: once this passes, it can go
        await almost_used_up(RoomyRatelimit.__bases__[0]).acquire()  # http has it no more once a bot ran here
    bucket = almost_used_up(RoomyRatelimit)
    await bucket.acquire()
    with pytest.raises(discord.RateLimited):
        await bucket.acquire()


async def test_every_bucket_is_a_roomy_one() -> None:
    apply_patches()
    client = http.HTTPClient(asyncio.get_running_loop(), max_ratelimit_timeout=30.0)
    assert isinstance(client.get_ratelimit("any"), RoomyRatelimit)


@pytest.mark.parametrize("flag", ["warn_nacl", "warn_dave"])
@pytest.mark.fault("The bot starts without the libraries for voice", "The log doesn't warn that voice isn't supported")
async def test_nothing_is_said_of_voice(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, flag: str
) -> None:
    monkeypatch.setattr(discord.VoiceClient, "warn_nacl", False)
    monkeypatch.setattr(discord.VoiceClient, "warn_dave", False)
    monkeypatch.setattr(discord.VoiceClient, flag, True)
    discord.Client(intents=discord.Intents.none())
    assert "voice will NOT be supported" in caplog.text, "what the patch is for: once this fails, it can go"
    caplog.clear()
    monkeypatch.setattr(discord.VoiceClient, flag, True)
    apply_patches()
    discord.Client(intents=discord.Intents.none())
    assert "voice" not in caplog.text


class Server:
    """Answers everything with one status, and counts."""

    def __init__(self, status: int = 200) -> None:
        self.status = status
        self.asked = 0

    async def answer(self, _: web.Request) -> web.Response:
        self.asked += 1
        return web.Response(body=json.dumps(USER).encode(), status=self.status, content_type="application/json")


@pytest.fixture
async def server() -> Any:
    server = Server()
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", server.answer)
    runner = web.AppRunner(application)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    use_api(f"http://127.0.0.1:{runner.addresses[0][1]}")
    yield server
    await runner.cleanup()


async def test_every_request_passes_the_middlewares(server: Server) -> None:
    seen: list[str] = []

    async def look(request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType) -> aiohttp.ClientResponse:
        seen.append(request.url.path)
        return await handler(request)

    async with discord.Client(intents=discord.Intents.none()) as client:
        use_middlewares(client.http, look)
        await client.http.static_login("token")
        await client.http.request(Route("POST", "/channels/{channel_id}/messages", channel_id=7), json={})
        assert seen[0] == "/users/@me"
        assert seen[-1] == "/channels/7/messages"


async def test_a_single_try_is_not_repeated(server: Server) -> None:
    async with discord.Client(intents=discord.Intents.none()) as client:
        use_middlewares(client.http, RequestLimit(), try_once)
        await client.http.static_login("token")
        server.status, server.asked = 500, 0
        with single_try(lambda: True), pytest.raises(InconclusiveError, match="500"):
            await client.http.request(Route("POST", "/channels/{channel_id}/messages", channel_id=7), json={})
        assert server.asked == 1


async def test_a_fetched_server_knows_a_member_it_is_told_of() -> None:
    async with discord.Client(intents=discord.Intents.none()) as client:
        guild = discord.Guild(data={"id": "7", "name": "x"}, state=client._connection)  # type: ignore[typeddict-item]
        data: Any = {"user": USER, "roles": [], "flags": 0, "joined_at": None, "deaf": False, "mute": False}
        assert guild.get_member(1) is None
        know_member(guild, discord.Member(data=data, guild=guild, state=client._connection))
        assert guild.get_member(1) is not None


async def test_a_dropped_shard_takes_its_servers_and_leaves_the_others() -> None:
    async with discord.AutoShardedClient(intents=discord.Intents.none(), shard_count=2) as client:
        for shard_id in (0, 1):
            data: Any = {"id": str(shard_id << 22), "name": "x"}
            client._connection._add_guild(discord.Guild(data=data, state=client._connection))
        dropped = unittest.mock.AsyncMock()
        client._AutoShardedClient__shards[0] = dropped  # type: ignore[attr-defined]
        await drop_shard(client, 0)
        dropped.close.assert_awaited_once()
        assert [guild.shard_id for guild in client.guilds] == [1]
