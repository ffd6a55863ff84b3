"""Edited texts, taken up while the bot runs."""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
import signal
import threading
from pathlib import Path

import attrs
import pytest

from bot.cli.serve import reloader_of, run_bot
from bot.client import Detente
from bot.domain import Answer
from bot.search.answerer import Answerer
from bot.settings import Settings
from tests.end_to_end.conftest import ROOT, Run
from tests.support.playground import Playground
from tests.support.waiting import eventually


@pytest.fixture
def settings(settings: Settings, tmp_path: Path) -> Settings:
    """The shipped library, in files of the test's own, which are watched."""
    for name in ("content", "seeds"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return attrs.evolve(settings, content_dir=tmp_path / "content", seeds_dir=tmp_path / "seeds", watch="on")


def edit(settings: Settings, old: str, new: str) -> None:
    file = settings.content_dir / "topics" / "syria.md"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


async def test_a_saved_edit_is_served_and_what_is_being_answered_finishes_on_the_old(
    playground: Playground, run: Run, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = playground.member("Ada")
    entered, go_on = threading.Event(), threading.Event()
    answer = Answerer.answer

    def wait(self: Answerer, *given: object) -> Answer:
        entered.set()
        assert go_on.wait(60)
        return answer(self, *given)  # type: ignore[arg-type]

    async with run() as bot:
        told: list[str] = []
        reloader_of(bot).tell = told.append
        before = bot.lookups
        card = await ada.command("brief", topic="syria")
        monkeypatch.setattr(Answerer, "answer", wait)
        asking = asyncio.create_task(ada.command("ask", question="does russia back assad in syria?"))
        await eventually(entered.is_set)
        edit(settings, 'title = "Syria"', 'title = "Syria, as edited"')
        await eventually(lambda: told)
        assert told == ["The library was reloaded: 25 topics."]
        assert bot.lookups is not before
        assert "## Syria, as edited" in (await ada.command("brief", topic="syria")).text
        assert "yg17.6d" in (await ada.press(card, "b:sources:syria")).text
        go_on.set()
        answered = await asking
        await eventually(lambda: "Syria" in answered.text)
        assert "as edited" not in answered.text
        assert (await ada.context_menu("Brief me on this", await ada.say("Syria"))).failure is None
        assert "has no digests yet" in (await ada.command("digest status")).text
    assert not bot._BotBase__cogs  # type: ignore[attr-defined]  # none outlives the bot


async def test_a_bad_edit_keeps_the_old_library_and_is_told(
    playground: Playground, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings = attrs.evolve(settings, watch="off")
    running: list[Detente] = []

    def introduce(bot: Detente) -> None:
        reloader_of(bot).tell = lambda text: playground.post_notice("Library", text)
        running.append(bot)

    caplog.set_level(logging.INFO)
    serving = asyncio.create_task(run_bot(settings, playground.clock, introduce))
    ada = playground.member("Ada")
    await eventually(lambda: running and running[0].is_connected)
    edit(settings, 'title = "Syria"', 'title = "Syria, as edited"')
    edit(settings, "yg17.", "yg99.")
    os.kill(os.getpid(), signal.SIGHUP)
    await eventually(lambda: any("stays in use" in message["content"] for message in ada.seen.values()))
    notice = next(message for message in ada.seen.values() if message["author"]["username"] == "Library")
    assert "syria.md" in notice["content"]
    assert "The previous library stays in use." in notice["content"]
    assert "reload outcome=refused" in caplog.text
    assert "as edited" not in (await ada.command("brief", topic="syria")).text
    os.kill(os.getpid(), signal.SIGTERM)
    await serving
