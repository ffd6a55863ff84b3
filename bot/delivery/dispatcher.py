"""Sees every digest through, from falling due to its end."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.delivery.clock import Clock
from bot.delivery.courier import Courier, Posted
from bot.delivery.editor import Editor, topics_of
from bot.delivery.outcomes import PassingError, PermanentError, UnreadableHistoryError
from bot.digest.catching_up import PUNCTUAL, catch_up
from bot.domain import Delivery, DeliveryState, Reason, Subscription, SubscriptionState
from bot.render.warnings import render_warning
from bot.store import DeliveryStore, SubscriptionStore

_log = logging.getLogger(__name__)

NONCE_WINDOW = timedelta(minutes=2)  # Discord keeps nonces for "a few minutes"; this is well within
FAILED_DAYS = 3
_BATCH = 250
_AT_ONCE = 200
_LONGEST_REST = 60.0  # seconds; a machine that slept, or whose clock was set, is noticed at last
_SHORTEST_REST = 0.02
_FIRST_BACKOFF, _LONGEST_BACKOFF = timedelta(seconds=4), timedelta(minutes=1)
_GIVE_UP_LOOKING = timedelta(days=1)
_TIDYING = timedelta(hours=1)
_FAREWELL = 5.0  # seconds for what is being sent when the bot stops


class Dispatcher:
    """Plans what falls due, and sends it.

    Args:
        subscriptions: Who gets digests.
        deliveries: What became of them.
        editor: Makes digests.
        courier: Posts them.
        clock: The time to go by.
        window: How long after its due moment a digest is still sent.
    """

    def __init__(
        self,
        *,
        subscriptions: SubscriptionStore,
        deliveries: DeliveryStore,
        editor: Editor,
        courier: Courier,
        clock: Clock,
        window: timedelta,
    ) -> None:
        self._subscriptions = subscriptions
        self._deliveries = deliveries
        self._editor = editor
        self._courier = courier
        self._clock = clock
        self._window = window
        self._woken = asyncio.Event()
        self._in_flight: dict[tuple[int, date], asyncio.Task[None]] = {}
        self._tidy_at = clock.now()
        clock.on_move(self.wake)

    def wake(self) -> None:
        """Look again now: a subscription or the clock was changed."""
        self._woken.set()

    async def run(self, guild_ids: Collection[int]) -> None:
        """Deliver until cancelled.

        Args:
            guild_ids: The servers the bot is in; subscriptions of others were left behind.
        """
        now = self._clock.now()
        for guild_id in await self._subscriptions.guilds() - set(guild_ids):
            await self._subscriptions.leave_guild(guild_id, now)
        for guild_id in await self._subscriptions.departed_guilds() & set(guild_ids):
            await self._subscriptions.rejoin_guild(guild_id)
        if interrupted := await self._deliveries.take_up_interrupted(now):
            _log.info("%d digests were interrupted; settling them.", interrupted)
        while True:
            self._woken.clear()
            rest = _SHORTEST_REST
            try:
                rest = await self.tick()
            except Exception:
                _log.exception("Digests could not be looked after; trying again in a minute.")
                rest = _LONGEST_REST
            with suppress(TimeoutError):
                async with asyncio.timeout(rest):  # wait_for loses a cancellation that meets a wake, before Python 3.12
                    await self._woken.wait()

    async def close(self) -> None:
        """Let what is being sent arrive; what does not in time is settled at the next start."""
        running = list(self._in_flight.values())
        if running:
            await asyncio.wait(running, timeout=_FAREWELL)
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    async def tick(self) -> float:
        """Plan what fell due and start on what waits; returns for how many seconds there is nothing to do."""
        now = self._clock.now()
        if now >= self._tidy_at:
            self._tidy_at = now + _TIDYING
            if forgotten := await self._subscriptions.delete_departed(now):
                _log.info("Deleted %d subscriptions of servers left 30 days ago.", forgotten)
        due = await self._subscriptions.due(now, _BATCH)
        for subscription in due:
            await self._plan(subscription, now)
        waiting = await self._deliveries.waiting(now, _BATCH + len(self._in_flight))
        fresh = [each for each in waiting if (each.subscription_id, each.local_date) not in self._in_flight]
        room = _AT_ONCE - len(self._in_flight)
        for delivery in fresh[: max(0, room)]:
            key = (delivery.subscription_id, delivery.local_date)
            self._in_flight[key] = asyncio.create_task(self._see_through(delivery), name=f"digest {delivery.key}")
        if len(due) == _BATCH and room > 0:
            return _SHORTEST_REST
        if len(fresh) > room:
            return _LONGEST_REST  # we are woken when half of them are done
        moments = [await self._subscriptions.next_due(), await self._deliveries.next_retry(now)]
        rest = min((moment - self._clock.now()).total_seconds() for moment in (*moments, self._tidy_at) if moment)
        return min(max(rest, _SHORTEST_REST), _LONGEST_REST)

    async def _plan(self, subscription: Subscription, now: datetime) -> None:
        try:
            agenda = catch_up(subscription, now, self._window)
        except (ValueError, KeyError):  # a zone that the time zone data no longer knows
            _log.exception("Subscription %d has no next date any more; pausing it.", subscription.id)
            await self._subscriptions.set_state(subscription.id, SubscriptionState.SUSPENDED)
            return
        await self._deliveries.plan(
            subscription, skipped=agenda.skipped, pending=agenda.pending, following=agenda.following, now=now
        )

    async def _see_through(self, delivery: Delivery) -> None:
        """One delivery, on its own: whatever happens to it concerns no other."""
        try:
            await self._deliver(delivery)
        except Exception:
            _log.exception("Digest %s failed", delivery.key)
            with suppress(Exception):
                await self._try_later(delivery, Reason.INTERNAL, None)
        finally:
            del self._in_flight[delivery.subscription_id, delivery.local_date]
            if len(self._in_flight) in {0, _AT_ONCE // 2}:  # not at each one: looking for more has its price
                self.wake()

    async def _deliver(self, delivery: Delivery) -> None:
        subscription = await self._subscriptions.find(delivery.subscription_id)
        if subscription is None:  # removed a moment ago, and its deliveries with it
            return
        now = self._clock.now()
        expired = now - delivery.due_at > self._window
        wanted = subscription.state is SubscriptionState.ACTIVE
        if delivery.doubtful_since is None:  # else it has to be looked for where it may be
            delivery = replace(delivery, channel_id=subscription.plan.channel_id)
        else:
            protected = self._courier.is_protected_by_nonce(subscription, delivery)
            if expired or not wanted or not protected or now - delivery.doubtful_since > NONCE_WINDOW:
                if not await self._rule_out(subscription, delivery, delivery.doubtful_since):
                    return
                delivery = replace(delivery, doubtful_since=None, channel_id=subscription.plan.channel_id)
        if not wanted:
            await self._deliveries.settle(delivery, DeliveryState.SKIPPED, now, reason=Reason.PAUSED)
        elif expired and delivery.attempts:
            await self._deliveries.settle(
                delivery, DeliveryState.FAILED, now, reason=delivery.reason, detail=delivery.detail
            )
        elif expired:
            await self._deliveries.settle(
                delivery, DeliveryState.SKIPPED, now, reason=delivery.reason or Reason.OFFLINE, detail=delivery.detail
            )
        else:
            await self._send(subscription, delivery, now)

    async def _rule_out(self, subscription: Subscription, delivery: Delivery, since: datetime) -> bool:
        """Whether no earlier try reached the channel; where that can't be said, or one did, it is settled here."""
        now = self._clock.now()
        try:
            posted = await self._courier.find(subscription, delivery, since)
        except UnreadableHistoryError as error:
            await self._settle_unknown(delivery, error.detail)
            return False
        except PermanentError as error:
            await self._fail(subscription, delivery, error)
            return False
        except PassingError as error:
            if now - delivery.due_at > self._window + _GIVE_UP_LOOKING:
                await self._settle_unknown(delivery, error.detail)
            else:
                await self._try_later(delivery, error.reason, error.detail, error.retry_after)
            return False
        if posted is not None:
            await self._settle_sent(delivery, posted)
            return False
        await self._deliveries.rule_out(delivery)
        return True

    async def _send(self, subscription: Subscription, delivery: Delivery, now: datetime) -> None:
        digest = await self._editor.choose(subscription, delivery.local_date, delivery.topics)
        if digest is None:
            await self._deliveries.settle(delivery, DeliveryState.SKIPPED, now, reason=Reason.NO_TOPICS)
            return
        reason = _lateness(delivery, now)
        late = (delivery.due_at, reason) if reason is not None else None
        layout = self._editor.lay_out(subscription, digest, delivery.local_date, delivery.key, late)
        await self._deliveries.start_attempt(delivery, topics_of(digest), now)
        try:
            posted = await self._courier.post(subscription, delivery, layout)
        except PermanentError as error:
            await self._fail(subscription, delivery, error)
        except PassingError as error:
            if delivery.doubtful_since is None and not error.is_doubtful:
                await self._deliveries.rule_out(delivery)
            await self._try_later(delivery, error.reason, error.detail, error.retry_after)
        else:
            await self._settle_sent(delivery, posted)

    async def _settle_sent(self, delivery: Delivery, posted: Posted) -> None:
        now = self._clock.now()
        await self._deliveries.settle_sent(
            delivery,
            now,
            channel_id=posted.channel_id,
            message_id=posted.message_id,
            late=_lateness(delivery, now),
            shortfalls=posted.shortfalls,
        )

    async def _settle_unknown(self, delivery: Delivery, detail: str | None) -> None:
        _log.warning("Whether digest %s arrived is not known (%s); it is not sent again.", delivery.key, detail)
        await self._deliveries.settle(
            delivery, DeliveryState.UNKNOWN, self._clock.now(), reason=Reason.HISTORY_UNREADABLE, detail=detail
        )

    async def _try_later(
        self, delivery: Delivery, reason: Reason, detail: str | None, retry_after: float = 0.0
    ) -> None:
        backoff = min(_FIRST_BACKOFF * 2 ** min(delivery.attempts, 10), _LONGEST_BACKOFF)
        at = self._clock.now() + max(backoff, timedelta(seconds=retry_after))
        _log.info("Digest %s will be tried again at %s: %s %s", delivery.key, at, reason.value, detail or "")
        await self._deliveries.retry(delivery, at, reason, detail)
        self.wake()

    async def _fail(self, subscription: Subscription, delivery: Delivery, error: PermanentError) -> None:
        """Settle what can't be sent, tell whoever set it up, once, and pause what fails day after day."""
        _log.warning("Digest %s failed: %s", delivery.key, error)
        now = self._clock.now()
        seen_by_nobody = delivery.doubtful_since is None or error.reason is Reason.CHANNEL_GONE
        state = DeliveryState.FAILED if seen_by_nobody else DeliveryState.UNKNOWN
        await self._deliveries.settle(delivery, state, now, reason=error.reason, detail=error.detail)
        failed_days = await self._subscriptions.count_failed_day(subscription.id)
        suspended = failed_days >= FAILED_DAYS
        if suspended:
            await self._subscriptions.set_state(subscription.id, SubscriptionState.SUSPENDED)
        if await self._subscriptions.claim_warning(subscription.id):
            await self._courier.tell(subscription.created_by, render_warning(subscription, error.reason, error.detail))


def _lateness(delivery: Delivery, now: datetime) -> Reason | None:
    """Why a digest sent now is late, or None where it isn't."""
    if now - delivery.due_at <= PUNCTUAL:
        return None
    return delivery.reason or Reason.BUSY
