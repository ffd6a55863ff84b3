"""One attempt at one delivery: whether it may still be sent, whether it is there already, and sending it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.delivery.clock import Clock
from bot.delivery.editor import Editor, topics_of
from bot.delivery.outcomes import PassingError, PermanentError, UnreadableHistoryError
from bot.delivery.recorder import Recorder
from bot.delivery.sender import Sender
from bot.digest.catching_up import lateness
from bot.domain import Delivery, DeliveryState, Reason, Subscription, SubscriptionState
from bot.store import DeliveryStore, SubscriptionStore

NONCE_WINDOW = timedelta(minutes=2)  # Discord keeps nonces for "a few minutes"; this is well within
_GIVE_UP_LOOKING = timedelta(days=1)


class Attempts:
    """Makes attempts.

    Args:
        subscriptions: Who gets digests.
        deliveries: What became of them.
        editor: Makes digests.
        sender: Posts them.
        clock: The time to go by.
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
        self._recorder = Recorder(subscriptions, deliveries, sender, clock)

    async def make(self, delivery: Delivery) -> bool:
        """Bring a pending delivery on; whether it came to its end. Else it waits for another attempt."""
        subscription = await self._subscriptions.find(delivery.subscription_id)
        if subscription is None:  # removed a moment ago, and its deliveries with it
            return True
        now = self._clock.now()
        expired = now - delivery.due_at > self._window
        wanted = subscription.state is SubscriptionState.ACTIVE
        if delivery.doubtful_since is None:  # else it has to be looked for where it may be
            delivery = replace(delivery, channel_id=subscription.plan.channel_id)
        elif expired or not wanted or not self._is_protected_by_nonce(subscription, delivery, now):
            is_settled = await self._look_for(subscription, delivery, delivery.doubtful_since)
            if is_settled is not None:
                return is_settled
            delivery = replace(delivery, doubtful_since=None, channel_id=subscription.plan.channel_id)
        if wanted and not expired:
            return await self._send(subscription, delivery, now)
        if not wanted:
            await self._recorder.settle(delivery, DeliveryState.SKIPPED, Reason.PAUSED)
        elif delivery.attempts or delivery.reason is Reason.INTERNAL:
            await self._recorder.settle(delivery, DeliveryState.FAILED, delivery.reason, delivery.detail)
        else:
            await self._recorder.settle(delivery, DeliveryState.SKIPPED, delivery.reason or Reason.OFFLINE)
        return True

    async def publish(self, delivery: Delivery) -> None:
        """Publish a digest to its channel's followers that had to wait for it."""
        subscription = await self._subscriptions.find(delivery.subscription_id)
        if subscription is None:
            return
        try:
            wait = await self._sender.publish(subscription, delivery)
        except PassingError as error:
            await self._recorder.note_publication(delivery, timedelta(seconds=max(error.retry_after, 60.0)))
        except PermanentError:
            await self._recorder.give_up_publication(delivery)
        else:
            await self._recorder.note_publication(delivery, wait)

    async def announce_suspensions(self) -> None:
        """Tell those who do not know yet that their digest paused itself."""
        await self._recorder.announce_suspensions()

    async def postpone_after_fault(self, delivery: Delivery) -> None:
        """Have a delivery tried again that met a fault of ours."""
        await self._recorder.postpone_after_fault(delivery)

    def _is_protected_by_nonce(self, subscription: Subscription, delivery: Delivery, now: datetime) -> bool:
        """Whether Discord itself would keep another try from becoming a second message."""
        since = delivery.doubtful_since or now
        # A clock that was set back says nothing about how long Discord has known the nonce.
        is_recent = timedelta() <= now - since <= NONCE_WINDOW
        return is_recent and self._sender.takes_nonce(subscription, delivery)

    async def _look_for(self, subscription: Subscription, delivery: Delivery, since: datetime) -> bool | None:
        """Find out whether an earlier attempt reached the channel.

        Returns:
            None where none did, which is noted. Else the delivery was dealt with: True where that was its end.
        """
        try:
            posted = await self._sender.find(subscription, delivery, since)
        except UnreadableHistoryError as error:
            await self._recorder.settle_unknown(delivery, error.detail)
        except PermanentError as error:
            await self._recorder.fail(subscription, delivery, error)
        except PassingError as error:
            if self._clock.now() - delivery.due_at <= self._window + _GIVE_UP_LOOKING:
                await self._recorder.postpone(delivery, error)
                return False
            await self._recorder.settle_unknown(delivery, error.detail)
        else:
            if posted is None:
                await self._deliveries.rule_out(delivery)
                return None
            await self._recorder.settle_sent(delivery, posted)
        return True

    async def _send(self, subscription: Subscription, delivery: Delivery, now: datetime) -> bool:
        digest = await self._editor.choose(subscription, delivery.local_date, delivery.topics)
        if digest is None:
            await self._recorder.settle(delivery, DeliveryState.SKIPPED, Reason.NO_TOPICS)
            return True
        layout = self._editor.lay_out(subscription, digest, delivery.local_date, delivery.key, lateness(delivery, now))
        await self._deliveries.start_attempt(delivery, topics_of(digest), now)
        try:
            posted = await self._sender.post(subscription, delivery, layout)
        except PermanentError as error:
            await self._recorder.fail(subscription, delivery, error)
        except PassingError as error:
            if delivery.doubtful_since is None and not error.is_doubtful:
                await self._deliveries.rule_out(delivery)
            await self._recorder.postpone(delivery, error)
            return False
        else:
            await self._recorder.settle_sent(delivery, posted)
        return True
