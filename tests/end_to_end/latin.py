"""Latin words in what the bot says to somebody who has Discord in Russian."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from zoneinfo import available_timezones

from discord import AppCommandType
from discord.app_commands import Group

from bot.client import Detente
from bot.render.zones import zone_name
from tests.end_to_end.parts import library_of

_WORD = re.compile(r"(?<![\w./<`:@#-])[A-Za-z]{3,}(?![\w/>`:-])")
_ZONES = sorted((zone_name(key) for key in available_timezones() if "/" in key), key=len, reverse=True)
_COMMAND = re.compile(r"`/([^`]*)`|`([^`]*):`")  # or an option of one
# Addresses, what was typed, and zones.
_UNREAD = re.compile(r"\]\([^)]*\)|`[^`]*`|" + "|".join(map(re.escape, _ZONES)))
# Names as Discord and this server have them; and how English is offered as a language.
_NAMES = {"Détente", "Discord", "UTC", "English", "everyone", "here", "playground"}
_SAID = ("title", "description", "content", "label", "name", "placeholder")


def latin_words(bot: Detente, *parts: Any) -> set[str]:
    """Words in Latin letters that are neither names of documents and publishers nor what was typed.

    Args:
        bot: Who says it.
        parts: Messages, modals or choices as the playground gives them, or texts.
    """
    library = library_of(bot)
    references = (each for development in library.developments for each in development.references)
    named = [f"{each.publisher} {each.title}" for each in references]
    named += [f"{each.title} {each.outlet}" for each in library.sources]
    read = _UNREAD.sub(" ", _COMMAND.sub(r" \1\2 ", "\n".join(_said(parts))))
    return set(_WORD.findall(read)) - set(_WORD.findall(" ".join(named))) - _NAMES


def names_of(bot: Detente) -> set[str]:
    """All that can be used: commands, menus, and the actions of buttons, selects and modals."""
    commands = (each for each in bot.tree.walk_commands() if not isinstance(each, Group))
    menus = bot.tree.walk_commands(type=AppCommandType.message)
    return {*bot.actions.names, *(each.qualified_name for each in commands), *(each.qualified_name for each in menus)}


def _said(part: Any) -> Iterator[str]:
    """All that a reader sees of it, placeholders of selects and fields included."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, list | tuple):
        for each in part:
            yield from _said(each)
    elif isinstance(part, dict):
        shown = {name: part.get(name) for name in _SAID}
        yield from (words for words in shown.values() if isinstance(words, str))
        for name in ("embeds", "components", "component", "options", "items"):
            yield from _said(part.get(name))
