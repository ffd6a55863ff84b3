"""``python -m bot misses``: show curators what people asked for and didn't find."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TextIO

from bot.cli.output import write_line
from bot.cli.state import look_at_state
from bot.domain import Miss
from bot.settings import Settings
from bot.store import MissStore

_DAY = "%Y-%m-%d"


async def show_misses(settings: Settings, *, out: TextIO) -> int:
    """Print the recorded texts, most frequent first.

    Args:
        settings: The bot's; its database need not exist, and it may be running.
        out: Where to print.

    Returns:
        The exit code: 0.

    Raises:
        StoreError: The file is no database of the bot's.
    """
    misses = await _read(settings)
    if settings.misses == "off":
        write_line(out, "MISSES=off: nothing is being recorded." + (" Recorded earlier:" if misses else ""))
    elif not misses:
        write_line(out, "No misses: every question in the last 90 days found something.")
    for line in _table(misses):
        write_line(out, line)
    return 0


async def _read(settings: Settings) -> list[Miss]:
    if settings.state_url is None and not settings.database_path.exists():
        return []
    async with look_at_state(settings) as state:
        return await MissStore(state).misses(datetime.now(UTC))


def _table(misses: Sequence[Miss]) -> list[str]:
    if not misses:
        return []
    lines = [f"{'count':>5}  {'kind':<8}  {'first seen':<10}  {'last seen':<10}  text"]
    for miss in misses:
        seen = f"{miss.first_seen:{_DAY}}  {miss.last_seen:{_DAY}}"
        lines.append(f"{miss.count:>5}  {miss.kind:<8}  {seen}  {miss.text}")
    return lines
