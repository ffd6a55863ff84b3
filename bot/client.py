"""The Discord client: how it connects, and how buttons, selects and forms are routed."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from functools import partial
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands
from discord.gateway import DiscordWebSocket
from yarl import URL

from bot.background import Background
from bot.cogs.actions import Actions
from bot.cogs.lookups import Lookups
from bot.cooldowns import Cooldowns
from bot.delivery import (
    RequestLimit,
    spell_wait,
    try_once,
    wait_out,
    waiting_out,
)
from bot.discord_patches import apply_patches, drop_shard, forget_backoff, use_api, use_gateway, use_middlewares
from bot.events import log_event
from bot.failures import report_failure
from bot.interaction_log import Outcome, begin, finish
from bot.locales import language_for, speak
from bot.metrics import DISCONNECTS
from bot.registration import CommandRegistrar
from bot.render.actions import ActionButton, ActionSelect, Press, submission
from bot.render.notices import outdated_item
from bot.shards import Shards
from bot.store import CommandStore
from bot.tree import Tree

_log = logging.getLogger(__name__)

_SHUTDOWN_GRACE = 8.0  # seconds for everything; a supervisor often kills after ten
_LAST_GRACE = 1.0  # seconds for the rest, above all connections, if something didn't close
_LONGEST_RATE_LIMIT = 30.0  # seconds; a longer wait is an error for the caller instead of silence


class Detente(commands.AutoShardedBot):
    """The bot. What it can do is added as cogs, which answer presses through ``actions``.

    Args:
        api_url: Discord's HTTP API, or that of a compatible server.
        command_store: Remembers what was registered with Discord.
        cooldowns: How much a user may ask at once.
        shards: This process's share of the shards; None if it has them all.
        lookups: Finds typed topics and people, for options of commands.
        force_registration: Register the commands even if they haven't changed.
    """

    def __init__(
        self,
        *,
        api_url: str,
        command_store: CommandStore,
        cooldowns: Cooldowns,
        lookups: Lookups,
        shards: Shards | None = None,
        force_registration: bool = False,
    ) -> None:
        apply_patches()
        use_api(api_url)
        self._cooldowns, self._sharing = cooldowns, shards
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
        request_limit = RequestLimit()
        use_middlewares(self.http, wait_out, request_limit, try_once)
        if shards is not None:
            shards.note_processes = request_limit.share_among
        self.actions = Actions()
        self.lookups = lookups
        self.registrar = CommandRegistrar(self.tree, command_store)
        self._force_registration = force_registration
        self._background = Background()
        self._closing: asyncio.Task[None] | None = None
        self._connected = set[int]()  # the shards that are
        self._in_turn = set[int]()  # the shards that may identify now
        self.add_dynamic_items(ActionButton, ActionSelect)

    @property
    def is_connected(self) -> bool:
        """Whether every shard of this process is ready and connected right now."""
        if self._sharing is not None:
            return self._sharing.has_joined and not self.is_closed() and self._connected >= self._sharing.held
        return self.is_ready() and not self.is_closed() and len(self._connected) == len(self.shards)

    async def login(self, token: str) -> None:
        """Log in and get ready to connect, waiting if Discord asks for it."""
        with waiting_out():
            await super().login(token)

    async def setup_hook(self) -> None:
        """Register the commands if they changed, and ask the API for the gateway's address."""
        if self.application_id is not None:
            await self.registrar.register_when_allowed(
                self.application_id, self._background, force=self._force_registration
            )
        self.shard_count, gateway_url, starts = await self.http.get_bot_gateway()
        use_gateway(gateway_url)
        if starts["remaining"] <= 0:
            seconds = starts["reset_after"] / 1_000
            _log.warning("Discord allows connecting again in %s; waiting.", spell_wait(seconds))
            await asyncio.sleep(seconds)
        if self._sharing is not None:
            self.shard_count = await self._sharing.join(self.shard_count, starts["max_concurrency"])
            self._background.start(self._sharing.keep(self._launch_shard, self._drop_shards), "shards")

    async def connect(self, *, reconnect: bool = True) -> None:
        """Connect and serve until the end; with several processes, once there is a shard to serve."""
        if self._sharing is not None:
            self.shard_ids = await self._sharing.wait_for_some()
        await super().connect(reconnect=reconnect)

    async def launch_shard(self, gateway: URL, shard_id: int, *, initial: bool = False) -> None:
        """Wait for a shard's turn before connecting it, because a connection that waits too long is dropped."""
        if self._sharing is not None:
            await self._sharing.wait_to_identify(shard_id)
            self._in_turn.add(shard_id)
        await super().launch_shard(gateway, shard_id, initial=initial)

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait for this shard's turn among the shards of all processes, unless that was done before."""
        if self._sharing is not None:
            if shard_id not in self._in_turn:
                await self._sharing.wait_to_identify(shard_id or 0)
            self._in_turn.discard(shard_id or 0)
        else:
            await super().before_identify_hook(shard_id, initial=initial)

    async def _launch_shard(self, shard_id: int) -> None:
        await self.launch_shard(DiscordWebSocket.DEFAULT_GATEWAY, shard_id)

    async def _drop_shards(self, shard_ids: frozenset[int]) -> None:
        for shard_id in shard_ids:
            self._connected.discard(shard_id)
            await drop_shard(self, shard_id)
            log_event("shard", shard=shard_id, state="lost")

    async def close(self) -> None:
        """Let what is being sent arrive, then disconnect, in bounded time. Doing it again waits for the first."""
        if self._closing is None:
            self._closing = asyncio.create_task(self._close(), name="closing")
        await asyncio.shield(self._closing)

    async def _close(self) -> None:
        await self._background.close()
        try:
            async with asyncio.timeout(_SHUTDOWN_GRACE):
                await super().close()
        except TimeoutError:
            _log.warning(
                "Shutting down took more than %.0f s and was cut short; the next start continues what is left.",
                _SHUTDOWN_GRACE,
            )
            with suppress(TimeoutError):
                async with asyncio.timeout(_LAST_GRACE):
                    await super().close()  # continues with what the first didn't get to
        if self._sharing is not None:
            await self._sharing.leave()

    async def perform(self, interaction: discord.Interaction, press: Press) -> None:
        """Answer a button, a select or a submission in the user's language, whatever happens."""
        speak(language_for(interaction.locale))
        begin(interaction)
        if not await self._cooldowns.admit(interaction):
            return
        try:
            await self.actions.perform(interaction, press)
            finish(interaction, Outcome.ANSWERED)
        except Exception as error:
            await report_failure(interaction, error)

    async def on_message(self, message: discord.Message) -> None:
        """Do nothing: there are no message commands, and a cog answers messages."""

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Answer what discord.py would ignore: modals, and presses of buttons that no longer exist."""
        data: dict[str, object] = dict(interaction.data or {})
        custom_id = str(data.get("custom_id", ""))
        if interaction.type is discord.InteractionType.modal_submit:
            await self.perform(interaction, submission(interaction))
        elif interaction.type is discord.InteractionType.component and custom_id[:2] not in {"b:", "s:"}:
            speak(language_for(interaction.locale))
            await report_failure(interaction, outdated_item())

    async def on_app_command_completion(
        self, interaction: discord.Interaction, command: app_commands.Command[Any, ..., None]
    ) -> None:
        """Report a command that ended without an answer like one that failed."""
        if not interaction.response.is_done():
            await report_failure(interaction, RuntimeError(f"{command.qualified_name} ended without an answer"))
        else:
            finish(interaction, Outcome.ANSWERED)

    async def on_shard_ready(self, shard_id: int) -> None:
        """Reset a recovered shard's backoff."""
        if self._sharing is not None and not self._sharing.note_ready(shard_id):
            await drop_shard(self, shard_id)
            return
        self._note_connected(shard_id, "ready")

    async def on_shard_resumed(self, shard_id: int) -> None:
        """As ``on_shard_ready``, but for a resumed session."""
        self._note_connected(shard_id, "resumed")

    async def on_shard_disconnect(self, shard_id: int) -> None:
        """Record that a shard lost its connection."""
        if shard_id in self._connected:
            self._connected.discard(shard_id)
            DISCONNECTS.inc()
            log_event("gateway", shard=shard_id, state="disconnected")

    def _note_connected(self, shard_id: int, state: str) -> None:
        forget_backoff(self, shard_id)
        self._connected.add(shard_id)
        log_event("gateway", shard=shard_id, state=state)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Note it."""
        log_event("join", server=guild.id, members=guild.member_count, servers=len(self.guilds))

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Note it."""
        log_event("leave", server=guild.id, servers=len(self.guilds))

    async def on_ready(self) -> None:
        """Log that the bot is ready. It is called after each reconnect too, so nothing is started here."""
        _log.info("Ready as %s. Servers: %d.", self.user, len(self.guilds))
