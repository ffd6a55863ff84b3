"""Autocomplete for the options of /digest."""

from __future__ import annotations

from typing import Any, Protocol, cast

import discord
from discord.app_commands import Choice

from bot.cogs.answers import in_thread
from bot.cogs.digest_about import list_about
from bot.cogs.digest_panels import DigestPanels
from bot.cogs.options import lookups_of
from bot.delivery.requirements import usable_tags
from bot.digest.rhythms import EXAMPLES, parse_rhythm
from bot.digest.times import complete_times, parse_times
from bot.render.limits import CHOICE_CHARACTERS, CHOICES, clip
from bot.render.schedules import describe_rhythm, describe_times


class HasPanels(Protocol):
    """The cog that a command of /digest belongs to."""

    panels: DigestPanels


async def complete_digest(interaction: discord.Interaction, typed: str) -> list[Choice[str]]:
    """The server's digests."""
    return _named(await _panels_of(interaction).choices(interaction, typed))


async def complete_date(interaction: discord.Interaction, typed: str) -> list[Choice[str]]:
    """Dates that had a digest."""
    chosen = str(getattr(interaction.namespace, "digest", "") or "")
    return _named(await _panels_of(interaction).dates(interaction, chosen, typed))


async def complete_time(_: discord.Interaction, typed: str) -> list[Choice[str]]:
    """Times of the day; several times are shown as understood."""
    times = parse_times(typed)
    if times is not None and len(times) > 1:
        return [Choice(name=describe_times(times), value=", ".join(f"{at:%H:%M}" for at in times))]
    return [Choice(name=f"{at:%H:%M}", value=f"{at:%H:%M}") for at in complete_times(typed)][:CHOICES]


async def complete_often(interaction: discord.Interaction, typed: str) -> list[Choice[str]]:
    """How often, or what was typed, as understood."""
    words = typed.casefold().strip()
    today = interaction.created_at.date()
    offered: dict[str, str] = {}  # what is typed, by what it says; several may say the same today
    for each in (words, *EXAMPLES):
        rhythm = parse_rhythm(each, today) if each else None
        if rhythm is not None and len(each) <= CHOICE_CHARACTERS:
            said = clip(describe_rhythm(rhythm), CHOICE_CHARACTERS)
            if each == words or words in each or words in said.casefold():
                offered.setdefault(said, each)
    return [Choice(name=said, value=each) for said, each in offered.items()]


async def complete_about(interaction: discord.Interaction, typed: str) -> list[Choice[str]]:
    """Areas, topics and people, one after another with commas between."""
    return [Choice(name=text, value=text) for text in await in_thread(list_about, lookups_of(interaction), typed)]


async def complete_tag(interaction: discord.Interaction, typed: str) -> list[Choice[str]]:
    """The tags of the chosen forum that the bot can use."""
    guild, chosen = interaction.guild, getattr(interaction.namespace, "channel", None)
    channel = guild.get_channel(chosen.id) if guild is not None and chosen is not None else None
    if not isinstance(channel, discord.ForumChannel):
        return []
    named = [tag for tag in usable_tags(channel) if typed.casefold() in tag.name.casefold()]
    return [Choice(name=tag.name, value=str(tag.id)) for tag in named][:CHOICES]


def _named(choices: list[tuple[str, str]]) -> list[Choice[str]]:
    return [Choice(name=name, value=value) for name, value in choices[:CHOICES]]


def _panels_of(interaction: discord.Interaction) -> DigestPanels:
    return cast("HasPanels", cast("Any", interaction.command).binding).panels
