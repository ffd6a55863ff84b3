"""Taking an answer away, and where a server lets the bot be talked to."""

from __future__ import annotations

import pytest

from bot.locales import text
from bot.settings import Settings
from tests.end_to_end.digests import query
from tests.support.playground import Playground
from tests.support.waiting import eventually

pytestmark = pytest.mark.usefixtures("bot")
MENU = "Remove this answer"


async def test_whoever_asked_takes_an_answer_away(playground: Playground) -> None:
    boris = playground.member("Boris")
    shown = await boris.command("brief", topic="siria")
    message_id = int(shown.message["id"])
    assert message_id in boris.channel("general").messages
    assert text("removals-done") in (await boris.context_menu(MENU, shown)).text
    assert message_id not in boris.channel("general").messages


async def test_so_do_people_who_manage_messages_and_nobody_else(playground: Playground) -> None:
    ada, boris = playground.member("Ada"), playground.member("Boris")
    shown = await ada.command("brief", topic="siria")
    refused = await boris.context_menu(MENU, shown)
    assert text("removals-not-yours") in refused.text
    theirs = await boris.command("brief", topic="iran")
    assert text("removals-done") in (await ada.context_menu(MENU, theirs)).text


async def test_a_reply_is_taken_away_by_whoever_it_replies_to(playground: Playground) -> None:
    boris = playground.member("Boris")
    reply = await boris.answer_to(await boris.say(f"<@{playground.world.bot.id}> syria?"))
    assert text("removals-done") in (await boris.context_menu(MENU, reply)).text
    assert int(reply["id"]) not in boris.channel("general").messages


async def test_only_what_the_bot_said_is_removed(playground: Playground) -> None:
    ada = playground.member("Ada")
    said = await playground.member("Boris").say("hello")
    assert text("removals-not-ours") in (await ada.context_menu(MENU, said)).text
    assert int(said["id"]) in ada.channel("general").messages


async def test_a_server_says_where_the_bot_may_be_talked_to(playground: Playground) -> None:
    ada, boris = playground.member("Ada"), playground.member("Boris")
    call = f"<@{playground.world.bot.id}> syria?"
    card = await ada.command("settings")
    assert "everywhere" in card.text
    card = await ada.select(card, "Choose where", "chosen")
    briefings = str(ada.channel("briefings").id)
    card = await ada.select(card, "Choose channels", [briefings])
    assert f"<#{briefings}>" in card.text
    quiet = await boris.say(call)
    answered = await boris.answer_to(await boris.say(call, "briefings"))
    assert answered["channel_id"] == briefings
    assert not [m for m in boris.messages() if (m.get("message_reference") or {}).get("message_id") == quiet["id"]]
    await boris.answer_to(await boris.say("syria?", "dm"))
    card = await ada.select(card, "Choose where", "everywhere")
    await boris.answer_to(await boris.say(call))


async def test_settings_are_for_who_manages_the_server_and_go_with_the_bot(
    playground: Playground, settings: Settings
) -> None:
    ada = playground.member("Ada")
    card = await ada.command("settings")
    assert (await playground.member("Boris").command("settings")).failure is not None
    playground.owner.set_roles("Ada", "Readers")
    assert text("notices-manage-server") in (await ada.select(card, "Choose where", "nowhere")).text
    playground.owner.set_roles("Ada", "Editors")
    await ada.select(card, "Choose where", "nowhere")
    playground.owner.remove_bot()
    await eventually(lambda: query(settings, "SELECT * FROM talk") == [])
    playground.owner.invite_bot()
    assert text("settings-where", where=text("settings-everywhere")) in (await ada.command("settings")).text
