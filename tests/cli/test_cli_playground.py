"""``make run`` where no token is set: the playground, as its own process."""

from __future__ import annotations

import asyncio
import signal
import socket
from pathlib import Path

import pytest

from tests.support.process import bot_process

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("arguments", [("run", "--or-playground"), ("playground",)])
async def test_the_playground_starts_and_ctrl_c_is_a_clean_end(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / ".env").write_text((ROOT / ".env.example").read_text())
    supervisor = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    with supervisor:
        supervisor.bind(str(tmp_path / "notify"))
        supervisor.setblocking(False)
        async with (
            asyncio.timeout(60),
            bot_process(tmp_path, *arguments, NOTIFY_SOCKET=str(tmp_path / "notify")) as process,
        ):
            assert process.stdout is not None
            line = (await process.stdout.readline()).decode()
            assert "Open http://127.0.0.1:" in line, (await process.communicate())[1].decode()
            await _told(supervisor, b"READY=1")
            process.send_signal(signal.SIGINT)
            _, errors = await process.communicate()
            await _told(supervisor, b"STOPPING=1")
    assert process.returncode == 0
    assert b"Traceback" not in errors
    assert [path.name for path in (tmp_path / "data").glob("*.sqlite3")] == ["playground.sqlite3"]


async def _told(supervisor: socket.socket, line: bytes) -> None:
    """Wait until the bot sent its supervisor a line."""
    loop = asyncio.get_running_loop()
    while line not in (await loop.sock_recv(supervisor, 4096)).split(b"\n"):
        pass


async def test_a_file_that_keeps_no_server_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "playground.world").write_text("something else")
    async with bot_process(tmp_path, "playground") as process:
        _, errors = await process.communicate()
    assert process.returncode == 78
    assert len(errors.decode().strip().splitlines()) == 1
    assert b"playground.world, which stores the playground's server, can't be read" in errors


async def test_no_address_is_named_where_the_bot_cannot_run(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no database, as long as it may be" * 10)
    async with bot_process(tmp_path, "playground", DATABASE_PATH=str(tmp_path / "notes.txt")) as process:
        output, errors = await process.communicate()
    assert process.returncode == 1
    assert output == b""
    assert len(errors.decode().strip().splitlines()) == 1
    assert b"isn't an SQLite database" in errors


async def test_a_broken_token_is_named_and_not_shown(tmp_path: Path) -> None:
    async with bot_process(tmp_path, "run", DISCORD_TOKEN="abc\ndef") as process:
        output, errors = await process.communicate()
    assert process.returncode == 78
    assert b"DISCORD_TOKEN has characters" in errors
    assert b"def" not in output + errors.replace(b"undefined", b"")
