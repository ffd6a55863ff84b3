"""What people ask and don't find is counted, and nothing of who or where."""

from __future__ import annotations

import logging
import sqlite3
from pathlib import Path

import attrs
import pytest

from bot.cli.serve import open_bot
from bot.client import Detente
from bot.cogs.misses import MissRecorder
from bot.domain import MissKind
from bot.settings import Settings
from tests.end_to_end.conftest import Run
from tests.support.locks import write_lock
from tests.support.playground import Playground


def stored(path: Path) -> list[tuple[str, str, int]]:
    with sqlite3.connect(path) as connection:
        return list(connection.execute("SELECT kind, text, count FROM miss ORDER BY kind, text"))


async def test_misses_of_all_doors_are_counted(playground: Playground, settings: Settings, run: Run) -> None:
    async with run():
        ada, boris = playground.member("Ada"), playground.member("Boris")
        await ada.command("brief", topic="Pizza")
        missed = await boris.command("brief", topic="pizza ")
        await boris.submit(await boris.press(missed, "Try other words"), words="borscht")
        await ada.command("ask", question="How many members does NATO have?")
        await ada.command("brief", topic="syria")
        await ada.command("ask", question="does Russia support the Iran nuclear deal?")
        await ada.command("compare", first="syria", second="Goulash")
        await ada.command("compare", first="syria", second="iran")
        await ada.command("who", name="Columbo")
        await ada.command("who", name="haley")
        await ada.command("brief", topic="pizza for @ada")
        await ada.command("ask", question="what is on example.com?")
        await ada.answer_to(await ada.say("best borscht recipe", channel="dm"))
        await ada.answer_to(await ada.say("best borscht https://example.com", channel="dm"))
    assert stored(settings.database_path) == [
        ("query", "best borscht recipe", 1),
        ("query", "borscht", 1),
        ("query", "columbo", 1),
        ("query", "goulash", 1),
        ("query", "pizza", 2),
        ("question", "how many members does nato have?", 1),
    ]
    with sqlite3.connect(settings.database_path) as connection:
        dump = "\n".join(connection.iterdump())
    table = dump[dump.index("CREATE TABLE miss") :].split(";")[0]
    assert not {"user", "guild", "channel", "server"} & set(table.replace(",", " ").split())
    assert "@ada" not in dump
    assert "example.com" not in dump


async def test_off_keeps_nothing_and_says_so_at_start(settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    off = attrs.evolve(settings, misses="off")
    with caplog.at_level(logging.INFO, "bot"):
        async with open_bot(off) as bot:
            assert isinstance(bot, Detente)
            misses = bot.get_cog("MissRecorder")
            assert isinstance(misses, MissRecorder)
            misses.note("pizza", MissKind.QUERY, 1)
            await misses.cog_unload()
    assert "MISSES=off" in caplog.text
    assert stored(settings.database_path) == []


async def test_a_broken_store_breaks_no_answer(playground: Playground, settings: Settings, run: Run) -> None:
    async with run():
        async with write_lock(settings.database_path) as connection:
            connection.execute("DROP TABLE miss")
            connection.commit()
        answer = await playground.member("Ada").command("brief", topic="pizza")
        assert "Not covered" in answer.text
        again = await playground.member("Ada").command("brief", topic="syria")
        assert "## Syria" in again.text
