"""The time zone option: completed while typed, and refused with a sentence if it isn't a zone."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.errors import BotError
from bot.locales import text
from bot.render.limits import CHOICE_CHARACTERS, CHOICES
from bot.render.wording import entered
from bot.render.zones import zone_choice, zones_in_doubt
from bot.search.zones import ZoneProblem, complete_zones, find_zone


class ZoneTransformer(app_commands.Transformer):
    """Takes a zone's key, or an offset that is fixed all year; see ``bot.search.zones``."""

    @property
    def min_value(self) -> int:
        """The fewest characters Discord lets through."""
        return 1

    @property
    def max_value(self) -> int:
        """The most: as many as a choice may have."""
        return CHOICE_CHARACTERS

    async def transform(self, interaction: discord.Interaction, value: str, /) -> str:
        """The zone.

        Raises:
            BotError: The text names none, or could be one of several.
        """
        return read_zone(value)

    async def autocomplete(  # type: ignore[override]  # the base class allows for numbers
        self, interaction: discord.Interaction, value: str, /
    ) -> list[app_commands.Choice[str]]:
        """Zones with their current time, popular ones first."""
        now = interaction.created_at
        return [app_commands.Choice(name=zone_choice(key, now), value=key) for key in complete_zones(value, CHOICES)]


ZoneOption = app_commands.Transform[str, ZoneTransformer]


def read_zone(words: str) -> str:
    """The zone that a text sets; raises like ``ZoneTransformer.transform``."""
    match = find_zone(words)
    if match.zone is not None:
        return match.zone
    said = entered(words)
    if match.problem is ZoneProblem.OFFSET:
        raise BotError(text("zones-no-offset", typed=said))
    if match.problem is ZoneProblem.TIME:
        raise BotError(text("zones-has-time", typed=said))
    if match.choices:
        key = "zones-in-doubt" if len(match.choices) > 1 else "zones-perhaps"
        raise BotError(text(key, typed=said, zones=zones_in_doubt(match.choices)))
    raise BotError(text("zones-unknown", typed=said))
