"""Deleting what is held of a person."""

from __future__ import annotations

from bot.store import PrivacyStore, StateDatabase
from tests.support.rows import insert_subscriptions


async def test_own_digests_are_deleted_and_a_server_s_go_on_without_the_id(state: StateDatabase) -> None:
    async with state.transaction() as connection:
        await insert_subscriptions(connection, [(None, None, 7), (1, 1, 7), (1, 2, 8)])
    store = PrivacyStore(state)
    assert await store.count_of_person(7) == 2
    await store.forget_person(7)
    rows = await state.rows("SELECT guild_id, created_by FROM subscription ORDER BY number")
    assert [tuple(row) for row in rows] == [(1, 0), (1, 8)]
    assert await store.count_of_person(7) == 0
