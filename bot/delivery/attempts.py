"""One attempt at a delivery: check whether it may still be sent and hasn't already arrived, then send it."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from datetime import datetime, timedelta
from weakref import WeakValueDictionary

from bot.delivery.clock import Clock
from bot.delivery.editor import Editor
from bot.delivery.outcomes import PassingError, PermanentError, UnreadableHistoryError
from bot.delivery.recorder import Recorder
from bot.delivery.sender import Sender
from bot.digest.catching_up import lateness
from bot.domain import Delivery, DeliveryState, Reason, Subscription, SubscriptionState
from bot.errors import TakenOverError
from bot.locales import speak
from bot.store import DeliveryStore, SubscriptionStore

_log = logging.getLogger(__name__)

NONCE_WINDOW = timedelta(minutes=2)  # Discord keeps nonces for "a few minutes"; this is well within
_GIVE_UP_LOOKING = timedelta(days=1)


class Attempts:
    """Makes attempts.

    Args:
        subscriptions: Who gets digests.
        deliveries: The outcome of each digest.
        editor: Makes digests.
        sender: Posts them.
        clock: The current time.
        window: How long after its due moment a digest is still sent.
    """

    def __init__(
        self,
        *,
        subscriptions: SubscriptionStore,
        deliveries: DeliveryStore,
        editor: Editor,
        sender: Sender,
        clock: Clock,
        window: timedelta,
    ) -> None:
        self._subscriptions = subscriptions
        self._deliveries = deliveries
        self._editor = editor
        self._sender = sender
        self._clock = clock
        self._window = window
        self.recorder = Recorder(subscriptions, deliveries, sender, clock)
        self._claimed: dict[str, Delivery] = {}  # what is being sent, as it was claimed
        self._choosing: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    def use(self, editor: Editor) -> None:
        """Make digests from another library, starting with the next attempt."""
        self._editor = editor

    def may_be_made(self) -> bool:
        """Whether this process can be sure that no other has taken over."""
        return self._sender.may_send()

    async def make(self, delivery: Delivery) -> bool:
        """Attempt a pending delivery. Returns whether it is finished; otherwise it waits for another attempt."""
        try:
            is_settled = await self._bring_on(delivery)
        except TakenOverError:
            _log.info("Digest %s was removed or belongs to another process now.", delivery.key)
            is_settled = True
        self._claimed.pop(delivery.key, None)
        return is_settled

    async def postpone_after_fault(self, delivery: Delivery) -> None:
        """Retry a delivery in a minute after an error of the bot's own in ``make``, however far it got."""
        try:
            await self.recorder.postpone_after_fault(self._claimed.get(delivery.key, delivery))
        except TakenOverError:  # finished before the error, or by another process
            _log.info("Digest %s needs no further attempt.", delivery.key)
        self._claimed.pop(delivery.key, None)

    async def _bring_on(self, delivery: Delivery) -> bool:
        subscription = await self._subscriptions.find(delivery.subscription_id)
        if subscription is None:  # just removed, along with its deliveries
            return True
        speak(subscription.plan.language)  # an attempt is a task of its own
        now = self._clock.now()
        if await self._is_superseded(subscription, delivery):
            delivery = replace(delivery, reason=Reason.NEWER_DUE)
        expired = now - delivery.due_at > self._window or delivery.reason is Reason.NEWER_DUE
        is_active = subscription.state is SubscriptionState.ACTIVE
        if delivery.doubtful_since is None:  # otherwise it must be looked for where it may be
            delivery = replace(delivery, channel_id=subscription.plan.channel_id)
        elif expired or not is_active or not self._is_protected_by_nonce(subscription, delivery, now):
            is_settled = await self._look_for(subscription, delivery, delivery.doubtful_since)
            if is_settled is not None:
                return is_settled
            delivery = replace(delivery, doubtful_since=None, channel_id=subscription.plan.channel_id)
        if is_active and not expired:
            return await self._send(subscription, delivery, now)
        if not is_active:
            await self.recorder.settle(delivery, DeliveryState.SKIPPED, Reason.PAUSED)
        elif delivery.attempts or delivery.reason is Reason.INTERNAL:
            await self.recorder.settle(delivery, DeliveryState.FAILED, delivery.reason, delivery.detail)
        else:
            await self.recorder.settle(delivery, DeliveryState.SKIPPED, delivery.reason or Reason.OFFLINE)
        return True

    async def _is_superseded(self, subscription: Subscription, delivery: Delivery) -> bool:
        """Whether a later one of the same day is due as well."""
        if len(subscription.plan.schedule.times) == 1:
            return False
        latest = await self._deliveries.recent(subscription.id, 1)
        return bool(latest) and latest[0].place > delivery.place

    def _is_protected_by_nonce(self, subscription: Subscription, delivery: Delivery, now: datetime) -> bool:
        """Whether Discord itself would prevent a second message."""
        since = delivery.doubtful_since or now
        # If the clock was set back, it doesn't tell how long Discord has known the nonce.
        is_recent = timedelta() <= now - since <= NONCE_WINDOW
        return is_recent and self._sender.places.takes_nonce(subscription, delivery.channel_id)

    async def _look_for(self, subscription: Subscription, delivery: Delivery, since: datetime) -> bool | None:
        """Find out whether an earlier attempt reached the channel.

        Returns:
            None if none did, which is recorded. Otherwise the delivery was handled: whether it is finished.
        """
        try:
            posted = await self._sender.find(subscription, delivery, since)
        except UnreadableHistoryError as error:
            await self.recorder.settle_unknown(delivery, error.detail)
        except PermanentError as error:
            await self.recorder.fail(subscription, delivery, error)
        except PassingError as error:
            if self._clock.now() - delivery.due_at <= self._window + _GIVE_UP_LOOKING:
                await self.recorder.postpone(delivery, error)
                return False
            await self.recorder.settle_unknown(delivery, error.detail)
        else:
            if posted is None:
                await self._deliveries.rule_out(delivery)
                return None
            await self.recorder.settle_sent(subscription, delivery, posted)
        return True

    async def _send(self, subscription: Subscription, delivery: Delivery, now: datetime) -> bool:
        if self._sender.places.lacks_role(subscription):
            subscription = await self.recorder.drop_role(subscription)
        # One at a time per channel, so that none repeats what another covers that day.
        editor = self._editor  # chosen and rendered from one library, even if a reload comes in between
        async with self._choosing.setdefault(delivery.channel_id, asyncio.Lock()):
            digest = await editor.choose(subscription, delivery.place, delivery.topics)
            if isinstance(digest, Reason):
                await self.recorder.settle(delivery, DeliveryState.SKIPPED, digest)
                return True
            message = editor.lay_out(subscription, digest, delivery.place, lateness(delivery, now))
            delivery = await self._deliveries.start_attempt(delivery, digest.slugs, now, digest.covered)
            self._claimed[delivery.key] = delivery
        try:
            posted = await self._sender.post(subscription, delivery, message)
        except PermanentError as error:
            await self.recorder.fail(subscription, delivery, error)
        except PassingError as error:
            if delivery.doubtful_since is None and not error.is_doubtful:
                await self._deliveries.rule_out(delivery)
            await self.recorder.postpone(delivery, error)
            return False
        else:
            await self.recorder.settle_sent(subscription, delivery, posted)
        return True
