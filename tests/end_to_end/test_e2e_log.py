"""What the log and the metrics tell of a running bot."""

from __future__ import annotations

import asyncio
import json
import logging
import re

import aiohttp
import attrs
import pytest

from bot.cli.logs import RedactingFormatter
from bot.cli.serve import open_bot
from bot.settings import Settings
from tests.end_to_end.conftest import Original, Run
from tests.end_to_end.digests import come_due, set_up
from tests.support.faults import Fault
from tests.support.playground import Playground
from tests.support.waiting import eventually


def events(caplog: pytest.LogCaptureFixture, name: str) -> list[str]:
    return [record.getMessage() for record in caplog.records if getattr(record, "event", None) == name]


async def test_each_interaction_is_a_line_without_what_was_typed(
    playground: Playground, run: Run, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    ada = playground.member("Ada")
    async with run():
        card = await ada.command("brief", topic="syira")
        missed = await ada.command("brief", topic="zzyzxology")
        await ada.press(card, "b:sources:syria")
        await ada.submit(await ada.press(missed, "Try other words"), words="zzyzxology again")
        await ada.command("digest why", date="zzyzxology")
        await ada.answer_to(await ada.say(f"<@{playground.world.bot.id}> zzyzxology?"))
        await eventually(lambda: len(events(caplog, "message")) == 1)
        await eventually(lambda: len(events(caplog, "interaction")) == 6)
    shape = re.compile(r"interaction id=\d+ command=(\S+|\"[^\"]+\") outcome=(\w+) ms=\d+$")
    told = [found.groups() for line in events(caplog, "interaction") if (found := shape.match(line))]
    assert sorted(told) == sorted(
        [
            ("/brief", "answered"),
            ("/brief", "answered"),
            ("sources", "answered"),
            ("ask", "answered"),
            ("submit_ask", "answered"),
            ('"/digest why"', "refused"),
        ]
    )
    assert "zzyzx" not in caplog.text


@pytest.mark.usefixtures("bot")
@pytest.mark.fault("Autocomplete choices come too late for Discord", "One line in the log, without a traceback")
async def test_a_late_completion_is_one_line(playground: Playground, caplog: pytest.LogCaptureFixture) -> None:
    late = Fault(status=404, text='{"message": "Unknown interaction", "code": 10062}')
    playground.fault_plan = lambda _, route: late if route.startswith("/interactions/") else None
    typing = asyncio.create_task(playground.member("Ada").autocomplete("brief", "topic", "syr"))
    await eventually(lambda: "autocomplete" in caplog.text)
    typing.cancel()
    [record] = [each for each in caplog.records if "autocomplete" in each.getMessage()]
    line = RedactingFormatter().format(record)
    assert "10062" in line
    assert "\n" not in line


async def test_deliveries_joins_and_leaves_are_lines(
    playground: Playground, run: Run, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    async with run():
        await set_up(playground)
        await come_due(playground, settings)
        playground.owner.remove_bot()
        await eventually(lambda: events(caplog, "leave"))
        playground.owner.invite_bot()
        await eventually(lambda: events(caplog, "join"))
    assert re.fullmatch(
        r"delivery digest=1-\d{8} outcome=sent attempts=1 message=\d+ late=\d+", events(caplog, "delivery")[0]
    )
    assert f"server={playground.world.guild.id}" in events(caplog, "leave")[0]
    told = json.loads(RedactingFormatter(as_json=True).format(next(r for r in caplog.records if hasattr(r, "event"))))
    assert told.keys() >= {"time", "level", "logger", "event"}


async def test_health_and_metrics_answer(
    playground: Playground, settings: Settings, original: Original, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    settings = attrs.evolve(settings, health_port=0)
    async with (
        open_bot(settings, clock=playground.clock, prepared=original.prepared) as bot,
        aiohttp.ClientSession(events(caplog, "health")[0].partition("address=")[2]) as client,
    ):

        async def get(path: str) -> tuple[int, str]:
            async with client.get(path) as response:
                return response.status, await response.text()

        assert (await get("/livez"))[0] == 200
        assert await get("/readyz") == (503, "Not connected to Discord.\n")
        serving = asyncio.create_task(bot.start(playground.token))
        await bot.wait_until_ready()
        await eventually(lambda: bot.is_connected)
        assert (await get("/readyz"))[0] == 200
        await playground.member("Ada").command("brief", topic="syira")
        _, text = await get("/metrics")
        assert 'detente_interaction_seconds_count{command="/brief",outcome="answered"}' in text
        assert 'detente_searches_total{kind="topic",verdict="sure"}' in text
        assert "detente_ready 1.0" in text
        assert re.search(r'detente_library_info{claims="\d+",topics="\d+",version="[0-9a-f]{12}"} 1', text)
        await bot.close()
        await asyncio.gather(serving, return_exceptions=True)
