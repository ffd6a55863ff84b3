"""/digest: set digests up and see what happened to them."""

from __future__ import annotations

import asyncio

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.cogs.answers import answering
from bot.cogs.digest_forms import DigestForms
from bot.cogs.digest_health import examine, find_channel, server_of
from bot.cogs.digest_inputs import changed_plan, mentioning_nobody, new_plan, part_zone_from_time, read_date
from bot.cogs.digest_keeping import DigestKeeper
from bot.cogs.digest_options import NOTHING_FILLED_IN, DateOption, WhichOption, Wishes, taking_wishes
from bot.cogs.digest_panels import DigestPanels
from bot.cogs.lookups import Lookups
from bot.delivery.requirements import DigestChannel
from bot.domain import Subscription
from bot.errors import BotError
from bot.locales import text
from bot.render.cards import coverage_words
from bot.render.digests import DigestMessage
from bot.render.subscriptions import render_removal, render_saved
from bot.search.zones import find_zone


@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)  # the tree allows what isn't set here
@app_commands.default_permissions(manage_guild=True)
@app_commands.allowed_installs(guilds=True, users=False)
class Digests(commands.GroupCog, name="digest"):
    """The commands for a server's digests."""

    def __init__(self, keeper: DigestKeeper, panels: DigestPanels, forms: DigestForms, lookups: Lookups) -> None:
        self._keeper = keeper
        self.panels = panels
        self._forms = forms
        self._lookups = lookups

    async def cog_load(self) -> None:
        """Load the table of zones in a thread, so that the first person to type one needn't wait."""
        await asyncio.to_thread(find_zone, "Ljubljna")

    @app_commands.command()
    @answering
    @taking_wishes
    async def setup(self, interaction: discord.Interaction, wishes: Wishes) -> ui.LayoutView:
        """Set up a digest in a channel; with nothing filled in, on a card."""
        guild = server_of(interaction)
        wishes = part_zone_from_time(wishes)
        zone = await self._keeper.usual_zone(guild.id)
        here = interaction.channel if isinstance(interaction.channel, DigestChannel) else None
        plan = new_plan(wishes, here, zone, self._lookups, self._keeper.clock.now())
        if wishes.channel is None or wishes.time is None:
            return await self._forms.new(guild, interaction.user, plan)
        added = await self._keeper.add(guild.id, interaction.user.id, plan)
        return render_saved(
            self._lookups.library,
            added,
            await examine(guild, plan),
            "set-up",
            coverage=coverage_words(self._lookups.library),
            is_zone_assumed=wishes.timezone is None,
        )

    @app_commands.command()
    @answering
    async def preview(self, interaction: discord.Interaction, digest: WhichOption | None = None) -> DigestMessage:
        """See exactly what the next digest will be; only you see it."""
        return await self.panels.preview(await self.panels.pick(interaction, digest))

    @app_commands.command()
    @answering
    async def send(self, interaction: discord.Interaction, digest: WhichOption | None = None) -> ui.LayoutView:
        """Post a marked test now; it mentions nobody, and the regular digest still comes."""
        return await self.panels.send(await self.panels.pick(interaction, digest))

    @app_commands.command()
    @answering
    async def status(self, interaction: discord.Interaction, digest: WhichOption | None = None) -> ui.LayoutView:
        """See when the next digest comes, the last ten deliveries, and any problems."""
        if digest is None:
            return await self.panels.status_of_all(interaction)
        return await self.panels.status(server_of(interaction), await self.panels.pick(interaction, digest))

    @app_commands.command()
    @answering
    async def history(self, interaction: discord.Interaction, digest: WhichOption | None = None) -> ui.LayoutView:
        """See all deliveries of a digest, with links to them."""
        return await self.panels.history(await self.panels.pick(interaction, digest))

    @app_commands.command()
    @answering
    async def why(
        self, interaction: discord.Interaction, date: DateOption, digest: WhichOption | None = None
    ) -> ui.LayoutView:
        """Find out what happened to a date's digest: when it was sent, or why it was late or didn't come."""
        subscription = await self.panels.pick(interaction, digest)
        return await self.panels.why(subscription, read_date(date, self._keeper.today(subscription)))

    @app_commands.command()
    @answering
    async def pause(self, interaction: discord.Interaction, digest: WhichOption | None = None) -> ui.LayoutView:
        """Pause a digest and keep its settings."""
        paused = await self._keeper.pause(await self.panels.pick(interaction, digest))
        return await self._confirm(interaction, paused, "paused")

    @app_commands.command()
    @answering
    async def resume(self, interaction: discord.Interaction, digest: WhichOption | None = None) -> ui.LayoutView:
        """Resume a paused digest."""
        resumed = await self._keeper.resume(await self.panels.pick(interaction, digest))
        return await self._confirm(interaction, resumed, "resumed")

    @app_commands.command()
    @answering
    @taking_wishes
    async def edit(
        self,
        interaction: discord.Interaction,
        digest: WhichOption | None = None,
        wishes: Wishes = NOTHING_FILLED_IN,
        no_mention: bool = False,
    ) -> ui.LayoutView:
        """Change a digest: the options filled in, or anything on a card."""
        subscription = await self.panels.pick(interaction, digest)
        if wishes == NOTHING_FILLED_IN and not no_mention:
            return await self._forms.show(interaction.guild, subscription)
        place = wishes.channel or find_channel(server_of(interaction), subscription.plan)
        plan = mentioning_nobody(subscription.plan) if no_mention else subscription.plan
        plan = changed_plan(plan, part_zone_from_time(wishes), place, self._lookups, self._keeper.clock.now())
        if plan == subscription.plan:
            raise BotError(text("digest-nothing-changes"))
        return await self._confirm(interaction, await self._keeper.change(subscription, plan), "changed")

    @app_commands.command()
    @answering
    async def remove(self, interaction: discord.Interaction, digest: WhichOption | None = None) -> ui.LayoutView:
        """Remove a digest and its history, after asking."""
        return render_removal(self._lookups.library, await self.panels.pick(interaction, digest))

    async def _confirm(
        self, interaction: discord.Interaction, subscription: Subscription, outcome: str
    ) -> ui.LayoutView:
        health = await examine(server_of(interaction), subscription.plan)
        return render_saved(self._lookups.library, subscription, health, outcome)
