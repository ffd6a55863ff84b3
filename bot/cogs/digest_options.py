"""Options of /digest that discord.py would offer otherwise than people want them.

It would offer media channels beside forums, where nothing of a digest could be read, and lengths in capitals.
"""

from __future__ import annotations

import discord
from discord import app_commands

from bot.delivery.requirements import DigestChannel
from bot.domain import DigestLength
from bot.errors import BotError
from bot.render.limits import CHOICE_CHARACTERS
from bot.render.subscriptions import LENGTH_HINTS

OptionText = app_commands.Range[str, 1, CHOICE_CHARACTERS]  # as long as a choice on offer may be
ShortText = app_commands.Range[str, 1, 40]  # "the 14th of February 2026" and more
WHICH = "Which one, where there are several"
WHERE = "Where it goes: a text, announcement or forum channel"
WHEN = "When, by the clock on the wall: 08:00, 8 pm"
WHOSE_CLOCK = "Whose clock: a city, a zone such as Europe/Berlin, or utc+3"
DAYS = "daily, weekdays, or days such as mon, wed, fri"
LENGTH = "How much it says"
AREAS = "Which topics: all, or some areas with commas between"
THREAD = "Open a thread under each digest"
MENTION = "A role to mention with each digest"


class DigestChannelTransformer(app_commands.Transformer):
    """Takes the channel that was picked from the bot's own view of the server."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        """It is a channel."""
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """The kinds Discord offers."""
        return [discord.ChannelType.text, discord.ChannelType.news, discord.ChannelType.forum]

    async def transform(
        self,
        interaction: discord.Interaction,
        value: app_commands.AppCommandChannel,
        /,
    ) -> DigestChannel:
        """The channel.

        Raises:
            BotError: It is of another kind, or the bot does not know it.
        """
        channel = value.resolve()
        if not isinstance(channel, DigestChannel):
            raise BotError("A digest goes to a text, announcement or forum channel of this server; choose one.")
        return channel


DigestChannelOption = app_commands.Transform[DigestChannel, DigestChannelTransformer]


class DigestLengthTransformer(app_commands.Transformer):
    """Offers the lengths with a hint at what each is."""

    @property
    def choices(self) -> list[app_commands.Choice[int | float | str]]:
        """What Discord offers."""
        return [app_commands.Choice(name=hint, value=length.value) for length, hint in LENGTH_HINTS.items()]

    async def transform(self, interaction: discord.Interaction, value: str, /) -> DigestLength:
        """The length; Discord lets through none but those offered."""
        return DigestLength(value)


DigestLengthOption = app_commands.Transform[DigestLength, DigestLengthTransformer]
