"""Types of command options, one transformer each: parsed when a command is sent, completed while it is typed."""

from __future__ import annotations

from datetime import date
from typing import Protocol, cast

import discord
from discord import app_commands

from bot.cogs.answers import in_thread
from bot.cogs.lookups import Lookups, PersonReading, TopicReading
from bot.domain import DayOfYear, Library, PartialDate, Period
from bot.errors import BotError
from bot.language.dates import read_date, read_period
from bot.locales import text
from bot.render.answers import QUESTION_CHARACTERS
from bot.render.timelines import periods_offered, when_choice
from bot.render.wording import entered


class HasLookups(Protocol):
    """The client, as the options see it."""

    lookups: Lookups


class _Words(app_commands.Transformer):
    """Words of a bounded length. Reading them may compare meanings, so it is done off the event loop."""

    @property
    def min_value(self) -> int:
        """The fewest characters."""
        return 1

    @property
    def max_value(self) -> int:
        """The most characters."""
        return QUESTION_CHARACTERS


class TopicOption(_Words):
    """A topic in any words; picked from the completion list, by its slug."""

    async def transform(self, interaction: discord.Interaction, value: str, /) -> TopicReading:
        """What was sent."""
        return await in_thread(lookups_of(interaction).read_topic, value)

    async def autocomplete(  # type: ignore[override]  # discord.py allows any kind of value
        self, interaction: discord.Interaction, value: str, /
    ) -> list[app_commands.Choice[str]]:
        """Topics for what has been typed so far, but for those that other options name already."""
        taken = {str(chosen) for _, chosen in interaction.namespace if chosen != value}
        choices = await in_thread(lookups_of(interaction).complete_topics, value)
        return [choice for choice in choices if choice.value not in taken]


class PersonOption(_Words):
    """A person or body by name, surname or post; picked from the completion list, by its slug."""

    async def transform(self, interaction: discord.Interaction, value: str, /) -> PersonReading:
        """What was sent."""
        return await in_thread(lookups_of(interaction).read_person, value)

    async def autocomplete(  # type: ignore[override]  # discord.py allows any kind of value
        self, interaction: discord.Interaction, value: str, /
    ) -> list[app_commands.Choice[str]]:
        """People and bodies for what has been typed so far."""
        return await in_thread(lookups_of(interaction).complete_people, value)


class PeriodOption(_Words):
    """A stretch of time as people type it: "since 2022", "2014-2017", "1990s"."""

    async def transform(self, interaction: discord.Interaction, value: str, /) -> Period:
        """What was sent.

        Raises:
            BotError: It names no time.
        """
        found = await in_thread(read_period, value, _today(interaction))
        if found is None:
            said = entered(value)
            raise BotError(text("options-not-a-period", said=said))
        return found

    async def autocomplete(  # type: ignore[override]  # discord.py allows any kind of value
        self, interaction: discord.Interaction, value: str, /
    ) -> list[app_commands.Choice[str]]:
        """What has been typed so far, once it is a period; before that, those that begin like it."""
        return await in_thread(_complete_period, lookups_of(interaction).library, value, _today(interaction))


class DateOption(_Words):
    """A date as people type it; a month or a year stands for all of its days, a day without a year for that of any."""

    async def transform(self, interaction: discord.Interaction, value: str, /) -> Period | DayOfYear:
        """What was sent.

        Raises:
            BotError: It is no date.
        """
        found = await in_thread(_read_on, interaction, value)
        if found is None:
            said = entered(value)
            raise BotError(text("options-not-a-date", said=said))
        return found

    async def autocomplete(  # type: ignore[override]  # discord.py allows any kind of value
        self, interaction: discord.Interaction, value: str, /
    ) -> list[app_commands.Choice[str]]:
        """What has been typed so far, once it is a date; before anything is, this day of the year."""
        today = _today(interaction)
        found = await in_thread(_read_on, interaction, value) if value.strip() else DayOfYear(today.month, today.day)
        return [await in_thread(when_choice, lookups_of(interaction).library, found)] if found else []


def _complete_period(library: Library, value: str, today: date) -> list[app_commands.Choice[str]]:
    found = read_period(value, today)
    offered = [when_choice(library, period) for period in ([found] if found else periods_offered(library))]
    begun = value.casefold().strip()
    return [choice for choice in offered if found or begun in choice.value.casefold()]


def _read_on(interaction: discord.Interaction, words: str) -> Period | DayOfYear | None:
    # 9/11 is in September for Americans alone.
    is_american = interaction.locale is discord.Locale.american_english
    found = read_date(words, _today(interaction), month_first=is_american)
    return Period(found.first, found.last) if isinstance(found, PartialDate) else found


def _today(interaction: discord.Interaction) -> date:
    return interaction.created_at.date()


def lookups_of(interaction: discord.Interaction) -> Lookups:
    """What reads an interaction's options: one for all of them, even if another library is served meanwhile."""
    found: Lookups = interaction.extras.setdefault("lookups", cast("HasLookups", interaction.client).lookups)
    return found
