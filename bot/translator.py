"""Command names, descriptions and options in every language."""

from __future__ import annotations

from discord import Locale, app_commands
from discord.app_commands import ContextMenu, TranslationContextLocation, TranslationContextTypes, locale_str
from discord.ext import commands

from bot.locales import ENGLISH, attributes, language_for, text_in

_DESCRIPTIONS = {
    TranslationContextLocation.command_description,
    TranslationContextLocation.group_description,
    TranslationContextLocation.parameter_description,
}


class CommandTranslator(app_commands.Translator):
    """Translates commands for Discord; English is sent anyway."""

    async def translate(self, string: locale_str, locale: Locale, context: TranslationContextTypes) -> str | None:
        """A name or description in Discord's locale; None if that is English."""
        language = language_for(locale)
        if language == ENGLISH:
            return None
        if context.location is TranslationContextLocation.choice_name:
            key = string.extras.get("key")
            return text_in(language, key) if key else None  # a name of its own, such as a language's
        parameter = context.data if isinstance(context.data, app_commands.Parameter) else None
        command = context.data if parameter is None else parameter.command
        named = [parameter.name] if parameter is not None else []
        described = ["description"] if context.location in _DESCRIPTIONS else []
        return text_in(language, ".".join(filter(None, (command_key(command), "-".join(named + described)))))


def describe_commands(tree: app_commands.CommandTree[commands.AutoShardedBot]) -> None:
    """Give all commands of a tree their English descriptions; docstrings are for readers of the code."""
    for command in tree.walk_commands():
        key = command_key(command)
        command.description = text_in(ENGLISH, f"{key}.description")
        if isinstance(command, app_commands.Command):
            options = [name for name in attributes(key) if f"{name}-description" in attributes(key)]
            words = {name: locale_str(text_in(ENGLISH, f"{key}.{name}-description")) for name in options}
            app_commands.describe(**words)(command)


def command_key(command: object) -> str:
    """A command's key in the files: "command-digest-edit"; a menu's is named after its callback."""
    if isinstance(command, ContextMenu):
        return "-".join(("menu", *command.callback.__name__.split("_")))
    if isinstance(command, app_commands.Command | app_commands.Group):
        return "-".join(("command", *command.qualified_name.split()))
    raise TypeError(f"{command!r} is no command")
