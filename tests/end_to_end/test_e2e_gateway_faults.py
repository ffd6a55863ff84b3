"""What the gateway may send or do, and the bot lives through."""

from __future__ import annotations

from typing import Any

import pytest

from bot import discord_patches
from bot.client import Detente
from bot.playground.gateway.session import Session
from tests.support.playground import Playground
from tests.support.waiting import eventually


@pytest.fixture(autouse=True)
def unseen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discord_patches, "_seen_malformed", set())


def session_of(playground: Playground) -> Session:
    return next(session for session in playground.gateway.sessions._sessions.values() if session.send is not None)


MALFORMED: list[tuple[str, Any]] = [
    ("GUILD_CREATE", {"id": "12"}),
    ("GUILD_CREATE", []),
    ("GUILD_UPDATE", {}),
    ("MESSAGE_CREATE", {"channel_id": "x"}),
    ("MESSAGE_CREATE", None),
    ("INTERACTION_CREATE", {"id": "1", "type": 2}),
    ("CHANNEL_UPDATE", {"type": "news"}),
    ("THREAD_CREATE", {"guild_id": 7}),
    ("GUILD_MEMBER_UPDATE", 5),
    ("READY", {}),
]


@pytest.mark.fault(
    "Discord sends malformed gateway events, including lone surrogates",
    "Each kind is logged once and skipped; the connection stays up and commands are answered",
)
async def test_malformed_events_are_skipped_and_logged_once(
    playground: Playground, bot: Detente, caplog: pytest.LogCaptureFixture
) -> None:
    session = session_of(playground)
    assert session.send is not None
    for _ in range(3):
        for name, data in MALFORMED:
            session.dispatch(name, data)
        session.send(rb'{"op":0,"t":"MESSAGE_CREATE","s":null,"d":{"content":"\ud800"}}')
        session.send(b"[]")
        session.send(b"no JSON")
    answer = await playground.member("Ada").command("brief", topic="syria")
    assert "## Syria" in answer.text
    assert session_of(playground) is session
    said = [record for record in caplog.records if record.name == "bot.discord_patches"]
    kinds = {(type(r.exc_info[1]), str(r.exc_info[2])) for r in said if r.exc_info and r.exc_info[1]}
    assert len(said) == len(kinds) > 5


@pytest.mark.fault(
    "The connection fails again minutes after an outage",
    "The bot reconnects within a second or two: once it was ready, earlier failures don't count",
)
async def test_earlier_trouble_is_forgotten_once_ready(playground: Playground, bot: Detente) -> None:
    [shard] = bot.shards.values()
    for _ in range(20):
        shard._parent._backoff.delay()
    playground.drop_gateway()
    await eventually(lambda: shard._parent._backoff._exp == 0)


@pytest.mark.fault(
    "Thousands of private answers are given",
    "None is kept in memory, and none leaves a task behind",
)
async def test_no_answer_is_kept_for_presses(playground: Playground, bot: Detente) -> None:
    ada = playground.member("Ada")
    card = await ada.command("brief", topic="syria", private=True)
    await ada.press(card, "b:sources:syria")
    await ada.command("topics")
    missed = await ada.command("brief", topic="pizza")
    await ada.press(missed, "Try other words")
    store = bot._connection._view_store
    assert store._views == {}
    assert store._synced_message_views == {}
    assert store._modals == {}


@pytest.mark.fault(
    "Somebody picks the bot's role instead of the bot from the list after @",
    "The bot says that it can't see the message, and what to mention instead",
)
async def test_a_call_of_the_bots_role_gets_a_hint(playground: Playground, bot: Detente) -> None:
    ada = playground.member("Ada")
    [role] = [role for role in playground.world.guild.roles.values() if role.managed_by_bot_id is not None]
    said = await ada.say(f"<@&{role.id}> syria?")
    assert "the bot's role" in str(await ada.answer_to(said))
