"""Starting, restarting, registering, failing: what a self-hoster and the log see."""

from __future__ import annotations

import re

import pytest
from discord import ui

from bot.cli.serve import register_commands, run_bot
from bot.cogs.topics import Topics
from bot.cooldowns import Cooldowns
from bot.errors import StoreError
from bot.locales import text
from bot.settings import Settings
from bot.store import LibraryStore, open_database
from tests.end_to_end.conftest import Run
from tests.end_to_end.parts import library_of
from tests.support.playground import Playground
from tests.support.waiting import PATIENCE

COMMANDS = "/applications/{application_id}/commands"


async def test_buttons_and_selects_work_after_a_restart(playground: Playground, run: Run) -> None:
    ada = playground.member("Ada")
    async with run():
        card = await ada.command("brief", topic="syria")
        topics = await ada.command("topics")
        missed = await ada.command("brief", topic="pizza")
        modal = await ada.press(missed, "Try other words")
    async with run():
        assert "yg17.6d" in (await ada.press(card, "b:sources:syria")).text
        assert "## Iran" in (await ada.select(card, "Related topics", "iran")).text
        assert "## Security" in (await ada.select(topics, "Choose an area", "security")).text
        assert "Missile defense" in (await ada.submit(modal, words="THAAD")).text


async def test_commands_are_registered_once_and_again_only_when_changed(
    playground: Playground, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with run():
        pass
    async with run() as bot:
        assert len(playground.record.find("PUT", COMMANDS)) == 1
        mentions = [entry.mention for entry in bot.registrar.entries()]
        assert mentions[0] == f"</brief:{playground.member('Ada').find_command('brief')['id']}>"
    monkeypatch.setattr(Topics.topics, "nsfw", True)
    async with run():
        assert len(playground.record.find("PUT", COMMANDS)) == 2


@pytest.mark.fault("`sync` is run beside a running bot", "The commands are registered, and the bot keeps running")
async def test_commands_are_registered_beside_a_running_bot(
    playground: Playground, run: Run, settings: Settings
) -> None:
    async with run():
        before = len(playground.record.find("PUT", COMMANDS))
        assert await register_commands(settings) > 5
        assert len(playground.record.find("PUT", COMMANDS)) == before + 1
        assert "## Syria" in (await playground.member("Ada").command("brief", topic="syria")).text


@pytest.mark.fault("A second bot is started on one playground's database", "It ends with one sentence")
async def test_a_second_bot_is_refused(run: Run, settings: Settings) -> None:
    async with run():
        with pytest.raises(StoreError, match="Another bot is using"):
            await run_bot(settings)


async def test_a_second_start_does_not_rewrite_the_library(run: Run, settings: Settings) -> None:
    async with run(from_files=True):
        pass
    database = await open_database(settings.database_path)
    before = [tuple(row) for row in await database.rows("SELECT * FROM library_state")]
    sentences = [tuple(row) for row in await database.rows("SELECT * FROM sentence")]
    await database.close()
    async with run(from_files=True):
        pass
    database = await open_database(settings.database_path)
    assert [tuple(row) for row in await database.rows("SELECT * FROM library_state")] == before
    assert [tuple(row) for row in await database.rows("SELECT * FROM sentence")] == sentences
    assert await LibraryStore(database).read_library() is not None
    await database.close()


async def test_every_command_works_anywhere_and_needs_no_privileged_intent(playground: Playground, run: Run) -> None:
    async with run() as bot:
        for command in playground.backend.commands.all():
            is_for_admins = command.definition["name"] in {"digest", "settings"}
            assert command.definition["contexts"] == ([0] if is_for_admins else [0, 1, 2])
            assert command.definition["integration_types"] == ([0] if is_for_admins else [0, 1])
            assert command.definition["default_member_permissions"] == (32 if is_for_admins else None)
        assert not bot.intents.message_content
        assert not bot.intents.members
        assert not bot.intents.presences


async def test_help_mentions_every_command(playground: Playground, run: Run) -> None:
    ada = playground.member("Ada")
    async with run() as bot:
        text = (await ada.command("help")).text
        for name in ("brief", "topics", "sources", "help"):
            assert f"</{name}:{ada.find_command(name)['id']}>" in text
        assert "What to expect" in text
        documents = await ada.command("sources")
        assert f"Claims:** {len(library_of(bot).claims)}" in documents.text
        assert "; inferred. " in documents.text


async def test_a_failure_is_told_privately_with_the_id_that_is_in_the_log(
    playground: Playground, run: Run, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("planted")

    ada = playground.member("Ada")
    async with run():
        card = await ada.command("brief", topic="syria")
        monkeypatch.setattr("bot.cogs.briefs.render_brief", fail)
        monkeypatch.setattr("bot.cogs.briefs.render_sources", fail)
        for answer in (await ada.command("brief", topic="iran"), await ada.press(card, "b:sources:syria")):
            assert answer.is_ephemeral
            assert "Something went wrong" in answer.text
            assert "planted" not in answer.text
            found = re.search(r"Reference: ([0-9a-f]{6})", answer.text)
            assert found is not None
            assert any(found[1] in record.getMessage() and record.exc_info for record in caplog.records)


async def test_what_only_the_operator_can_mend_is_told_with_its_id(
    playground: Playground, run: Run, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise StoreError("The database is of another program.")

    async with run():
        monkeypatch.setattr("bot.cogs.briefs.render_brief", fail)
        answer = await playground.member("Ada").command("brief", topic="iran")
    found = re.fullmatch(rf"{re.escape(text('notices-host'))}\n-# Reference: ([0-9a-f]{{6}})", answer.text)
    assert found is not None
    assert any(found[1] in record.getMessage() for record in caplog.records)


async def test_a_command_that_forgets_to_answer_is_reported(
    playground: Playground, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def silent(*_: object, **__: object) -> None:
        pass

    monkeypatch.setattr("bot.cogs.briefs.Briefs.answer", silent)
    async with run():
        answer = await playground.member("Ada").command("brief", topic="syria")
        assert "Something went wrong" in answer.text


async def test_presses_on_messages_from_another_version_are_answered(playground: Playground, run: Run) -> None:
    ada = playground.member("Ada")
    async with run() as bot:
        view = ui.LayoutView()
        ids = ["b:no_such_action", "b:sources:no-such-topic", "b:sources_page:syria:x", "b:pick", "something else"]
        view.add_item(ui.ActionRow(*(ui.Button(label=str(n), custom_id=i) for n, i in enumerate(ids))))
        channel = bot.get_channel(ada.channel("general").id)
        await channel.send(view=view)  # type: ignore[union-attr]
        view.stop()
        await ada.until(lambda: bool(ada.messages()))
        message = ada.messages()[-1]
        for custom_id in ids:
            answer = await ada.press(message, custom_id)
            assert answer.is_ephemeral, custom_id
            assert "out of date" in answer.text or "no longer in the library" in answer.text


async def test_asking_too_much_is_slowed_down_with_a_relative_time(playground: Playground, run: Run) -> None:
    ada = playground.member("Ada")
    async with run(cooldowns=Cooldowns(uses=2, seconds=60)):
        card = await ada.command("brief", topic="syria")
        await ada.command("brief", topic="iran")
        for answer in (await ada.command("brief", topic="ukraine"), await ada.press(card, "b:sources:syria")):
            assert answer.is_ephemeral
            assert re.search(r"<t:\d+:R>", answer.text)
        assert await ada.autocomplete("brief", "topic", "iran"), "completion does not count"
        other = await playground.member("Boris").command("brief", topic="iran")
        assert "## Iran" in other.text, "nor does one member slow another"


async def test_the_gateway_may_come_and_go(playground: Playground, run: Run) -> None:
    ada = playground.member("Ada")
    async with run() as bot:
        ready_again = bot.wait_for("ready", timeout=PATIENCE)
        playground.invalidate_session()
        await ready_again
        assert "## Syria" in (await ada.command("brief", topic="syria")).text
