"""What a crash leaves behind is settled: sent once, found again, or owned up to."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from discord.state import AutoShardedConnectionState

from bot.delivery.sender import Sender
from bot.playground.permissions import Permission
from bot.settings import Settings
from bot.store import DeliveryStore
from tests.end_to_end.conftest import Run
from tests.end_to_end.digests import (
    come_due,
    deliveries,
    everywhere,
    next_of,
    set_up,
    settled,
)
from tests.support.playground import Playground
from tests.support.waiting import PATIENCE, eventually

Method = Callable[..., Awaitable[Any]]


class Crash:
    """While it is on, nothing that was sent is noted: as if the process ended there."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._patch = monkeypatch
        self._note: Method = DeliveryStore.settle_sent
        self.reached = asyncio.Event()

        async def never(*_: object, **__: object) -> None:
            self.reached.set()
            await asyncio.Event().wait()

        monkeypatch.setattr(DeliveryStore, "settle_sent", never)
        monkeypatch.setattr("bot.delivery.dispatcher._SHUTDOWN_GRACE", 0.01)

    def end(self) -> None:
        """From now on, what is sent is noted."""
        self._patch.setattr(DeliveryStore, "settle_sent", self._note)


@pytest.fixture
def crash_after_sending(monkeypatch: pytest.MonkeyPatch) -> Crash:
    return Crash(monkeypatch)


async def crash(playground: Playground, settings: Settings, run: Run, after: Crash, channel: str) -> str:
    """Send a digest without being able to note it; its date."""
    async with run():
        await set_up(playground, channel=channel, thread=channel == "briefings")
        due, day = next_of(settings)
        playground.clock.advance(due - playground.clock.now().timestamp())
        async with asyncio.timeout(PATIENCE):
            await after.reached.wait()
        assert len(everywhere(playground)) == 1
    assert deliveries(settings)[0]["state"] == "sending"
    return day


@pytest.mark.parametrize("channel", ["briefings", "announcements", "forum"])
@pytest.mark.parametrize("away", [timedelta(seconds=20), timedelta(hours=1), timedelta(hours=9), timedelta(days=3)])
async def test_it_is_not_sent_again(
    playground: Playground,
    settings: Settings,
    run: Run,
    crash_after_sending: Crash,
    channel: str,
    away: timedelta,
) -> None:
    day = await crash(playground, settings, run, crash_after_sending, channel)
    crash_after_sending.end()
    playground.clock.advance(away)
    async with run():
        await settled(playground, settings, day, "sent")
    assert len([m for m in everywhere(playground) if day_of(m) == day]) == 1


class LateServer:
    """Discord sends what the bot's server holds only while the first attempt at a digest is under way."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        take_in: Callable[[Any, Any], None] = AutoShardedConnectionState.parse_guild_create
        self._held: list[Callable[[], None]] = []
        monkeypatch.setattr(
            AutoShardedConnectionState,
            "parse_guild_create",
            lambda state, data: self._held.append(lambda: take_in(state, data)),
        )
        for name in ("post", "find"):
            monkeypatch.setattr(Sender, name, self._after_arrival(getattr(Sender, name)))

    def _after_arrival(self, method: Method) -> Method:
        async def late(*arguments: Any, **named: Any) -> Any:
            while self._held:
                self._held.pop()()
            return await method(*arguments, **named)

        return late


@pytest.mark.parametrize("channel", ["briefings", "forum"])
@pytest.mark.fault(
    "The bot is killed after posting a digest, and doesn't know the server yet when it resumes that digest",
    "It looks for the message before sending; even a forum post, which Discord would create twice, is there once",
)
async def test_it_is_not_sent_again_while_the_server_is_not_known(
    playground: Playground,
    settings: Settings,
    run: Run,
    crash_after_sending: Crash,
    monkeypatch: pytest.MonkeyPatch,
    channel: str,
) -> None:
    day = await crash(playground, settings, run, crash_after_sending, channel)
    crash_after_sending.end()
    LateServer(monkeypatch)
    async with run():
        await settled(playground, settings, day, "sent")
    assert len(everywhere(playground)) == 1


def day_of(message: dict[str, Any]) -> str:
    """The date in a digest's custom ids."""
    digits = re.search(r"b:digest:[^:]+:\d+-(\d{8})", str(message["components"]))[1]  # type: ignore[index]
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"


async def test_where_history_cannot_be_read_it_is_unknown_and_not_sent_again(
    playground: Playground, settings: Settings, run: Run, crash_after_sending: Crash
) -> None:
    day = await crash(playground, settings, run, crash_after_sending, "briefings")
    crash_after_sending.end()
    ada = playground.member("Ada")
    playground.owner.set_overwrite(ada.channel("briefings"), "Détente", deny=Permission.READ_MESSAGE_HISTORY)
    playground.clock.advance(timedelta(hours=1))
    async with run():
        await settled(playground, settings, day, "unknown")
        status = (await ada.command("digest status")).text
        assert "may or may not have arrived" in status
        why = (await ada.command("digest why", date=day)).text
        assert "couldn't look for it in the channel (Read Message History)" in why
        await come_due(playground, settings)
    assert len(everywhere(playground)) == 2


async def test_what_never_left_is_sent_after_all(
    playground: Playground, settings: Settings, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(*_: object, **__: object) -> None:
        await asyncio.Event().wait()

    with monkeypatch.context() as patch:
        patch.setattr("bot.delivery.sender.Sender.post", never)
        patch.setattr("bot.delivery.dispatcher._SHUTDOWN_GRACE", 0.01)
        async with run():
            await set_up(playground)
            due, day = next_of(settings)
            playground.clock.advance(due - playground.clock.now().timestamp())
            with suppress(IndexError):
                await eventually(lambda: bool(deliveries(settings)) and deliveries(settings)[0]["state"] == "sending")
    playground.clock.advance(timedelta(hours=1))
    async with run():
        await settled(playground, settings, day, "sent")
    assert len(everywhere(playground)) == 1
    assert deliveries(settings)[0]["attempts"] == 2


async def test_an_edit_does_not_send_a_doubtful_one_to_another_channel(
    playground: Playground, settings: Settings, run: Run, crash_after_sending: Crash
) -> None:
    day = await crash(playground, settings, run, crash_after_sending, "briefings")
    ada = playground.member("Ada")
    playground.clock.advance(timedelta(hours=1))
    async with run():
        await ada.command("digest edit", options={"channel": "general"})
    crash_after_sending.end()
    async with run():
        await settled(playground, settings, day, "sent")
        assert len(everywhere(playground)) == 1
