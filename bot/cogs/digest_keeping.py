"""Create, change, pause and remove digests, for commands, cards and buttons alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from bot.delivery import Clock, Dispatcher
from bot.digest.catching_up import dates_missed, due_after
from bot.domain import Due, Plan, Reason, Schedule, Subscription, SubscriptionState
from bot.domain.zones import get_zone
from bot.errors import BotError
from bot.locales import text
from bot.store import DeliveryStore, FollowUpStore, SubscriptionStore

MOST = 25  # as many as a select or autocomplete can offer


class DigestKeeper:
    """Creates, changes, pauses and removes digests, and wakes the dispatcher.

    Args:
        subscriptions: Who gets digests.
        deliveries: The outcome of each digest.
        follow_ups: What is still to be done about posted ones.
        dispatcher: Delivers them.
        clock: The current time.
    """

    def __init__(
        self,
        subscriptions: SubscriptionStore,
        deliveries: DeliveryStore,
        follow_ups: FollowUpStore,
        dispatcher: Dispatcher,
        clock: Clock,
    ) -> None:
        self.subscriptions = subscriptions
        self.deliveries = deliveries
        self.follow_ups = follow_ups
        self._dispatcher = dispatcher
        self.clock = clock

    async def add(self, guild_id: int, user_id: int, plan: Plan) -> Subscription:
        """A new digest of a server.

        Raises:
            BotError: It has as many as it can, or one with the same settings.
        """
        await self.check_new(guild_id, plan)
        now = self.clock.now()
        due = due_after(plan.schedule, now, None)
        added = await self.subscriptions.add(guild_id, user_id, plan, now, due)
        self._dispatcher.wake()
        return added

    async def check_new(self, guild_id: int, plan: Plan) -> None:
        """Raises like ``add``."""
        existing = await self.subscriptions.of_guild(guild_id)
        if len(existing) >= MOST:
            raise BotError(text("digest-too-many", most=MOST))
        if any(_ordered(each.plan) == _ordered(plan) for each in existing):
            raise BotError(text("digest-exists"))

    async def draft(self, guild_id: int | None, user_id: int, plan: Plan) -> Subscription:
        """A new draft, to be set up on a card."""
        now = self.clock.now()
        due = due_after(plan.schedule, now, None)
        return await self.subscriptions.add(guild_id, user_id, plan, now, due, is_draft=True)

    async def start(self, draft: Subscription) -> Subscription:
        """Start a draft; raises like ``add``."""
        if draft.guild_id is not None:
            await self.check_new(draft.guild_id, draft.plan)
        started = await self.subscriptions.activate(draft, due_after(draft.plan.schedule, self.clock.now(), None))
        self._dispatcher.wake()
        return started

    async def change(self, subscription: Subscription, plan: Plan) -> Subscription:
        """Give it another plan, from its next date and slot on."""
        due = await self.due(subscription, plan.schedule)
        if subscription.state not in {SubscriptionState.ACTIVE, SubscriptionState.DRAFT}:
            await self._note_pause(subscription, due)
        await self.subscriptions.change(subscription.id, plan, due)
        if subscription.plan.posting.pin and not plan.posting.pin:
            await self.follow_ups.unpin(subscription.id, self.clock.now())
        self._dispatcher.wake()
        return await self.subscriptions.get(subscription.id)

    async def pause(self, subscription: Subscription) -> Subscription:
        """Pause it."""
        await self.subscriptions.set_state(subscription.id, SubscriptionState.PAUSED)
        return await self.subscriptions.get(subscription.id)

    async def resume(self, subscription: Subscription) -> Subscription:
        """Resume it."""
        if subscription.state is not SubscriptionState.ACTIVE:
            due = await self.due(subscription, subscription.plan.schedule)
            await self._note_pause(subscription, due)
            await self.subscriptions.set_state(subscription.id, SubscriptionState.ACTIVE, due)
            self._dispatcher.wake()
        return await self.subscriptions.get(subscription.id)

    async def due(self, subscription: Subscription, schedule: Schedule) -> Due:
        """When a new schedule is next due, on a date and slot without a digest so far."""
        now = self.clock.now()
        return due_after(schedule, now, await self.deliveries.last_place(subscription.id, now))

    async def usual_zone(self, guild_id: int | None) -> str:
        """The default time zone: that of the server's last digest."""
        existing = await self.subscriptions.of_guild(guild_id) if guild_id is not None else []
        return existing[-1].plan.schedule.zone if existing else "UTC"

    def today(self, subscription: Subscription) -> date:
        """Today's date in the digest's time zone."""
        return self.now_at(subscription).date()

    def now_at(self, subscription: Subscription) -> datetime:
        """The local time there."""
        return self.clock.now().astimezone(get_zone(subscription.plan.schedule.zone))

    async def _note_pause(self, subscription: Subscription, due: Due) -> None:
        """Record the dates during a pause as skipped; ``due`` is the first that is still ahead."""
        now = self.clock.now()
        skipped = [(each, Reason.PAUSED) for each in dates_missed(subscription, now)]
        await self.deliveries.plan(subscription, skipped=skipped, pending=None, following=due, now=now)


def _ordered(plan: Plan) -> Plan:
    """A plan with its subjects in a fixed order, whatever order they were typed in."""
    about = replace(plan.about, topics=tuple(sorted(plan.about.topics)), people=tuple(sorted(plan.about.people)))
    return replace(plan, about=about)
