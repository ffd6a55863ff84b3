"""Noting what led to nothing, beside the answer and never in its way."""

from __future__ import annotations

import logging

from discord.ext import commands

from bot.background import Background
from bot.delivery import Clock
from bot.domain import MissKind
from bot.store import MissStore

_log = logging.getLogger(__name__)

_MOST_WAITING = 100  # notes not yet written; beyond that the database is in trouble and misses are the least of it
_SHUTDOWN_GRACE = 1.0  # seconds


class MissRecorder(commands.Cog):
    """Notes misses in the background.

    Args:
        store: Where they are counted; None to note nothing.
        clock: When they happened.
    """

    def __init__(self, store: MissStore | None, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._background = Background()

    def note(self, text: str, kind: MissKind) -> None:
        """Note a text that led to nothing. Returns at once; whatever goes wrong is only logged."""
        if self._store is not None and len(self._background) < _MOST_WAITING:
            self._background.start(self._record(self._store, text, kind), "miss")

    async def cog_unload(self) -> None:
        """Let what was noted be written."""
        await self._background.close(_SHUTDOWN_GRACE)

    async def _record(self, store: MissStore, text: str, kind: MissKind) -> None:
        try:
            await store.record(text, kind, self._clock.now())
        except Exception:
            _log.exception("A miss could not be noted")
