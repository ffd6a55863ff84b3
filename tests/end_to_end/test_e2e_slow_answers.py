"""A question that has to be waited for is still answered."""

from __future__ import annotations

import pytest

from bot.cogs import questions
from tests.end_to_end.conftest import Run
from tests.support.playground import Playground


async def test_an_answer_that_takes_long_is_announced_and_follows(
    playground: Playground, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(questions, "_PATIENCE", 0.0)
    async with run():
        ada = playground.member("Ada")
        answered = await ada.command("ask", question="does Russia support the Iran nuclear deal?")
        assert "Iran nuclear deal" in answered.text
        assert not answered.is_ephemeral
        refused = await ada.command("ask", question="How many members does NATO have?", private=True)
        assert "Not covered" in refused.text
        assert refused.is_ephemeral
