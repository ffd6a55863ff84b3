"""Messages to the bot: which are answered, how often, and what happens if an answer fails."""

from __future__ import annotations

import time

import discord
from discord.ext import commands

from bot.cogs.answers import speak_as
from bot.cogs.conversations import Conversations
from bot.cooldowns import Cooldowns
from bot.failures import report_message_failure
from bot.interaction_log import Outcome, log_handled
from bot.locales import language_for, speak
from bot.render.conversations import render_role_hint
from bot.replies import may_reply, send_reply
from bot.store import TalkStore

_NAME = "message"  # as metrics name it, among the commands
_WRITTEN = {discord.MessageType.default, discord.MessageType.reply}


class MessageListener(commands.Cog):
    """Answers direct messages and messages that mention the bot; Discord doesn't deliver the content of others.

    Later edits aren't answered.
    """

    def __init__(
        self, client: discord.Client, conversations: Conversations, cooldowns: Cooldowns, talk: TalkStore
    ) -> None:
        self._client = client
        self._talk = talk
        self._conversations = conversations
        self._cooldowns = cooldowns

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a message if it is for the bot. Never raises."""
        me = self._client.user
        names_role = _names_role(message)
        if me is None or not (names_role or _is_for(me, message)):
            return
        began, outcome = time.perf_counter(), Outcome.ANSWERED
        if message.guild is not None:
            speak(language_for(message.guild.preferred_locale))
        speak_as(message.content)
        try:
            if not may_reply(message) or not await self._is_welcome(message):
                return
            if not await self._cooldowns.admit_message(message):
                log_handled("message", message.id, _NAME, Outcome.SLOWED, began)
                return
            view = render_role_hint(me) if names_role else await self._conversations.find_reply(message, me)
            if view is None:
                return
            await send_reply(message, view)
        except Exception as error:
            outcome = await report_message_failure(message, error)
        log_handled("message", message.id, _NAME, outcome, began)

    async def _is_welcome(self, message: discord.Message) -> bool:
        """Whether the server lets the bot answer there."""
        if message.guild is None:
            return True
        channel = message.channel
        parent_id = channel.parent_id if isinstance(channel, discord.Thread) else channel.id
        return (await self._talk.get(message.guild.id)).allow({channel.id, parent_id})


def _is_written(message: discord.Message) -> bool:
    """Whether a person wrote it."""
    return not message.author.bot and message.webhook_id is None and message.type in _WRITTEN


def _names_role(message: discord.Message) -> bool:
    """Whether it mentions the bot's own role instead of the bot: Discord offers both under the same name."""
    if message.guild is None or not message.role_mentions or not _is_written(message):
        return False
    is_called = any(user.id == message.guild.me.id for user in message.mentions)
    return not is_called and message.guild.self_role in message.role_mentions


def _is_for(me: discord.ClientUser, message: discord.Message) -> bool:
    """Whether a person wrote it to the bot: directly, by mention, or in reply. @everyone doesn't count."""
    if not _is_written(message):
        return False
    if message.guild is None:
        return isinstance(message.channel, discord.DMChannel)
    return not message.mention_everyone and any(user.id == me.id for user in message.mentions)
