"""The bot as Discord sees it: how it connects, and what becomes of presses and submissions."""

from __future__ import annotations

import logging
from functools import partial
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.actions import Actions
from bot.cooldowns import Cooldowns
from bot.delivery import RequestLimit, try_once
from bot.discord_patches import apply_patches, forget_backoff, use_api, use_gateway, use_middlewares
from bot.errors import BotError
from bot.failures import report_failure
from bot.registration import CommandRegistrar
from bot.render.actions import ActionButton, ActionSelect, Press, submission
from bot.render.notices import OUTDATED_ITEM
from bot.store import CommandStore
from bot.tree import Tree

_log = logging.getLogger(__name__)

_LONGEST_RATE_LIMIT = 30.0  # seconds; a longer one is an error to whoever asked, instead of a silent wait


class Detente(commands.AutoShardedBot):
    """The bot. What it can do is added as cogs, which answer presses through ``actions``.

    Args:
        api_url: Discord's HTTP API, or that of a compatible server.
        command_store: Remembers what was registered with Discord.
        cooldowns: How much a user may ask at once.
        force_registration: Register the commands even where they have not changed.
    """

    def __init__(
        self,
        *,
        api_url: str,
        command_store: CommandStore,
        cooldowns: Cooldowns,
        force_registration: bool = False,
    ) -> None:
        apply_patches()
        use_api(api_url)
        self._cooldowns = cooldowns
        super().__init__(
            command_prefix=commands.when_mentioned,  # there are no message commands
            help_command=None,
            # None is privileged: Discord delivers what people write to the bot, and blanks what they write to others.
            intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
            max_messages=None,
            allowed_mentions=discord.AllowedMentions.none(),
            tree_cls=partial(Tree, cooldowns=cooldowns),  # type: ignore[arg-type]  # it need not be a class
            activity=discord.CustomActivity("/brief"),
            max_ratelimit_timeout=_LONGEST_RATE_LIMIT,
        )
        use_middlewares(self.http, RequestLimit(), try_once)
        self.actions = Actions()
        self.registrar = CommandRegistrar(self.tree, command_store)
        self._force_registration = force_registration
        self.add_dynamic_items(ActionButton, ActionSelect)

    async def setup_hook(self) -> None:
        """Register the commands where they changed, and ask the API where its gateway is."""
        if self.application_id is not None:
            await self.registrar.register(self.application_id, force=self._force_registration)
        self.shard_count, gateway_url, _ = await self.http.get_bot_gateway()
        use_gateway(gateway_url)

    async def perform(self, interaction: discord.Interaction, press: Press) -> None:
        """Answer a button or select, whatever happens."""
        if not await self._cooldowns.admit(interaction):
            return
        try:
            await self.actions.perform(interaction, press)
        except Exception as error:
            await report_failure(interaction, error)

    async def on_message(self, message: discord.Message) -> None:
        """Look for no message commands; a cog answers messages."""

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Answer what discord.py would leave in silence: modals, and presses nobody knows any more."""
        data: dict[str, object] = dict(interaction.data or {})
        custom_id = str(data.get("custom_id", ""))
        if interaction.type is discord.InteractionType.modal_submit:
            await self.perform(interaction, submission(interaction))
        elif interaction.type is discord.InteractionType.component and custom_id[:2] not in {"b:", "s:"}:
            await report_failure(interaction, BotError(OUTDATED_ITEM))

    async def on_app_command_completion(
        self, interaction: discord.Interaction, command: app_commands.Command[Any, ..., None]
    ) -> None:
        """See that a command which ended without an answer is reported like one that failed."""
        if not interaction.response.is_done():
            await report_failure(interaction, RuntimeError(f"{command.qualified_name} ended without an answer"))

    async def on_shard_ready(self, shard_id: int) -> None:
        """Let a shard that is well again start anew when it next has trouble."""
        forget_backoff(self, shard_id)

    async def on_shard_resumed(self, shard_id: int) -> None:
        """As when it is ready."""
        forget_backoff(self, shard_id)

    async def on_ready(self) -> None:
        """Say that the bot is there; also comes after each reconnect, so nothing is started here."""
        _log.info("Ready as %s in %d servers.", self.user, len(self.guilds))
