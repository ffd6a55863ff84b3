"""What digest tests have in common."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.cli.playground import SKIP_TO_DIGEST
from bot.playground.world import Json
from bot.settings import Settings
from tests.support.answer import Answer, text_of
from tests.support.playground import Playground
from tests.support.waiting import eventually

A_MINUTE = timedelta(minutes=1)
MESSAGES = "/channels/{channel_id}/messages"


async def set_up(playground: Playground, channel: str = "briefings", **options: Any) -> Answer:
    """Subscribe a channel as Ada, at 08:00 UTC unless told otherwise."""
    filled = {"channel": channel, "time": "08:00"} | options
    return await playground.member("Ada").command("digest setup", options=filled)


async def next_due(playground: Playground) -> datetime:
    """When the (only) digest is due, as /digest status shows it."""
    text = (await playground.member("Ada").command("digest status")).text
    found = re.search(r"<t:(\d+):F>", text)
    assert found, text
    return datetime.fromtimestamp(int(found[1]), UTC)


def posts(playground: Playground, channel: str = "briefings") -> list[Json]:
    """The digests in a channel, oldest first, as they are whoever may see them."""
    return [m for m in playground.member("Ada").messages(channel) if "DIGEST" in text_of(m)]


def everywhere(playground: Playground) -> list[Json]:
    """The digests in all channels and threads, as the server has them."""
    return [
        message
        for channel in playground.world.channels.values()
        for message in playground.member("Ada").messages(str(channel.id))
        if "DIGEST" in text_of(message) and not message["flags"] & 64
    ]


async def come_due(playground: Playground, settings: Settings, *, state: str = "sent") -> None:
    """Skip to where the next digest is due, and wait for what becomes of it."""
    _, day = next_of(settings)
    await playground.skips.take(SKIP_TO_DIGEST)
    await settled(playground, settings, day, state)


async def settled(playground: Playground, settings: Settings, day: str, *states: str) -> None:
    """Wait until a date's delivery has come to one of these states, and what comes after it is done."""

    def is_so() -> bool:
        is_settled = any(row["state"] in states for row in deliveries(settings) if row["local_date"] == day)
        return is_settled and not follow_ups_due(playground, settings)

    await eventually(is_so)


async def caught_up(playground: Playground, settings: Settings) -> None:
    """Wait until everything that was due has come to its end."""

    def is_so() -> bool:
        open_ones = [row for row in deliveries(settings) if row["state"] in {"pending", "sending"}]
        return (
            not open_ones
            and not follow_ups_due(playground, settings)
            and next_of(settings)[0] > playground.clock.now().timestamp()
        )

    await eventually(is_so)


def follow_ups_due(playground: Playground, settings: Settings) -> list[sqlite3.Row]:
    """What could be done by now about digests in their channels."""
    now = int(playground.clock.now().timestamp())
    return query(settings, "SELECT * FROM follow_up WHERE at <= ?", now)


def next_of(settings: Settings) -> tuple[int, str]:
    """The next due moment of all, in seconds since 1970, and its local date."""
    rows = query(settings, "SELECT next_due, next_date FROM subscription WHERE state = 'active' ORDER BY next_due")
    return rows[0]["next_due"], rows[0]["next_date"]


def deliveries(settings: Settings) -> list[sqlite3.Row]:
    """Every delivery's row, by date."""
    return query(settings, "SELECT * FROM delivery ORDER BY subscription_id, local_date")


def query(settings: Settings, sql: str, *values: object) -> list[sqlite3.Row]:
    """Read from the bot's database while it runs. To write, take its lock: tests.support.locks."""
    with closing(sqlite3.connect(f"file:{settings.database_path}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        return connection.execute(sql, values).fetchall()
