"""``make run`` where no token is set: the playground, as its own process."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.end_to_end.chromium import open_page, type_command

ROOT = Path(__file__).parents[2]


async def _start(folder: Path, *arguments: str, **settings: str) -> asyncio.subprocess.Process:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("DISCORD_")}
    environment |= {
        "PYTHONPATH": str(ROOT),
        "CONTENT_DIR": str(ROOT / "content"),
        "SEEDS_DIR": str(ROOT / "seeds"),
        "PLAYGROUND_PORT": "0",
        "PICTURES": "off",
        **settings,
    }
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *arguments,
        cwd=folder,
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


@pytest.mark.parametrize("arguments", [("run", "--or-playground"), ("playground",)])
async def test_the_playground_starts_and_ctrl_c_is_a_clean_end(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / ".env").write_text((ROOT / ".env.example").read_text())
    process = await _start(tmp_path, *arguments)
    assert process.stdout is not None
    async with asyncio.timeout(60):
        line = (await process.stdout.readline()).decode()
        assert "open http://127.0.0.1:" in line, (await process.communicate())[1].decode()
        process.send_signal(signal.SIGINT)
        _, errors = await process.communicate()
    assert process.returncode == 0
    assert b"Traceback" not in errors
    assert [path.name for path in (tmp_path / "data").glob("*.sqlite3")] == ["playground.sqlite3"]


@pytest.mark.browser
async def test_a_restart_finds_what_was_said(tmp_path: Path) -> None:
    for is_first in (True, False):
        process = await _start(tmp_path, "playground")
        assert process.stdout is not None
        line = (await process.stdout.readline()).decode()
        async with open_page(line.split()[3]) as page:
            if is_first:
                await type_command(page, "Good morning")
                await type_command(page, "/brief syria")
            await expect(page.locator("li.message").first).to_contain_text("Good morning")
            brief = page.locator("li.message").last
            await expect(brief).to_contain_text("Where each side stood")
            await brief.get_by_role("button", name="Sources").click()
            await expect(page.locator("li.message.ephemeral")).to_contain_text("yg17.")
        process.send_signal(signal.SIGINT)
        _, errors = await process.communicate()
        assert process.returncode == 0, errors.decode()


async def test_a_file_that_keeps_no_server_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "playground.world").write_text("something else")
    process = await _start(tmp_path, "playground")
    _, errors = await process.communicate()
    assert process.returncode == 1
    assert len(errors.decode().strip().splitlines()) == 1
    assert b"playground.world keeps the playground's server and can't be read" in errors


async def test_no_address_is_named_where_the_bot_cannot_run(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no database, as long as it may be" * 10)
    process = await _start(tmp_path, "playground", DATABASE_PATH=str(tmp_path / "notes.txt"))
    output, errors = await process.communicate()
    assert process.returncode == 1
    assert output == b""
    assert len(errors.decode().strip().splitlines()) == 1
    assert b"is not a SQLite database" in errors


async def test_a_broken_token_is_named_and_not_shown(tmp_path: Path) -> None:
    process = await _start(tmp_path, "run", DISCORD_TOKEN="abc\ndef")
    output, errors = await process.communicate()
    assert process.returncode == 1
    assert b"DISCORD_TOKEN holds characters" in errors
    assert b"def" not in output + errors.replace(b"undefined", b"")
