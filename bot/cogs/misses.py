"""Count texts that found nothing, without delaying the answer."""

from __future__ import annotations

import logging
from collections import Counter
from datetime import datetime

from discord.ext import commands

from bot.background import Background
from bot.delivery import Clock
from bot.domain import MissKind
from bot.store import MissStore

_log = logging.getLogger(__name__)

_MOST_WAITING = 100  # notes not yet written; beyond that the database is in trouble and misses are the least of it
_SHUTDOWN_GRACE = 1.0  # seconds
# One person's in an hour. Nobody honest misses more, and to push the 5,000 texts that are kept out of the table, one
# account would need more than ten days.
_MOST_AN_HOUR = 20


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
        self._hour: datetime | None = None
        self._noted = Counter[int]()

    def note(self, text: str, kind: MissKind, user_id: int) -> None:
        """Count a text that found nothing. Returns at once; errors are only logged.

        Args:
            text: What was asked for.
            kind: How.
            user_id: Who asked: counted in memory until the hour is over, and never kept with the text.
        """
        if self._store is not None and len(self._background) < _MOST_WAITING and self._may_note(user_id):
            self._background.start(self._record(self._store, text, kind), "miss")

    async def cog_unload(self) -> None:
        """Let what was noted be written."""
        await self._background.close(_SHUTDOWN_GRACE)

    def _may_note(self, user_id: int) -> bool:
        hour = self._clock.now().replace(minute=0, second=0, microsecond=0)
        if hour != self._hour:
            self._hour, self._noted = hour, Counter()
        self._noted[user_id] += 1
        return self._noted[user_id] <= _MOST_AN_HOUR

    async def _record(self, store: MissStore, text: str, kind: MissKind) -> None:
        try:
            await store.record(text, kind, self._clock.now())
        except Exception:
            _log.exception("A miss couldn't be recorded")
