"""`doctor` beside a running bot."""

from __future__ import annotations

import io

import attrs
import pytest

from bot.cli.doctor import show_health
from bot.playground.permissions import Permission
from bot.settings import Settings
from tests.end_to_end.digests import set_up
from tests.support.playground import Playground

pytestmark = pytest.mark.usefixtures("bot")


async def look(settings: Settings) -> tuple[int, list[str]]:
    out = io.StringIO()
    return await show_health(settings, out), out.getvalue().splitlines()


async def test_all_is_well_until_a_permission_is_taken(
    playground: Playground, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    await set_up(playground)
    caplog.clear()
    code, lines = await look(settings)
    assert code == 0, lines
    assert [record for record in caplog.records if record.levelname == "WARNING"] == [], (
        "it would stand among the marks"
    )
    subjects = [line.split()[1] for line in lines]
    assert subjects == ["settings", "disk", "library", "database", "clock", "token", "intents", "gateway", "digest"]
    assert "#briefings in" in lines[-1]
    channel = playground.world.find_channel("briefings")
    assert channel is not None
    playground.owner.set_overwrite(channel, "Détente", deny=Permission.SEND_MESSAGES)
    code, lines = await look(settings)
    assert code == 1
    assert lines[-1].startswith("✗ digest 1")
    assert "lacks Send Messages" in lines[-1]


async def test_a_refused_token_is_one_line(settings: Settings) -> None:
    code, lines = await look(attrs.evolve(settings, discord_token="MTIz.abc.def"))
    assert code == 1
    assert lines[-1].startswith("✗ Discord     Discord rejected the token")
