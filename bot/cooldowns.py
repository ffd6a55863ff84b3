"""How much one person may ask at once, by whatever way they ask."""

from __future__ import annotations

import math
from datetime import datetime, timedelta

import discord
from discord.ext import commands

from bot.failures import send_notice
from bot.render.notices import render_cooldown
from bot.replies import send_reply

COOLDOWN_USES = 6
COOLDOWN_SECONDS = 12.0


class Cooldowns:
    """Lets each user do ``uses`` things in ``seconds``, whether commands, buttons, selects or messages to the bot."""

    def __init__(self, uses: int = COOLDOWN_USES, seconds: float = COOLDOWN_SECONDS) -> None:
        self._buckets: commands.CooldownMapping[int] = commands.CooldownMapping.from_cooldown(
            uses, seconds, lambda user_id: user_id
        )
        self._told: dict[int, datetime] = {}

    async def admit(self, interaction: discord.Interaction) -> bool:
        """Whether the user may go on; if not, they have been told when."""
        until = self._use(interaction.user.id)
        if until is not None:
            await send_notice(interaction, render_cooldown(until))
        return until is None

    async def admit_message(self, message: discord.Message) -> bool:
        """As ``admit``, for a message: others read along, so it is said once and taken back when it is over."""
        now, user_id = discord.utils.utcnow(), message.author.id
        until = self._use(user_id)
        if until is None:
            return True
        self._told = {told: end for told, end in self._told.items() if end > now}
        if user_id not in self._told:
            self._told[user_id] = until
            await send_reply(message, render_cooldown(until), delete_after=(until - now).total_seconds())
        return False

    def _use(self, user_id: int) -> datetime | None:
        """Count one use; if it was one too many, when the next may be."""
        wait = self._buckets.update_rate_limit(user_id)
        if wait is None:
            return None
        # Discord shows whole seconds, so the moment is rounded up: it must not have to be asked for twice.
        return discord.utils.utcnow() + timedelta(seconds=math.ceil(wait) + 1)
