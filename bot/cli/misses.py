"""``python -m bot misses``: what people asked for and didn't find, for the curators."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from bot.cli.output import write_line
from bot.domain import Miss
from bot.store import MissStore, open_database

_DAY = "%Y-%m-%d"


async def show_misses(database_path: Path, *, is_recorded: bool, out: TextIO) -> int:
    """Print what is kept, the most asked for first.

    Args:
        database_path: The bot's database; it need not exist, and the bot may be running on it.
        is_recorded: Whether misses are recorded at present.
        out: Where to print.

    Returns:
        The exit code: 0.

    Raises:
        StoreError: The file is no database of the bot's.
    """
    misses = await _read(database_path)
    if not is_recorded:
        write_line(out, "MISSES=off: nothing is recorded at present." + (" From before:" if misses else ""))
    elif not misses:
        write_line(out, "No misses: nothing that was asked for in the last 90 days came up empty.")
    for line in _table(misses):
        write_line(out, line)
    return 0


async def _read(path: Path) -> list[Miss]:
    if not path.exists():  # noqa: ASYNC240 - nothing else runs in this loop
        return []
    database = await open_database(path, alone=False)
    try:
        return await MissStore(database).misses(datetime.now(UTC))
    finally:
        await database.close()


def _table(misses: Sequence[Miss]) -> list[str]:
    if not misses:
        return []
    lines = [f"{'count':>5}  {'kind':<8}  {'first seen':<10}  {'last seen':<10}  text"]
    for miss in misses:
        seen = f"{miss.first_seen:{_DAY}}  {miss.last_seen:{_DAY}}"
        lines.append(f"{miss.count:>5}  {miss.kind:<8}  {seen}  {miss.text}")
    return lines
