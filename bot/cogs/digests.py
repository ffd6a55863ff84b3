"""/digest: setting up daily digests, and finding out what became of them."""

from __future__ import annotations

import asyncio
from datetime import date, datetime

import discord
from discord import app_commands, ui
from discord.app_commands import Choice
from discord.ext import commands

from bot.cogs import digest_options as options
from bot.cogs.answers import answering
from bot.cogs.digest_completion import DigestCompletion
from bot.cogs.digest_health import examine, server_of
from bot.cogs.digest_inputs import Wishes, changed_plan, new_plan, part_zone_from_time, read_date
from bot.cogs.digest_options import DigestChannelOption, DigestLengthOption, OptionText, ShortText
from bot.cogs.digest_panels import DigestPanels, local_today
from bot.cogs.zone_option import ZoneOption
from bot.delivery import Clock, Dispatcher
from bot.digest.catching_up import dates_missed, due_after
from bot.domain import Reason, Subscription, SubscriptionState
from bot.errors import BotError
from bot.render.deliveries import explain_absence, explain_delivery
from bot.render.subscriptions import render_removal, render_saved, render_why
from bot.search.zones import find_zone
from bot.store import DeliveryStore, SubscriptionStore

_MOST = 25  # as many as a select or a completion can offer


@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)  # what is left out, the tree allows
@app_commands.default_permissions(manage_guild=True)
@app_commands.allowed_installs(guilds=True, users=False)
class Digests(commands.GroupCog, name="digest", description="Get a daily digest in a channel."):
    """Keeps a server's digests."""

    def __init__(
        self,
        *,
        subscriptions: SubscriptionStore,
        deliveries: DeliveryStore,
        dispatcher: Dispatcher,
        clock: Clock,
        panels: DigestPanels,
        web_url: str,
    ) -> None:
        self._web_url = web_url
        self._subscriptions = subscriptions
        self._deliveries = deliveries
        self._dispatcher = dispatcher
        self._clock = clock
        self._panels = panels
        self._completion = DigestCompletion(subscriptions, deliveries)

    async def cog_load(self) -> None:
        """Read what zones are found by in a thread, so that whoever types the first waits for no file."""
        await asyncio.to_thread(find_zone, "Ljubljna")

    @app_commands.command()
    @app_commands.describe(
        channel=options.WHERE,
        time=options.WHEN,
        timezone=options.WHOSE_CLOCK,
        days=options.DAYS,
        length=options.LENGTH,
        areas=options.AREAS,
        thread=options.THREAD,
        mention=options.MENTION,
    )
    @answering
    async def setup(  # noqa: PLR0913, PLR0917 - the options are what Discord shows
        self,
        interaction: discord.Interaction,
        channel: DigestChannelOption,
        time: ShortText,
        timezone: ZoneOption | None = None,
        days: OptionText | None = None,
        length: DigestLengthOption | None = None,
        areas: OptionText | None = None,
        thread: bool | None = None,
        mention: discord.Role | None = None,
    ) -> ui.LayoutView:
        """Start a daily digest in a channel."""
        guild, now = server_of(interaction), self._clock.now()
        existing = await self._subscriptions.of_guild(guild.id)
        if len(existing) >= _MOST:
            raise BotError(f"A server can have {_MOST} digests; remove one before you add another.")
        wishes = part_zone_from_time(Wishes(channel, time, timezone, days, length, areas, thread, mention))
        plan = new_plan(wishes, existing[-1].plan.zone if existing else "UTC")
        if any(each.plan == plan for each in existing):
            raise BotError("That very digest is set up already; `/digest status` shows it.")
        subscription = await self._subscriptions.add(
            guild.id, interaction.user.id, plan, now, due_after(plan, now, None)
        )
        self._dispatcher.wake()
        return render_saved(
            subscription,
            examine(guild, plan),
            "The digest is set up",
            coverage=self._panels.coverage(),
            is_zone_assumed=wishes.timezone is None,
        )

    @app_commands.command()
    @app_commands.describe(digest=options.WHICH)
    @answering
    async def preview(self, interaction: discord.Interaction, digest: OptionText | None = None) -> ui.LayoutView:
        """See exactly what the next digest will be; only you see it."""
        return await self._panels.preview(await self._panels.pick(interaction, digest))

    @app_commands.command()
    @app_commands.describe(digest=options.WHICH)
    @answering
    async def status(self, interaction: discord.Interaction, digest: OptionText | None = None) -> ui.LayoutView:
        """See when the next digest comes, the last ten deliveries, and what stands in the way."""
        if digest is None:
            return await self._panels.status_of_all(interaction)
        return await self._panels.status(server_of(interaction), await self._panels.pick(interaction, digest))

    @app_commands.command()
    @app_commands.describe(date="The digest's date: 2026-02-14, 14 Feb, yesterday", digest=options.WHICH)
    @answering
    async def why(
        self, interaction: discord.Interaction, date: ShortText, digest: OptionText | None = None
    ) -> ui.LayoutView:
        """Learn what became of a date's digest: when it was sent, or why it was late or did not come."""
        subscription = await self._panels.pick(interaction, digest)
        today = local_today(self._clock, subscription)
        day = read_date(date, today)
        delivery = await self._deliveries.find(subscription.id, day)
        if delivery is not None:
            account = explain_delivery(delivery, subscription, self._web_url)
        else:
            account = explain_absence(subscription, day, today)
        return render_why(subscription, day, account)

    @app_commands.command()
    @app_commands.describe(digest=options.WHICH)
    @answering
    async def pause(self, interaction: discord.Interaction, digest: OptionText | None = None) -> ui.LayoutView:
        """Stop a digest for a while; everything about it is kept."""
        subscription = await self._panels.pick(interaction, digest)
        await self._subscriptions.set_state(subscription.id, SubscriptionState.PAUSED)
        return await self._panels.confirmation(server_of(interaction), subscription.id, "The digest is paused")

    @app_commands.command()
    @app_commands.describe(digest=options.WHICH)
    @answering
    async def resume(self, interaction: discord.Interaction, digest: OptionText | None = None) -> ui.LayoutView:
        """Bring a paused digest back."""
        subscription = await self._panels.pick(interaction, digest)
        if subscription.state is not SubscriptionState.ACTIVE:
            due = await self._panels.due(subscription.id, subscription.plan)
            await self._note_pause(subscription, due)
            await self._subscriptions.set_state(subscription.id, SubscriptionState.ACTIVE, due)
            self._dispatcher.wake()
        return await self._panels.confirmation(server_of(interaction), subscription.id, "The digest goes on")

    @app_commands.command()
    @app_commands.describe(
        digest=options.WHICH,
        channel=options.WHERE,
        time=options.WHEN,
        timezone=options.WHOSE_CLOCK,
        days=options.DAYS,
        length=options.LENGTH,
        areas=options.AREAS,
        thread=options.THREAD,
        mention=options.MENTION,
        no_mention="Mention no role any more",
    )
    @answering
    async def edit(  # noqa: PLR0913, PLR0917 - the options are what Discord shows
        self,
        interaction: discord.Interaction,
        digest: OptionText | None = None,
        channel: DigestChannelOption | None = None,
        time: ShortText | None = None,
        timezone: ZoneOption | None = None,
        days: OptionText | None = None,
        length: DigestLengthOption | None = None,
        areas: OptionText | None = None,
        thread: bool | None = None,
        mention: discord.Role | None = None,
        no_mention: bool = False,
    ) -> ui.LayoutView:
        """Change a digest; what you leave out stays as it is."""
        subscription = await self._panels.pick(interaction, digest)
        wishes = Wishes(channel, time, timezone, days, length, areas, thread, mention, no_mention)
        plan = changed_plan(subscription.plan, part_zone_from_time(wishes))
        if plan == subscription.plan:
            raise BotError("Nothing would change: fill in at least one option that is to be different.")
        due = await self._panels.due(subscription.id, plan)
        if subscription.state is not SubscriptionState.ACTIVE:
            await self._note_pause(subscription, due)
        await self._subscriptions.change(subscription.id, plan, due)
        self._dispatcher.wake()
        return await self._panels.confirmation(server_of(interaction), subscription.id, "The digest is changed")

    @app_commands.command()
    @app_commands.describe(digest=options.WHICH)
    @answering
    async def remove(self, interaction: discord.Interaction, digest: OptionText | None = None) -> ui.LayoutView:
        """Remove a digest and its record; asks before it does."""
        return render_removal(await self._panels.pick(interaction, digest))

    async def _note_pause(self, subscription: Subscription, due: tuple[date, datetime]) -> None:
        """Record the dates that went by during a pause as skipped; ``due`` is the first that is still to come."""
        now = self._clock.now()
        skipped = [(day, at, Reason.PAUSED) for day, at in dates_missed(subscription, now)]
        await self._deliveries.plan(subscription, skipped=skipped, pending=None, following=due, now=now)

    @preview.autocomplete("digest")
    @status.autocomplete("digest")
    @why.autocomplete("digest")
    @pause.autocomplete("digest")
    @resume.autocomplete("digest")
    @edit.autocomplete("digest")
    @remove.autocomplete("digest")
    async def complete_digest(self, interaction: discord.Interaction, typed: str) -> list[Choice[str]]:
        """The server's digests."""
        return await self._completion.complete_digest(interaction, typed)

    @setup.autocomplete("time")
    @edit.autocomplete("time")
    async def complete_time(self, interaction: discord.Interaction, typed: str) -> list[Choice[str]]:
        """Times of the day."""
        return await self._completion.complete_time(interaction, typed)

    @setup.autocomplete("days")
    @edit.autocomplete("days")
    async def complete_days(self, interaction: discord.Interaction, typed: str) -> list[Choice[str]]:
        """Sets of weekdays."""
        return await self._completion.complete_days(interaction, typed)

    @setup.autocomplete("areas")
    @edit.autocomplete("areas")
    async def complete_areas(self, interaction: discord.Interaction, typed: str) -> list[Choice[str]]:
        """Areas of topics."""
        return await self._completion.complete_areas(interaction, typed)

    @why.autocomplete("date")
    async def complete_date(self, interaction: discord.Interaction, typed: str) -> list[Choice[str]]:
        """Dates that had a digest."""
        return await self._completion.complete_date(interaction, typed)
