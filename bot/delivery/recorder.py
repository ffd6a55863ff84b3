"""Records the outcome of attempts, and warns or suspends accordingly."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta

from bot.delivery.clock import Clock
from bot.delivery.outcomes import PassingError, PermanentError
from bot.delivery.sender import Posted, Sender
from bot.digest.catching_up import lateness
from bot.domain import Delivery, DeliveryState, Reason, Subscription, SubscriptionState
from bot.events import log_event
from bot.locales import speaking
from bot.metrics import DELIVERIES
from bot.render.warnings import render_role_gone, render_warning
from bot.store import DeliveryStore, SubscriptionStore

_log = logging.getLogger(__name__)

FAILED_DAYS = 3
_FIRST_BACKOFF, _LONGEST_BACKOFF = timedelta(seconds=1), timedelta(minutes=1)
_MOST_DOUBLINGS = 10


class Recorder:
    """Records outcomes.

    Args:
        subscriptions: Who gets digests.
        deliveries: The outcome of each digest.
        sender: Sends messages to whoever set a digest up.
        clock: The current time.
    """

    def __init__(
        self, subscriptions: SubscriptionStore, deliveries: DeliveryStore, sender: Sender, clock: Clock
    ) -> None:
        self._subscriptions = subscriptions
        self._deliveries = deliveries
        self._sender = sender
        self._clock = clock

    async def settle(
        self, delivery: Delivery, state: DeliveryState, reason: Reason | None, detail: str | None = None
    ) -> None:
        """Record an outcome without a message."""
        await self._deliveries.settle(delivery, state, self._clock.now(), reason=reason, detail=detail)
        _log_attempt(delivery, state.value, reason=reason)

    async def settle_sent(self, subscription: Subscription, delivery: Delivery, posted: Posted) -> None:
        """Record that it is in its channel."""
        late = lateness(delivery, posted.sent_at)
        await self._deliveries.settle_sent(
            delivery,
            posted.sent_at,
            channel_id=posted.channel_id,
            message_id=posted.message_id,
            late=late[1] if late else None,
            follow_ups=posted.follow_ups,
            replaces=subscription.plan.posting.keeps_latest,
        )
        late_seconds = (posted.sent_at - delivery.due_at).total_seconds()
        _log_attempt(delivery, DeliveryState.SENT.value, message=posted.message_id, late=round(late_seconds))

    async def settle_unknown(self, delivery: Delivery, detail: str | None) -> None:
        """Record that it may be in its channel and this can't be found out."""
        _log.warning("Digest %s may or may not have arrived (%s); it won't be sent again.", delivery.key, detail)
        await self.settle(delivery, DeliveryState.UNKNOWN, Reason.HISTORY_UNREADABLE, detail)

    async def postpone(self, delivery: Delivery, error: PassingError) -> None:
        """Retry: each attempt waits twice as long as the one before, up to a minute."""
        doublings = min(max(delivery.attempts - 1, 0), _MOST_DOUBLINGS)
        backoff = min(_FIRST_BACKOFF * 2**doublings, _LONGEST_BACKOFF)
        await self._retry(delivery, max(backoff, timedelta(seconds=error.retry_after)), error.reason, error.detail)

    async def postpone_after_fault(self, delivery: Delivery) -> None:
        """Retry in a minute after an error of the bot's own, which seldom passes by itself."""
        await self._retry(delivery, _LONGEST_BACKOFF, Reason.INTERNAL, None)

    async def _retry(self, delivery: Delivery, wait: timedelta, reason: Reason, detail: str | None) -> None:
        at = self._clock.now() + wait
        _log_attempt(delivery, "retry", reason=reason, at=at.isoformat(timespec="seconds"), detail=detail)
        await self._deliveries.retry(delivery, at, reason, detail)

    async def fail(self, subscription: Subscription, delivery: Delivery, error: PermanentError) -> None:
        """Record what can't be sent, tell whoever set it up, and suspend digests that fail day after day."""
        _log.warning("Digest %s failed: %s", delivery.key, error)
        seen_by_nobody = delivery.doubtful_since is None or error.reason is Reason.CHANNEL_GONE
        state = DeliveryState.FAILED if seen_by_nobody else DeliveryState.UNKNOWN
        await self.settle(delivery, state, error.reason, error.detail)
        if await self._subscriptions.count_failed_day(subscription.id) >= FAILED_DAYS:
            await self._subscriptions.set_state(subscription.id, SubscriptionState.SUSPENDED)
            await self._warn(subscription, error.reason, error.detail, is_suspended=True)
        elif not await self._subscriptions.is_warned(subscription.id):
            await self._warn(subscription, error.reason, error.detail, is_suspended=False)

    async def announce_suspensions(self) -> None:
        """Tell people whose digest was paused automatically, once."""
        for subscription in await self._subscriptions.unannounced():
            last = await self._deliveries.recent(subscription.id, 1)
            reason = last[0].reason if last and last[0].reason is not None else Reason.INTERNAL
            await self._warn(subscription, reason, last[0].detail if last else None, is_suspended=True)

    async def drop_role(self, subscription: Subscription) -> Subscription:
        """Stop mentioning a deleted role, and tell whoever set the digest up."""
        plan = replace(subscription.plan, posting=replace(subscription.plan.posting, mention_role_id=None))
        await self._subscriptions.change(subscription.id, plan, subscription.next)
        with speaking(plan.language):
            notice = render_role_gone(subscription, self._sender.places.server_name(subscription))
        await self._sender.send_direct(subscription.created_by, notice)
        return replace(subscription, plan=plan)

    async def _warn(
        self, subscription: Subscription, reason: Reason, detail: str | None, *, is_suspended: bool
    ) -> None:
        """Tell whoever set it up; if that fails, again with the next failure or the next day."""
        with speaking(subscription.plan.language):
            server = self._sender.places.server_name(subscription)
            warning = render_warning(subscription, server, reason, detail, is_suspended=is_suspended)
        if await self._sender.send_direct(subscription.created_by, warning):
            await self._subscriptions.note_warned(subscription.id)


def _log_attempt(delivery: Delivery, outcome: str, *, reason: Reason | None = None, **fields: object) -> None:
    DELIVERIES.labels(outcome).inc()
    why = None if reason is None else reason.value
    log_event("delivery", digest=delivery.key, outcome=outcome, attempts=delivery.attempts, reason=why, **fields)
