"""The bot as Discord sees it: what it connects to, its cogs, and who answers a press."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial

import discord
import yarl
from discord import app_commands
from discord.ext import commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.answering import Answerer
from bot.cogs.actions import Actions
from bot.cogs.actors import Actors
from bot.cogs.briefs import Briefs
from bot.cogs.comparisons import Comparisons
from bot.cogs.conversations import Conversations
from bot.cogs.digest_panels import DigestPanels
from bot.cogs.digests import Digests
from bot.cogs.guides import Guides
from bot.cogs.messages import Messages
from bot.cogs.misses import MissRecorder
from bot.cogs.pictures import Pictures
from bot.cogs.questions import Questions
from bot.cogs.topics import Topics
from bot.cooldowns import Cooldowns
from bot.delivery import Attempts, Clock, Courier, Dispatcher, Editor, Pacer, RoomyRatelimit, tracing
from bot.domain import Library, TopicChange
from bot.errors import BotError
from bot.failures import report_failure
from bot.gallery import Gallery
from bot.listener import Listener
from bot.matching import Matcher
from bot.registration import CommandRegistrar
from bot.render.actions import ActionButton, ActionSelect, Press, submission
from bot.render.catalogue import Catalogue
from bot.render.notices import OUTDATED_ITEM
from bot.store import CommandStore, DeliveryStore, MissStore, SubscriptionStore
from bot.traffic import spare_traffic
from bot.tree import Tree

_log = logging.getLogger(__name__)

_FIRST_BRIEFS = 1.0  # seconds; a question that comes before gets its index at once
_LONGEST_RATE_LIMIT = 30.0  # seconds; a longer one is an error to whoever asked, instead of a silent wait

discord.VoiceClient.warn_nacl = False  # a bot that never speaks need not warn that it can't
discord.VoiceClient.warn_dave = False


class Detente(commands.AutoShardedBot):
    """The bot.

    Args:
        library: The snapshot to serve.
        matcher: Finds topics in what people type.
        answerer: Answers questions out of the library.
        catalogue: What can be looked at.
        gallery: Its pictures.
        changes: The latest change of each topic's text, by slug.
        command_store: Remembers what was registered with Discord.
        subscriptions: Who gets digests.
        deliveries: What became of them.
        misses: What was asked for and not found; None where that isn't recorded.
        clock: The time digests go by.
        catchup_window: How long after its due moment a digest is still sent.
        api_url: Discord's HTTP API, or that of a compatible server. discord.py keeps it for the whole process, so one
            process serves one.
        cooldowns: How much a user may ask at once.
        force_registration: Register the commands even where they have not changed.
    """

    def __init__(  # noqa: PLR0913 - every part is passed in
        self,
        *,
        library: Library,
        matcher: Matcher,
        answerer: Answerer,
        catalogue: Catalogue,
        gallery: Gallery,
        changes: Mapping[str, TopicChange],
        command_store: CommandStore,
        subscriptions: SubscriptionStore,
        deliveries: DeliveryStore,
        misses: MissStore | None,
        clock: Clock,
        catchup_window: timedelta,
        api_url: str,
        cooldowns: Cooldowns | None = None,
        force_registration: bool = False,
    ) -> None:
        Route.BASE = api_url
        discord.http.Ratelimit = RoomyRatelimit  # type: ignore[misc]
        self._cooldowns = cooldowns or Cooldowns()
        pacer = Pacer()
        super().__init__(
            command_prefix=commands.when_mentioned,  # there are no message commands
            help_command=None,
            # None is privileged: Discord delivers what people write to the bot, and blanks what they write to others.
            intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
            max_messages=None,
            allowed_mentions=discord.AllowedMentions.none(),
            tree_cls=partial(Tree, cooldowns=self._cooldowns),  # type: ignore[arg-type]  # it need not be a class
            activity=discord.CustomActivity("/brief"),
            http_trace=tracing(pacer),
            max_ratelimit_timeout=_LONGEST_RATE_LIMIT,
        )
        self.library = library
        self._actions = Actions()
        self.registrar = CommandRegistrar(self.tree, command_store)
        self._force_registration = force_registration
        editor = Editor(library, changes, deliveries)
        self._subscriptions = subscriptions
        self._clock = clock
        attempts = Attempts(
            subscriptions=subscriptions,
            deliveries=deliveries,
            editor=editor,
            courier=Courier(self, pacer),
            clock=clock,
            window=catchup_window,
        )
        self._misses = MissRecorder(misses, clock)
        briefs = Briefs(library, matcher, self._actions, self._misses)
        actors = Actors(library, matcher, self._actions, self._misses)
        talk = Conversations(library, matcher, answerer, briefs, actors, self._misses)
        self._listener = Listener(talk, self._cooldowns)
        self._dispatcher = Dispatcher(
            subscriptions=subscriptions, deliveries=deliveries, attempts=attempts, clock=clock, window=catchup_window
        )
        self._capabilities: tuple[commands.Cog, ...] = (
            briefs,
            Questions(library, answerer, self._actions, self._misses),
            Topics(library, self._actions),
            Pictures(library, matcher, catalogue, gallery, self._actions, self._misses),
            actors,
            Comparisons(library, matcher, self._actions, self._misses),
            Messages(library, matcher, actors, self.tree),
            Digests(
                subscriptions=subscriptions,
                deliveries=deliveries,
                dispatcher=self._dispatcher,
                clock=clock,
                panels=DigestPanels(subscriptions, deliveries, editor, clock, self._actions),
            ),
            Guides(library, self._actions, self.registrar.entries),
        )
        self._gallery = gallery
        self._answerer = answerer
        self.preparing: asyncio.Task[None] | None = None
        self._delivering: asyncio.Task[None] | None = None
        self._indexing: asyncio.Task[None] | None = None

    async def setup_hook(self) -> None:
        """Add the cogs, register the commands where they changed, and ask the API where its gateway is."""
        spare_traffic(self)
        await self.add_cogs()
        if self.application_id is not None:
            await self.registrar.register(self.application_id, force=self._force_registration)
        # Else discord.py would go to discord.com's gateway, at once or after a session was invalidated.
        self.shard_count, gateway_url, _ = await self.http.get_bot_gateway()
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway_url)
        self.preparing = asyncio.create_task(self._gallery.prepare(), name="pictures")
        self._delivering = asyncio.create_task(self._deliver(), name="digests")
        self._indexing = asyncio.create_task(self._index_questions(), name="questions")

    async def _index_questions(self) -> None:
        """Get ready for the first question once the first briefs are answered; those need no index for it."""
        await self.wait_until_ready()
        await asyncio.sleep(_FIRST_BRIEFS)
        await asyncio.to_thread(self._answerer.prepare)

    async def _deliver(self) -> None:
        await self.wait_until_ready()
        await self._dispatcher.run({guild.id for guild in self.guilds})

    async def close(self) -> None:
        """Let what is being sent arrive, then disconnect."""
        for task in (self.preparing, self._indexing):
            if task is not None:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task
        if self._delivering is not None:
            self._delivering.cancel()
            with suppress(asyncio.CancelledError):
                await self._delivering
            await self._dispatcher.close()
        await self._misses.close()
        await super().close()

    async def add_cogs(self) -> None:
        """Put all commands into the tree and take up the buttons of earlier runs."""
        self.add_dynamic_items(ActionButton, ActionSelect)
        for cog in self._capabilities:
            await self.add_cog(cog)

    async def perform(self, interaction: discord.Interaction, press: Press) -> None:
        """Answer a button or select, whatever happens."""
        if not await self._cooldowns.admit(interaction):
            return
        try:
            await self._actions.perform(interaction, press)
        except Exception as error:
            await report_failure(interaction, error)

    async def on_message(self, message: discord.Message) -> None:
        """Answer messages to the bot; what is edited later is not answered again."""
        if self.user is not None:
            await self._listener.hear(message, self.user)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Answer what discord.py would leave in silence: modals, and presses nobody knows any more."""
        data: dict[str, object] = dict(interaction.data or {})
        custom_id = str(data.get("custom_id", ""))
        if interaction.type is discord.InteractionType.modal_submit:
            await self.perform(interaction, submission(interaction))
        elif interaction.type is discord.InteractionType.component and custom_id[:2] not in {"b:", "s:"}:
            await report_failure(interaction, BotError(OUTDATED_ITEM))

    async def on_app_command_completion(
        self, interaction: discord.Interaction, command: app_commands.Command[Briefs, ..., None]
    ) -> None:
        """See that a command which ended without an answer is reported like one that failed."""
        if not interaction.response.is_done():
            await report_failure(interaction, RuntimeError(f"{command.qualified_name} ended without an answer"))

    async def next_digest(self) -> datetime | None:
        """When the next digest of all falls due."""
        return await self._subscriptions.next_due()

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Stop a server's digests when the bot was removed from it."""
        await self._subscriptions.leave_guild(guild.id, self._clock.now())

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Bring back, paused, what a server had when the bot was last in it."""
        await self._subscriptions.rejoin_guild(guild.id)

    async def on_ready(self) -> None:
        """Say that the bot is there; also comes after each reconnect, so nothing is started here."""
        _log.info("Ready as %s in %d servers.", self.user, len(self.guilds))
