"""A process's share of the shards, held by a lease and extended when other processes leave shards free.

It sends digests only while its lease is sure to last a few more seconds, by its own monotonic clock, which keeps
running while the process is frozen; the lease in the database ends later. If it learns that others took it for dead, it
gives up its shards and starts over as a new process.
"""

from __future__ import annotations

import asyncio
import logging
import os
import socket
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress

from bot.errors import StoreError
from bot.events import log_event
from bot.metrics import SHARDS
from bot.store.database import StateDatabase
from bot.store.shards import LEASE, Holding, Membership, ShardStore
from bot.store.share import Share

_log = logging.getLogger(__name__)

_RENEWAL = 3.0  # seconds; three may fail before the lease ends
_MARGIN = 4.0  # seconds before its end after which nothing is sent: the longest a request takes to arrive
_PATIENCE = 6.0  # seconds for which free shards are left to processes that have room
_IDENTIFY_INTERVAL = 5.5  # seconds; Discord asks for five, and the network bunches requests


class Shards:
    """This process, one of those that run the bot.

    Args:
        database: Where they coordinate; its share is kept to what this process serves.
        requested: How many shards there should be; None for as many as Discord recommends.
        most: How many this process takes while others have room; None for all it can get.
    """

    def __init__(self, database: StateDatabase, requested: int | None, most: int | None) -> None:
        self._database = database
        self._store = ShardStore(database)
        self._requested, self._most = requested, most
        self._member: Membership | None = None
        self._recommended = self._buckets = 1
        self._sure_until, self._left_over_since = float("-inf"), float("inf")
        self._ready = set[int]()
        self._launching = dict[int, asyncio.Future[None]]()
        self._has_some = asyncio.Event()
        self.held: frozenset[int] = frozenset()
        self.note_processes: Callable[[int], None] | None = (
            None  # called with the number of processes that serve shards
        )
        self._give(frozenset())

    @property
    def has_joined(self) -> bool:
        """Whether this is one of the processes, even if it stands by."""
        return self._member is not None

    async def join(self, recommended: int, max_concurrency: int) -> int:
        """Become one of the processes. Returns how many shards there are in all.

        Args:
            recommended: How many Discord recommends.
            max_concurrency: How many may identify themselves at once.
        """
        self._recommended, self._buckets = recommended, max_concurrency
        name = f"{socket.gethostname()}/{os.getpid()}"
        self._member = await self._store.join(name, self._requested, recommended, self._most)
        self._give(frozenset())
        return self._member.shard_count

    async def wait_for_some(self) -> list[int]:
        """The shards to begin with; if others hold all, this waits until one of them ends."""
        if not self._has_some.is_set():
            _log.info("Other processes have every shard; standing by.")
        await self._has_some.wait()
        return sorted(self.held)

    def may_send(self) -> bool:
        """Whether no other process can have taken over."""
        return time.monotonic() < self._sure_until

    async def wait_to_identify(self, shard_id: int) -> None:
        """Wait until a shard may identify, whichever processes have the others of its bucket."""
        while True:
            try:
                seconds = await self._store.seconds_until_identify(shard_id % self._buckets, _IDENTIFY_INTERVAL)
                break
            except StoreError as error:
                _log.warning("A shard is waiting to identify: %s", error)
                await asyncio.sleep(_RENEWAL)
        await asyncio.sleep(seconds)

    def note_ready(self, shard_id: int) -> bool:
        """Serve a shard's servers from now on; False if it no longer belongs to this process."""
        if shard_id not in self.held:
            return False
        self._ready.add(shard_id)
        self._serve()
        return True

    async def keep(
        self, launch: Callable[[int], Awaitable[None]], drop: Callable[[frozenset[int]], Awaitable[None]]
    ) -> None:
        """Renew the lease, and take free shards, until cancelled.

        Args:
            launch: Connects a shard that was taken after the start.
            drop: Ends the connections of shards that others have now.
        """
        while True:
            try:
                await self._look(launch, drop)
            except StoreError as error:
                _log.warning("This process couldn't renew its lease on its shards: %s", error)
            except Exception:
                _log.exception("Taking or giving up shards failed")
            await asyncio.sleep(_RENEWAL)

    async def leave(self) -> None:
        """Give every shard back; nothing may still be being sent."""
        member, self._member = self._member, None
        self._sure_until = float("-inf")
        self._give(frozenset())
        if member is not None:
            with suppress(StoreError):  # they are free when the lease ends
                await self._store.leave(member)

    async def _look(
        self, launch: Callable[[int], Awaitable[None]], drop: Callable[[frozenset[int]], Awaitable[None]]
    ) -> None:
        if self._member is None:
            return
        began = time.monotonic()
        holding = await self._store.renew(self._member, self._room())
        if holding is None:
            _log.warning("This process didn't renew its lease in time, so others took over its shards; joining again.")
            lost = self.held
            self._give(frozenset())
            await drop(lost)
            await self.join(self._recommended, self._buckets)
            return
        self._sure_until = began + LEASE - _MARGIN
        self._note_left_over(holding, began)
        if self.note_processes is not None:
            self.note_processes(holding.processes)
        fresh, is_first = holding.shards - self.held, not self._has_some.is_set()
        self._give(holding.shards)
        for shard_id in sorted(fresh):
            log_event("shard", shard=shard_id, state="taken", of=self._member.shard_count)
            if not is_first:  # the first ones are connected by whoever waits for them
                self._launch(launch, shard_id)

    def _room(self) -> int:
        """How many free shards to take: those that nobody else took are everybody's."""
        if self._most is None or time.monotonic() - self._left_over_since > _PATIENCE:
            return 1_000_000
        return max(0, self._most - len(self.held))

    def _note_left_over(self, holding: Holding, now: float) -> None:
        if not holding.left_over:
            self._left_over_since = float("inf")
        elif self._left_over_since == float("inf"):
            self._left_over_since = now

    def _launch(self, launch: Callable[[int], Awaitable[None]], shard_id: int) -> None:
        task = asyncio.ensure_future(launch(shard_id))
        self._launching[shard_id] = task
        task.add_done_callback(lambda _: self._launching.pop(shard_id, None))

    def _give(self, shards: frozenset[int]) -> None:
        """Keep these from now on, and serve those that were ready before."""
        for shard_id in self.held - shards:
            if (task := self._launching.pop(shard_id, None)) is not None:
                task.cancel()
        self.held = shards
        self._ready &= shards
        if shards:
            self._has_some.set()
        SHARDS.set(len(shards))
        self._serve()

    def _serve(self) -> None:
        count = 1 if self._member is None else self._member.shard_count
        self._database.share = Share(count, frozenset(self._ready))
