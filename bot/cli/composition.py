"""The bot's cogs: some live as long as the bot, the others as long as the library they show."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from datetime import timedelta
from itertools import chain

from discord.ext import commands
from discord.utils import maybe_coroutine
from yarl import URL

from bot.cli.prepare import Prepared
from bot.client import Detente
from bot.cogs.actions import Actions
from bot.cogs.actors import Actors
from bot.cogs.briefs import Briefs
from bot.cogs.comparisons import Comparisons
from bot.cogs.conversations import Conversations
from bot.cogs.digest_delivery import DigestDelivery
from bot.cogs.digest_forms import DigestForms
from bot.cogs.digest_keeping import DigestKeeper
from bot.cogs.digest_panels import DigestPanels
from bot.cogs.digests import Digests
from bot.cogs.guides import Guides
from bot.cogs.lookups import Lookups
from bot.cogs.messages import Messages
from bot.cogs.misses import MissRecorder
from bot.cogs.own_digests import OwnDigests
from bot.cogs.pictures import Pictures
from bot.cogs.privacy import Privacy
from bot.cogs.questions import Questions
from bot.cogs.removals import Removals
from bot.cogs.server_settings import ServerSettings
from bot.cogs.timelines import Timelines
from bot.cogs.topics import Topics
from bot.cooldowns import Cooldowns
from bot.delivery import Attempts, Clock, Dispatcher, Editor, FollowUps, Places, Sender
from bot.domain import Library
from bot.gallery import Gallery
from bot.listener import MessageListener
from bot.metrics import LIBRARY, LIBRARY_LOADED
from bot.render.timeline_pictures import timeline_pictures
from bot.settings import Settings
from bot.shards import Shards
from bot.store import (
    CoverageStore,
    Database,
    DeliveryStore,
    FollowUpStore,
    LibraryStore,
    MissStore,
    PrivacyStore,
    Retention,
    StateDatabase,
    SubscriptionStore,
    TalkStore,
)

_log = logging.getLogger(__name__)


class Composition:
    """The parts of a bot.

    Args:
        bot: Whose cogs they are.
        database: The library's database.
        state: The state's database.
        shards: This process's share, if there are several processes.
        settings: The settings.
        clock: The clock for digests.
        cooldowns: How much a user may ask at once.
    """

    def __init__(
        self,
        bot: Detente,
        database: Database,
        state: StateDatabase,
        settings: Settings,
        clock: Clock,
        cooldowns: Cooldowns,
        shards: Shards | None,
    ) -> None:
        self._bot = bot
        self._database, self._state = database, state
        self._settings = settings
        self._clock = clock
        self._cooldowns = cooldowns
        self._subscriptions, self._deliveries = SubscriptionStore(state), DeliveryStore(state)
        self._places = Places(bot)
        self._sender = Sender(bot, self._places, shards.may_send if shards else lambda: True)
        self._follow_ups, self._talk = FollowUpStore(state), TalkStore(state)
        if settings.misses == "off":
            _log.info("MISSES=off: what people ask for and don't find is not recorded.")
        self._misses = MissRecorder(MissStore(state) if settings.misses == "on" else None, clock)
        self._attempts: Attempts | None = None

    async def start(self, prepared: Prepared) -> None:
        """Add every cog; those of the library use what was prepared."""
        editor = await self._editor(prepared)
        self._attempts, dispatcher = self._delivery(editor)
        await self._bot.add_cog(self._misses)
        await self._bot.add_cog(Removals(self._bot, self._bot.tree))
        delivery = DigestDelivery(self._bot, self._subscriptions, dispatcher, self._attempts.recorder, self._clock)
        await self._bot.add_cog(delivery)
        self._dispatcher = dispatcher
        await self._show(prepared, editor)

    async def swap(self, prepared: Prepared) -> None:
        """Serve another library from now on. Answers under way finish with the one they began with."""
        if self._attempts is None:
            raise RuntimeError("there is nothing to swap before the start")
        editor = await self._editor(prepared)
        await self._show(prepared, editor)
        self._attempts.use(editor)

    async def _show(self, prepared: Prepared, editor: Editor) -> None:
        actions, lookups = Actions(), Lookups(prepared.library, prepared.search)
        cogs = [
            *self._library_cogs(prepared, actions, lookups),
            *self._digest_cogs(prepared.library, editor, actions, lookups),
        ]
        for cog in cogs:
            if (before := self._bot.get_cog(cog.qualified_name)) is not None:
                await maybe_coroutine(before.cog_unload)  # type: ignore[arg-type]  # it may be either
        version = await LibraryStore(self._database).stored_hash() or ""
        # Nothing awaits from here on, so nobody gets a mixture of two libraries.
        self._bot.actions, self._bot.lookups = actions, lookups
        for cog in cogs:
            await self._bot.add_cog(cog, override=True)
        library = prepared.library
        counts = {"topics": str(len(library.topics)), "claims": str(len(library.claims))}
        LIBRARY.info({"version": version[:12], **counts})
        LIBRARY_LOADED.set(time.time())

    async def _editor(self, prepared: Prepared) -> Editor:
        return Editor(prepared.library, await LibraryStore(self._database).changes(), CoverageStore(self._state))

    def _delivery(self, editor: Editor) -> tuple[Attempts, Dispatcher]:
        """The cog that delivers digests."""
        window = timedelta(hours=self._settings.digest_catchup_hours)
        attempts = Attempts(
            subscriptions=self._subscriptions,
            deliveries=self._deliveries,
            editor=editor,
            sender=self._sender,
            clock=self._clock,
            window=window,
        )
        return attempts, Dispatcher(
            subscriptions=self._subscriptions,
            deliveries=self._deliveries,
            retention=Retention(self._state),
            attempts=attempts,
            follow_ups=FollowUps(self._follow_ups, self._subscriptions, self._places, self._clock),
            clock=self._clock,
            window=window,
        )

    def _library_cogs(self, prepared: Prepared, actions: Actions, lookups: Lookups) -> Iterator[commands.Cog]:
        """The cogs that show the library."""
        library, _, answerer, catalogues = prepared
        misses, bot = self._misses, self._bot
        briefs = Briefs(library, lookups, actions, misses)
        actors = Actors(library, lookups, actions, misses)
        drawn_ahead = [exhibit.picture for each in catalogues.values() for exhibit in each.values()]
        gallery = Gallery(
            self._settings.database_path.with_suffix(".pictures"),
            chain(drawn_ahead, timeline_pictures(library)),
            is_drawing=self._settings.pictures == "on",
        )
        yield briefs
        yield Questions(bot, prepared.make_ready, library, answerer, actions, misses)
        yield Topics(library, actions)
        yield Pictures(library, catalogues, gallery, actions)
        yield Timelines(library, gallery, actions, misses)
        yield actors
        yield Comparisons(library, actions, misses)
        yield Messages(library, lookups, actors, bot.tree)
        yield MessageListener(
            bot, Conversations(library, lookups, answerer, briefs, actors, misses), self._cooldowns, self._talk
        )

    def _digest_cogs(
        self, library: Library, editor: Editor, actions: Actions, lookups: Lookups
    ) -> Iterator[commands.Cog]:
        """The cogs for digests and for the bot itself; their buttons are replaced together with the library's."""
        keeper = DigestKeeper(self._subscriptions, self._deliveries, self._follow_ups, self._dispatcher, self._clock)
        url = str(URL(self._settings.discord_api_url).origin())
        panels = DigestPanels(keeper, editor, self._sender, url, actions)
        forms = DigestForms(keeper, panels, editor, lookups, actions)
        yield Digests(keeper, panels, forms, lookups)
        yield OwnDigests(keeper, panels, forms, actions)
        yield Guides(library, actions, self._bot.registrar.entries)
        yield ServerSettings(self._talk, actions)
        yield Privacy(PrivacyStore(self._state), actions, counts_misses=self._settings.misses == "on")
