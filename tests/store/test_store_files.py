"""Files that can't be used: one clear sentence each, and the file untouched."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bot.errors import StoreError
from bot.store import CommandStore, Registration, open_database
from bot.store.migrations import SCHEMA_VERSION
from bot.store.opening import APPLICATION_ID

NOBODY = 65534


async def refused(path: Path, words: str) -> None:
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(StoreError, match=words) as caught:
        await open_database(path)
    message = caught.value.user_message
    assert "\n" not in message
    assert message.endswith(".")
    assert (path.read_bytes() if path.is_file() else None) == before


@pytest.mark.fault("The database is of a newer version of the bot", "One sentence; the file is left as it is")
async def test_a_newer_schema(tmp_path: Path) -> None:
    path = tmp_path / "newer.sqlite3"
    await (await open_database(path)).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    await refused(path, "newer version")


@pytest.mark.fault("`DATABASE_PATH` names a file that is no database", "One sentence; the file is left as it is")
async def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Buy milk, and a good deal more than sixteen bytes of it.")
    await refused(path, "isn't an SQLite database")


async def test_a_damaged_database(tmp_path: Path) -> None:
    path = tmp_path / "damaged.sqlite3"
    path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 4_000)
    await refused(path, "is damaged")


@pytest.mark.fault("`DATABASE_PATH` names the database of another program", "One sentence; the file is left as it is")
async def test_another_programs_database(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    await refused(path, "another program")


async def test_a_folder(tmp_path: Path) -> None:
    await refused(tmp_path, "can't be written")


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may write anywhere; where it runs the tests, somebody else opens the file."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may reach."""
    with TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.mark.parametrize("mode", [0o444, 0o555])
@pytest.mark.fault("The database, or its folder, is read-only", "One sentence that says which folder must be writable")
async def test_what_may_not_be_written(open_folder: Path, mode: int) -> None:
    path = open_folder / "detente.sqlite3"
    if mode == 0o444:
        await (await open_database(path)).close()
        path.chmod(mode)
    else:
        open_folder.chmod(mode)
    with as_nobody(), pytest.raises(StoreError, match="can't be written") as caught:
        await open_database(path)
    assert "(Permission denied)" in caught.value.user_message
    assert caught.value.user_message.endswith("to a file in a folder the bot can write to.")


async def test_a_path_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    await refused(tmp_path / "file" / "detente.sqlite3", "can't be written")


async def test_an_empty_file_is_a_new_database(tmp_path: Path) -> None:
    path = tmp_path / "empty.sqlite3"
    path.touch()
    database = await open_database(path)
    assert (await database.rows("PRAGMA application_id"))[0][0] == APPLICATION_ID
    await database.close()


async def test_registrations_are_kept_for_one_application(tmp_path: Path) -> None:
    database = await open_database(tmp_path / "detente.sqlite3")
    store = CommandStore(database)
    assert await store.find_registration(1) is None
    await store.save_registration(1, Registration("a", {"brief": 10}))
    assert await store.find_registration(1) == Registration("a", {"brief": 10})
    await store.save_registration(1, Registration("b", {"brief": 11}))
    assert await store.find_registration(1) == Registration("b", {"brief": 11})
    await database.close()


@pytest.mark.fault(
    "The database is created where everyone can read files, or an earlier version left it readable",
    "Only its owner can read it and every file beside it (0600)",
)
async def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "detente.sqlite3"
    path.parent.mkdir()
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):  # left by an earlier version
        path.with_name(name).touch(0o644)
    database = await open_database(path)
    async with database.transaction() as connection:
        await connection.execute("DELETE FROM miss")
    files = list(path.parent.iterdir())
    assert {file.name.removeprefix(path.name) for file in files} == {"", "-wal", "-shm", ".lock"}
    assert {oct(file.stat().st_mode & 0o777) for file in files} == {"0o600"}
    await database.close()
