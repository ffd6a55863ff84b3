"""The bot as processes forked from one that has loaded all modules: a dozen starts would load them a dozen times."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path

from bot.__main__ import main
from bot.delivery import follow_ups, recorder
from tests.support.playground import Playground
from tools.bot_process import BotProcess, environment_of

# Between two attempts; the bot's own minute would be most of the time that a test takes. `make chaos` waits it out.
_LONGEST_WAIT = timedelta(seconds=2)

_FORKING = get_context("forkserver")
_FORKING.set_forkserver_preload(["bot.cli.serve", __name__])


class _Forked:
    """A forked process as one that was started by a command."""

    def __init__(self, process: BaseProcess) -> None:
        self._process = process
        process.start()
        self.pid = process.pid or 0
        self.kill = process.kill

    @property
    def returncode(self) -> int | None:
        return self._process.exitcode

    async def wait(self) -> int:
        await asyncio.to_thread(self._process.join)
        return self._process.exitcode or 0


@asynccontextmanager
async def forked_bot(
    playground: Playground, database: Path, log: Path, *, content: Path, seeds: Path
) -> AsyncIterator[BotProcess]:
    """As ``tools.bot_process.bot_process``."""
    environment = environment_of(playground, database, content, seeds)
    process = _Forked(_FORKING.Process(target=_be_the_bot, args=(environment, log)))
    try:
        yield process
    finally:
        process.kill()
        await process.wait()


def _be_the_bot(environment: dict[str, str], log: Path) -> None:
    recorder._LONGEST_BACKOFF = follow_ups._LONGEST_WAIT = _LONGEST_WAIT
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(log.parent)
    with log.open("ab") as output:
        os.dup2(output.fileno(), 1)
        os.dup2(output.fileno(), 2)
    sys.exit(main(["run"]))
