"""Reload edited files while the bot runs: check and index them in the background, then swap them in all at once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from discord.ext import commands

from bot.background import Background
from bot.cli.composition import Composition
from bot.cli.library import stored_library, take_up_files
from bot.cli.memory import give_back
from bot.cli.prepare import index
from bot.delivery import Clock
from bot.errors import LibraryError
from bot.events import log_event
from bot.metrics import RELOADS
from bot.settings import Settings
from bot.store import LibraryStore

_log = logging.getLogger(__name__)
_SHOWN = 5  # problems; the log has all of them
_DEBOUNCE = 500  # milliseconds without a change; an editor may write a file in several steps


class Reloader(commands.Cog):
    """Reloads the library's files on request or, with WATCH=on, whenever they change.

    Args:
        composition: The bot's parts.
        store: Where it is kept.
        settings: Where its files are, and whether they are watched.
        clock: The time of changes.
    """

    def __init__(self, composition: Composition, store: LibraryStore, settings: Settings, clock: Clock) -> None:
        self._composition = composition
        self._store = store
        self._settings = settings
        self._clock = clock
        self._one_at_a_time = asyncio.Lock()
        self._background = Background()
        self.tell: Callable[[str], None] = lambda text: None  # the editor, about the result

    async def cog_load(self) -> None:
        """Watch the files, if that is on."""
        if self._settings.watch == "on":
            self._background.start(self._watch(), "watching files")

    async def cog_unload(self) -> None:
        """Stop watching."""
        await self._background.close()

    def request(self) -> None:
        """Reload soon."""
        self._background.start(self.reload(), "reload")

    async def reload(self) -> None:
        """Load what changed; a library with problems is logged, reported and not served. Never raises."""
        async with self._one_at_a_time:
            try:
                outcome, text = await self._reload()
            except LibraryError as error:
                _log.warning("%s The previous library stays in use.", error)
                outcome, text = "refused", "\n".join((*error.problems[:_SHOWN], "The previous library stays in use."))
            except Exception:
                outcome, text = "failed", "The library couldn't be reloaded. See the log for the reason."
                _log.exception("%s", text)
        RELOADS.labels(outcome).inc()
        log_event("reload", outcome=outcome)
        if outcome != "unchanged":
            self.tell(text)

    async def _reload(self) -> tuple[str, str]:
        settings = self._settings
        if not await take_up_files(self._store, settings.content_dir, settings.seeds_dir, self._clock.now()):
            return "unchanged", ""
        prepared = await index(await stored_library(self._store), settings)
        await asyncio.to_thread(prepared.make_ready)
        await self._composition.swap(prepared)
        await asyncio.to_thread(give_back)
        return "served", f"The library was reloaded: {len(prepared.library.topics)} topics."

    async def _watch(self) -> None:
        from watchfiles import awatch  # noqa: PLC0415 - most bots watch nothing

        folders = self._settings.content_dir, self._settings.seeds_dir
        async for _ in awatch(*folders, debounce=_DEBOUNCE, step=_DEBOUNCE // 2):
            await self.reload()
