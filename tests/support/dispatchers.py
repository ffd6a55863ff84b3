"""A dispatcher that is connected to nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import discord

from bot.delivery import Attempts, Clock, Dispatcher, Editor, FollowUps, Places, Sender
from bot.domain import Changes, Library
from bot.store import CoverageStore, DeliveryStore, FollowUpStore, Retention, StateDatabase, SubscriptionStore

WINDOW = timedelta(hours=6)


def make_dispatcher(
    state: StateDatabase, library: Library, clock: Clock, may_send: Callable[[], bool] = lambda: True
) -> Dispatcher:
    """One for its ticks; nothing it sends arrives anywhere."""
    subscriptions, deliveries = SubscriptionStore(state), DeliveryStore(state)
    client = discord.Client(intents=discord.Intents.none())
    places = Places(client)
    attempts = Attempts(
        subscriptions=subscriptions,
        deliveries=deliveries,
        editor=Editor(library, Changes(), CoverageStore(state)),
        sender=Sender(client, places, may_send),
        clock=clock,
        window=WINDOW,
    )
    return Dispatcher(
        subscriptions=subscriptions,
        deliveries=deliveries,
        retention=Retention(state),
        attempts=attempts,
        follow_ups=FollowUps(FollowUpStore(state), subscriptions, places, clock),
        clock=clock,
        window=WINDOW,
    )
