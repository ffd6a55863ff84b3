"""What /digest shows about a digest, whether a command or a button asks for it."""

from __future__ import annotations

from datetime import date, datetime

import discord
from discord import ui

from bot.cogs.actions import Actions, argument, chosen, number
from bot.cogs.answers import answer, answer_in_place
from bot.cogs.digest_health import channel_name, examine, server_of
from bot.delivery import Clock, Editor
from bot.digest.catching_up import due_after, lateness
from bot.domain import DeliveryState, Plan, Subscription, SubscriptionState
from bot.domain.zones import get_zone
from bot.errors import BotError
from bot.render.actions import Press
from bot.render.cards import coverage_words
from bot.render.subscriptions import render_list, render_removed, render_saved, render_status, short_name
from bot.store import DeliveryStore, SubscriptionStore

_SHOWN = 10
_NONE_YET = "No digest is set up in this server yet; `/digest setup` starts one."
_NOT_HERE = "That digest is not set up here any more; `/digest status` shows those that are."
_NOT_ALLOWED = "Removing a digest takes the permission Manage Server, which you do not have here; nothing was removed."
_UNDER_WAY = {DeliveryState.PENDING, DeliveryState.SENDING}


class DigestPanels:
    """Shows digests, and finds the one that is meant."""

    def __init__(
        self,
        subscriptions: SubscriptionStore,
        deliveries: DeliveryStore,
        editor: Editor,
        clock: Clock,
        actions: Actions,
    ) -> None:
        self._subscriptions = subscriptions
        self._deliveries = deliveries
        self._editor = editor
        self._clock = clock
        actions.add("digest_preview", self._press_preview)
        actions.add("digest_status", self._press_status)
        actions.add("digest_remove", self._press_remove)

    async def pick(self, interaction: discord.Interaction, digest: str | None) -> Subscription:
        """The server's digest that an option names: picked from the list, by its channel, or the only one there is.

        Raises:
            BotError: There is none, or more than one that could be meant.
        """
        guild = server_of(interaction)
        subscriptions = await self._subscriptions.of_guild(guild.id)
        if not subscriptions:
            raise BotError(_NONE_YET)
        if digest is None:
            if len(subscriptions) > 1:
                raise BotError("There are several digests in this server: say which one in the option `digest`.")
            return subscriptions[0]
        words = digest.casefold().strip().lstrip("#")
        for subscription in subscriptions:
            if words == str(subscription.id):
                return subscription
        named = [each for each in subscriptions if words in short_name(each, channel_name(guild, each.plan)).casefold()]
        if len(named) != 1:
            raise BotError("That is none of this server's digests: pick one from the list the option `digest` offers.")
        return named[0]

    def coverage(self) -> str:
        """What digests are made from, and until when that goes."""
        return coverage_words(self._editor.library)

    async def due(self, subscription_id: int, plan: Plan) -> tuple[date, datetime]:
        """When a plan falls due next, on a date that has had no digest yet."""
        now = self._clock.now()
        return due_after(plan, now, await self._deliveries.last_date(subscription_id, now))

    async def preview(self, subscription: Subscription) -> ui.LayoutView:
        """Exactly what the next digest will be."""
        last = await self._deliveries.recent(subscription.id, 1)
        kept: tuple[str, ...] = ()
        late = None
        if last and last[0].state in _UNDER_WAY:
            day, kept, late = last[0].local_date, last[0].topics, lateness(last[0], self._clock.now())
        elif subscription.state is SubscriptionState.ACTIVE:
            day = subscription.next_date
        else:
            day, _ = await self.due(subscription.id, subscription.plan)
        digest = await self._editor.choose(subscription, day, kept)
        if digest is None:
            raise BotError("The library has no topic in the areas chosen; choose others with `/digest edit`.")
        key = f"{subscription.id}-{day:%Y%m%d}"
        return self._editor.lay_out(subscription, digest, day, key, late)

    async def status(self, guild: discord.Guild, subscription: Subscription) -> ui.LayoutView:
        """How a digest is doing."""
        recent = await self._deliveries.recent(subscription.id, _SHOWN)
        return render_status(subscription, recent, examine(guild, subscription.plan))

    async def status_of_all(self, interaction: discord.Interaction) -> ui.LayoutView:
        """How the server's digests are doing: in full where there is but one."""
        guild = server_of(interaction)
        subscriptions = await self._subscriptions.of_guild(guild.id)
        if len(subscriptions) < 2:
            return await self.status(guild, await self.pick(interaction, None))
        return render_list(
            [(each, channel_name(guild, each.plan), examine(guild, each.plan)) for each in subscriptions]
        )

    async def confirmation(self, guild: discord.Guild, subscription_id: int, headline: str) -> ui.LayoutView:
        """What was done to a digest, and what it is like now."""
        subscription = await self._subscriptions.get(subscription_id)
        return render_saved(subscription, examine(guild, subscription.plan), headline)

    async def _press_preview(self, interaction: discord.Interaction, press: Press) -> None:
        async def show() -> ui.LayoutView:
            return await self.preview(await self._pressed(interaction, number(press, 0)))

        await answer(interaction, show())

    async def _press_status(self, interaction: discord.Interaction, press: Press) -> None:
        wanted = chosen(press) if press.values else argument(press, 0)
        if not wanted.isdecimal():
            raise BotError(_NOT_HERE)

        async def show() -> ui.LayoutView:
            return await self.status(server_of(interaction), await self._pressed(interaction, int(wanted)))

        await answer(interaction, show())

    async def _press_remove(self, interaction: discord.Interaction, press: Press) -> None:
        if not interaction.permissions.manage_guild:  # it may have been taken away since the command was used
            raise BotError(_NOT_ALLOWED)

        async def remove() -> ui.LayoutView:
            subscription = await self._pressed(interaction, number(press, 0))
            await self._subscriptions.remove(subscription.id)
            return render_removed(subscription)

        await answer_in_place(interaction, remove())

    async def _pressed(self, interaction: discord.Interaction, subscription_id: int) -> Subscription:
        subscription = await self._subscriptions.find(subscription_id)
        departed = subscription is not None and subscription.state is SubscriptionState.DEPARTED
        if subscription is None or departed or subscription.guild_id != interaction.guild_id:
            raise BotError(_NOT_HERE)
        return subscription


def local_today(clock: Clock, subscription: Subscription) -> date:
    """The date it is where a digest goes by the clock on the wall."""
    return clock.now().astimezone(get_zone(subscription.plan.zone)).date()
