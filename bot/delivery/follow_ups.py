"""Does what follows a digest's post: publishes it, opens its thread, pins it, removes the previous one."""

from __future__ import annotations

import logging
from datetime import timedelta

import discord

from bot.delivery.clock import Clock
from bot.delivery.outcomes import FAILURES, PassingError, PermanentError, read_failure
from bot.delivery.places import Places
from bot.domain import Delivery, FollowUp, FollowUpKind, Reason, Shortfall, Subscription
from bot.locales import speak
from bot.render.digests import thread_name
from bot.store import FollowUpStore, SubscriptionStore

_log = logging.getLogger(__name__)

_GIVE_UP = timedelta(days=1)
_SHORTEST_WAIT, _LONGEST_WAIT = timedelta(seconds=1), timedelta(minutes=1)
_ALREADY_PUBLISHED, _HAS_A_THREAD, _UNKNOWN_MESSAGE = 40033, 160004, 10008
_SHORTFALLS = {
    FollowUpKind.PUBLISH: Shortfall.PUBLICATION,
    FollowUpKind.THREAD: Shortfall.THREAD,
    FollowUpKind.PIN: Shortfall.PIN,
    FollowUpKind.REMOVE: Shortfall.REMOVAL,
}
_DONE_ALREADY = {
    FollowUpKind.PUBLISH: _ALREADY_PUBLISHED,
    FollowUpKind.THREAD: _HAS_A_THREAD,
    FollowUpKind.UNPIN: _UNKNOWN_MESSAGE,
    FollowUpKind.REMOVE: _UNKNOWN_MESSAGE,
}


class FollowUps:
    """Carries out follow-ups. Repeating one does no harm.

    Args:
        store: The record of what has to be done.
        subscriptions: Whose digests they are.
        places: Finds the channels.
        clock: The current time.
    """

    def __init__(self, store: FollowUpStore, subscriptions: SubscriptionStore, places: Places, clock: Clock) -> None:
        self.store = store
        self._subscriptions = subscriptions
        self._places = places
        self._clock = clock

    async def carry_out(self, follow_up: FollowUp) -> None:
        """Do it and record that, or when to try again, or that it can't be done."""
        delivery, kind = follow_up.delivery, follow_up.kind
        subscription = await self._subscriptions.find(delivery.subscription_id)
        if subscription is None:
            return
        speak(subscription.plan.language)  # as an attempt, a task of its own
        try:
            await self._act(kind, subscription, delivery)
        except PassingError as error:
            await self._try_later(follow_up, error)
        except PermanentError as error:
            if error.reason is Reason.CHANNEL_GONE and kind in {FollowUpKind.UNPIN, FollowUpKind.REMOVE}:
                await self.store.settle(follow_up, self._clock.now())  # with the channel
                return
            _log.warning("The follow-up of digest %s failed (%s): %s", delivery.key, kind.value, error)
            await self.store.settle(follow_up, self._clock.now(), _SHORTFALLS.get(kind))
        else:
            await self.store.settle(follow_up, self._clock.now())

    async def _try_later(self, follow_up: FollowUp, error: PassingError) -> None:
        """As long as it has been waiting so far, or as Discord asks; for a day in all."""
        now = self._clock.now()
        wait = min(max(now - follow_up.since, _SHORTEST_WAIT), _LONGEST_WAIT)
        at = now + max(wait, timedelta(seconds=error.retry_after))
        if at - follow_up.since > _GIVE_UP:
            await self.store.settle(follow_up, now, _SHORTFALLS.get(follow_up.kind))
        else:
            await self.store.postpone(follow_up, at)

    async def _act(self, kind: FollowUpKind, subscription: Subscription, delivery: Delivery) -> None:
        if delivery.message_id is None:
            return
        channel = await self._places.find(subscription, delivery.channel_id)
        try:
            if isinstance(channel, discord.ForumChannel):
                return
            is_post = isinstance(channel, discord.Thread) and channel.id == delivery.message_id
            message = channel.get_partial_message(delivery.message_id)
            match kind:
                case FollowUpKind.PUBLISH:
                    await message.publish()
                case FollowUpKind.THREAD:
                    times = subscription.plan.schedule.times
                    await message.create_thread(name=thread_name(delivery.local_date, times, delivery.slot))
                case FollowUpKind.PIN:
                    await message.pin()
                case FollowUpKind.UNPIN:
                    await message.unpin()
                case FollowUpKind.REMOVE if is_post and isinstance(channel, discord.Thread):
                    await channel.delete()
                case FollowUpKind.REMOVE:
                    await message.delete()
        except FAILURES as error:
            if isinstance(error, discord.HTTPException) and error.code == _DONE_ALREADY.get(kind):
                return
            raise read_failure(error) from error
