"""Looks for digests that are due or waiting for a retry, and starts an attempt at each."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import datetime, timedelta

from bot.delivery.attempts import Attempts
from bot.delivery.clock import Clock
from bot.delivery.follow_ups import FollowUps
from bot.delivery.rescheduling import reschedule
from bot.digest.catching_up import catch_up
from bot.domain import Delivery, FollowUp, Reason, Subscription, SubscriptionState
from bot.errors import StoreError
from bot.store import DeliveryStore, Retention, Share, SubscriptionStore

_log = logging.getLogger(__name__)

_BATCH = 250
_AT_ONCE = (
    100  # twice what may be sent in a second: enough to use the limit fully, and none waits long with an outdated plan
)
_LONGEST_REST = 60.0  # seconds; a machine that slept, or whose clock was set, is noticed at last
_SHORTEST_REST = 0.02
_TIDYING, _ANNOUNCING = timedelta(hours=1), timedelta(days=1)
_DATABASE_PAUSE = 10.0  # seconds until the database is tried again
_LEASE_PAUSE = 1.0  # seconds until it is asked again whether the lease was renewed, which happens every three
_SET_BACK = timedelta(minutes=1)  # a clock that goes back by more was wrong before, and due moments with it
_AFTER_FAULT = timedelta(minutes=1)
_SHUTDOWN_GRACE = 5.0  # seconds for what is being sent when the bot stops


class Dispatcher:
    """Plans what is due, and starts an attempt for everything that waits.

    Args:
        subscriptions: Who gets digests.
        deliveries: The outcome of each digest.
        retention: Deletes old records.
        attempts: Makes the attempts.
        follow_ups: Does what follows a post.
        clock: The current time.
        window: How long after its due moment a digest is still sent.
    """

    def __init__(
        self,
        *,
        subscriptions: SubscriptionStore,
        deliveries: DeliveryStore,
        retention: Retention,
        attempts: Attempts,
        follow_ups: FollowUps,
        clock: Clock,
        window: timedelta,
    ) -> None:
        self._subscriptions = subscriptions
        self._deliveries = deliveries
        self._retention = retention
        self._attempts = attempts
        self._follow_ups = follow_ups
        self._clock = clock
        self._window = window
        self._woken = asyncio.Event()
        self._in_flight: dict[str, asyncio.Task[None]] = {}
        self._tidy_at = self._announce_at = self._seen_at = clock.now()
        clock.on_move(self.wake)

    def wake(self) -> None:
        """Check again now, because a subscription or the clock changed."""
        self._woken.set()

    async def run(self, guild_ids: Callable[[], Collection[int]]) -> None:
        """Deliver until cancelled.

        Args:
            guild_ids: Returns the servers the bot is in; it has left the servers of other subscriptions.
        """
        begun: Share | None = None
        while True:
            self._woken.clear()
            try:
                is_ours = self._attempts.may_be_made()  # otherwise another process may have what is being sent
                if is_ours and begun != (share := self._subscriptions.share):
                    await self._begin(guild_ids, is_first=begun is None)
                    begun = share
                rest = await self.tick() if is_ours else _LEASE_PAUSE
            except StoreError as error:
                _log.warning("Couldn't look for due digests; trying again in a moment: %s", error)
                rest = _DATABASE_PAUSE
            except Exception:
                _log.exception("Couldn't look for due digests; trying again in a minute.")
                rest = _LONGEST_REST
            with suppress(TimeoutError):
                # Before Python 3.12, wait_for loses a cancellation that coincides with a wake.
                async with asyncio.timeout(rest):
                    await self._woken.wait()

    async def close(self) -> None:
        """Wait for what is being sent; whatever isn't finished in time is resolved at the next start."""
        running = list(self._in_flight.values())
        if running:
            await asyncio.wait(running, timeout=_SHUTDOWN_GRACE)
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    async def tick(self) -> float:
        """Plan what has come due and start what is waiting. Returns for how many seconds there is nothing to do."""
        now = self._clock.now()
        if now < self._seen_at - _SET_BACK:
            await reschedule(self._subscriptions, now)
            self._tidy_at = now
        self._seen_at = now
        if now >= self._tidy_at:
            self._tidy_at = now + _TIDYING
            await self._tidy(now)
        if left := await self._take_up_interrupted(now, Reason.INTERNAL):
            _log.warning("Digests cut off while being sent at the last stop: %d; checking whether they arrived.", left)
        due = await self._subscriptions.due(now, _BATCH)
        for subscription in due:
            await self._plan(subscription, now)
        count = _BATCH + len(self._in_flight)
        waiting: list[Delivery | FollowUp] = [*await self._deliveries.waiting(now, count)]
        waiting += await self._follow_ups.store.due(now, count)
        fresh: dict[str, Delivery | FollowUp] = {}
        for each in waiting:  # one thing at a time for each delivery
            if (key := _key_of(each)) not in self._in_flight:
                fresh.setdefault(key, each)
        room = _AT_ONCE - len(self._in_flight)
        for key, each in list(fresh.items())[: max(0, room)]:
            self._in_flight[key] = asyncio.create_task(self._attend(key, each), name=f"digest {key}")
        if len(due) == _BATCH and room > 0:
            return _SHORTEST_REST
        if len(fresh) > room:
            return _LONGEST_REST  # woken when half of them are done
        moments = [
            await self._subscriptions.next_due(now),
            await self._deliveries.next_retry(now),
            await self._follow_ups.store.next_at(now),
        ]
        rest = min((moment - self._clock.now()).total_seconds() for moment in (*moments, self._tidy_at) if moment)
        return min(max(rest, _SHORTEST_REST), _LONGEST_REST)

    async def _tidy(self, now: datetime) -> None:
        """Forget finished work, and once a day notify people whose digest was paused and who haven't been notified."""
        await self._retention.delete_drafts(now)
        if self._clock.is_trusted():
            await self._retention.forget_old(now)
            if forgotten := await self._retention.delete_departed(now):
                _log.info("Digests deleted because the bot left their servers 30 days ago: %d.", forgotten)
        if now >= self._announce_at:
            self._announce_at = now + _ANNOUNCING
            await self._attempts.recorder.announce_suspensions()

    async def _begin(self, guild_ids: Callable[[], Collection[int]], *, is_first: bool = True) -> None:
        """Take over what the last run or another process left behind."""
        now = self._clock.now()
        known, departed = await self._subscriptions.guilds(), await self._subscriptions.departed_guilds()
        here, share = set(guild_ids()), self._subscriptions.share  # both as of now: a shard may just have been lost
        for guild_id in known - here:
            if share.covers(guild_id):
                await self._subscriptions.leave_guild(guild_id, now)
        for guild_id in departed & here:
            await self._subscriptions.rejoin_guild(guild_id)
        if is_first:
            await reschedule(self._subscriptions, now)
        if interrupted := await self._take_up_interrupted(now, Reason.OFFLINE):
            _log.info("Digests interrupted while being sent: %d; checking whether they arrived.", interrupted)

    async def _take_up_interrupted(self, now: datetime, reason: Reason) -> int:
        """Put deliveries that nobody is sending any more back in the queue. Returns how many."""
        sending = await self._deliveries.sending()
        if not self._attempts.may_be_made():  # this process was frozen, and another may be sending what was read
            return 0
        if left := [each for each in sending if each.key not in self._in_flight]:
            await self._deliveries.take_up(left, now, reason)
        return len(left)

    async def _plan(self, subscription: Subscription, now: datetime) -> None:
        try:
            agenda = catch_up(subscription, now, self._window)
        except (ValueError, KeyError):  # a zone that is no longer in the time zone data
            _log.exception("Subscription %d has no next date; pausing it.", subscription.id)
            await self._subscriptions.set_state(subscription.id, SubscriptionState.SUSPENDED)
            return
        await self._deliveries.plan(
            subscription, skipped=agenda.skipped, pending=agenda.pending, following=agenda.following, now=now
        )

    async def _attend(self, key: str, work: Delivery | FollowUp) -> None:
        """Handle one delivery or follow-up; its errors don't affect others."""
        is_settled = False
        try:
            if isinstance(work, FollowUp):
                await self._follow_ups.carry_out(work)
            else:
                is_settled = await self._attempts.make(work)
        except StoreError as error:
            _log.warning("Digest %s is waiting for the database: %s", key, error)
            await self._postpone(work)
        except Exception:
            _log.exception("Digest %s failed", key)
            await self._postpone(work)
        finally:
            del self._in_flight[key]
            # Not after each one: looking for more is costly.
            if not is_settled or len(self._in_flight) in {0, _AT_ONCE // 2}:
                self.wake()

    async def _postpone(self, work: Delivery | FollowUp) -> None:
        """Retry something after an error of the bot's own, as soon as the database can record it."""
        while True:
            try:
                if isinstance(work, FollowUp):
                    await self._follow_ups.store.postpone(work, self._clock.now() + _AFTER_FAULT)
                else:
                    await self._attempts.postpone_after_fault(work)
            except Exception as error:
                _log.warning("The retry of digest %s can't be recorded yet: %s", _key_of(work), error)
                await asyncio.sleep(_DATABASE_PAUSE)
            else:
                return


def _key_of(work: Delivery | FollowUp) -> str:
    return work.delivery.key if isinstance(work, FollowUp) else work.key
