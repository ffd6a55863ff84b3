"""Who may use a database at the same time: one bot, and commands beside it."""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.store import CommandStore, Database, open_database
from bot.store.migrations import SCHEMA_VERSION

_HOLD = """
import asyncio, sys
from pathlib import Path
from bot.store import open_database

async def hold():
    await open_database(Path(sys.argv[1]))
    print("open", flush=True)
    sys.stdin.read()

asyncio.run(hold())
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "detente.sqlite3"


@asynccontextmanager
async def held_by_another_process(path: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """Another process has it open, as a bot has; killed at the end."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", _HOLD, str(path), stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    try:
        assert process.stdout is not None
        assert (await process.stdout.readline()).strip() == b"open"
        yield process
    finally:
        process.kill()
        await process.wait()
        process._transport.close()  # type: ignore[attr-defined]  # else its pipes wait for the collector


@asynccontextmanager
async def opened(path: Path, *, alone: bool = True) -> AsyncIterator[Database]:
    database = await open_database(path, alone=alone)
    try:
        yield database
    finally:
        await database.close()


async def test_a_refusal_in_one_process_frees_nothing(path: Path) -> None:
    async with opened(path):
        with pytest.raises(StoreError, match="Another bot is using"):
            async with opened(path):
                pass
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", _HOLD, str(path), stdin=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE
        )
        _, said = await process.communicate()
        assert b"Another bot is using" in said


@pytest.mark.fault(
    "A second bot process is started on one database", "It ends with one sentence; the first keeps running"
)
async def test_a_second_process_is_refused(path: Path) -> None:
    async with held_by_another_process(path):
        with pytest.raises(StoreError, match="Another bot is using") as caught:
            async with opened(path):
                pass
        assert "\n" not in caught.value.user_message
        async with opened(path, alone=False) as beside:
            await CommandStore(beside).claim(1)
        with pytest.raises(StoreError, match="Another bot is using"):
            async with opened(path):
                pass


@pytest.mark.fault("A bot is killed and restarted at once", "Its lock on the database is gone")
async def test_a_killed_process_leaves_no_lock(path: Path) -> None:
    async with held_by_another_process(path):
        pass
    async with opened(path):
        with pytest.raises(StoreError, match="Another bot is using"):
            async with opened(path):
                pass
    async with opened(path):
        pass


async def test_a_link_to_the_file_is_the_same_file(path: Path) -> None:
    async with opened(path):
        link = path.with_name("link.sqlite3")
        link.symlink_to(path)
        with pytest.raises(StoreError, match="Another bot is using"):
            async with opened(link):
                pass


async def test_a_bot_may_start_beside_a_command(path: Path) -> None:
    async with opened(path, alone=False), opened(path):
        pass


@pytest.mark.fault(
    "A command of a newer version is run beside a bot of an older version",
    "One sentence; the running bot's tables are unchanged",
)
async def test_a_running_bots_tables_are_not_changed(path: Path) -> None:
    async with held_by_another_process(path):
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION - 1}")
        with pytest.raises(StoreError, match="Stop it first"):
            async with opened(path, alone=False):
                pass


@pytest.mark.fault("Another bot's token is used with a database", "One sentence; no subscription is changed")
async def test_another_bots_token_is_refused(path: Path) -> None:
    async with opened(path) as database:
        store = CommandStore(database)
        await store.claim(10)
        await store.claim(10)
        with pytest.raises(StoreError, match="another bot") as caught:
            await store.claim(11)
        assert "10" in caught.value.user_message
        await store.claim(10)
