"""Choices for the options of /digest while they are being typed."""

from __future__ import annotations

import discord
from discord.app_commands import Choice

from bot.cogs.answers import in_thread
from bot.cogs.digest_about import complete_about
from bot.cogs.digest_panels import DigestPanels
from bot.cogs.lookups import Lookups
from bot.delivery.requirements import usable_tags
from bot.digest.rhythms import EXAMPLES, parse_rhythm
from bot.digest.times import complete_times, parse_times
from bot.render.digests import long_date
from bot.render.limits import CHOICE_CHARACTERS, CHOICES, clip
from bot.render.schedules import describe_rhythm, describe_times
from bot.store import DeliveryStore, SubscriptionStore


class DigestCompletion:
    """Completes options."""

    def __init__(
        self, panels: DigestPanels, subscriptions: SubscriptionStore, deliveries: DeliveryStore, lookups: Lookups
    ) -> None:
        self._panels = panels
        self._subscriptions = subscriptions
        self._deliveries = deliveries
        self._lookups = lookups

    async def complete_digest(self, interaction: discord.Interaction, typed: str) -> list[Choice[str]]:
        """The server's digests."""
        if interaction.guild is None:
            return []
        named = await self._panels.choices(interaction.guild, typed)
        return [Choice(name=name, value=value) for name, value in named][:CHOICES]

    async def complete_time(self, _: discord.Interaction, typed: str) -> list[Choice[str]]:
        """Times of the day; several as they were typed, read."""
        times = parse_times(typed)
        if times is not None and len(times) > 1:
            return [Choice(name=describe_times(times), value=", ".join(f"{at:%H:%M}" for at in times))]
        return [Choice(name=f"{at:%H:%M}", value=f"{at:%H:%M}") for at in complete_times(typed)][:CHOICES]

    async def complete_often(self, interaction: discord.Interaction, typed: str) -> list[Choice[str]]:
        """How often; what was typed, read, where it says so."""
        words = typed.casefold().strip()
        rhythm = parse_rhythm(words, interaction.created_at.date()) if words else None
        examples = [Choice(name=each, value=each) for each in EXAMPLES if words in each and words != each]
        if rhythm is not None and len(words) <= CHOICE_CHARACTERS:
            read = Choice(name=clip(describe_rhythm(rhythm), CHOICE_CHARACTERS), value=words)
            return [read, *examples]
        return examples

    async def complete_about(self, _: discord.Interaction, typed: str) -> list[Choice[str]]:
        """Areas, topics and people, one after another with commas between."""
        return [Choice(name=text, value=text) for text in await in_thread(complete_about, self._lookups, typed)]

    async def complete_tag(self, interaction: discord.Interaction, typed: str) -> list[Choice[str]]:
        """The tags of the forum that was chosen, as far as the bot may use them."""
        guild, chosen = interaction.guild, getattr(interaction.namespace, "channel", None)
        channel = guild.get_channel(chosen.id) if guild is not None and chosen is not None else None
        if not isinstance(channel, discord.ForumChannel):
            return []
        named = [tag for tag in usable_tags(channel) if typed.casefold() in tag.name.casefold()]
        return [Choice(name=tag.name, value=str(tag.id)) for tag in named][:CHOICES]

    async def complete_date(self, interaction: discord.Interaction, typed: str) -> list[Choice[str]]:
        """The dates of the last deliveries of the digest chosen, or of all of them."""
        if interaction.guild is None:
            return []
        chosen = str(getattr(interaction.namespace, "digest", "") or "")
        subscriptions = await self._subscriptions.of_guild(interaction.guild.id)
        dates = {
            delivery.local_date
            for subscription in subscriptions
            if chosen in {"", f"id{subscription.id}", str(subscription.number)}
            for delivery in await self._deliveries.recent(subscription.id, CHOICES)
        }
        words = typed.casefold().strip()
        named = [(long_date(day), day.isoformat()) for day in sorted(dates, reverse=True)]
        return [Choice(name=name, value=iso) for name, iso in named if words in name.casefold() or words in iso][
            :CHOICES
        ]
