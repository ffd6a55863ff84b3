"""Options of /digest that discord.py would offer in a less useful way.

It would offer media channels, which can't show a digest's text, and lengths in capitals.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import wraps
from inspect import Parameter, signature
from typing import Any, Concatenate, TypeVar, get_type_hints

import discord
from discord import app_commands
from discord.app_commands import locale_str

from bot.cogs.digest_completion import (
    complete_about,
    complete_date,
    complete_digest,
    complete_often,
    complete_tag,
    complete_time,
)
from bot.cogs.zone_option import ZoneOption
from bot.delivery.requirements import DigestChannel
from bot.domain import DigestForm, DigestLength, Occasion
from bot.errors import BotError
from bot.locales import ENGLISH, language_names, text, text_in
from bot.render.limits import CHOICE_CHARACTERS

CHANNEL_TYPES = (
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.forum,
    discord.ChannelType.voice,
    discord.ChannelType.stage_voice,
    discord.ChannelType.public_thread,
    discord.ChannelType.private_thread,
    discord.ChannelType.news_thread,
)

_SHORT, _LONG = 40, 300  # characters: "the 14th of February 2026" and more; ten topics

Result = TypeVar("Result")
Owner = TypeVar("Owner")
Completion = Callable[[discord.Interaction, str], Awaitable[list[app_commands.Choice[str]]]]
_NAMED = Parameter.KEYWORD_ONLY


class DigestChannelTransformer(app_commands.Transformer):
    """Takes the chosen channel from the bot's own view of the server."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        """It is a channel."""
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """The kinds Discord offers."""
        return list(CHANNEL_TYPES)

    async def transform(
        self,
        interaction: discord.Interaction,
        value: app_commands.AppCommandChannel,
        /,
    ) -> DigestChannel:
        """The channel.

        Raises:
            BotError: It is of another kind, or the bot doesn't know it.
        """
        try:
            channel = value.resolve() or await value.fetch()
        except discord.HTTPException:
            channel = None
        return take_channel(channel)


DigestChannelOption = app_commands.Transform[DigestChannel, DigestChannelTransformer]


def take_channel(channel: object) -> DigestChannel:
    """The chosen channel, as the bot sees it; raises like the transformer."""
    if not isinstance(channel, DigestChannel):
        raise BotError(text("digest-wrong-channel"))
    return channel


class _Completed(app_commands.Transformer):
    """Text with autocomplete, parsed once the whole command is sent.

    Args:
        complete: What to offer for what has been typed.
        longest: The most characters.
    """

    def __init__(self, complete: Completion, longest: int = CHOICE_CHARACTERS) -> None:
        super().__init__()
        self._complete = complete
        self._longest = longest

    @property
    def min_value(self) -> int:
        """The fewest characters."""
        return 1

    @property
    def max_value(self) -> int:
        """The most."""
        return self._longest

    async def transform(self, interaction: discord.Interaction, value: str, /) -> str:
        """The text as it is."""
        return value

    async def autocomplete(  # type: ignore[override]  # discord.py allows any kind of value
        self, interaction: discord.Interaction, value: str, /
    ) -> list[app_commands.Choice[str]]:
        """What to offer; nothing for what is too long to be sent."""
        return await self._complete(interaction, value) if len(value) <= self._longest else []


class _Hinted(app_commands.Transformer):
    """Offers the members of an enumeration, each with a hint at what it is.

    Args:
        kind: The enumeration.
        key: How the keys of the hints begin.
    """

    def __init__(self, kind: type[StrEnum], key: str) -> None:
        super().__init__()
        self._kind = kind
        self._key = key

    @property
    def choices(self) -> list[app_commands.Choice[int | float | str]]:
        """What Discord offers."""
        keys = {each: f"{self._key}-{each}" for each in self._kind}
        return [
            app_commands.Choice(name=locale_str(text_in(ENGLISH, key), key=key), value=each.value)
            for each, key in keys.items()
        ]

    async def transform(self, interaction: discord.Interaction, value: str, /) -> Any:
        """The member; Discord accepts only those offered."""
        return self._kind(value)


class _Languages(app_commands.Transformer):
    """Offers all languages, each by its own name."""

    @property
    def choices(self) -> list[app_commands.Choice[int | float | str]]:
        """What Discord offers."""
        return [app_commands.Choice(name=name, value=code) for code, name in language_names().items()]

    async def transform(self, interaction: discord.Interaction, value: str, /) -> str:
        """Its code."""
        return value


class Keeping(StrEnum):
    """Which of a digest's posts are kept."""

    ALL = "all"
    LATEST = "latest"


DigestLengthOption = app_commands.Transform[DigestLength, _Hinted(DigestLength, "choice-length")]
OccasionOption = app_commands.Transform[Occasion, _Hinted(Occasion, "choice-occasion")]
LanguageOption = app_commands.Transform[str, _Languages]
FormOption = app_commands.Transform[DigestForm, _Hinted(DigestForm, "choice-form")]
KeepOption = app_commands.Transform[Keeping, _Hinted(Keeping, "choice-keep")]
TimeOption = app_commands.Transform[str, _Completed(complete_time, _SHORT)]
OftenOption = app_commands.Transform[str, _Completed(complete_often)]
AboutOption = app_commands.Transform[str, _Completed(complete_about, _LONG)]
TagOption = app_commands.Transform[str, _Completed(complete_tag)]
WhichOption = app_commands.Transform[str, _Completed(complete_digest)]
DateOption = app_commands.Transform[str, _Completed(complete_date, _SHORT)]


@dataclass(frozen=True, slots=True)
class Wishes:
    """The options of /digest setup and edit as they were filled in; None if one was left out."""

    channel: DigestChannelOption | None = None
    time: TimeOption | None = None
    timezone: ZoneOption | None = None
    often: OftenOption | None = None
    about: AboutOption | None = None
    when: OccasionOption | None = None
    length: DigestLengthOption | None = None
    language: LanguageOption | None = None
    form: FormOption | None = None
    keep: KeepOption | None = None
    pin: bool | None = None
    thread: bool | None = None
    publish: bool | None = None
    tag: TagOption | None = None
    mention: discord.Role | None = None


NOTHING_FILLED_IN = Wishes()


def taking_wishes(
    method: Callable[Concatenate[Owner, discord.Interaction, ...], Awaitable[Result]],
) -> Callable[Concatenate[Owner, discord.Interaction, ...], Awaitable[Result]]:
    """Give a command an option for each wish; its parameter ``wishes`` gets them together."""
    types = get_type_hints(Wishes, include_extras=True)
    wished = [Parameter(each.name, _NAMED, default=None, annotation=types[each.name]) for each in fields(Wishes)]

    @wraps(method)
    async def command(self: Owner, interaction: discord.Interaction, **given: Any) -> Result:
        wishes = Wishes(**{each.name: given.pop(each.name) for each in wished})
        return await method(self, interaction, wishes=wishes, **given)

    taken = signature(method, eval_str=True)
    own = [each.replace(kind=_NAMED) for each in list(taken.parameters.values())[2:]]
    place = [each.name for each in own].index("wishes")
    own[place : place + 1] = wished
    parameters = [*list(taken.parameters.values())[:2], *own]
    command.__signature__ = taken.replace(parameters=parameters)  # type: ignore[attr-defined]
    return command
