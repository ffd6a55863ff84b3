"""What /digest shows about a digest, for commands and buttons alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import discord
from discord import ui

from bot.cogs.actions import Actions, argument, chosen, managed_guild_id, number
from bot.cogs.answers import answer, answer_in_place, answering, answering_in_place
from bot.cogs.digest_health import channel_name, examine, server_of
from bot.cogs.digest_keeping import DigestKeeper
from bot.delivery import DeliveryError, Editor, Sender
from bot.digest.catching_up import lateness
from bot.digest.schedule import falls_on
from bot.domain import DeliveryState, FollowUpKind, Occasion, Reason, Subscription, SubscriptionState
from bot.errors import BotError
from bot.locales import speaking, text
from bot.render.actions import Press
from bot.render.deliveries import (
    because,
    explain_absence,
    explain_delivery,
    link_to,
    message_link,
    outcome_line,
)
from bot.render.digests import DigestMessage, long_date
from bot.render.limits import CHOICES
from bot.render.plans import short_name
from bot.render.subscriptions import (
    HISTORY_LINES,
    render_history,
    render_kept,
    render_list,
    render_own,
    render_removed,
    render_sent,
    render_status,
    render_why,
)

_SHOWN = 10
_UNDER_WAY = {DeliveryState.PENDING, DeliveryState.SENDING}


class DigestPanels:
    """Shows digests, and finds the one meant.

    Args:
        keeper: Creates and changes them.
        editor: Chooses and renders them.
        sender: Posts tests of them.
        web_url: The address that links to messages begin with.
        actions: Where the handlers are registered.
    """

    def __init__(self, keeper: DigestKeeper, editor: Editor, sender: Sender, web_url: str, actions: Actions) -> None:
        self._keeper = keeper
        self._sender = sender
        self._editor = editor
        self._web_url = web_url
        actions.add("digest_preview", self._press_preview)
        actions.add("digest_status", self._press_status)
        actions.add("digest_history", self._press_history)
        actions.add("digest_remove", self._press_remove)
        actions.add("digest_keep", self._press_keep)

    async def pick(self, interaction: discord.Interaction, digest: str | None) -> Subscription:
        """The server's digest that an option names: picked from the list, by its number or channel, or the only one.

        Raises:
            BotError: There is none, or more than one that could be meant.
        """
        guild = server_of(interaction)
        subscriptions = await self._keeper.subscriptions.of_guild(guild.id)
        if not subscriptions:
            raise BotError(text("digest-none-here"))
        if digest is None:
            if len(subscriptions) > 1:
                raise BotError(text("digest-which"))
            return subscriptions[0]
        words = digest.casefold().strip().lstrip("#")
        for subscription in subscriptions:
            if words in {str(subscription.number), f"id{subscription.id}"}:
                return subscription
        named = [each for each in subscriptions if words in self._name(guild, each).casefold()]
        if len(named) != 1:
            raise BotError(text("digest-not-found"))
        return named[0]

    def _name(self, guild: discord.Guild, subscription: Subscription) -> str:
        return short_name(self._editor.library, subscription, channel_name(guild, subscription.plan))

    async def choices(self, interaction: discord.Interaction, typed: str) -> list[tuple[str, str]]:
        """The server's digests whose name contains what was typed: the name, and the value that ``pick`` takes."""
        guild = server_of(interaction)
        subscriptions = await self._keeper.subscriptions.of_guild(guild.id)
        named = [(self._name(guild, each), f"id{each.id}") for each in subscriptions]
        return [each for each in named if typed.casefold().strip() in each[0].casefold()]

    async def dates(self, interaction: discord.Interaction, digest: str, typed: str) -> list[tuple[str, str]]:
        """The dates, in words and in ISO format, of the last deliveries of a digest, or of all the server's digests."""
        days = {
            delivery.local_date
            for each in await self._keeper.subscriptions.of_guild(server_of(interaction).id)
            if digest in {"", f"id{each.id}", str(each.number)}
            for delivery in await self._keeper.deliveries.recent(each.id, CHOICES)
        }
        named = [(long_date(day), day.isoformat()) for day in sorted(days, reverse=True)]
        return [each for each in named if any(typed.casefold().strip() in words.casefold() for words in each)]

    async def send(self, subscription: Subscription) -> ui.LayoutView:
        """Post the next digest now as a test, and say where it is."""
        message = await self.preview(subscription, is_test=True)
        try:
            posted = await self._sender.post_test(subscription, message)
        except DeliveryError as error:
            said = [text("digest-test-failed", reason=because(error.reason, error.detail))]
            said += [text("why-where-to-grant")] if error.reason is Reason.MISSING_PERMISSIONS else []
            raise BotError(" ".join(said)) from error
        link = message_link(subscription, self._web_url, posted.channel.id, posted.id)
        return render_sent(self._editor.library, subscription, link)

    async def preview(self, subscription: Subscription, *, is_test: bool = False) -> DigestMessage:
        """Exactly what the next digest will be, or the same marked as a test."""
        last = await self._keeper.deliveries.recent(subscription.id, 1)
        kept: tuple[str, ...] = ()
        late = None
        if last and last[0].state in _UNDER_WAY:
            place, kept = last[0].place, last[0].topics
            late = lateness(last[0], self._keeper.clock.now())
        elif subscription.state is SubscriptionState.ACTIVE:
            place = subscription.next.place
        else:
            place = (await self._keeper.due(subscription, subscription.plan.schedule)).place
        with speaking(subscription.plan.language):
            digest = await self._editor.choose(subscription, place, kept)
            if is_test and isinstance(digest, Reason):  # a test waits for no news and no anniversary
                always = replace(subscription, plan=replace(subscription.plan, occasion=Occasion.ALWAYS))
                digest = await self._editor.choose(always, place, kept)
        if isinstance(digest, Reason):
            skipped = text("digest-would-skip", reason=because(digest, None))
            raise BotError(f"{skipped} {text('digest-would-skip-hint')}")
        with speaking(subscription.plan.language):
            return self._editor.lay_out(subscription, digest, place, late, is_test=is_test)

    async def status(self, guild: discord.Guild, subscription: Subscription) -> ui.LayoutView:
        """How a digest is doing."""
        recent = await self._keeper.deliveries.recent(subscription.id, _SHOWN)
        return render_status(self._editor.library, subscription, recent, await examine(guild, subscription.plan))

    async def status_of_all(self, interaction: discord.Interaction) -> ui.LayoutView:
        """How the server's digests are doing; in full if there is only one."""
        guild = server_of(interaction)
        subscriptions = await self._keeper.subscriptions.of_guild(guild.id)
        if len(subscriptions) < 2:
            return await self.status(guild, await self.pick(interaction, None))
        rows = [(each, channel_name(guild, each.plan), await examine(guild, each.plan)) for each in subscriptions]
        return render_list(self._editor.library, rows)

    def own(self, subscription: Subscription, outcome: str = "yours") -> ui.LayoutView:
        """How somebody's own digest is doing."""
        return render_own(self._editor.library, subscription, outcome)

    async def why(self, subscription: Subscription, day: date) -> ui.LayoutView:
        """What happened to a date's digests."""
        accounts = [
            explain_delivery(
                each, subscription, self._web_url, await self._keeper.follow_ups.of(each, FollowUpKind.PUBLISH)
            )
            for each in await self._keeper.deliveries.of_date(subscription.id, day)
        ]
        if not accounts:
            is_due = falls_on(subscription.plan.schedule.rhythm, day)
            accounts = [explain_absence(subscription, day, self._keeper.today(subscription), is_due=is_due)]
        return render_why(self._editor.library, subscription, day, "\n\n".join(accounts))

    async def history(self, subscription: Subscription, page: int = 0) -> ui.LayoutView:
        """All its deliveries, a page of them."""
        total = await self._keeper.deliveries.count(subscription.id)
        page = min(max(page, 0), max(total - 1, 0) // HISTORY_LINES)
        shown = await self._keeper.deliveries.recent(subscription.id, HISTORY_LINES, page * HISTORY_LINES)
        lines = [outcome_line(each, subscription, link_to(each, subscription, self._web_url)) for each in shown]
        return render_history(self._editor.library, subscription, lines, page, total)

    async def pressed(self, interaction: discord.Interaction, subscription_id: int) -> Subscription:
        """The digest that a button on this server's or the user's own message is about.

        Raises:
            BotError: It no longer exists, or belongs to somebody else.
        """
        subscription = await self._keeper.subscriptions.find(subscription_id)
        if subscription is None or subscription.state is SubscriptionState.DEPARTED:
            raise BotError(text("digest-gone"))
        is_own = subscription.guild_id is None and subscription.created_by == interaction.user.id
        if not is_own and (subscription.guild_id is None or subscription.guild_id != interaction.guild_id):
            raise BotError(text("digest-gone"))
        return subscription

    @answering
    async def _press_preview(self, interaction: discord.Interaction, press: Press) -> DigestMessage:
        return await self.preview(await self.pressed(interaction, number(press, 0)))

    @answering
    async def _press_status(self, interaction: discord.Interaction, press: Press) -> ui.LayoutView:
        chosen_id = chosen(press) if press.values else argument(press, 0)
        if not chosen_id.isdecimal():
            raise BotError(text("digest-gone"))
        return await self.status(server_of(interaction), await self.pressed(interaction, int(chosen_id)))

    async def _press_history(self, interaction: discord.Interaction, press: Press) -> None:
        async def show() -> ui.LayoutView:
            subscription = await self.pressed(interaction, number(press, 0))
            return await self.history(subscription, number(press, 1) if len(press.arguments) > 1 else 0)

        if len(press.arguments) > 1:
            await answer_in_place(interaction, show())
        else:
            await answer(interaction, show())

    @answering_in_place
    async def _press_remove(self, interaction: discord.Interaction, press: Press) -> ui.LayoutView:
        managed_guild_id(interaction)
        subscription = await self.pressed(interaction, number(press, 0))
        await self._keeper.subscriptions.remove(subscription.id)
        return render_removed(self._editor.library, subscription)

    @answering_in_place
    async def _press_keep(self, interaction: discord.Interaction, press: Press) -> ui.LayoutView:
        return render_kept(self._editor.library, await self.pressed(interaction, number(press, 0)))
