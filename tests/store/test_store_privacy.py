"""Deleting what is held of a person."""

from __future__ import annotations

from pathlib import Path

from bot.store import PrivacyStore, open_database

_ROW = (
    "INSERT INTO subscription (guild_id, number, created_by, created_at, channel_id, times, zone, rhythm, occasion,"
    " areas, topics, people, length, form, thread, publish, keeps_latest, pin, state, next_date, next_slot, next_due)"
    " VALUES (?, ?, ?, 0, 9, '480', 'UTC', 'weekly 0123456', 'always', '', '', '', 'standard', 'card', 0, 1, 0, 0,"
    " 'active', '2026-11-27', 0, 0)"
)


async def test_own_digests_are_deleted_and_a_server_s_go_on_without_the_id(tmp_path: Path) -> None:
    database = await open_database(tmp_path / "detente.sqlite3")
    try:
        async with database.transaction() as connection:
            await connection.executemany(_ROW, [(None, None, 7), (1, 1, 7), (1, 2, 8)])
        store = PrivacyStore(database)
        assert await store.count_of_person(7) == 2
        await store.forget_person(7)
        rows = await database.rows("SELECT guild_id, created_by FROM subscription ORDER BY number")
        assert [tuple(row) for row in rows] == [(1, 0), (1, 8)]
        assert await store.count_of_person(7) == 0
    finally:
        await database.close()
