"""A million subscriptions in PostgreSQL: what a tick costs, and how many digests are claimed and settled in a second.

As a command, one of the processes that claim:  python -m tools.bench.scale URL SHARDS SECONDS
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from bot.delivery import SystemClock
from bot.domain import Delivery, Due, Plan, Schedule
from bot.errors import TakenOverError
from bot.store import DeliveryStore, Share, StateDatabase, SubscriptionStore, open_postgres
from tests.libraries import small_library
from tests.support.dispatchers import make_dispatcher
from tests.support.postgres import PostgresServer
from tools.bench.tables import ROOT, Row

SUBSCRIPTIONS, SERVERS, SHARDS = 1_000_000, 100_000, 64
PROCESSES = (1, 2, 4)
_SECONDS = 10.0
_DUE = 200_000  # digests that wait, more than are claimed in that time
_AT_ONCE = 100  # as many as a dispatcher attends to
_WARM_UP, _SAMPLES = 3, 30
_INSERT = "INSERT INTO delivery (subscription_id, local_date, slot, due_at, state, retry_at, settled_at, channel_id)"


async def measure_scale() -> list[Row]:
    """Fill the database, then measure."""
    with tempfile.TemporaryDirectory(prefix="detente-scale-") as folder:
        Path(folder).chmod(0o755)  # noqa: ASYNC240 - nothing else runs in this loop
        server = PostgresServer(Path(folder), is_durable=True)
        with server.running():
            async with _opened(server.url(), Share(SHARDS, frozenset(range(16)))) as state:
                now = datetime.now(UTC).replace(microsecond=0)
                await _fill(server, state, now + timedelta(hours=5))
                size = (await state.rows("SELECT pg_database_size(current_database()) AS bytes"))[0]["bytes"]
                tick = await _tick_milliseconds(state)
                claims = {count: await _claims_a_second(server, now, count) for count in PROCESSES}
    shown = ", ".join(f"{count}: {per_second:,.0f}" for count, per_second in claims.items())
    return [
        Row(f"database with {SUBSCRIPTIONS:,} subscriptions, each with yesterday's delivery", f"{size / 1e9:.2f} GB"),
        Row("a tick of a process with 16 of 64 shards, nothing due, median", f"{tick:.1f} ms"),
        Row("digests claimed and settled in a second, by how many processes", shown),
    ]


@asynccontextmanager
async def _opened(url: str, share: Share) -> AsyncIterator[StateDatabase]:
    state = await open_postgres(url)
    state.share = share
    try:
        yield state
    finally:
        await state.close()


async def _fill(server: PostgresServer, state: StateDatabase, due: datetime) -> None:
    """One subscription through the store, and as many like it as there are to be; yesterday, all were delivered."""
    plan, day = Plan(1, Schedule((due.time(),), "UTC")), due.date()
    first = await SubscriptionStore(state).add(1 << 22, 1, plan, due - timedelta(days=2), Due(day, 0, due))
    columns = await state.rows(
        "SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'subscription'"
    )
    copied = ", ".join({row["name"] for row in columns} - {"id", "number", "channel_id", "guild_id"})
    moment, yesterday = int((due - timedelta(days=1)).timestamp()), day - timedelta(days=1)
    _run(
        server,
        f"INSERT INTO subscription (guild_id, number, channel_id, {copied})"
        f" SELECT ((n % {SERVERS}) + 2)::bigint << 22, n / {SERVERS} + 1, n, {copied}"
        f" FROM generate_series(1, {SUBSCRIPTIONS} - 1) AS n, subscription WHERE id = {first.id};"
        f"{_INSERT} SELECT id, '{yesterday}', 0, {moment}, 'sent', {moment}, {moment}, channel_id FROM subscription;"
        "ANALYZE",
    )


def _run(server: PostgresServer, sql: str) -> None:
    """Outside a pool, whose patience ends after half a minute."""
    server.run("psql", "--set=ON_ERROR_STOP=1", f"--command={sql}", "postgres")


async def _tick_milliseconds(state: StateDatabase) -> float:
    dispatcher = make_dispatcher(state, small_library(), SystemClock())
    samples = []
    for _ in range(_WARM_UP + _SAMPLES):
        began = time.perf_counter()
        await dispatcher.tick()
        samples.append((time.perf_counter() - began) * 1000)
    return median(samples[_WARM_UP:])


async def _claims_a_second(server: PostgresServer, now: datetime, processes: int) -> float:
    """What so many processes do in some seconds, each for its part of the shards."""
    at = int(now.timestamp())
    _run(
        server,
        "DELETE FROM delivery WHERE local_date = '2026-01-01';"
        f"{_INSERT} SELECT id, '2026-01-01', 0, {at}, 'pending', {at}, NULL, channel_id FROM subscription LIMIT {_DUE};"
        "ANALYZE delivery",
    )
    url = server.url()
    parts = [",".join(map(str, range(number, SHARDS, processes))) for number in range(processes)]
    running = [
        await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tools.bench.scale",
            url,
            part,
            str(_SECONDS),
            cwd=ROOT,
            stdout=asyncio.subprocess.PIPE,
        )
        for part in parts
    ]
    return sum([float((await process.communicate())[0]) for process in running])


async def claim(url: str, shards: frozenset[int], seconds: float) -> float:
    """Claim and settle what waits, as many at once as a dispatcher; how many in a second."""
    done = 0

    async def settle(store: DeliveryStore, delivery: Delivery) -> None:
        nonlocal done
        try:
            claimed = await store.start_attempt(delivery, ("nato",), now)
            await store.settle_sent(claimed, now, channel_id=1, message_id=1, late=None)
        except TakenOverError:
            raise RuntimeError("two processes have the same share") from None
        done += 1

    async with _opened(url, Share(SHARDS, shards)) as state:
        store, now = DeliveryStore(state), datetime.now(UTC)
        began = time.perf_counter()
        while time.perf_counter() - began < seconds and (waiting := await store.waiting(now, _AT_ONCE)):
            await asyncio.gather(*(settle(store, each) for each in waiting))
        return done / (time.perf_counter() - began)


if __name__ == "__main__":
    print(asyncio.run(claim(sys.argv[1], frozenset(map(int, sys.argv[2].split(","))), float(sys.argv[3]))))
