"""A playground that keeps its server: what was there is there at the next start."""

from __future__ import annotations

import io
import json
import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import discord
import pytest

from bot.playground.page.views import View
from bot.playground.permissions import Permission
from tests.playground.sample_bot import Connect, SampleBot
from tests.support.playground import Playground


@pytest.fixture
async def playground(tmp_path: Path) -> AsyncIterator[Playground]:
    async with Playground(path=tmp_path / "kept.world") as running:
        yield running


def seen_by(playground: Playground, name: str) -> dict[str, Any]:
    """All that a person's page begins with, the time apart; addresses of files have the server's port."""
    user = playground.world.find_user(name)
    assert user is not None
    ready = View(playground.backend, user).ready(bot_online=True)
    return cast("dict[str, Any]", json.loads(re.sub(r"http://[0-9.:]+", "", json.dumps(ready | {"now": None}))))


async def test_a_restart_is_the_same_server(playground: Playground, connect: Connect, tmp_path: Path) -> None:
    client = SampleBot()

    @client.tree.command(description="x")
    async def go(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("answer")

    await connect(client)
    general = next(channel for channel in client.guilds[0].text_channels if channel.name == "general")
    ada = playground.member("Ada")
    said = await ada.say("before")
    playground.owner.set_overwrite(ada.channel("briefings"), "@everyone", deny=Permission.SEND_MESSAGES)
    answer = await ada.command("go")
    replied = await general.get_partial_message(int(said["id"])).reply("reply")
    thread = await replied.create_thread(name="Talk")
    await thread.send("in it", file=discord.File(io.BytesIO(b"content"), "a.txt"))
    await client.guilds[0].forums[0].create_thread(name="Post", content="first")
    playground.clock.advance(timedelta(days=40))
    before = playground.member("Boris")
    await client.close()
    await playground.close()

    async with Playground(path=tmp_path / "kept.world") as again:
        assert again.token == playground.token
        assert again.clock.now() - playground.clock.now() < timedelta(minutes=1)
        ada, boris = again.member("Ada"), again.member("Boris")
        assert seen_by(again, "Ada") == seen_by(playground, "Ada")
        assert boris.channel("briefings").overwrites == before.channel("briefings").overwrites
        assert ada.find_command("go")["id"] == str(playground.backend.commands.all()[0].id)
        assert [m["content"] for m in ada.messages("Post")] == ["first"]
        (attachment,) = ada.messages("Talk")[-1]["attachments"]
        channel_id, attachment_id = attachment["url"].split("/")[-3:-1]
        stored = again.backend.attachments.find(int(channel_id), int(attachment_id))
        assert stored is not None
        assert stored.content == b"content"
        assert int((await ada.say("after"))["id"]) > int(answer.message["id"])


async def test_what_a_kill_leaves_is_taken_up(playground: Playground, tmp_path: Path) -> None:
    assert (tmp_path / "kept.world").stat().st_mode & 0o777 == 0o600
    assert Playground(path=tmp_path / "kept.world").world.application.id == playground.world.application.id


async def test_where_it_cant_be_kept_it_runs_all_the_same(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").touch()
    async with Playground(path=tmp_path / "file" / "kept.world") as playground:
        await playground.member("Ada").say("hello")
    assert "The playground's server couldn't be saved to" in caplog.text


def test_a_file_that_is_none_is_named(tmp_path: Path) -> None:
    path = tmp_path / "kept.world"
    path.write_bytes(b"something else")
    with pytest.raises(ValueError, match=r"kept\.world does not hold a playground's server"):
        Playground(path=path)
