"""How processes share out the shards, over a real PostgreSQL."""

from __future__ import annotations

import asyncio
from itertools import pairwise

import pytest

from bot.errors import ConfigurationError
from bot.store import StateDatabase, shards
from bot.store.shards import Membership, ShardStore


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """No lease ends because the machine is busy."""
    monkeypatch.setattr(shards, "LEASE", 3_600.0)


@pytest.fixture
def database(postgres_state: StateDatabase) -> StateDatabase:
    return postgres_state


@pytest.fixture
def store(database: StateDatabase) -> ShardStore:
    return ShardStore(database)


async def end_lease(database: StateDatabase, member: Membership) -> None:
    async with database.transaction() as connection:
        await connection.execute(
            "UPDATE process SET lease_end = clock_timestamp() - interval '1 ms' WHERE id = ?", (member.process_id,)
        )


async def held(store: ShardStore, member: Membership, room: int = 0) -> set[int]:
    holding = await store.renew(member, room)
    assert holding is not None
    return set(holding.shards)


async def test_each_shard_is_one_process_s(store: ShardStore) -> None:
    members = await asyncio.gather(*(store.join(f"p{number}", None, 8, 3) for number in range(4)))
    found = await asyncio.gather(*(held(store, member, 3) for member in members))
    assert sorted(number for each in found for number in each) == list(range(8))
    assert max(map(len, found)) == 3
    assert sorted(number for each in (await store.held()).values() for number in each) == list(range(8))


async def test_what_a_dead_process_held_is_taken_and_it_learns_that(database: StateDatabase, store: ShardStore) -> None:
    first, second = await store.join("first", None, 2, 1), await store.join("second", None, 2, 1)
    assert await held(store, first, 2) == {0, 1}
    assert await held(store, second, 2) == set()
    await end_lease(database, first)
    assert await held(store, second, 0) == set(), "free, and not taken for want of room"
    assert await held(store, second, 1) == {0}
    assert await store.renew(first, 1) is None
    holding = await store.renew(second, 0)
    assert holding is not None
    assert holding.left_over == 1


async def test_a_lease_that_ended_is_renewed_where_nobody_noticed(database: StateDatabase, store: ShardStore) -> None:
    only = await store.join("only", None, 2, None)
    await held(store, only, 9)
    await end_lease(database, only)
    assert await held(store, only) == {0, 1}


async def test_whoever_leaves_frees_its_shards_at_once(store: ShardStore) -> None:
    first, second = await store.join("first", None, 2, None), await store.join("second", None, 2, None)
    await held(store, first, 2)
    await store.leave(first)
    assert await held(store, second, 2) == {0, 1}


async def test_all_have_the_same_number_of_shards(database: StateDatabase, store: ShardStore) -> None:
    first = await store.join("first", 4, 1, None)
    assert first.shard_count == 4
    assert (await store.join("second", None, 16, None)).shard_count == 4, "Discord recommends more by now"
    with pytest.raises(ConfigurationError, match="SHARD_COUNT=4"):
        await store.join("third", 5, 1, None)
    async with database.transaction() as connection:
        await connection.execute("DELETE FROM process")
    assert (await store.join("third", 5, 1, None)).shard_count == 5


async def test_shards_of_a_bucket_identify_one_after_the_other(store: ShardStore) -> None:
    waits = sorted(await asyncio.gather(*(store.seconds_until_identify(0, 50.0) for _ in range(4))))
    assert waits[0] == pytest.approx(0, abs=25)
    for earlier, later in pairwise(waits):
        assert later - earlier == pytest.approx(50, abs=25)
    assert await store.seconds_until_identify(1, 50.0) == pytest.approx(0, abs=25), "another bucket's"
