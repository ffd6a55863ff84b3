"""``python -m bot misses`` as curators see it."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.cli.misses import show_misses
from bot.domain import MissKind
from bot.settings import Settings
from bot.store import MissStore, open_database


async def run(path: Path, *, is_recorded: bool = True) -> list[str]:
    out = io.StringIO()
    settings = Settings(database_path=path, misses="on" if is_recorded else "off")
    assert await show_misses(settings, out=out) == 0
    return out.getvalue().splitlines()


async def fill(path: Path) -> None:
    database = await open_database(path)
    store, now = MissStore(database), datetime.now(UTC)
    await store.record("pizza", MissKind.QUERY, now - timedelta(days=3))
    await store.record("pizza", MissKind.QUERY, now)
    await store.record("кто такой Навальный?", MissKind.QUESTION, now)
    await store.record("forgotten", MissKind.QUERY, now - timedelta(days=91))
    await database.close()


async def test_the_table_names_text_kind_count_and_days(tmp_path: Path) -> None:
    path = tmp_path / "detente.sqlite3"
    await fill(path)
    head, *rows = await run(path)
    assert head.split() == ["count", "kind", "first", "seen", "last", "seen", "text"]
    today = datetime.now(UTC).date()
    assert rows[0].split() == ["2", "query", (today - timedelta(days=3)).isoformat(), today.isoformat(), "pizza"]
    assert rows[1].endswith("кто такой навальный?")
    assert len(rows) == 2


async def test_a_bot_that_is_running_is_no_hindrance(tmp_path: Path) -> None:
    path = tmp_path / "detente.sqlite3"
    await fill(path)
    running = await open_database(path)
    try:
        async with running.transaction():
            assert len(await run(path)) == 3
    finally:
        await running.close()


async def test_nothing_missed_is_said_in_a_line_and_makes_no_file(tmp_path: Path) -> None:
    path = tmp_path / "none" / "detente.sqlite3"
    assert await run(path) == ["No misses: every question in the last 90 days found something."]
    assert not path.parent.exists()


async def test_turned_off_is_said(tmp_path: Path) -> None:
    path = tmp_path / "detente.sqlite3"
    assert await run(path, is_recorded=False) == ["MISSES=off: nothing is being recorded."]
    await fill(path)
    lines = await run(path, is_recorded=False)
    assert lines[0] == "MISSES=off: nothing is being recorded. Recorded earlier:"
    assert len(lines) == 4
