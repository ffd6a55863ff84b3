"""Checks of application commands that Discord's description can't express."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from bot.playground.errors import Json
from bot.playground.validation.problems import Path, Problems

SUBCOMMAND, SUBCOMMAND_GROUP = 1, 2
CHAT_INPUT = 1
MAX_SIZE = 8000
# fmt: off
LOCALES = frozenset({
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl", "pt-BR",
    "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW", "ko",
})
# fmt: on
_REQUIRED = ("BASE_TYPE_REQUIRED", "This field is required")


def read_commands(definitions: list[Json]) -> list[Json]:
    """All commands, as a bulk overwrite sends them, in the form Discord describes; each gets its type.

    Raises:
        ApiError: 50035, naming every field that is wrong.
    """
    problems = Problems()
    commands = [_checked(definition, (index,), problems) for index, definition in enumerate(definitions)]
    seen: set[tuple[int, str]] = set()
    for index, command in enumerate(commands):
        key = (command["type"], command["name"])
        if key in seen:
            words = "Application command names must be unique"
            problems.add((index, "name"), "APPLICATION_COMMANDS_DUPLICATE_NAME", words)
        seen.add(key)
    problems.raise_any()
    return commands


def read_command(definition: Json) -> Json:
    """One command, as ``read_commands``."""
    problems = Problems()
    command = _checked(definition, (), problems)
    problems.raise_any()
    return command


def _checked(definition: Json, path: Path, problems: Problems) -> Json:
    command = definition | {"type": definition.get("type") or CHAT_INPUT}
    if command["type"] == CHAT_INPUT:
        if not command.get("description"):
            problems.add((*path, "description"), *_REQUIRED)
        _check_names(command, path, problems)
        _check_options(command, path, problems)
        if _size_of(command) > MAX_SIZE:
            problems.add(path, "APPLICATION_COMMAND_TOO_LARGE", f"Command exceeds maximum size ({MAX_SIZE})")
    else:
        for name in ("description", "options"):
            if command.get(name):
                problems.add((*path, name), "BASE_TYPE_MAX_LENGTH", "Must be 0 or fewer in length.")
        _check_locales(command, path, problems)
    return command


def _check_names(part: Json, path: Path, problems: Problems) -> None:
    """A slash name: letters and digits of any script, dash, underscore, apostrophe; lower case if there is one."""
    names: dict[Path, str] = {("name",): part["name"]}
    names |= {("name_localizations", locale): name for locale, name in (part.get("name_localizations") or {}).items()}
    for place, name in names.items():
        if not all(map(_is_name_character, name)) or name != name.lower():
            problems.add((*path, *place), "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
    _check_locales(part, path, problems)


def _is_name_character(character: str) -> bool:
    # The last range has scripts whose vowel signs are marks: Devanagari and Thai.
    is_letter = unicodedata.category(character)[0] in "LN"
    return character in "-_'" or is_letter or bool(re.match(r"[\u0900-\u097f\u0e00-\u0e7f]", character))


def _check_locales(part: Json, path: Path, problems: Problems) -> None:
    for name in ("name_localizations", "description_localizations"):
        for locale in set(part.get(name) or ()) - LOCALES:
            words = f'Value "{locale}" is not a valid enum value.'
            problems.add((*path, name, locale), "ENUM_TYPE_COERCE", words)


def _check_options(parent: Json, path: Path, problems: Problems) -> None:
    """Check the options of a command or subcommand, and theirs."""
    options = parent.get("options") or []
    names: set[str] = set()
    optional_seen = False
    for index, option in enumerate(options):
        place = (*path, "options", index)
        if option["name"] in names:
            code = "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS"
            problems.add((*place, "name"), code, "Option name already exists")
        names.add(option["name"])
        _check_names(option, place, problems)
        if option["type"] in {SUBCOMMAND, SUBCOMMAND_GROUP}:
            _check_options(option, place, problems)
            continue
        if option.get("required") and optional_seen:
            words = "Required options must be placed before non-required options"
            problems.add(place, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", words)
        optional_seen = optional_seen or not option.get("required")
        _check_value(option, place, problems)
    if len({option["type"] in {SUBCOMMAND, SUBCOMMAND_GROUP} for option in options}) > 1:
        words = "Sub-command and sub-command group option types are mutually exclusive to all other types"
        problems.add((*path, "options"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", words)


def _check_value(option: Json, path: Path, problems: Problems) -> None:
    """Check what an option takes: its choices and its range."""
    choices = option.get("choices") or []
    if choices and option.get("autocomplete"):
        words = "Autocomplete options cannot have choices"
        problems.add(path, "APPLICATION_COMMAND_OPTION_AUTOCOMPLETE_CHOICES", words)
    for name in ("name", "value"):
        values: list[Any] = [each[name] for each in choices]
        for index, value in enumerate(values):
            if value in values[:index]:
                code = "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS"
                problems.add((*path, "choices", index, name), code, f"Option choice {name} already exists")
    for low, high in (("min_length", "max_length"), ("min_value", "max_value")):
        least, most = option.get(low), option.get(high)
        if least is not None and most is not None and least > most:
            words = f"{low} cannot be more than {high}"
            problems.add((*path, low), "APPLICATION_COMMAND_OPTION_RANGE", words)


def _size_of(part: Json) -> int:
    own = sum(len(part.get(name) or "") for name in ("name", "description"))
    choices = sum(len(str(each["name"])) + len(str(each["value"])) for each in part.get("choices") or ())
    return own + choices + sum(map(_size_of, part.get("options") or ()))
