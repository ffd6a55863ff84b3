"""Told to stop, the bot stops; told twice, at once."""

from __future__ import annotations

import asyncio
import signal
import sys

import pytest

_HANGS = """
import asyncio
from bot.cli.stopping import stop_event

async def main():
    stop = stop_event()
    print("running", flush=True)
    await stop.wait()
    print("stopping", flush=True)
    await asyncio.sleep(600)

asyncio.run(main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("first", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("second", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.fault("A second SIGINT or SIGTERM is sent while the bot is still stopping", "It ends at once")
async def test_a_second_signal_is_obeyed_at_once(first: signal.Signals, second: signal.Signals) -> None:
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", _HANGS, stdout=asyncio.subprocess.PIPE)
    try:
        assert process.stdout is not None
        assert await process.stdout.readline() == b"running\n"
        process.send_signal(first)
        assert await process.stdout.readline() == b"stopping\n"
        process.send_signal(second)
        assert await process.wait() == -second
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
