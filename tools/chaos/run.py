"""One run of chaos: real processes, real kills, and the server's own record at the end."""

from __future__ import annotations

import asyncio
import random
import sqlite3
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.cli.library import refresh_library
from bot.delivery import Editor
from bot.domain import DigestLength, Due, Plan, Posting, Reason, Schedule, Subscription, delivery_key
from bot.playground.kinds import ChannelType
from bot.playground.validation.messages import Draft
from bot.playground.world import Channel, User
from bot.render.digests import thread_name
from bot.store import CoverageStore, Database, LibraryStore, StateDatabase, SubscriptionStore, open_database
from bot.store.database import Row
from tests.support.faults import Drop, Fault
from tests.support.playground import Playground
from tools.bot_process import ROOT, BotProcess, bot_process, until_answering
from tools.chaos.database import trouble_database
from tools.chaos.expected import Expected, lines_of
from tools.chaos.outcome import Outcome

PATIENCE = 600.0  # seconds for all digests to come to an end after the last kill
_TICK = 0.01
_KINDS = (
    ChannelType.TEXT,
    ChannelType.TEXT,
    ChannelType.TEXT,
    ChannelType.ANNOUNCEMENT,
    ChannelType.FORUM,
    ChannelType.PUBLIC_THREAD,
    ChannelType.VOICE,
    ChannelType.DIRECT,
)
_WITH_THREADS = {ChannelType.TEXT, ChannelType.ANNOUNCEMENT}
_FAULTS: tuple[tuple[str, float, Fault], ...] = (
    ("429", 0.05, Fault(status=429, retry_after=0.3)),
    ("500", 0.05, Fault(status=500)),
    ("cut before it was carried out", 0.04, Fault(drop=Drop.BEFORE)),
    ("cut after it was carried out", 0.08, Fault(drop=Drop.AFTER)),
    ("slow", 0.30, Fault(delay=0.3)),
)
_SPARED = {"/users/@me", "/gateway/bot", "/applications/{application_id}/commands", "/oauth2/applications/@me"}


class Chaos:
    """One run.

    Args:
        seed: Of everything that is left to chance here; the moments at which processes run are not.
        kills: How often the bot is killed.
        channels: How many digests are due.
        folder: Where the database and the log go.
        is_database_troubled: Whether the database is locked and its disk full at times, too.
        library: Where the folders with the library are; the project's own if left out.
        start: Starts the bot, and kills it at the end.
    """

    def __init__(
        self,
        *,
        seed: int,
        kills: int,
        channels: int,
        folder: Path,
        is_database_troubled: bool = False,
        library: Path = ROOT,
        start: Callable[..., AbstractAsyncContextManager[BotProcess]] = bot_process,
    ) -> None:
        self._random = random.Random(seed)
        self._kills = kills
        self._folder = folder
        self._content, self._seeds = library / "content", library / "seeds"
        self._is_database_troubled = is_database_troubled
        self._start = start
        self._database_path = folder / "chaos.sqlite3"
        self._playground = Playground()
        self._outcome = Outcome(seed, channels)
        self._expected: list[Expected] = []
        self._arrived: set[int] = set()
        self._looked_after = 0  # so many requests
        self._day = datetime.now(UTC).date()

    async def run(self) -> Outcome:
        """Set everything up, let it happen, count.

        Raises:
            TimeoutError: Digests were still open long after the last kill.
        """
        began = time.monotonic()
        async with self._playground:
            await self._set_up()
            self._playground.fault_plan = self._fault
            await self._happen()
            await self._count()
        self._outcome.seconds = time.monotonic() - began
        return self._outcome

    async def _happen(self) -> None:
        """Lives that end by a kill, and one that may see all digests through."""
        for number in range(self._kills):
            await self._live_and_be_killed(self._kills - number)
        async with self._bot():
            dropping = asyncio.create_task(self._drop_gateways())
            await self._wait_for_all()
            dropping.cancel()

    async def _wait_for_all(self) -> None:
        async with asyncio.timeout(PATIENCE):
            while await self._are_open():  # noqa: ASYNC110 - nothing in another process can set an event
                await asyncio.sleep(0.2)

    @asynccontextmanager
    async def _state(self, library: Database) -> AsyncIterator[StateDatabase]:
        """What the state is in: here, the library's own file."""
        yield library

    async def _set_up(self) -> None:
        """A subscription for each channel, due now, and what its digest has to say."""
        now = datetime.now(UTC).replace(second=0, microsecond=0)
        self._day = now.date()
        async with AsyncExitStack() as resources:
            database = await open_database(self._database_path)
            resources.push_async_callback(database.close)
            state = await resources.enter_async_context(self._state(database))
            library_store = LibraryStore(database)
            library = await refresh_library(library_store, self._content, self._seeds)
            subscriptions = SubscriptionStore(state)
            editor = Editor(library, await library_store.changes(), CoverageStore(state))
            world = self._playground.world
            for number in range(self._outcome.channels):
                channel = self._place(number)
                schedule = Schedule((now.time(),), "UTC")
                if now.hour >= 2 and self._random.random() < 0.3:
                    schedule = Schedule(((now - timedelta(hours=2)).time(), now.time()), "UTC")
                plan = Plan(
                    channel.id,
                    schedule,
                    length=self._random.choice(list(DigestLength)),
                    posting=self._posting(channel),
                )
                due = Due(now.date(), len(schedule.times) - 1, now)
                owner = channel.recipient_ids[0] if channel.is_direct else world.people[0].id
                added = await subscriptions.add(None if channel.is_direct else world.guild.id, owner, plan, now, due)
                if plan.posting.keeps_latest or plan.posting.pin:
                    await self._post_yesterdays(state, added)
                digest = await editor.choose(added, due.place)
                if isinstance(digest, Reason):
                    raise RuntimeError(f"no digest: {digest.value}")
                layout = editor.lay_out(added, digest, due.place).view
                has_thread = plan.posting.thread or channel.type is ChannelType.FORUM
                self._expected.append(
                    Expected(
                        added.id,
                        channel,
                        lines_of(layout.to_components()),
                        delivery_key(added.id, *due.place),
                        plan.posting,
                        thread_name(now.date(), schedule.times, due.slot) if has_thread else None,
                    )
                )

    def _place(self, number: int) -> Channel:
        """A new channel, thread or person's conversation with the bot."""
        backend, world = self._playground.backend, self._playground.world
        kind = self._random.choice(_KINDS)
        if kind is ChannelType.DIRECT:
            person = User(backend.snowflakes.next(), f"chaos{number}", None)
            world.users[person.id] = person
            world.people.append(person)
            direct = Channel(backend.snowflakes.next(), kind, recipient_ids=(person.id, world.bot.id))
            world.channels[direct.id] = direct
            return direct
        if kind is ChannelType.PUBLIC_THREAD:
            parent = self._playground.owner.add_channel(f"chaos-{number}")
            return backend.threads.open(parent, world.people[0], {"name": f"thread-{number}", "type": int(kind)})
        return self._playground.owner.add_channel(f"chaos-{number}", kind)

    def _posting(self, channel: Channel) -> Posting:
        if channel.type is ChannelType.FORUM or channel.is_direct:
            return Posting()
        has_thread = channel.type in _WITH_THREADS and self._random.random() < 0.3
        keeps_latest = not has_thread and self._random.random() < 0.4
        return Posting(thread=has_thread, keeps_latest=keeps_latest, pin=self._random.random() < 0.4)

    async def _post_yesterdays(self, database: StateDatabase, subscription: Subscription) -> None:
        """The digest before, in its channel, on record, and pinned where the newest is to be."""
        pin = subscription.plan.posting.pin
        channel = self._playground.world.channels[subscription.plan.channel_id]
        draft = Draft(frozenset({"content"}), content="Yesterday's digest")
        message = self._playground.backend.messages.post(channel, self._playground.world.bot, draft)
        message.pinned = pin
        at = int(subscription.next.at.timestamp()) - 86_400
        day = (subscription.next.day - timedelta(days=1)).isoformat()
        async with database.transaction() as connection:
            await connection.execute(
                "INSERT INTO delivery (subscription_id, local_date, slot, due_at, state, retry_at, settled_at,"
                " channel_id, message_id, topics, pinned) VALUES (?1, ?2, 0, ?3, 'sent', ?3, ?3, ?4, ?5, '', ?6)",
                (subscription.id, day, at, channel.id, message.id, int(pin)),
            )

    def _fault(self, method: str, route: str) -> Fault | None:
        if route in _SPARED:  # the bot has to get as far as delivering
            return None
        chance = self._random.random()
        for name, share, fault in _FAULTS:
            if chance < share:
                self._outcome.faults[name] += 1
                return fault
            chance -= share
        return None

    @asynccontextmanager
    async def _bot(self) -> AsyncIterator[BotProcess]:
        """A bot, with what troubles its database while it lives."""
        log = self._folder / "bot.log"
        async with self._start(
            self._playground, self._database_path, log, content=self._content, seeds=self._seeds
        ) as process:
            if not self._is_database_troubled:
                yield process
                return
            happened = self._outcome.faults
            troubling = asyncio.create_task(
                trouble_database(self._database_path, process, self._playground, self._random, happened)
            )
            try:
                yield process
            finally:
                troubling.cancel()
                with suppress(asyncio.CancelledError):
                    await troubling

    async def _live_and_be_killed(self, kills_left: int) -> None:
        """A life that ends after some more digests, or, one time in four, at any moment since its start."""
        accepted = self._accepted()
        share = (self._outcome.channels - accepted) / (kills_left + 1)
        target = accepted + max(1, round(self._random.uniform(0, 2) * share))
        lingering = self._random.uniform(0, 0.3)
        is_at_any_moment = self._random.random() < 0.25
        async with self._bot() as process:
            if not is_at_any_moment:  # however long a start takes here
                await until_answering(self._playground, process, patience=PATIENCE)
            deadline = time.monotonic() + (self._random.uniform(0, 4) if is_at_any_moment else 10)
            while time.monotonic() < deadline and self._accepted() < target:
                if process.returncode is not None:
                    raise RuntimeError(f"the bot ended by itself; see {self._folder / 'bot.log'}")
                if self._random.random() < 0.2 * _TICK:
                    self._drop_gateway()
                await asyncio.sleep(_TICK)
            await asyncio.sleep(lingering)
            process.kill()
            await process.wait()
        self._outcome.kills += 1
        self._outcome.killed_while_sending += bool(await self._rows("state = 'sending'"))

    async def _drop_gateways(self) -> None:
        while True:
            await asyncio.sleep(self._random.uniform(15, 30))  # discord.py lets 5 s pass before it identifies again
            self._drop_gateway()

    def _drop_gateway(self) -> None:
        self._outcome.gateway_drops += 1
        if self._random.random() < 0.5:
            self._playground.drop_gateway()
        else:
            self._playground.invalidate_session()

    def _accepted(self) -> int:
        """How many digests there are. Asked all the time, so it looks only after a request, for what was missing."""
        if len(self._playground.record) == self._looked_after:
            return len(self._arrived)
        self._looked_after = len(self._playground.record)
        for each in self._expected:
            if each.subscription_id not in self._arrived and each.messages(self._playground.world):
                self._arrived.add(each.subscription_id)
        return len(self._arrived)

    async def _rows(self, condition: str = "TRUE") -> Sequence[Row]:
        """The day's deliveries."""
        with closing(sqlite3.connect(self._database_path, timeout=10)) as connection:
            connection.row_factory = sqlite3.Row
            return connection.execute(
                f"SELECT * FROM delivery WHERE local_date = ? AND {condition}",
                (self._day.isoformat(),),
            ).fetchall()

    async def _are_open(self) -> bool:
        settled = await self._rows(
            "state NOT IN ('pending', 'sending') AND NOT EXISTS (SELECT 1 FROM follow_up AS f"
            " WHERE f.subscription_id = delivery.subscription_id)"
        )
        return len(settled) < self._outcome.channels

    async def _count(self) -> None:
        outcome, record, world = self._outcome, self._playground.record, self._playground.world
        rows = {row["subscription_id"]: row for row in await self._rows()}
        outcome.requests = len(record)
        outcome.states = Counter(row["state"] for row in rows.values())
        outcome.attempts = sum(row["attempts"] for row in rows.values())
        for each in self._expected:
            messages, name, row = each.messages(world), each.channel.name, rows[each.subscription_id]
            outcome.messages += len(messages)
            if not messages:
                outcome.missing.append(f"{name}: nothing there; its row says {dict(row)}")
            elif len(messages) > 1:
                outcome.repeated.append(f"{name}: {len(messages)} messages")
            else:
                outcome.threads += bool(each.thread_name)
                outcome.announced += each.is_announced
                outcome.kept += each.posting.keeps_latest
                outcome.pinned += each.posting.pin
                outcome.wrong += [f"{name}: {what}" for what in each.faults(world, messages[0])]
                if row["message_id"] != messages[0].id:
                    outcome.wrong.append(f"{name}: its row names another message")
        sent = record.find("POST", "/channels/{channel_id}/messages", status=200)
        outcome.repeats_answered_by_nonce = len(sent) - len({exchange.response["id"] for exchange in sent})
