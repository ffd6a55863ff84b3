"""The base of every cog that shows the library."""

from __future__ import annotations

from discord.ext import commands

from bot.domain import Library
from bot.locales import language


class LibraryCog(commands.Cog):
    """Shows a library in the language of the current answer.

    Args:
        library: The library, with all its languages.
    """

    def __init__(self, library: Library) -> None:
        self._in_all_languages = library

    @property
    def _library(self) -> Library:
        return self._in_all_languages.in_language(language())
