"""Chaos among several processes over one PostgreSQL: kills, stalls longer than a lease, and crashes of the database."""

from __future__ import annotations

import asyncio
import shutil
import signal
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path

from bot.errors import StoreError
from bot.store import Database, StateDatabase, open_postgres
from bot.store.database import Row
from bot.store.shards import LEASE
from tests.support.postgres import PostgresServer
from tools.bot_process import bot_process
from tools.chaos.outcome import Outcome
from tools.chaos.run import Chaos

SHARDS = 4
_PATIENCE = 45.0  # seconds for something to be sent between two blows: taking over takes up to 30
_TICK = 0.01


class ManyChaos(Chaos):
    """One run.

    Args:
        seed: Of everything that is left to chance here.
        kills: How many blows there are: kills, stalls and restarts of the database.
        channels: How many digests are due.
        folder: Where the databases and the logs go.
        processes: How many bots there are.
    """

    def __init__(self, *, seed: int, kills: int, channels: int, folder: Path, processes: int) -> None:
        super().__init__(seed=seed, kills=kills, channels=channels, folder=folder)
        self._outcome.processes = processes
        folder.chmod(0o755)  # PostgreSQL runs as another user where this runs as root
        self._playground.backend.shards, self._playground.backend.identify_seconds = SHARDS, 5.0
        self._server = PostgresServer(folder, is_durable=True)
        self._bots: dict[int, asyncio.subprocess.Process] = {}
        self._lives: dict[int, AsyncExitStack] = {}
        self._resources = AsyncExitStack()

    async def _happen(self) -> None:
        """Blows, one after the other, each after some more digests; then all may be seen through."""
        self._reader = await self._resources.enter_async_context(self._state())
        self._resources.push_async_callback(self._end_all)
        for number in range(self._outcome.processes):
            await self._begin(number)
        for left in range(self._kills, 0, -1):
            await self._wait_for_some(left)
            await self._strike()
        await self._wait_for_all()

    @asynccontextmanager
    async def _state(self, library: Database | None = None) -> AsyncIterator[StateDatabase]:
        """The state in PostgreSQL, which is started for it the first time."""
        if library is not None:
            await asyncio.to_thread(self._server.start)
        state = await open_postgres(self._server.url())
        try:
            yield state
        finally:
            await state.close()

    async def run(self) -> Outcome:
        """As the base, and PostgreSQL is stopped at the end."""
        async with self._resources:
            self._resources.push_async_callback(asyncio.to_thread, self._server.stop)
            return await super().run()

    async def _begin(self, number: int) -> None:
        """Start a process, with a library of its own."""
        folder = self._folder / f"bot{number}"
        if not folder.is_dir():
            folder.mkdir()
            shutil.copy(self._database_path, folder / "detente.sqlite3")
        settings = {
            "STATE_URL": self._server.url(),
            "SHARD_COUNT": str(SHARDS),
            "SHARDS_PER_PROCESS": str(-(-SHARDS // self._outcome.processes)),
        }
        life = self._lives[number] = AsyncExitStack()
        database, log = folder / "detente.sqlite3", self._folder / f"bot{number}.log"
        self._bots[number] = await life.enter_async_context(
            bot_process(self._playground, database, log, settings=settings)
        )

    async def _end_all(self) -> None:
        for life in self._lives.values():
            await life.aclose()

    async def _wait_for_some(self, blows_left: int) -> None:
        """Until as many more digests were sent as leaves some for each blow, or it takes too long."""
        accepted = self._accepted()
        share = (self._outcome.channels - accepted) / (blows_left + 1)
        target = accepted + max(1, round(self._random.uniform(0, 2) * share))
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline and self._accepted() < target:
            for number, process in self._bots.items():
                if process.returncode is not None:
                    raise RuntimeError(f"a bot ended by itself; see {self._folder / f'bot{number}.log'}")
            await asyncio.sleep(_TICK)
        await asyncio.sleep(self._random.uniform(0, 0.3))

    async def _strike(self) -> None:
        number = await self._victim()
        kind = self._random.random()
        if kind < 0.45:
            self._outcome.kills += 1
            self._bots[number].kill()
            await self._lives[number].aclose()
            self._outcome.killed_while_sending += bool(await self._rows("state = 'sending'"))
            await self._begin(number)
        elif kind < 0.7:
            self._outcome.stalls += 1
            self._bots[number].send_signal(signal.SIGSTOP)
            await asyncio.sleep(LEASE + self._random.uniform(1, 12))
            self._bots[number].send_signal(signal.SIGCONT)
        elif kind < 0.85:
            self._outcome.database_restarts += 1
            how = self._random.choice((signal.SIGINT, signal.SIGQUIT))  # in good order, or as a crash
            await asyncio.to_thread(self._server.stop, how)
            await asyncio.sleep(self._random.uniform(0, 4))
            await asyncio.to_thread(self._server.start)
        else:
            self._drop_gateway()

    async def _victim(self) -> int:
        """Mostly whoever serves the server, which has most digests."""
        shard = (self._playground.world.guild.id >> 22) % SHARDS
        rows = await self._ask("SELECT name FROM process JOIN shard ON process_id = id WHERE number = ?", shard)
        owners = [
            number for number, process in self._bots.items() if rows and rows[0]["name"].endswith(f"/{process.pid}")
        ]
        if owners and self._random.random() < 0.7:
            return owners[0]
        return self._random.choice(list(self._bots))

    async def _rows(self, condition: str = "TRUE") -> Sequence[Row]:
        return await self._ask(f"SELECT * FROM delivery WHERE local_date = ? AND {condition}", self._day.isoformat())

    async def _ask(self, sql: str, *values: object) -> Sequence[Row]:
        while True:
            with suppress(StoreError):  # it was restarted a moment ago
                return await self._reader.rows(sql, *values)
            await asyncio.sleep(0.1)
