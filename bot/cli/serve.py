"""Running the bot."""

from __future__ import annotations

import asyncio
import logging
import os
import platform
import signal
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import timedelta

import attrs
from discord.ext import commands
from yarl import URL

from bot import __version__
from bot.cli.connecting import explained, read_token
from bot.cli.health import serve_health
from bot.cli.prepare import Prepared, prepare
from bot.cli.supervisor import Supervisor
from bot.client import Detente
from bot.cogs.actors import Actors
from bot.cogs.briefs import Briefs
from bot.cogs.comparisons import Comparisons
from bot.cogs.conversations import Conversations
from bot.cogs.digest_delivery import DigestDelivery
from bot.cogs.digest_keeping import DigestKeeper
from bot.cogs.digest_panels import DigestPanels
from bot.cogs.digests import Digests
from bot.cogs.guides import Guides
from bot.cogs.lookups import Lookups
from bot.cogs.messages import Messages
from bot.cogs.misses import MissRecorder
from bot.cogs.pictures import Pictures
from bot.cogs.privacy import Privacy
from bot.cogs.questions import Questions
from bot.cogs.timelines import Timelines
from bot.cogs.topics import Topics
from bot.cooldowns import Cooldowns
from bot.delivery import Attempts, Clock, Dispatcher, Editor, FollowUps, Places, Sender, SystemClock
from bot.events import log_event
from bot.gallery import Gallery
from bot.listener import MessageListener
from bot.render.timeline_pictures import timeline_pictures
from bot.settings import Settings
from bot.store import (
    BacklogStore,
    CommandStore,
    Database,
    DeliveryStore,
    FollowUpStore,
    LibraryStore,
    MissStore,
    PrivacyStore,
    SubscriptionStore,
    open_database,
)

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
    """The bot, composed but not yet connected; closed with everything it holds at the end.

    Args:
        settings: How it runs.
        clock: The time digests go by; the machine's own if left out.
        force_registration: Register the commands even where they have not changed.
        cooldowns: How much a user may ask at once.
        prepared: What ``prepare`` made of the library that the database holds; made here if left out.
    """
    clock = clock or SystemClock()
    cooldowns = cooldowns or Cooldowns()
    database = await open_database(settings.database_path, alone=not force_registration)
    try:
        prepared = prepared or await prepare(LibraryStore(database), settings, clock.now())
        if settings.misses == "off":
            _log.info("MISSES=off: what people ask for and don't find is not recorded.")
        misses = MissRecorder(None if settings.misses == "off" else MissStore(database), clock)
        bot = Detente(
            api_url=settings.discord_api_url,
            command_store=CommandStore(database),
            cooldowns=cooldowns,
            force_registration=force_registration,
            lookups=Lookups(prepared.library, prepared.search),
        )
        await bot.__aenter__()
        try:
            for cog in (
                *_library_cogs(bot, prepared, settings, misses, cooldowns),
                *await _digest_cogs(bot, database, prepared, settings, clock),
                Guides(prepared.library, bot.actions, bot.registrar.entries),
                Privacy(PrivacyStore(database), bot.actions, counts_misses=settings.misses == "on"),
                misses,
            ):
                await bot.add_cog(cog)
            async with serve_health(settings, bot, BacklogStore(database), clock):
                yield bot
        finally:
            await bot.close()
    finally:
        await database.close()


def _library_cogs(
    bot: Detente, prepared: Prepared, settings: Settings, misses: MissRecorder, cooldowns: Cooldowns
) -> Iterator[commands.Cog]:
    """What shows the library."""
    library, _, answerer, catalogue = prepared
    lookups = bot.lookups
    briefs = Briefs(library, lookups, bot.actions, misses)
    actors = Actors(library, lookups, bot.actions, misses)
    gallery = Gallery(
        settings.database_path.with_suffix(".pictures"),
        [*(exhibit.picture for exhibit in catalogue.values()), *timeline_pictures(library)],
        is_drawing=settings.pictures == "on",
    )
    yield briefs
    yield Questions(bot, prepared.make_ready, library, answerer, bot.actions, misses)
    yield Topics(library, bot.actions)
    yield Pictures(library, catalogue, gallery, bot.actions)
    yield Timelines(library, gallery, bot.actions, misses)
    yield actors
    yield Comparisons(library, bot.actions, misses)
    yield Messages(library, lookups, actors, bot.tree)
    yield MessageListener(bot, Conversations(library, lookups, answerer, briefs, actors, misses), cooldowns)


async def _digest_cogs(
    bot: Detente, database: Database, prepared: Prepared, settings: Settings, clock: Clock
) -> Sequence[commands.Cog]:
    """What sets up digests and delivers them."""
    subscriptions, deliveries = SubscriptionStore(database), DeliveryStore(database)
    follow_ups, places = FollowUpStore(database), Places(bot)
    sender = Sender(bot, places)
    editor = Editor(prepared.library, await LibraryStore(database).changes(), deliveries)
    window = timedelta(hours=settings.digest_catchup_hours)
    attempts = Attempts(
        subscriptions=subscriptions,
        deliveries=deliveries,
        editor=editor,
        sender=sender,
        clock=clock,
        window=window,
    )
    dispatcher = Dispatcher(
        subscriptions=subscriptions,
        deliveries=deliveries,
        misses=MissStore(database),
        attempts=attempts,
        follow_ups=FollowUps(follow_ups, subscriptions, places, clock),
        clock=clock,
        window=window,
    )
    keeper = DigestKeeper(subscriptions, deliveries, follow_ups, dispatcher, clock)
    panels = DigestPanels(keeper, editor, sender, str(URL(settings.discord_api_url).origin()), bot.actions)
    return (
        DigestDelivery(bot, subscriptions, dispatcher, attempts.recorder, clock),
        Digests(keeper, panels, bot.lookups, prepared.library),
    )


async def run_bot(
    settings: Settings, clock: Clock | None = None, introduce: Callable[[Detente], None] | None = None
) -> None:
    """Serve until told to stop (SIGINT or SIGTERM).

    Args:
        settings: How.
        clock: The time digests go by; the machine's own if left out.
        introduce: What is to be done with the bot before it connects.

    Raises:
        BotError: The bot can't run as it is set up.
    """
    token = read_token(settings)
    stop = _stop_event()  # before anything else: being told to stop while starting is an ordinary end too
    began = time.monotonic()
    async with open_bot(settings, clock=clock) as bot:
        log_event("start", version=__version__, python=platform.python_version(), database=settings.database_path)
        if introduce is not None:
            introduce(bot)
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
        # Told to stop while it was connecting, it ends with whatever the closed connection makes of that.
        await asyncio.gather(serving, return_exceptions=True)
        log_event("stop", hours=round((time.monotonic() - began) / 3_600, 1))


async def register_commands(settings: Settings) -> int:
    """Register the commands whether or not they changed, and return how many there are."""
    token = read_token(settings)
    async with open_bot(attrs.evolve(settings, health_port=None), force_registration=True) as bot:
        with explained(settings):
            await bot.login(token)
        return len(bot.tree.get_commands())


def _stop_event() -> asyncio.Event:
    """An event set by the first SIGINT or SIGTERM, so that stopping is an ordinary end; a second one ends at once."""
    event = asyncio.Event()
    loop = asyncio.get_running_loop()

    def stop() -> None:
        event.set()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(number)
            signal.signal(number, signal.SIG_DFL)

    with suppress(NotImplementedError):  # Windows: there Ctrl-C raises KeyboardInterrupt, which __main__ expects
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stop)
        loop.add_signal_handler(signal.SIGHUP, _log.info, "SIGHUP changes nothing here; SIGTERM stops the bot.")
    return event
