"""Messages to the bot: which are answered, how often, and what happens when an answer fails."""

from __future__ import annotations

import discord
from discord.ext import commands

from bot.cogs.conversations import Conversations
from bot.cooldowns import Cooldowns
from bot.failures import report_message_failure
from bot.replies import may_reply, send_reply

_WRITTEN = {discord.MessageType.default, discord.MessageType.reply}


class MessageListener(commands.Cog):
    """Answers direct messages and messages that call the bot. Others' content Discord doesn't even deliver.

    What is edited later is not answered again.
    """

    def __init__(self, client: discord.Client, conversations: Conversations, cooldowns: Cooldowns) -> None:
        self._client = client
        self._conversations = conversations
        self._cooldowns = cooldowns

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a message if it is for the bot. Never raises."""
        me = self._client.user
        if me is None or not _is_for(me, message):
            return
        try:
            if not may_reply(message) or not await self._cooldowns.admit_message(message):
                return
            view = await self._conversations.find_reply(message, me)
            if view is not None:
                await send_reply(message, view)
        except Exception as error:
            await report_message_failure(message, error)


def _is_for(me: discord.ClientUser, message: discord.Message) -> bool:
    """Whether a person wrote it to the bot: directly, by its name, or in reply to it. A call to all is to nobody."""
    if message.author.bot or message.webhook_id is not None or message.type not in _WRITTEN:
        return False
    if message.guild is None:
        return isinstance(message.channel, discord.DMChannel)
    return not message.mention_everyone and any(user.id == me.id for user in message.mentions)
