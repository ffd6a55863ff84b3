"""Rate limits, failures on demand, the clock, and a clean end."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import aiohttp
import discord
import pytest

from bot.playground import Clock
from bot.playground.ratelimits import RateLimits, Rule
from tests.playground.sample_bot import Connect, SampleBot
from tests.support.faults import Drop, Fault
from tests.support.playground import Playground
from tests.support.waiting import eventually

SEND = ("POST", "/channels/{channel_id}/messages")


async def general(connect: Connect, client: SampleBot) -> discord.TextChannel:
    await connect(client)
    return next(channel for channel in client.guilds[0].text_channels if channel.name == "general")


class TestRateLimits:
    async def test_the_real_client_keeps_to_them(self, playground: Playground, connect: Connect) -> None:
        playground.rate_limits.rules[SEND] = Rule(2, 0.2)
        channel = await general(connect, SampleBot())
        started = time.monotonic()
        await asyncio.gather(*(channel.send(str(number)) for number in range(6)))
        assert time.monotonic() - started >= 0.4
        assert playground.record.find(status=429) == []

    async def test_a_429_is_waited_out_by_the_real_client(self, playground: Playground, connect: Connect) -> None:
        channel = await general(connect, SampleBot())
        playground.rate_limits.global_rule = Rule(2, 0.1)
        sent = await asyncio.gather(*(channel.guild.fetch_roles() for _ in range(5)))
        assert len(sent) == 5
        refused = playground.record.find(status=429)
        assert refused
        assert refused[0].response["global"] is True

    async def test_headers_tell_what_is_left(self, playground: Playground, api: aiohttp.ClientSession) -> None:
        place = playground.member("Ada").channel("general").id
        seen = []
        for _ in range(6):
            async with api.post(f"channels/{place}/messages", json={"content": "x"}) as response:
                seen.append((response.status, response.headers["X-RateLimit-Remaining"]))
                headers, body = response.headers, await response.json()
        assert seen == [(200, "4"), (200, "3"), (200, "2"), (200, "1"), (200, "0"), (429, "0")]
        assert headers["X-RateLimit-Limit"] == "5"
        assert 0 < body["retry_after"] <= 5
        assert (body["global"], headers["X-RateLimit-Scope"]) == (False, "user")
        other = playground.member("Ada").channel("briefings").id
        async with api.post(f"channels/{other}/messages", json={"content": "x"}) as response:
            assert response.status == 200

    def test_windows_open_again(self) -> None:
        now = 100.0
        limits = RateLimits(monotonic=lambda: now)
        limits.rules["GET", "/x"] = Rule(1, 5.0)
        assert limits.admit("GET", "/x", {}, counts_globally=True).retry_after is None
        assert limits.admit("GET", "/x", {}, counts_globally=True).retry_after == 5.0
        now += 5
        assert limits.admit("GET", "/x", {}, counts_globally=True).retry_after is None

    def test_ten_thousand_channels_cost_no_more_than_ten(self) -> None:
        now = 0.0
        limits = RateLimits(global_rule=None, monotonic=lambda: now)
        for number in range(20_000):
            now += 0.02
            limits.admit(*SEND, {"channel_id": str(number)}, counts_globally=True)
        assert len(limits._windows) <= 5001

    def test_fifty_a_second_altogether(self) -> None:
        limits = RateLimits(default=None, monotonic=lambda: 1.0)
        passed = [limits.admit("GET", f"/{n}", {}, counts_globally=True).retry_after is None for n in range(60)]
        assert passed.count(True) == 50
        assert limits.admit("GET", "/callback", {}, counts_globally=False).retry_after is None


class TestFaults:
    async def test_a_500_is_retried_by_the_real_client(self, playground: Playground, connect: Connect) -> None:
        channel = await general(connect, SampleBot())
        faults: Iterator[Fault] = iter([Fault(status=500)])
        playground.fault_plan = lambda method, route: next(faults, None) if (method, route) == SEND else None
        await channel.send("x")
        assert [exchange.status for exchange in playground.record.find(*SEND)] == [500, 200]

    @pytest.mark.parametrize(("drop", "arrived"), [(Drop.BEFORE, 0), (Drop.AFTER, 1)])
    async def test_connections_break_before_or_after(
        self, playground: Playground, api: aiohttp.ClientSession, drop: Drop, arrived: int
    ) -> None:
        playground.fault_plan = lambda method, route: Fault(drop=drop)
        place = playground.member("Ada").channel("general").id
        with pytest.raises(aiohttp.ClientConnectionError):
            await api.post(f"channels/{place}/messages", json={"content": "x"})
        assert len(playground.member("Ada").messages()) == arrived


class TestClock:
    async def test_it_moves_forwards_and_rings(self) -> None:
        clock = Clock(datetime(2017, 2, 15, 9, tzinfo=UTC))
        rung: list[str] = []
        clock.call_later(60, lambda: rung.append("minute"))
        clock.call_later(3600, lambda: rung.append("hour"))
        off = clock.call_later(30, lambda: rung.append("never"))
        off.cancel()
        clock.advance(59)
        assert rung == []
        clock.move_to(datetime(2017, 2, 15, 9, 30, tzinfo=UTC))
        assert rung == ["minute"]
        with pytest.raises(ValueError, match="only moves forward"):
            clock.advance(timedelta(seconds=-1))
        clock.stop()

    async def test_ids_and_moments_follow_it(self, api: aiohttp.ClientSession, playground: Playground) -> None:
        playground.clock.advance(timedelta(days=40))
        message = await playground.member("Boris").say("later")
        written = datetime.fromisoformat(message["timestamp"])
        assert written - datetime.now(UTC) > timedelta(days=39)
        assert abs(discord.utils.snowflake_time(int(message["id"])) - written) < timedelta(seconds=1)


class TestEnd:
    async def test_closing_leaves_nothing_behind(
        self, connect: Connect, monkeypatch: pytest.MonkeyPatch, playground: Playground
    ) -> None:
        before = asyncio.all_tasks()
        async with Playground() as other, aiohttp.ClientSession() as session:
            address = other.url.replace("http", "ws")
            gateway = await session.ws_connect(address + "/gateway")
            page = await session.ws_connect(address + "/playground/socket")
            other.member("Ada")
            await other.close()
            assert (await gateway.receive()).type in {aiohttp.WSMsgType.TEXT, aiohttp.WSMsgType.CLOSE}
            await page.close()
            await gateway.close()
        await eventually(lambda: all(task.done() for task in asyncio.all_tasks() - before))
        gc.collect()

    async def test_a_taken_port_is_an_error(self, playground: Playground) -> None:
        second = Playground(port=int(playground.url.rsplit(":", 1)[1]))
        with pytest.raises(OSError, match="address already in use"):
            await second.start()
        await second.close()

    async def test_each_start_is_another_application(self, playground: Playground) -> None:
        other = Playground()
        assert other.world.application.id != playground.world.application.id
        assert other.token != playground.token
        assert len(other.token.split(".")) == 3
