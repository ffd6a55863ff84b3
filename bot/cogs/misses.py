"""Noting what led to nothing, beside the answer and never in its way."""

from __future__ import annotations

import asyncio
import logging

from bot.delivery import Clock
from bot.domain import MissKind
from bot.store import MissStore

_log = logging.getLogger(__name__)

_MOST_WAITING = 100  # notes not yet written; beyond that the database is in trouble and misses are the least of it


class MissRecorder:
    """Notes misses in the background.

    Args:
        store: Where they are counted; None to note nothing.
        clock: When they happened.
    """

    def __init__(self, store: MissStore | None, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._waiting: set[asyncio.Task[None]] = set()

    def note(self, text: str, kind: MissKind) -> None:
        """Note a text that led to nothing. Returns at once; whatever goes wrong is only logged."""
        if self._store is None or len(self._waiting) >= _MOST_WAITING:
            return
        task = asyncio.create_task(self._record(self._store, text, kind), name="miss")
        self._waiting.add(task)
        task.add_done_callback(self._waiting.discard)

    async def close(self) -> None:
        """Let what was noted be written."""
        if self._waiting:
            await asyncio.wait(self._waiting)

    async def _record(self, store: MissStore, text: str, kind: MissKind) -> None:
        try:
            await store.record(text, kind, self._clock.now())
        except Exception:
            _log.exception("A miss could not be noted")
