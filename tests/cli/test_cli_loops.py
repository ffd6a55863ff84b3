"""The loop that serves, and what is done where it is not to be had."""

from __future__ import annotations

import asyncio
import sys

import pytest

from bot.cli.loops import fast_loop


@pytest.mark.skipif(sys.platform == "win32", reason="uvloop is not made for Windows")
def test_it_is_uvloops() -> None:
    with asyncio.Runner(loop_factory=fast_loop()) as runner:
        assert type(runner.get_loop()).__module__.startswith("uvloop")


def test_where_there_is_none_it_is_asyncios_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvloop", None)
    with asyncio.Runner(loop_factory=fast_loop()) as runner:
        assert type(runner.get_loop()).__module__.startswith("asyncio")
