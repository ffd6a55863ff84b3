"""The bots that are measured, each on a playground of its own that knows its commands."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.playground import Playground
from tools.bot_process import CONTENT, SEEDS, bot_process

BARE, REAL = ("-m", "tools.bench.bare_bot"), ("-m", "bot", "run")
_REGISTERING = {BARE: (*BARE, "--register"), REAL: ("-m", "bot", "sync")}


@dataclass(frozen=True)
class Place:
    """Where a bot finds its library."""

    content: Path = CONTENT
    seeds: Path = SEEDS


@dataclass(frozen=True)
class Prepared:
    """A bot whose commands are registered and whose database is filled, ready to be started, also more than once."""

    playground: Playground
    folder: Path
    arguments: tuple[str, ...]
    place: Place

    def run(
        self, *otherwise: str, settings: Mapping[str, str] | None = None
    ) -> AbstractAsyncContextManager[asyncio.subprocess.Process]:
        """Its process, started with its own arguments or with others, and with further settings."""
        return bot_process(
            self.playground,
            self.folder / "bot.sqlite3",
            self.log,
            *(otherwise or self.arguments),
            content=self.place.content,
            seeds=self.place.seeds,
            settings=settings,
        )

    @property
    def log(self) -> Path:
        """What its processes have said."""
        return self.folder / "bot.log"


@asynccontextmanager
async def prepared(arguments: tuple[str, ...], place: Place | None = None) -> AsyncIterator[Prepared]:
    """A bot with its playground, ready to be started.

    Args:
        arguments: Python's, that run it: ``BARE`` or ``REAL``.
        place: Where it finds its library; the shipped one if left out.

    Raises:
        RuntimeError: It could not register its commands; says what it logged.
    """
    async with Playground() as playground:
        with tempfile.TemporaryDirectory(prefix="detente-bench-") as folder:
            bot = Prepared(playground, Path(folder), arguments, place or Place())
            async with bot.run(*_REGISTERING[arguments]) as process:
                if await process.wait():
                    raise RuntimeError(bot.log.read_text())
            yield bot
