"""How much of what is asked for and not found one person can put on record."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.cogs.misses import MissRecorder
from bot.delivery import SystemClock
from bot.domain import MissKind
from bot.store import MissStore, open_database


class MovedClock(SystemClock):
    """A clock that is put where a test needs it."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 3, 1, 12, 59, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment


@pytest.mark.fault(
    "One account asks for thousands of things that don't exist",
    "Twenty an hour are recorded, and what others missed is kept",
)
async def test_one_person_has_a_share_of_the_record(tmp_path: Path) -> None:
    database = await open_database(tmp_path / "detente.sqlite3")
    store, clock = MissStore(database), MovedClock()
    misses = MissRecorder(store, clock)
    for number in range(40):
        misses.note(f"nonsense {number}", MissKind.QUERY, 1)
    misses.note("pizza", MissKind.QUERY, 2)
    clock.moment += timedelta(minutes=1)  # another hour
    misses.note("pizza recipe", MissKind.QUERY, 1)
    await misses.cog_unload()
    texts = {miss.text for miss in await store.misses(clock.now())}
    await database.close()
    assert texts == {*(f"nonsense {number}" for number in range(20)), "pizza", "pizza recipe"}
