"""Messages, threads and files of channels, by the real client."""

from __future__ import annotations

import io
import struct
from datetime import timedelta
from typing import Any

import aiohttp
import discord
import pytest

from bot.playground.permissions import Permission
from tests.playground.sample_bot import Connect, SampleBot
from tests.support.playground import Playground

PIXEL = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 3, 2) + b"\x08\x02\x00\x00\x00"


@pytest.fixture
async def bot(connect: Connect) -> SampleBot:
    client = SampleBot()
    await connect(client)
    return client


def text_channel(bot: SampleBot, name: str = "general") -> discord.TextChannel:
    return next(channel for channel in bot.guilds[0].text_channels if channel.name == name)


def forum_tag(tag_id: int, name: str, *, moderated: bool = False) -> dict[str, Any]:
    return {"id": str(tag_id), "name": name, "moderated": moderated, "emoji_id": None, "emoji_name": None}


class TestHistory:
    async def test_pages_in_every_direction(self, bot: SampleBot, playground: Playground) -> None:
        channel = text_channel(bot)
        ids = [int((await playground.member("Boris").say(str(number)))["id"]) for number in range(5)]
        middle = channel.get_partial_message(ids[2])
        assert [m.id async for m in channel.history()] == ids[::-1]
        assert [m.id async for m in channel.history(limit=2)] == ids[:2:-1]
        assert [m.id async for m in channel.history(before=middle)] == ids[1::-1]
        assert [m.id async for m in channel.history(after=middle)] == ids[3:]
        assert [m.id async for m in channel.history(around=middle, limit=3)] == [ids[3], ids[2], ids[1]]
        await middle.delete()
        assert [m.id async for m in channel.history(around=middle, limit=2)] == [ids[3], ids[1]]
        with pytest.raises(discord.NotFound) as gone:
            await channel.fetch_message(ids[2])
        assert gone.value.code == 10008

    async def test_long_histories_come_in_pages(self, bot: SampleBot, playground: Playground) -> None:
        boris = playground.member("Boris")
        for number in range(250):
            await boris.say(str(number))
        channel = text_channel(bot)
        found = [m async for m in channel.history(limit=None)]
        assert len(found) == 250
        assert len(playground.record.find("GET", "/channels/{channel_id}/messages")) == 3

    async def test_without_leave_to_read_history_there_is_none(self, bot: SampleBot, playground: Playground) -> None:
        await playground.member("Boris").say("hello")
        general = playground.member("Ada").channel("general")
        playground.owner.set_overwrite(general, "@everyone", deny=Permission.READ_MESSAGE_HISTORY)
        playground.owner.set_overwrite(general, "Détente", deny=Permission.READ_MESSAGE_HISTORY)
        assert [m async for m in text_channel(bot).history()] == []


class TestPermissions:
    @pytest.mark.parametrize(("denied", "code"), [(Permission.VIEW_CHANNEL, 50001), (Permission.SEND_MESSAGES, 50013)])
    async def test_a_channel_the_bot_may_not_use(
        self, bot: SampleBot, playground: Playground, denied: Permission, code: int
    ) -> None:
        playground.owner.set_overwrite(playground.member("Ada").channel("general"), "Détente", deny=denied)
        with pytest.raises(discord.Forbidden) as refused:
            await text_channel(bot).send("x")
        assert refused.value.code == code

    async def test_files_need_leave_to_attach(self, bot: SampleBot, playground: Playground) -> None:
        general = playground.member("Ada").channel("general")
        playground.owner.set_overwrite(general, "Détente", deny=Permission.ATTACH_FILES)
        with pytest.raises(discord.Forbidden) as refused:
            await text_channel(bot).send("x", file=discord.File(io.BytesIO(b"x"), "x.txt"))
        assert refused.value.code == 50013

    async def test_others_messages(self, bot: SampleBot, playground: Playground) -> None:
        said = await playground.member("Boris").say("mine")
        message = await text_channel(bot).fetch_message(int(said["id"]))
        with pytest.raises(discord.Forbidden) as refused:
            await message.edit(content="yours")
        assert refused.value.code == 50005
        general = playground.member("Ada").channel("general")
        playground.owner.set_overwrite(general, "Détente", deny=Permission.MANAGE_MESSAGES)
        with pytest.raises(discord.Forbidden) as refused:
            await message.delete()
        assert refused.value.code == 50013

    async def test_threads_have_permissions_of_their_own(self, bot: SampleBot, playground: Playground) -> None:
        general = playground.member("Ada").channel("general")
        playground.owner.set_overwrite(general, "Détente", deny=Permission.SEND_MESSAGES_IN_THREADS)
        thread = await (await text_channel(bot).send("x")).create_thread(name="y")
        with pytest.raises(discord.Forbidden) as refused:
            await thread.send("z")
        assert refused.value.code == 50013
        playground.owner.set_overwrite(general, "Détente", deny=Permission.CREATE_PUBLIC_THREADS)
        with pytest.raises(discord.Forbidden):
            await (await text_channel(bot).send("x")).create_thread(name="y")

    async def test_the_page_shows_each_person_their_own(self, playground: Playground) -> None:
        general = playground.member("Ada").channel("announcements")
        views = [playground.member(name)._session.view for name in ("Ada", "Boris")]
        assert [bool(view.permissions(general) & Permission.SEND_MESSAGES) for view in views] == [True, False]


class TestMentions:
    async def test_only_what_is_allowed_is_mentioned(self, bot: SampleBot, playground: Playground) -> None:
        boris = playground.member("Boris").user
        readers = next(role for role in bot.guilds[0].roles if role.name == "Readers")
        words = f"@everyone <@{boris.id}> {readers.mention}"
        channel = text_channel(bot)
        quiet = await channel.send(words, allowed_mentions=discord.AllowedMentions.none())
        assert (quiet.mentions, quiet.role_mentions, quiet.mention_everyone) == ([], [], False)
        loud = await channel.send(words)
        assert ([user.id for user in loud.mentions], loud.role_mentions, loud.mention_everyone) == (
            [boris.id],
            [readers],
            True,
        )
        one = await channel.send(words, allowed_mentions=discord.AllowedMentions(everyone=False, roles=[readers]))
        assert (one.role_mentions, one.mention_everyone) == ([readers], False)

    async def test_members_without_leave_do_not_reach_everyone(self, playground: Playground) -> None:
        assert not (await playground.member("Boris").say("@everyone"))["mention_everyone"]
        assert (await playground.member("Ada").say("@everyone"))["mention_everyone"]


class TestNonces:
    async def test_the_same_nonce_is_the_same_message_for_a_while(self, bot: SampleBot, playground: Playground) -> None:
        channel = text_channel(bot)
        first = await channel.send("once", nonce="delivery-1")
        assert (await channel.send("once", nonce="delivery-1")).id == first.id
        assert len([m async for m in channel.history()]) == 1
        playground.clock.advance(timedelta(minutes=6))
        assert (await channel.send("once", nonce="delivery-1")).id != first.id


class TestThreads:
    async def test_on_a_message_and_without_one(self, bot: SampleBot, playground: Playground) -> None:
        message = await text_channel(bot).send("x")
        thread = await message.create_thread(name="Talk", auto_archive_duration=60)
        assert thread.id == message.id
        await thread.send("in it")
        assert [m["content"] for m in playground.member("Ada").messages("Talk")] == ["", "in it"]
        with pytest.raises(discord.HTTPException) as again:
            await message.create_thread(name="Talk")
        assert again.value.code == 160004
        lone = await text_channel(bot).create_thread(name="Lone", type=discord.ChannelType.public_thread)
        assert lone.type is discord.ChannelType.public_thread
        assert playground.member("Ada").messages()[-1]["type"] == 18

    async def test_announcements_have_their_own_kind(self, bot: SampleBot) -> None:
        message = await text_channel(bot, "announcements").send("x")
        assert (await message.create_thread(name="y")).type is discord.ChannelType.news_thread

    async def test_writing_wakes_an_archived_thread_unless_it_is_locked(
        self, bot: SampleBot, playground: Playground
    ) -> None:
        thread = await (await text_channel(bot).send("x")).create_thread(name="y")
        await thread.edit(archived=True)
        await thread.send("z")
        state = playground.world.channels[thread.id].thread_state
        assert not state.archived
        state.archived = state.locked = True
        with pytest.raises(discord.HTTPException) as locked:
            await thread.send("z")
        assert locked.value.code == 50083

    async def test_a_forum_takes_posts_only(self, bot: SampleBot, playground: Playground) -> None:
        forum = bot.guilds[0].forums[0]
        thread, message = await forum.create_thread(name="Post", content="first")
        assert thread.id == message.id
        assert playground.member("Boris").messages("Post")[0]["content"] == "first"
        with pytest.raises(discord.HTTPException) as refused:
            await bot.get_partial_messageable(forum.id).send("x")
        assert refused.value.code == 50008

    async def test_a_post_that_is_refused_opens_nothing(self, bot: SampleBot, playground: Playground) -> None:
        with pytest.raises(discord.HTTPException) as refused:
            await bot.guilds[0].forums[0].create_thread(name="Post", content="x" * 2001)
        assert "message.content" in refused.value.text
        with pytest.raises(discord.HTTPException):
            await bot.guilds[0].forums[0].create_thread(name="Post", content=" ")
        assert playground.world.threads() == []

    @pytest.mark.parametrize("may_moderate", [False, True])
    async def test_a_forum_may_require_a_tag_and_keep_some_for_moderators(
        self, connect: Connect, playground: Playground, may_moderate: bool
    ) -> None:
        place = playground.member("Ada").channel("forum")
        place.requires_tag = True
        place.tags = [forum_tag(5, "Official", moderated=True), forum_tag(6, "News")]
        if may_moderate:
            playground.owner.set_overwrite(place, "Détente", allow=Permission.MANAGE_THREADS)
        await connect(bot := SampleBot())
        forum = bot.guilds[0].forums[0]
        assert forum.flags.require_tag
        official, news = forum.available_tags
        assert (official.moderated, news.moderated) == (True, False)
        with pytest.raises(discord.HTTPException) as untagged:
            await forum.create_thread(name="Post", content="x")
        assert untagged.value.code == 40067
        post = await forum.create_thread(name="Post", content="x", applied_tags=[news, official])
        assert post.thread.applied_tags == ([news, official] if may_moderate else [news])
        if not may_moderate:
            with pytest.raises(discord.HTTPException) as refused:
                await forum.create_thread(name="Post", content="x", applied_tags=[official])
            assert refused.value.code == 40067

    async def test_people_come_and_go(self, bot: SampleBot, playground: Playground) -> None:
        thread = await (await text_channel(bot).send("x")).create_thread(name="y")
        boris = playground.member("Boris").user.id
        await thread.add_user(discord.Object(boris))
        assert {member.id for member in await thread.fetch_members()} == {boris, playground.world.bot.id}
        await thread.leave()
        assert [member.id for member in await thread.fetch_members()] == [boris]


class TestPublishing:
    async def test_announcements_are_published_once(self, bot: SampleBot) -> None:
        message = await text_channel(bot, "announcements").send("news")
        await message.publish()
        assert (await message.channel.fetch_message(message.id)).flags.crossposted
        with pytest.raises(discord.HTTPException) as again:
            await message.publish()
        assert again.value.code == 40033

    async def test_other_messages_are_not(self, bot: SampleBot) -> None:
        with pytest.raises(discord.HTTPException) as refused:
            await (await text_channel(bot).send("no news")).publish()
        assert refused.value.code == 50024


class TestAttachments:
    async def test_a_picture_is_stored_measured_and_served(self, bot: SampleBot) -> None:
        file = discord.File(io.BytesIO(PIXEL), "a map.png", description="A map")
        message = await text_channel(bot).send("look", file=file)
        (attachment,) = message.attachments
        assert (attachment.filename, attachment.width, attachment.height) == ("a_map.png", 3, 2)
        assert attachment.description == "A map"
        assert await attachment.read() == PIXEL
        async with aiohttp.request("GET", attachment.url) as response:
            assert response.headers["Content-Type"] == "image/png"
            assert response.headers["X-Content-Type-Options"] == "nosniff"

    async def test_layouts_and_embeds_point_to_their_files(self, bot: SampleBot) -> None:
        view = discord.ui.LayoutView()
        view.add_item(discord.ui.MediaGallery(discord.MediaGalleryItem("attachment://map.png")))
        message = await text_channel(bot).send(view=view, file=discord.File(io.BytesIO(PIXEL), "map.png"))
        (gallery,) = message.components
        assert isinstance(gallery, discord.MediaGalleryComponent)
        assert gallery.items[0].media.url == message.attachments[0].url
        embed = discord.Embed(title="x").set_image(url="attachment://map.png")
        message = await text_channel(bot).send(embed=embed, file=discord.File(io.BytesIO(PIXEL), "map.png"))
        assert message.embeds[0].image.url == message.attachments[0].url

    async def test_an_edit_keeps_drops_and_adds(self, bot: SampleBot) -> None:
        files = [discord.File(io.BytesIO(b"1"), "1.txt"), discord.File(io.BytesIO(b"2"), "2.txt")]
        message = await text_channel(bot).send("x", files=files)
        added = discord.File(io.BytesIO(b"3"), "3.txt")
        message = await message.edit(attachments=[message.attachments[1], added])
        assert [attachment.filename for attachment in message.attachments] == ["2.txt", "3.txt"]

    async def test_what_is_too_big_is_refused(self, bot: SampleBot) -> None:
        much = io.BytesIO(b"x" * (10 * 1024 * 1024 + 1))
        with pytest.raises(discord.HTTPException) as refused:
            await text_channel(bot).send(file=discord.File(much, "x.bin"))
        assert (refused.value.status, refused.value.code) == (413, 40005)


class TestEdits:
    async def test_a_layout_stays_one(self, bot: SampleBot, api: aiohttp.ClientSession) -> None:
        view = discord.ui.LayoutView()
        view.add_item(discord.ui.TextDisplay("x"))
        message = await text_channel(bot).send(view=view)
        path = f"channels/{message.channel.id}/messages/{message.id}"
        for body, field in (({"flags": 0}, "flags"), ({"content": "y"}, "content")):
            async with api.patch(path, json=body) as response:
                assert field in (await response.json())["errors"]
        async with api.patch(path, json={"components": []}) as response:
            assert (await response.json())["code"] == 50006
        assert (await message.channel.fetch_message(message.id)).flags.components_v2

    async def test_an_ordinary_message_can_become_one_if_it_gives_up_its_text(self, bot: SampleBot) -> None:
        message = await text_channel(bot).send("x")
        view = discord.ui.LayoutView()
        view.add_item(discord.ui.TextDisplay("y"))
        with pytest.raises(discord.HTTPException) as refused:
            await message.edit(view=view)
        assert "content" in refused.value.text
        assert (await message.channel.fetch_message(message.id)).content == "x"
        message = await message.edit(content=None, view=view)
        assert message.flags.components_v2
        assert message.content == ""
        assert message.edited_at is not None

    async def test_reactions(self, bot: SampleBot) -> None:
        message = await text_channel(bot).send("x")
        await message.add_reaction("👍")
        (reaction,) = (await message.channel.fetch_message(message.id)).reactions
        assert (reaction.emoji, reaction.count, reaction.me) == ("👍", 1, True)


async def test_a_direct_message(bot: SampleBot, playground: Playground) -> None:
    user = await bot.fetch_user(playground.member("Boris").user.id)
    await user.send("psst")
    assert [m["content"] for m in playground.member("Boris").messages("dm")] == ["psst"]
    with pytest.raises(discord.HTTPException) as refused:
        await (await bot.fetch_user(playground.world.guild.owner_id)).send("hello")
    assert refused.value.code == 50007


async def test_a_reply(bot: SampleBot, playground: Playground) -> None:
    said = await playground.member("Boris").say("question")
    message = await text_channel(bot).fetch_message(int(said["id"]))
    answer = await message.reply("answer")
    assert answer.type is discord.MessageType.reply
    assert playground.member("Boris").messages()[-1]["referenced_message"]["content"] == "question"
