"""The bot killed again and again while digests are due; ``make chaos`` does more of it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.loader.library_files import write_library
from tests.support.forked import forked_bot
from tools.chaos.run import Chaos


async def test_ten_kills_lose_and_repeat_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEMANTIC", "off")  # no digest has to do with it, and each start would load the encoder
    seed = random.SystemRandom().randrange(1_000_000)
    write_library(tmp_path / "library")  # ten starts read and index it
    library = tmp_path / "library"
    outcome = await Chaos(seed=seed, kills=10, channels=100, folder=tmp_path, library=library, start=forked_bot).run()
    assert outcome.kills == 10
    assert outcome.killed_while_sending > 0
    assert outcome.is_sound, str(outcome)
