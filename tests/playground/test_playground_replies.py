"""Replies and mentions: what the bot hears of them, and what it may read."""

from __future__ import annotations

import discord
import pytest

from tests.playground.sample_bot import Connect, SampleBot
from tests.support.answer import PlaygroundError
from tests.support.playground import Playground
from tests.support.waiting import eventually


class Reader(SampleBot):
    """Keeps the messages it hears of."""

    def __init__(self) -> None:
        super().__init__(discord.Intents(guilds=True, guild_messages=True, dm_messages=True))
        self.heard: list[discord.Message] = []
        self.edited: list[discord.RawMessageUpdateEvent] = []

    async def on_message(self, message: discord.Message) -> None:
        self.heard.append(message)

    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        self.edited.append(payload)

    async def last(self, count: int) -> discord.Message:
        await eventually(lambda: len(self.heard) >= count)
        return self.heard[-1]


@pytest.fixture
async def reader(connect: Connect) -> Reader:
    client = Reader()
    await connect(client)
    return client


def quoted(message: discord.Message) -> discord.Message:
    assert message.reference is not None
    assert isinstance(message.reference.resolved, discord.Message)
    return message.reference.resolved


async def card(reader: Reader, playground: Playground) -> dict[str, object]:
    """A message of the bot's with a button, as a member sees it."""
    channel = reader.get_channel(playground.member("Ada").channel("general").id)
    assert isinstance(channel, discord.TextChannel)
    view = discord.ui.LayoutView()
    view.add_item(discord.ui.ActionRow(discord.ui.Button(label="Sources", custom_id="b:sources:syria")))
    sent = await channel.send(view=view)
    return playground.member("Ada").seen[str(sent.id)]


async def test_a_reply_with_a_ping_is_read_and_quotes_the_bots_card(reader: Reader, playground: Playground) -> None:
    replied = await playground.member("Ada").reply(await card(reader, playground), "and Ukraine?")
    assert [user["username"] for user in replied["mentions"]] == ["Détente"]
    message = await reader.last(2)
    assert message.content == "and Ukraine?"
    assert message.type is discord.MessageType.reply
    (row,) = quoted(message).components
    assert isinstance(row, discord.ActionRow)
    assert row.children[0].custom_id == "b:sources:syria"


async def test_a_reply_without_a_ping_is_heard_of_but_not_read(reader: Reader, playground: Playground) -> None:
    replied = await playground.member("Ada").reply(await card(reader, playground), "and Ukraine?", ping=False)
    assert replied["mentions"] == []
    message = await reader.last(2)
    assert message.content == ""
    assert quoted(message).components, "the bot's own message stays readable"


async def test_a_reply_without_a_ping_is_read_in_a_direct_message(reader: Reader, playground: Playground) -> None:
    ada = playground.member("Ada")
    said = await ada.say("hello", "dm")
    await ada.reply(said, "are you there?", ping=False)
    assert (await reader.last(2)).content == "are you there?"


async def test_a_mention_gives_no_right_to_read_what_is_replied_to(reader: Reader, playground: Playground) -> None:
    ada, boris = playground.member("Ada"), playground.member("Boris")
    secret = await boris.say("a secret")
    await ada.reply(ada.seen[secret["id"]], f"<@{playground.world.bot.id}> what does he mean?")
    message = await reader.last(2)
    assert message.content.endswith("what does he mean?")
    assert quoted(message).content == ""
    fetched = await message.channel.fetch_message(message.id)
    assert fetched.content == message.content
    assert quoted(fetched).content == ""


@pytest.mark.parametrize("text", ["@everyone look", "@here look", "look, <@&{role}>", "`<@{bot}>` is code"])
async def test_other_mentions_are_no_mention_of_the_bot(reader: Reader, playground: Playground, text: str) -> None:
    role = next(role.id for role in playground.world.guild.roles.values() if role.managed_by_bot_id)
    await playground.member("Ada").say(text.format(role=role, bot=playground.world.bot.id))
    message = await reader.last(1)
    assert message.content == ""
    assert reader.user not in message.mentions


async def test_who_is_mentioned_comes_as_a_member(reader: Reader, playground: Playground) -> None:
    await playground.member("Ada").say(f"<@{playground.world.bot.id}> hello")
    (mentioned,) = (await reader.last(1)).mentions
    assert isinstance(mentioned, discord.Member)
    assert any(role.is_bot_managed() for role in mentioned.roles)


async def test_an_edit_is_told_as_an_edit(reader: Reader, playground: Playground) -> None:
    ada = playground.member("Ada")
    said = await ada.say("hello")
    ada.edit(said, f"<@{playground.world.bot.id}> hello")
    await eventually(lambda: len(reader.edited) == 1)
    assert reader.edited[0].data["content"] == f"<@{playground.world.bot.id}> hello"
    assert len(reader.heard) == 1
    with pytest.raises(PlaygroundError, match="own"):
        playground.member("Boris").edit(said, "not mine")


async def test_webhooks_and_other_bots_are_heard_as_such(reader: Reader, playground: Playground) -> None:
    general = playground.member("Ada").channel("general")
    mention = f"<@{playground.world.bot.id}> hello"
    playground.owner.post_webhook(general, "News", mention)
    assert (await reader.last(1)).webhook_id is not None
    playground.owner.post_as(playground.owner.add_app("Other"), general, mention)
    other = await reader.last(2)
    assert other.author.bot
    assert other.webhook_id is None
    assert other.content == mention


async def test_only_what_is_there_can_be_replied_to(playground: Playground) -> None:
    ada = playground.member("Ada")
    said = await ada.say("hello")
    for missing in ({**said, "id": "1"}, {**said, "channel_id": str(ada.channel("briefings").id)}):
        with pytest.raises(PlaygroundError, match="replied to"):
            await ada.reply(missing, "hello?")
