"""Run the bot."""

from __future__ import annotations

import asyncio
import logging
import os
import platform
import signal
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from typing import cast

import attrs

from bot import __version__
from bot.cli.composition import Composition
from bot.cli.connecting import explained, read_token
from bot.cli.health import serve_health
from bot.cli.memory import keep_one_heap
from bot.cli.prepare import Prepared, prepare
from bot.cli.reloading import Reloader
from bot.cli.stopping import stop_event
from bot.cli.supervisor import Supervisor
from bot.client import Detente
from bot.cogs.lookups import Lookups
from bot.cooldowns import Cooldowns
from bot.delivery import Clock, SystemClock
from bot.events import log_event
from bot.settings import Settings
from bot.shards import Shards
from bot.store import BacklogStore, CommandStore, Database, LibraryStore, StateDatabase, open_database, open_postgres

_log = logging.getLogger(__name__)


@asynccontextmanager
async def open_bot(
    settings: Settings,
    *,
    clock: Clock | None = None,
    force_registration: bool = False,
    cooldowns: Cooldowns | None = None,
    prepared: Prepared | None = None,
) -> AsyncIterator[Detente]:
    """The bot, composed but not yet connected; at the end, it and its resources are closed.

    Args:
        settings: Its settings.
        clock: The clock for digests; the machine's own if left out.
        force_registration: Register the commands even if they haven't changed.
        cooldowns: How much a user may ask at once.
        prepared: What ``prepare`` returned for the stored library; made here if left out.
    """
    clock = clock or SystemClock()
    cooldowns = cooldowns or Cooldowns()
    async with AsyncExitStack() as resources:
        database = await open_database(settings.database_path, alone=not force_registration)
        resources.push_async_callback(database.close)
        state, shards = await _open_state(settings, database, resources)
        prepared = prepared or await prepare(LibraryStore(database), settings, clock.now())
        bot = Detente(
            api_url=settings.discord_api_url,
            command_store=CommandStore(state),
            shards=None if force_registration else shards,
            cooldowns=cooldowns,
            force_registration=force_registration,
            lookups=Lookups(prepared.library, prepared.search),
        )
        await bot.__aenter__()
        resources.push_async_callback(bot.close)
        composition = Composition(bot, database, state, settings, clock, cooldowns, shards)
        await composition.start(prepared)
        del prepared  # a reload replaces it, and nothing else may keep it in memory
        await bot.add_cog(Reloader(composition, LibraryStore(database), settings, clock))
        async with serve_health(settings, bot, BacklogStore(state), clock):
            yield bot


async def _open_state(
    settings: Settings, database: Database, resources: AsyncExitStack
) -> tuple[StateDatabase, Shards | None]:
    """The state's database, and the shards of this process if there are several."""
    if settings.state_url is None:
        return database, None
    state = await open_postgres(settings.state_url)
    resources.push_async_callback(state.close)
    return state, Shards(state, settings.shard_count, settings.shards_per_process)


async def run_bot(
    settings: Settings, clock: Clock | None = None, introduce: Callable[[Detente], None] | None = None
) -> None:
    """Serve until SIGINT or SIGTERM.

    Args:
        settings: Its settings.
        clock: The clock for digests; the machine's own if left out.
        introduce: Called with the bot before it connects.

    Raises:
        BotError: The bot can't run as it is set up.
    """
    keep_one_heap()
    token = read_token(settings)
    stop = stop_event()  # before anything else: a signal during the start is an ordinary end too
    began = time.monotonic()
    async with open_bot(settings, clock=clock) as bot:
        log_event("start", version=__version__, python=platform.python_version(), database=settings.database_path)
        if introduce is not None:
            introduce(bot)
        with suppress(NotImplementedError):  # Windows has no such signal
            asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, reloader_of(bot).request)
        supervisor = Supervisor(os.environ)
        watching = asyncio.create_task(supervisor.watch(lambda: bot.is_connected), name="watching")
        stopping = asyncio.create_task(stop.wait(), name="stopping")
        serving = asyncio.create_task(bot.start(token), name="serving")
        await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        watching.cancel()
        supervisor.tell("STOPPING=1")
        if serving.done():
            with explained(settings):
                serving.result()
            return
        await bot.close()
        serving.cancel()
        # If a signal came while it was connecting, it ends with an error of the closed connection.
        await asyncio.gather(serving, return_exceptions=True)
        log_event("stop", hours=round((time.monotonic() - began) / 3_600, 1))


def reloader_of(bot: Detente) -> Reloader:
    """The reloader of a bot's library."""
    return cast("Reloader", bot.get_cog(Reloader.__name__))


async def register_commands(settings: Settings) -> int:
    """Register the commands whether or not they changed, and return how many there are."""
    token = read_token(settings)
    async with open_bot(attrs.evolve(settings, health_port=None, watch="off"), force_registration=True) as bot:
        with explained(settings):
            await bot.login(token)
        return len(bot.tree.get_commands())
