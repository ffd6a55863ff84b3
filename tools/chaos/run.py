"""One run of chaos: real processes, real kills, and the server's own record at the end."""

from __future__ import annotations

import asyncio
import random
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.cli.library import refresh_library
from bot.delivery import Editor
from bot.domain import DigestLength, Plan
from bot.playground import Playground
from bot.playground.answer import text_of
from bot.playground.faults import Drop, Fault
from bot.playground.kinds import ChannelType
from bot.playground.world import Channel, Json, Message
from bot.store import DeliveryStore, LibraryStore, SubscriptionStore, open_database
from tools.bot_process import ROOT, bot_process
from tools.chaos.outcome import Outcome

PATIENCE = 600.0  # seconds for all digests to come to an end after the last kill
_TICK = 0.01
_KINDS = (ChannelType.TEXT, ChannelType.TEXT, ChannelType.TEXT, ChannelType.ANNOUNCEMENT, ChannelType.FORUM)
_FAULTS: tuple[tuple[str, float, Fault], ...] = (
    ("429", 0.05, Fault(status=429, retry_after=0.3)),
    ("500", 0.05, Fault(status=500)),
    ("cut before it was carried out", 0.04, Fault(drop=Drop.BEFORE)),
    ("cut after it was carried out", 0.08, Fault(drop=Drop.AFTER)),
    ("slow", 0.30, Fault(delay=0.3)),
)
_SPARED = {"/users/@me", "/gateway/bot", "/applications/{application_id}/commands", "/oauth2/applications/@me"}


@dataclass
class Expected:
    """A channel, and the lines its digest has to have."""

    subscription_id: int
    channel: Channel
    lines: list[str]


class Chaos:
    """One run.

    Args:
        seed: Of everything that is left to chance here; the moments at which processes run are not.
        kills: How often the bot is killed.
        channels: How many digests fall due.
        folder: Where the database and the log go.
    """

    def __init__(self, *, seed: int, kills: int, channels: int, folder: Path) -> None:
        self._random = random.Random(seed)
        self._kills = kills
        self._folder = folder
        self._database_path = folder / "chaos.sqlite3"
        self._playground = Playground()
        self._outcome = Outcome(seed, channels)
        self._expected: list[Expected] = []

    async def run(self) -> Outcome:
        """Set everything up, let it happen, count.

        Raises:
            TimeoutError: Digests were still open long after the last kill.
        """
        began = time.monotonic()
        async with self._playground:
            await self._set_up()
            self._playground.fault_plan = self._fault
            for number in range(self._kills):
                await self._live_and_be_killed(self._kills - number)
            async with self._bot():
                dropping = asyncio.create_task(self._drop_gateways())
                async with asyncio.timeout(PATIENCE):
                    while self._are_open():  # noqa: ASYNC110 - nothing in another process can set an event
                        await asyncio.sleep(0.2)
                dropping.cancel()
            self._count()
        self._outcome.seconds = time.monotonic() - began
        return self._outcome

    async def _set_up(self) -> None:
        """A subscription for each channel, due now, and what its digest has to say."""
        now = datetime.now(UTC).replace(microsecond=0)
        database = await open_database(self._database_path)
        try:
            library_store = LibraryStore(database)
            library = await refresh_library(library_store, ROOT / "content", ROOT / "seeds")
            subscriptions, deliveries = SubscriptionStore(database), DeliveryStore(database)
            editor = Editor(library, await library_store.topic_changes(), deliveries)
            world = self._playground.world
            for number in range(self._outcome.channels):
                channel = self._playground.owner.add_channel(f"chaos-{number}", self._random.choice(_KINDS))
                plan = Plan(
                    channel_id=channel.id,
                    at=now.time().replace(second=0),
                    zone="UTC",
                    weekdays=frozenset(range(7)),
                    length=self._random.choice(list(DigestLength)),
                    areas=frozenset(),
                    thread=channel.type is ChannelType.TEXT and self._random.random() < 0.3,
                    mention_role_id=None,
                )
                due = (now.date(), now)
                added = await subscriptions.add(world.guild.id, world.people[0].id, plan, now, due)
                digest = await editor.choose(added, now.date())
                if digest is None:
                    raise RuntimeError("the library has no topics")
                layout = editor.lay_out(added, digest, now.date(), f"{added.id}-{now:%Y%m%d}")
                self._expected.append(Expected(added.id, channel, _lines(layout.to_components())))  # type: ignore[no-untyped-call]
        finally:
            await database.close()

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

    def _bot(self) -> AbstractAsyncContextManager[asyncio.subprocess.Process]:
        return bot_process(self._playground, self._database_path, self._folder / "bot.log")

    async def _live_and_be_killed(self, kills_left: int) -> None:
        """A life that ends after some more digests, or, one time in four, at any moment since its start."""
        accepted = self._accepted()
        share = (self._outcome.channels - accepted) / (kills_left + 1)
        wanted = accepted + max(1, round(self._random.uniform(0, 2) * share))
        lingering = self._random.uniform(0, 0.3)
        deadline = time.monotonic() + (self._random.uniform(0, 4) if self._random.random() < 0.25 else 12)
        async with self._bot() as process:
            while time.monotonic() < deadline and self._accepted() < wanted:
                if process.returncode is not None:
                    raise RuntimeError(f"the bot ended by itself; see {self._folder / 'bot.log'}")
                if self._random.random() < 0.2 * _TICK:
                    self._drop_gateway()
                await asyncio.sleep(_TICK)
            await asyncio.sleep(lingering)
            process.kill()
            await process.wait()
        self._outcome.kills += 1
        self._outcome.killed_while_sending += bool(self._rows("state = 'sending'"))

    async def _drop_gateways(self) -> None:
        while True:
            await asyncio.sleep(self._random.uniform(15, 30))  # discord.py lets 5 s pass before it identifies anew
            self._drop_gateway()

    def _drop_gateway(self) -> None:
        self._outcome.gateway_drops += 1
        if self._random.random() < 0.5:
            self._playground.drop_gateway()
        else:
            self._playground.invalidate_session()

    def _accepted(self) -> int:
        return sum(bool(self._messages(each.channel)) for each in self._expected)

    def _messages(self, channel: Channel) -> list[Message]:
        """What the bot said in a channel or a forum's posts; a message's own thread holds a notice only."""
        places = self._playground.world.threads(channel.id) if channel.type is ChannelType.FORUM else [channel]
        bot = self._playground.world.bot
        return [message for place in places for message in place.messages.values() if message.author.id == bot.id]

    def _rows(self, condition: str = "1") -> list[sqlite3.Row]:
        with closing(sqlite3.connect(self._database_path, timeout=10)) as connection:
            connection.row_factory = sqlite3.Row
            return connection.execute(f"SELECT * FROM delivery WHERE {condition}").fetchall()

    def _are_open(self) -> bool:
        return len(self._rows("state NOT IN ('pending', 'sending')")) < self._outcome.channels

    def _count(self) -> None:
        outcome, record = self._outcome, self._playground.record
        rows = {row["subscription_id"]: row for row in self._rows()}
        outcome.requests = len(record)
        outcome.states = Counter(row["state"] for row in rows.values())
        outcome.attempts = sum(row["attempts"] for row in rows.values())
        for each in self._expected:
            messages, name = self._messages(each.channel), each.channel.name
            outcome.messages += len(messages)
            if not messages:
                outcome.missing.append(f"{name}: nothing there; its row says {dict(rows[each.subscription_id])}")
            elif len(messages) > 1:
                outcome.repeated.append(f"{name}: {len(messages)} messages")
            elif [line for line in _lines(messages[0].components) if "late because" not in line] != each.lines:
                outcome.wrong.append(f"{name}: another text than it was to have")
            elif rows[each.subscription_id]["message_id"] != messages[0].id:
                outcome.wrong.append(f"{name}: its row names another message")
        sent = record.find("POST", "/channels/{channel_id}/messages", status=200)
        outcome.repeats_answered_by_nonce = len(sent) - len({exchange.response["id"] for exchange in sent})


def _lines(components: list[Json]) -> list[str]:
    """All that a card says, line by line, and what its buttons are known by."""
    message = {"content": "", "embeds": [], "components": components}
    return text_of(message).splitlines() + sorted(_custom_ids(components))


def _custom_ids(parts: list[Json]) -> Iterator[str]:
    for part in parts:
        if "custom_id" in part:
            yield part["custom_id"]
        yield from _custom_ids(part.get("components", []))
