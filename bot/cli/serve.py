"""Running the bot."""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from datetime import timedelta
from functools import partial

import aiohttp
import discord

from bot.answering import Answerer
from bot.cli.index_cache import IndexCache, Served
from bot.cli.library import prepare_library, prepare_questions
from bot.client import Detente
from bot.cooldowns import Cooldowns
from bot.delivery import Clock, SystemClock
from bot.errors import ConfigurationError
from bot.gallery import Gallery
from bot.render.catalogue import catalogue
from bot.settings import Settings
from bot.store import CommandStore, Database, DeliveryStore, LibraryStore, MissStore, SubscriptionStore, open_database

_log = logging.getLogger(__name__)

HOW_TO_START = (
    "No DISCORD_TOKEN is set: create a bot at https://discord.com/developers/applications and put its token in .env.\n"
    "To try it without Discord, run `python -m bot playground` and open the page it names."
)


@asynccontextmanager
async def open_bot(
    settings: Settings,
    *,
    clock: Clock | None = None,
    force_registration: bool = False,
    cooldowns: Cooldowns | None = None,
) -> AsyncIterator[Detente]:
    """The bot, composed but not yet connected; closed with everything it holds at the end."""
    database = await open_database(settings.database_path)
    try:
        clock = clock or SystemClock()
        misses = await _open_misses(database, settings, clock)
        library_store = LibraryStore(database)
        cache = IndexCache[Served](settings.database_path.with_suffix(".index"))
        questions = settings.database_path.with_suffix(".questions")
        folders = (settings.content_dir, settings.seeds_dir)
        library, matcher = await prepare_library(library_store, *folders, cache, clock.now())
        exhibits = catalogue(library)
        bot = Detente(
            library=library,
            matcher=matcher,
            answerer=Answerer(library, matcher, partial(prepare_questions, library, questions)),
            catalogue=exhibits,
            gallery=Gallery(
                settings.database_path.with_suffix(".pictures"),
                (exhibit.picture for exhibit in exhibits.values()),
                is_drawing=settings.pictures == "on",
            ),
            changes=await library_store.topic_changes(),
            command_store=CommandStore(database),
            subscriptions=SubscriptionStore(database),
            deliveries=DeliveryStore(database),
            misses=misses,
            clock=clock,
            catchup_window=timedelta(hours=settings.digest_catchup_hours),
            api_url=settings.discord_api_url,
            force_registration=force_registration,
            cooldowns=cooldowns,
        )
        async with bot:
            yield bot
    finally:
        await database.close()


async def _open_misses(database: Database, settings: Settings, clock: Clock) -> MissStore | None:
    """Where misses are counted, rid of what is too old to be kept; None where they are not recorded."""
    if settings.misses == "off":
        _log.info("MISSES=off: what people ask for and don't find is not recorded.")
        return None
    misses = MissStore(database)
    await misses.forget_old(clock.now())
    return misses


async def run_bot(
    settings: Settings, clock: Clock | None = None, prepare: Callable[[Detente], None] | None = None
) -> None:
    """Serve until told to stop (SIGINT or SIGTERM).

    Args:
        settings: How.
        clock: The time digests go by; the machine's own if left out.
        prepare: What is to be done with the bot before it connects.

    Raises:
        BotError: The bot can't run as it is set up.
    """
    token = _token(settings)
    stop = _stop_event()  # before anything else: being told to stop while starting is an ordinary end too
    async with open_bot(settings, clock=clock) as bot:
        if prepare is not None:
            prepare(bot)
        # The library and all its indexes stay: looking through them for garbage again and again would hold up answers.
        gc.freeze()
        gc.enable()
        stopping = asyncio.create_task(stop.wait(), name="stopping")
        serving = asyncio.create_task(bot.start(token), name="serving")
        await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if serving.done():
            with _explained(settings):
                serving.result()
            return
        await bot.close()
        serving.cancel()
        # Told to stop while it was connecting, it ends with whatever the closed connection makes of that.
        await asyncio.gather(serving, return_exceptions=True)


async def register_commands(settings: Settings) -> int:
    """Register the commands whether or not they changed, and return how many there are."""
    token = _token(settings)
    async with open_bot(settings, force_registration=True) as bot:
        with _explained(settings):
            await bot.login(token)
        return len(bot.tree.get_commands())


def _stop_event() -> asyncio.Event:
    """An event set by SIGINT or SIGTERM, so that stopping is an ordinary end and not an exception."""
    event = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows: there Ctrl-C raises KeyboardInterrupt, which __main__ expects
            loop.add_signal_handler(number, event.set)
    return event


def _token(settings: Settings) -> str:
    if settings.discord_token is None:
        raise ConfigurationError(HOW_TO_START)
    token = settings.discord_token.strip()
    if not token.isascii() or not token.isprintable() or " " in token:
        raise ConfigurationError(
            "DISCORD_TOKEN holds characters that no token has, perhaps a line break: copy it again from the developer "
            "portal, in one piece."
        )
    return token


@contextmanager
def _explained(settings: Settings) -> Iterator[None]:
    """Turn what commonly goes wrong while connecting into one sentence."""
    try:
        yield
    except discord.LoginFailure as error:
        raise ConfigurationError(
            "Discord refused the token: copy it again from the developer portal into DISCORD_TOKEN."
        ) from error
    except (aiohttp.ClientConnectionError, discord.GatewayNotFound) as error:
        raise ConfigurationError(
            f"{settings.discord_api_url} can't be reached; check the network and DISCORD_API_URL."
        ) from error
    except discord.HTTPException as error:
        raise ConfigurationError(
            f"{settings.discord_api_url} answered with {error.status} {error.text or error.response.reason}; "
            "check DISCORD_API_URL or try again later."
        ) from error
