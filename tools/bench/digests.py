"""What ten thousand digests in one minute cost, and what a tick costs however many there are."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bot.cli.library import refresh_library
from bot.delivery import SystemClock
from bot.domain import Due, Plan, Schedule
from bot.store import (
    LibraryStore,
    SubscriptionStore,
    open_database,
)
from bot.store.connection import Database
from tests.support.dispatchers import make_dispatcher
from tests.support.playground import Playground
from tools.bench.tables import Row, quantiles
from tools.bot_process import ROOT, bot_process, peak_memory, until_answering

DIGESTS = 10_000
PER_SECOND = 50.0  # Discord's limit for a bot, all requests together
TICKS = (10, 10_000, 1_000_000)
_LEAD = timedelta(seconds=90)  # for the bot to start and settle, and for the idle samples
_BRIEF_EVERY = 1.25  # seconds; two people in turn, well within their cooldown of six uses in twelve seconds
_IDLE_BRIEFS = 40
_FIRST_BRIEFS = (
    8  # asked while the bot still draws pictures and builds the questions' index; they tell nothing of idling
)
_WARM_UP, _TICK_SAMPLES = 20, 200


async def measure_digests(digests: int = DIGESTS) -> list[Row]:
    """Post ``digests`` digests due in the same second, with /brief asked all the while; then time ticks."""
    with tempfile.TemporaryDirectory(prefix="detente-bench-") as folder:
        rows = await _measure_posting(Path(folder), digests)
    return rows + await _measure_ticks()


async def _measure_posting(folder: Path, digests: int) -> list[Row]:
    async with Playground() as playground:
        database_path = folder / "bench.sqlite3"
        due = (datetime.now(UTC) + _LEAD + timedelta(minutes=1)).replace(second=0, microsecond=0)
        await _subscribe(playground, database_path, digests, due)
        async with bot_process(playground, database_path, folder / "bot.log") as process:
            await until_answering(playground, process)
            await _ask_for_briefs(playground, lambda asked: asked >= _FIRST_BRIEFS)
            idle_memory = peak_memory(process)
            idle = await _ask_for_briefs(playground, lambda asked: asked >= _IDLE_BRIEFS)
            await asyncio.sleep(max(0.0, (due - datetime.now(UTC)).total_seconds()))
            count = _Count(playground, since=len(playground.record))
            limit = time.monotonic() + 4 * digests / PER_SECOND + 60
            busy = await _ask_for_briefs(playground, lambda _: count.posted() >= digests or time.monotonic() > limit)
            memory = peak_memory(process)
    seconds = (count.last - due).total_seconds()
    ratio = seconds / (digests / PER_SECOND)
    limited = len(playground.record.find(status=429))
    busy_p50, busy_p95 = quantiles(busy)
    idle_p50, idle_p95 = quantiles(idle)
    return [
        Row(
            f"{digests:,} digests due at once: posted", f"{count.posted():,}", f"{digests:,}", count.posted() == digests
        ),
        Row(
            f"seconds, over the {digests / PER_SECOND:.0f} s they take at {PER_SECOND:.0f} requests a second",
            f"{seconds:.1f} s, ratio {ratio:.3f}",
            "near 1",
            ratio < 1.1,
        ),
        Row("429s met on the way", str(limited), "0", limited == 0),
        Row(
            "`/brief` meanwhile against idle, p50",
            f"{busy_p50:.1f} ms / {idle_p50:.1f} ms = {busy_p50 / idle_p50:.2f}",
            "prompt",
        ),
        Row(
            "`/brief` meanwhile against idle, p95",
            f"{busy_p95:.1f} ms / {idle_p95:.1f} ms = {busy_p95 / idle_p95:.2f}",
            "prompt",
        ),
        Row("peak memory of the bot's process, idle and after", f"{idle_memory:.0f} MB, {memory:.0f} MB"),
    ]


class _Count:
    """Counts the digests the server has taken, reading each exchange once."""

    def __init__(self, playground: Playground, since: int) -> None:
        self._record = playground.record
        self._seen = since
        self._posted = 0
        self.last = datetime.now(UTC)

    def posted(self) -> int:
        """How many there are by now."""
        fresh = list(self._record)[self._seen :]
        self._seen += len(fresh)
        for exchange in fresh:
            if exchange.route == "/channels/{channel_id}/messages" and exchange.status == 200:
                self._posted += 1
                self.last = exchange.at
        return self._posted


async def _subscribe(playground: Playground, path: Path, digests: int, due: datetime) -> None:
    database = await open_database(path)
    try:
        await refresh_library(LibraryStore(database), ROOT / "content", ROOT / "seeds")
        channels = [playground.owner.add_channel(f"bench-{number}").id for number in range(digests)]
        await _insert(database, playground.world.guild.id, channels, due)
    finally:
        await database.close()


async def _insert(database: Database, guild_id: int, channels: list[int] | range, due: datetime) -> None:
    """Many subscriptions at once; one by one through the store they would take minutes."""
    store = SubscriptionStore(database)
    plan = Plan(channels[0], Schedule((due.time(),), "UTC"))
    created = due - timedelta(days=1)
    first = await store.add(guild_id, 1, plan, created, Due(due.date(), 0, due))
    columns = [row["name"] for row in await database.rows("PRAGMA table_info(subscription)")]
    copied = ", ".join(name for name in columns if name not in {"id", "number", "channel_id"})
    async with database.transaction() as connection:
        await connection.executemany(
            f"INSERT INTO subscription (channel_id, {copied}) SELECT ?, {copied} FROM subscription WHERE id = ?",
            ((channel, first.id) for channel in channels[1:]),
        )


async def _ask_for_briefs(playground: Playground, is_enough: Callable[[int], bool]) -> list[float]:
    """How long /brief took, in milliseconds, asked at an even pace by two people in turn."""
    took: list[float] = []
    while not is_enough(len(took)):
        began = time.perf_counter()
        person = playground.member(("Ada", "Boris")[len(took) % 2])
        answer = await person.command("brief", topic="siria")
        took.append((time.perf_counter() - began) * 1000)
        if "Syria" not in answer.text:
            raise RuntimeError(f"/brief answered: {answer.text[:200]}")
        await asyncio.sleep(max(0.0, _BRIEF_EVERY - (time.perf_counter() - began)))
    return took


async def _measure_ticks() -> list[Row]:
    """The cost of a tick at which nothing is due, with more and more subscriptions."""
    medians: list[float] = []
    for count in TICKS:
        with tempfile.TemporaryDirectory(prefix="detente-bench-") as folder:
            medians.append(await _tick_milliseconds(Path(folder), count))
    shown = ", ".join(
        f"{count:,}: {median:.2f} ms ({median / medians[0]:.2f})" for count, median in zip(TICKS, medians, strict=True)
    )
    return [Row("a tick with so many subscriptions, median (ratio)", shown, "the same", medians[-1] / medians[0] < 1.5)]


async def _tick_milliseconds(folder: Path, count: int) -> float:
    database = await open_database(folder / "ticks.sqlite3")
    try:
        library_store = LibraryStore(database)
        library = await refresh_library(library_store, ROOT / "content", ROOT / "seeds")
        now = datetime.now(UTC).replace(microsecond=0)
        await _insert(database, 1, range(1, count + 1), now + timedelta(hours=5))
        await _deliver_yesterday(database, now.date() - timedelta(days=1), now - timedelta(days=1))
        dispatcher = make_dispatcher(database, library, SystemClock())
        samples = []
        for _ in range(_WARM_UP + _TICK_SAMPLES):
            began = time.perf_counter()
            await dispatcher.tick()
            samples.append((time.perf_counter() - began) * 1000)
        return statistics.median(samples[_WARM_UP:])
    finally:
        await database.close()


async def _deliver_yesterday(database: Database, day: date, at: datetime) -> None:
    """A settled delivery for every subscription, as there would be."""
    moment = int(at.timestamp())
    async with database.transaction() as connection:
        await connection.execute(
            "INSERT INTO delivery (subscription_id, local_date, slot, due_at, state, retry_at, settled_at, channel_id)"
            " SELECT id, ?, 0, ?, 'sent', ?, ?, channel_id FROM subscription",
            (day.isoformat(), moment, moment, moment),
        )
