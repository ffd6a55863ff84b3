"""Choices for the options of /digest while they are being typed."""

from __future__ import annotations

import discord
from discord.app_commands import Choice

from bot.cogs.digest_health import channel_name
from bot.digest.plans import EXAMPLE_DAYS, complete_times, parse_areas, parse_days
from bot.domain import Area
from bot.render.digests import long_date
from bot.render.limits import CHOICE_CHARACTERS, CHOICES, clip
from bot.render.subscriptions import short_name
from bot.render.wording import AREA_NAMES, describe_days
from bot.store import DeliveryStore, SubscriptionStore


class DigestCompletion:
    """Completes options."""

    def __init__(self, subscriptions: SubscriptionStore, deliveries: DeliveryStore) -> None:
        self._subscriptions = subscriptions
        self._deliveries = deliveries

    async def complete_digest(self, interaction: discord.Interaction, typed: str) -> list[Choice[str]]:
        """The server's digests."""
        if interaction.guild is None:
            return []
        guild, words = interaction.guild, typed.casefold()
        subscriptions = await self._subscriptions.of_guild(guild.id)
        named = [(short_name(each, channel_name(guild, each.plan)), str(each.id)) for each in subscriptions]
        return [Choice(name=name, value=value) for name, value in named if words in name.casefold()][:CHOICES]

    async def complete_time(self, _: discord.Interaction, typed: str) -> list[Choice[str]]:
        """Times of the day."""
        return [Choice(name=f"{at:%H:%M}", value=f"{at:%H:%M}") for at in complete_times(typed)][:CHOICES]

    async def complete_days(self, _: discord.Interaction, typed: str) -> list[Choice[str]]:
        """Sets of weekdays; what was typed, read, where it names any."""
        words = typed.casefold().strip()
        days = parse_days(words) if words else None
        if days is not None and len(words) <= CHOICE_CHARACTERS:
            return [Choice(name=clip(describe_days(days), CHOICE_CHARACTERS), value=words)]
        return [Choice(name=example, value=example) for example in EXAMPLE_DAYS if words in example]

    async def complete_areas(self, _: discord.Interaction, typed: str) -> list[Choice[str]]:
        """Areas, one after another with commas between."""
        *earlier, last = typed.casefold().split(",")
        chosen = parse_areas(",".join(earlier)) if earlier else frozenset()
        if chosen is None:
            return []
        words = last.strip()
        names = [AREA_NAMES[area] for area in Area if area in chosen]
        lists = [
            ", ".join((*names, AREA_NAMES[area]))
            for area in Area
            if area not in chosen and (words in area.value or words in AREA_NAMES[area].casefold())
        ]
        everything = ["all"] if not earlier and "all".startswith(words) else []
        return [Choice(name=text, value=text) for text in (*everything, *lists) if len(text) <= CHOICE_CHARACTERS]

    async def complete_date(self, interaction: discord.Interaction, typed: str) -> list[Choice[str]]:
        """The dates of the last deliveries of the digest chosen, or of all of them."""
        if interaction.guild is None:
            return []
        chosen = str(getattr(interaction.namespace, "digest", "") or "")
        subscriptions = await self._subscriptions.of_guild(interaction.guild.id)
        dates = {
            delivery.local_date
            for subscription in subscriptions
            if chosen in {"", str(subscription.id)}
            for delivery in await self._deliveries.recent(subscription.id, CHOICES)
        }
        words = typed.casefold().strip()
        named = [(long_date(day), day.isoformat()) for day in sorted(dates, reverse=True)]
        return [Choice(name=name, value=iso) for name, iso in named if words in name.casefold() or words in iso][
            :CHOICES
        ]
