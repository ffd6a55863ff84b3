"""A bot whose database can't be used ends with one sentence, as its own process."""

from __future__ import annotations

import resource
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path

import pytest

from bot.store import open_database
from tests.support.process import bot_process

_ROOM = 50_000  # bytes a file may have: fewer than the library takes


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


@contextmanager
def _damaged(path: Path) -> Iterator[None]:
    with path.open("r+b") as file:
        for page in range(8, 40):  # tables and indexes, some of them read at every start
            file.seek(page * 4_096)
            file.write(b"\xff" * 4_096)
    yield


def _limit_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (_ROOM, _ROOM))


@pytest.mark.parametrize(
    ("fault", "limit", "words"),
    [
        pytest.param(
            _locked,
            None,
            "Another program has locked",
            marks=pytest.mark.fault("The database is locked when the bot starts", "It ends with one sentence"),
        ),
        pytest.param(
            _damaged,
            None,
            "is damaged",
            marks=pytest.mark.fault("Pages of the database are damaged", "The bot ends with one sentence"),
        ),
        pytest.param(
            nullcontext,
            _limit_files,
            "Check the disk and its free space",
            marks=pytest.mark.fault("The disk is full when the bot starts", "It ends with one sentence"),
        ),
    ],
)
async def test_the_start_ends_with_one_sentence(
    tmp_path: Path, fault: Callable[[Path], object], limit: Callable[[], None] | None, words: str
) -> None:
    path = tmp_path / "detente.sqlite3"
    await (await open_database(path)).close()
    # Its Discord is never asked.
    settings = {"DISCORD_TOKEN": "abc", "DISCORD_API_URL": "http://127.0.0.1:9", "DATABASE_PATH": str(path)}
    with fault(path):  # type: ignore[attr-defined]
        async with bot_process(tmp_path, at_start=limit, **settings) as process:
            output, errors = await process.communicate()
    assert process.returncode == 1
    assert output == b""
    assert words in errors.decode().splitlines()[-1]
    assert b"Traceback" not in errors
