"""Several bots over one PostgreSQL: each serves its own share, and what one leaves is taken up by another."""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import timedelta
from pathlib import Path

import attrs
import pytest

from bot.cli.doctor import _state
from bot.cli.serve import open_bot
from bot.client import Detente
from bot.cooldowns import Cooldowns
from bot.domain import Subscription
from bot.settings import Settings
from bot.shards import Shards
from bot.store import StateDatabase, SubscriptionStore, shards
from tests.end_to_end.conftest import Original
from tests.end_to_end.digests import posts, set_up
from tests.support.connecting import connecting
from tests.support.playground import Playground
from tests.support.waiting import eventually

Machine = Callable[[str], AbstractAsyncContextManager[Detente]]


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch, playground: Playground) -> None:
    """Nothing waits for its time, and no lease ends because the machine is busy."""
    monkeypatch.setattr(shards, "LEASE", 3_600.0)
    monkeypatch.setattr("bot.shards.LEASE", 3_600.0)
    monkeypatch.setattr("bot.shards._RENEWAL", 0.05)
    monkeypatch.setattr("bot.shards._PATIENCE", 3_600.0)  # what is left over stays so until a test says
    monkeypatch.setattr("bot.shards._IDENTIFY_INTERVAL", 1.0)
    playground.backend.shards, playground.backend.identify_seconds = 2, 0.3


@pytest.fixture
def state(postgres_state: StateDatabase) -> StateDatabase:
    return postgres_state


@pytest.fixture
def machine(
    settings: Settings, playground: Playground, original: Original, postgres_url: str, tmp_path: Path
) -> Machine:
    @asynccontextmanager
    async def run(name: str) -> AsyncIterator[Detente]:
        path = tmp_path / name / "detente.sqlite3"
        path.parent.mkdir()
        shutil.copy(original.database, path)
        own = attrs.evolve(settings, database_path=path, state_url=postgres_url, shards_per_process=1)
        cooldowns = Cooldowns(uses=1_000)
        async with (
            open_bot(own, clock=playground.clock, cooldowns=cooldowns, prepared=original.prepared) as bot,
            connecting(bot, playground.token),
        ):
            yield bot

    return run


def holding(bot: Detente) -> frozenset[int]:
    assert bot._sharing is not None
    return bot._sharing.held


def is_serving(bot: Detente, playground: Playground) -> bool:
    return bot.is_connected and bot.get_guild(playground.world.guild.id) is not None


async def the_only(state: StateDatabase) -> Subscription:
    (found,) = await SubscriptionStore(state).of_guild((await state.rows("SELECT guild_id FROM subscription"))[0][0])
    return found


async def come_due(playground: Playground, state: StateDatabase) -> None:
    """Move to where the next digest is due, and wait until it is there and that is noted."""
    before = len(posts(playground))
    playground.clock.advance(((await the_only(state)).next.at - playground.clock.now()).total_seconds())
    await eventually(lambda: len(posts(playground)) > before)
    async with asyncio.timeout(30):
        while await sent(state) <= before:
            await asyncio.sleep(0.02)


async def sent(state: StateDatabase) -> int:
    return int((await state.rows("SELECT count(*) FROM delivery WHERE state = 'sent'"))[0][0])


async def test_each_serves_its_own_and_takes_up_what_another_leaves(
    playground: Playground, state: StateDatabase, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with machine("one") as one:
        async with machine("two") as two:
            await eventually(lambda: one.is_ready() and two.is_ready())
            assert holding(one) | holding(two) == {0, 1}
            assert is_serving(one, playground) != is_serving(two, playground)
            assert re.search(r"has [01]; .* has [01]$", (await _state(state)).text)
            await set_up(playground)
            await come_due(playground, state)
            async with machine("three") as standing_by:
                assert not standing_by.is_connected
                await eventually(lambda: standing_by.is_connected)
                await asyncio.sleep(0.2)
                assert holding(standing_by) == frozenset()
            monkeypatch.setattr("bot.shards._PATIENCE", 0.0)
        await eventually(lambda: holding(one) == {0, 1} and is_serving(one, playground))
        await come_due(playground, state)
        await come_due(playground, state)
        await asyncio.sleep(0.1)
        assert len(posts(playground)) == 3
    assert (await state.rows("SELECT count(*) FROM process"))[0][0] == 0, "whoever stops says so"


@pytest.mark.fault(
    "A process freezes for longer than its lease and then continues",
    "Another process has its servers by then; it notices, gives them up and takes what is free",
)
async def test_a_process_taken_for_dead_lets_go_of_all_it_had(
    playground: Playground, state: StateDatabase, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with machine("one") as one, machine("two") as two:
        await eventually(lambda: one.is_ready() and two.is_ready())
        await set_up(playground)
        monkeypatch.setattr("bot.shards._PATIENCE", 0.0)
        late, other = (one, two) if is_serving(one, playground) else (two, one)
        before, look, sharing = holding(late), Shards._look, late._sharing
        assert sharing is not None

        async def stand_still(self: Shards, *arguments: object) -> None:
            if self is not sharing:
                await look(self, *arguments)  # type: ignore[arg-type]

        monkeypatch.setattr(Shards, "_look", stand_still)
        await asyncio.sleep(0.1)
        async with state.transaction() as connection:
            await connection.execute(
                "UPDATE process SET lease_end = clock_timestamp() - interval '1 s'"
                " WHERE id IN (SELECT process_id FROM shard WHERE number = ?)",
                (min(before),),
            )
        sharing._sure_until = float("-inf")  # its own clock went on
        await eventually(lambda: is_serving(other, playground))
        await come_due(playground, state)
        playground.clock.advance(timedelta(minutes=1).total_seconds())
        monkeypatch.setattr(Shards, "_look", look)
        await eventually(lambda: not holding(late))
        await eventually(lambda: late.get_guild(playground.world.guild.id) is None)
        await come_due(playground, state)
        await asyncio.sleep(0.2)
        assert len(posts(playground)) == 2
        assert await sent(state) == 2
