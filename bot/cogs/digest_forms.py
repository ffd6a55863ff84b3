"""The card for setting digests up and changing them; each choice is saved at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import discord
from discord import ui

from bot.cogs.actions import Actions, argument, chosen, managed_guild_id, number
from bot.cogs.answers import answer_in_place, answering_in_place, in_thread
from bot.cogs.digest_about import MOST, read_about
from bot.cogs.digest_health import examine, find_channel
from bot.cogs.digest_inputs import check_posting, part_zone_from_time, read_rhythm, read_times, with_form_of
from bot.cogs.digest_keeping import DigestKeeper
from bot.cogs.digest_options import CHANNEL_TYPES, Wishes, take_channel
from bot.cogs.digest_panels import DigestPanels
from bot.cogs.lookups import Lookups
from bot.cogs.zone_option import read_zone
from bot.delivery import Editor
from bot.delivery.requirements import DigestChannel, usable_tags
from bot.digest.rhythms import OFTEN, parse_rhythm
from bot.domain import About, Area, DigestForm, DigestLength, Occasion, Plan, Subscription, SubscriptionState
from bot.domain.zones import get_zone
from bot.errors import BotError
from bot.locales import speaking, text
from bot.render.actions import Press
from bot.render.cards import coverage_words
from bot.render.digest_cards import EXTRAS, OTHER, TYPED, Choices, FormModal, render_form
from bot.render.notices import render_notice
from bot.render.schedules import describe_rhythm
from bot.render.subscriptions import render_saved
from bot.search.zones import complete_zones

_ZONES = 22  # with the present zone and “Other”, as many as a select holds

Change = Callable[[Plan, tuple[str, ...]], Plan]


class DigestForms:
    """Shows the card and carries out what is chosen on it.

    Args:
        keeper: Creates and changes digests.
        panels: Finds the one that a press is about.
        editor: Makes previews.
        lookups: Reads topics and people.
        actions: Where the handlers are registered.
    """

    def __init__(
        self, keeper: DigestKeeper, panels: DigestPanels, editor: Editor, lookups: Lookups, actions: Actions
    ) -> None:
        self._keeper = keeper
        self._panels = panels
        self._editor = editor
        self._lookups = lookups
        changes: dict[str, tuple[Change, bool]] = {
            "time": (_change_time, False),
            "zone": (lambda plan, values: _scheduled(plan, zone=read_zone(values[0])), False),
            "often": (self._change_rhythm, False),
            "areas": (_change_areas, False),
            "topics": (_change_topics, False),
            "about": (lambda plan, values: replace(plan, about=read_about(self._lookups, values[0])), False),
            "when": (lambda plan, values: replace(plan, occasion=Occasion(values[0])), True),
            "length": (lambda plan, values: replace(plan, length=DigestLength(values[0])), True),
            "language": (lambda plan, values: replace(plan, language=values[0]), True),
            "form": (lambda plan, values: _posted(plan, form=DigestForm(values[0])), True),
            "extras": (lambda plan, values: _posted(plan, **{name: name in values for name in EXTRAS}), True),
            "mention": (lambda plan, values: _posted(plan, mention_role_id=int(values[0]) if values else None), True),
            "tag": (lambda plan, values: _posted(plan, tag_id=int(values[0]) if values else None), True),
        }
        for name, (change, is_second) in changes.items():
            actions.add(f"form_{name}", partial(self._pick, name, change, is_second=is_second))
            if name in TYPED:
                actions.add(f"submit_form_{name}", partial(self._pick, name, change, is_second=is_second))
        actions.add("form_channel", self._pick_channel)
        actions.add("form_page", self._turn)
        actions.add("form_start", self._start)
        actions.add("form_done", self._done)
        actions.add("form_cancel", self._cancel)
        actions.add("digest_change", self._open)

    async def new(self, guild: discord.Guild | None, user: discord.abc.User, plan: Plan) -> ui.LayoutView:
        """A card for a new digest."""
        draft = await self._keeper.draft(guild.id if guild is not None else None, user.id, plan)
        return await self.show(guild, draft)

    async def show(
        self, guild: discord.Guild | None, subscription: Subscription, *, is_second: bool = False
    ) -> ui.LayoutView:
        """A digest's card, as it is now."""
        channel = find_channel(guild, subscription.plan) if guild is not None else None
        now = self._keeper.now_at(subscription)
        read = ((words, parse_rhythm(words, now.date())) for words in OFTEN)
        choices = Choices(
            rhythms=[(words, describe_rhythm(rhythm)) for words, rhythm in read if rhythm is not None],
            zones=complete_zones("", _ZONES),
            tags=usable_tags(channel)[:25] if isinstance(channel, discord.ForumChannel) else (),
            channel_types=CHANNEL_TYPES,
        )
        warnings = []
        if guild is not None and subscription.guild_id is not None:
            warnings = (await examine(guild, subscription.plan)).warnings()
        with speaking(subscription.plan.language):
            digest, digest_library = (
                await self._editor.choose(subscription, subscription.next.place),
                self._editor.library,
            )
        now = self._keeper.clock.now()
        return render_form(
            self._editor.library,
            subscription,
            choices,
            digest,
            warnings,
            now,
            digest_library=digest_library,
            is_second=is_second,
        )

    async def _allowed(self, interaction: discord.Interaction, press: Press) -> Subscription:
        subscription = await self._panels.pressed(interaction, number(press, 0))
        if subscription.guild_id is not None:
            managed_guild_id(interaction)
        return subscription

    async def _pick(
        self, name: str, change: Change, interaction: discord.Interaction, press: Press, *, is_second: bool
    ) -> None:
        if OTHER in press.values or (name == "about" and not press.values):
            await interaction.response.send_modal(FormModal(name, number(press, 0)))
            return

        async def make() -> ui.LayoutView:
            subscription = await self._allowed(interaction, press)
            try:
                plan = await in_thread(change, subscription.plan, press.values)
            except (ValueError, IndexError):  # from another version
                plan = subscription.plan
            guild = interaction.guild
            channel = find_channel(guild, plan) if guild is not None else None
            if name == "mention" and subscription.state is SubscriptionState.DRAFT:
                plan = replace(plan, posting=with_form_of(plan.posting, channel, subscription.plan.posting, channel))
            check_posting(plan.posting, channel)
            changed = await self._keeper.change(subscription, plan)
            return await self.show(guild, changed, is_second=is_second)

        await answer_in_place(interaction, make())

    def _change_rhythm(self, plan: Plan, values: tuple[str, ...]) -> Plan:
        if values[0].startswith("="):  # unchanged
            return plan
        today = self._keeper.clock.now().astimezone(get_zone(plan.schedule.zone)).date()
        return _scheduled(plan, rhythm=read_rhythm(values[0], today))

    @answering_in_place
    async def _pick_channel(self, interaction: discord.Interaction, press: Press) -> ui.LayoutView:
        subscription = await self._allowed(interaction, press)
        channel = await self._channel(interaction, int(chosen(press)))
        posting = subscription.plan.posting
        if subscription.state is SubscriptionState.DRAFT and interaction.guild is not None:
            before = find_channel(interaction.guild, subscription.plan)
            posting = with_form_of(posting, channel, posting, before)
        posting = replace(posting, tag_id=None)
        check_posting(posting, channel)
        plan = replace(subscription.plan, channel_id=channel.id, posting=posting)
        return await self.show(interaction.guild, await self._keeper.change(subscription, plan))

    async def _channel(self, interaction: discord.Interaction, channel_id: int) -> DigestChannel:
        guild = interaction.guild
        if guild is None:
            raise BotError(text("digest-server-channel"))
        try:
            channel = guild.get_channel_or_thread(channel_id) or await guild.fetch_channel(channel_id)
        except (discord.HTTPException, discord.InvalidData):
            channel = None
        return take_channel(channel)

    @answering_in_place
    async def _turn(self, interaction: discord.Interaction, press: Press) -> ui.LayoutView:
        subscription = await self._allowed(interaction, press)
        return await self.show(interaction.guild, subscription, is_second=argument(press, 1) == "2")

    @answering_in_place
    async def _open(self, interaction: discord.Interaction, press: Press) -> ui.LayoutView:
        return await self.show(interaction.guild, await self._allowed(interaction, press))

    @answering_in_place
    async def _start(self, interaction: discord.Interaction, press: Press) -> ui.LayoutView:
        draft = await self._allowed(interaction, press)
        is_draft = draft.state is SubscriptionState.DRAFT  # otherwise it was pressed twice
        started = await self._keeper.start(draft) if is_draft else draft
        return await self._saved(interaction, started, "set-up")

    @answering_in_place
    async def _done(self, interaction: discord.Interaction, press: Press) -> ui.LayoutView:
        return await self._saved(interaction, await self._allowed(interaction, press), "saved")

    async def _saved(self, interaction: discord.Interaction, subscription: Subscription, outcome: str) -> ui.LayoutView:
        if subscription.guild_id is None or interaction.guild is None:
            return self._panels.own(subscription, outcome)
        health = await examine(interaction.guild, subscription.plan)
        library = self._editor.library
        return render_saved(library, subscription, health, outcome, coverage=coverage_words(library))

    @answering_in_place
    async def _cancel(self, interaction: discord.Interaction, press: Press) -> ui.LayoutView:
        subscription = await self._allowed(interaction, press)
        if subscription.state is SubscriptionState.DRAFT:
            await self._keeper.subscriptions.remove(subscription.id)
        return render_notice(text("form-cancelled"))


def _scheduled(plan: Plan, **changes: object) -> Plan:
    return replace(plan, schedule=replace(plan.schedule, **changes))  # type: ignore[arg-type]


def _posted(plan: Plan, **changes: object) -> Plan:
    return replace(plan, posting=replace(plan.posting, **changes))  # type: ignore[arg-type]


def _change_time(plan: Plan, values: tuple[str, ...]) -> Plan:
    wishes = part_zone_from_time(Wishes(time=values[0]))
    return _scheduled(plan, times=read_times(wishes.time or ""), zone=wishes.timezone or plan.schedule.zone)


def _change_areas(plan: Plan, values: tuple[str, ...]) -> Plan:
    return replace(plan, about=replace(plan.about, areas=frozenset(map(Area, values))))


def _change_topics(plan: Plan, values: tuple[str, ...]) -> Plan:
    return replace(plan, about=About(plan.about.areas, values[:MOST], plan.about.people))
