"""The real bot, composed as in production, on a playground."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import NamedTuple, Protocol

import pytest
from discord import http
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.cli.playground import offer_skips
from bot.cli.prepare import Prepared, prepare
from bot.cli.serve import open_bot
from bot.client import Detente
from bot.cooldowns import Cooldowns
from bot.playground.clock import Clock
from bot.playground.interactions import lifecycle
from bot.settings import Settings
from bot.store import LibraryStore, open_database
from tests.end_to_end import chromium
from tests.support.connecting import connecting
from tests.support.playground import START, Playground
from tests.support.waiting import PATIENCE

INVALID_FORM = 50035
ROOT = Path(__file__).parent.parent.parent


class Run(Protocol):
    """Runs the bot for the length of a block; may be used again for a restart on the same database.

    With ``from_files``, it reads and indexes the library's files, as `python -m bot run` does; otherwise it uses the
    library and indexes that were made once for all tests.
    """

    def __call__(
        self, *, cooldowns: Cooldowns | None = None, from_files: bool = False
    ) -> AbstractAsyncContextManager[Detente]: ...


@pytest.fixture(scope="session", autouse=True)
async def close_chromium() -> AsyncIterator[None]:
    yield
    await chromium.shared.close()


class Original(NamedTuple):
    """A database that holds the shipped library, to be copied, and what was made of that library."""

    database: Path
    prepared: Prepared


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Original:
    """Made once for each worker: reading and indexing the library takes longer than most tests."""
    database_path = tmp_path_factory.mktemp("original") / "detente.sqlite3"

    async def make() -> Prepared:
        settings = Settings(
            database_path=database_path, content_dir=ROOT / "content", seeds_dir=ROOT / "seeds", semantic="off"
        )
        database = await open_database(database_path)
        try:
            return await prepare(LibraryStore(database), settings, START)
        finally:
            await database.close()

    return Original(database_path, asyncio.run(make()))


@pytest.fixture
async def playground(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Playground]:
    """An embedded Discord; at the end, it must not have refused the form of any request."""
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    monkeypatch.setattr(http, "Ratelimit", http.Ratelimit)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", DiscordWebSocket.DEFAULT_GATEWAY)
    monkeypatch.setattr(lifecycle, "FIRST_ANSWER_SECONDS", PATIENCE)  # a busy machine must fail no test
    async with Playground(clock=Clock(START)) as running:
        yield running
        refused = [exchange.response for exchange in running.record.find(status=400)]
    assert [answer for answer in refused if answer["code"] == INVALID_FORM] == []


@pytest.fixture
def settings(playground: Playground, original: Original, tmp_path: Path) -> Settings:
    shutil.copy(original.database, tmp_path / "detente.sqlite3")
    return Settings(
        discord_token=playground.token,
        discord_api_url=playground.api_url,
        database_path=tmp_path / "detente.sqlite3",
        content_dir=ROOT / "content",
        seeds_dir=ROOT / "seeds",
        pictures="off",
        semantic="off",
    )


@pytest.fixture
def russian_server(playground: Playground) -> None:
    """The server speaks Russian before the bot sees it; to be asked for before the bot is."""
    playground.world.guild.preferred_locale = "ru"


@pytest.fixture
def run(settings: Settings, playground: Playground, original: Original) -> Run:
    @asynccontextmanager
    async def run_bot(*, cooldowns: Cooldowns | None = None, from_files: bool = False) -> AsyncIterator[Detente]:
        token = settings.discord_token
        assert token is not None
        async with open_bot(
            settings,
            clock=playground.clock,
            cooldowns=cooldowns or Cooldowns(uses=1_000),
            prepared=None if from_files else original.prepared,
        ) as bot:
            offer_skips(playground, bot)
            async with connecting(bot, token) as serving:
                while not bot.is_ready():
                    if serving.done():
                        serving.result()
                    await asyncio.sleep(0.01)
                yield bot

    return run_bot


@pytest.fixture
async def bot(run: Run) -> AsyncIterator[Detente]:
    async with run() as running:
        yield running
