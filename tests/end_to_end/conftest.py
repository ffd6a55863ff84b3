"""The real bot, composed as in production, on a playground."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path
from typing import Protocol

import pytest
from discord import http
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.cli.playground import offer_skips
from bot.cli.serve import open_bot
from bot.client import Detente
from bot.cooldowns import Cooldowns
from bot.settings import Settings
from tests.conformance import DESCRIPTION, fault_of
from tests.support.playground import Playground

ROOT = Path(__file__).parent.parent.parent


class Run(Protocol):
    """Runs the bot for the length of a block; may be used again for a restart on the same database."""

    def __call__(self, *, cooldowns: Cooldowns | None = None) -> AbstractAsyncContextManager[Detente]: ...


@pytest.fixture
async def playground(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Playground]:
    """An embedded Discord; at the end, every request the bot made must conform to Discord's own description."""
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    monkeypatch.setattr(http, "Ratelimit", http.Ratelimit)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", DiscordWebSocket.DEFAULT_GATEWAY)
    async with Playground() as running:
        yield running
        exchanges = list(running.record)
    if DESCRIPTION.exists():
        faults = {fault for e in exchanges if (fault := fault_of(e.method, e.path, e.body))}
        assert not faults


@pytest.fixture
def settings(playground: Playground, tmp_path: Path) -> Settings:
    return Settings(
        discord_token=playground.token,
        discord_api_url=playground.api_url,
        database_path=tmp_path / "detente.sqlite3",
        content_dir=ROOT / "content",
        seeds_dir=ROOT / "seeds",
        pictures="off",
    )


@pytest.fixture
def run(settings: Settings, playground: Playground) -> Run:
    @asynccontextmanager
    async def run_bot(*, cooldowns: Cooldowns | None = None) -> AsyncIterator[Detente]:
        token = settings.discord_token
        assert token is not None
        async with open_bot(settings, clock=playground.clock, cooldowns=cooldowns or Cooldowns(uses=1_000)) as bot:
            # The client waits for more servers to arrive before it calls itself ready; there is only one.
            bot._connection.guild_ready_timeout = 0.05
            offer_skips(playground, bot)
            serving = asyncio.create_task(bot.start(token))
            while not bot.is_ready():
                if serving.done():
                    serving.result()
                await asyncio.sleep(0.01)
            yield bot
            await bot.close()
            serving.cancel()
            with suppress(asyncio.CancelledError):
                await serving

    return run_bot


@pytest.fixture
async def bot(run: Run) -> AsyncIterator[Detente]:
    async with run() as running:
        yield running
