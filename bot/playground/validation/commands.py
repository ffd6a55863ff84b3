"""Application commands to be registered."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from bot.playground.errors import Json
from bot.playground.validation.forms import (
    Required,
    array,
    boolean,
    choice,
    form,
    integer,
    number,
    refine,
    snowflake,
    tagged,
    text,
)
from bot.playground.validation.problems import Check, Path, Problems

SUBCOMMAND, SUBCOMMAND_GROUP, STRING, INTEGER, NUMBER = 1, 2, 3, 4, 10
CHAT_INPUT, USER, MESSAGE = 1, 2, 3
MAX_SIZE = 8000
# fmt: off
LOCALES = frozenset({
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl", "pt-BR",
    "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW", "ko",
})
# fmt: on


def _name(value: Any, path: Path, problems: Problems) -> Any:
    """A slash name: letters and digits of any script, dash, underscore, apostrophe; lower case where there is one."""
    before = len(problems)
    text(1, 32)(value, path, problems)
    if len(problems) == before and not (all(map(_is_name_character, value)) and value == value.lower()):
        problems.add(path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
    return value


def _is_name_character(character: str) -> bool:
    if character in "-_'":
        return True
    if unicodedata.category(character)[0] in "LN":
        return True
    # Scripts whose vowel signs are marks: Devanagari and Thai.
    return bool(re.match(r"[\u0900-\u097f\u0e00-\u0e7f]", character))


def _localizations(of: Check) -> Check:
    def check(value: Any, path: Path, problems: Problems) -> Any:
        if not isinstance(value, dict):
            problems.add(path, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")
            return {}
        for locale, words in value.items():
            if locale not in LOCALES:
                problems.add((*path, locale), "ENUM_TYPE_COERCE", f'Value "{locale}" is not a valid enum value.')
            of(words, (*path, locale), problems)
        return value

    return check


_DESCRIPTION = text(1, 100)
_SHOWN: dict[str, Check | Required] = {
    "name": Required(_name),
    "name_localizations": _localizations(_name),
    "description": Required(_DESCRIPTION),
    "description_localizations": _localizations(_DESCRIPTION),
}


def _choice(value: Check) -> Check:
    return form({"name": Required(text(1, 100)), "name_localizations": _choice_names, "value": Required(value)})


def _choice_names(value: Any, path: Path, problems: Problems) -> Any:
    """Localised names of a choice."""
    return _localizations(text(1, 100))(value, path, problems)


def _choices_rule(option: Any, path: Path, problems: Problems) -> None:
    choices = option.get("choices") or []
    if choices and option.get("autocomplete"):
        problems.add(
            path, "APPLICATION_COMMAND_OPTION_AUTOCOMPLETE_CHOICES", "Autocomplete options cannot have choices"
        )
    for name in ("name", "value"):
        values = [each[name] for each in choices]
        for index, value in enumerate(values):
            if value in values[:index]:
                problems.add(
                    (*path, "choices", index, name),
                    "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS",
                    f"Option choice {name} already exists",
                )


def _range_rule(low: str, high: str) -> Any:
    def rule(option: Any, path: Path, problems: Problems) -> None:
        least, most = option.get(low), option.get(high)
        if least is not None and most is not None and least > most:
            problems.add((*path, low), "APPLICATION_COMMAND_OPTION_RANGE", f"{low} cannot be more than {high}")

    return rule


_PLAIN = {**_SHOWN, "required": boolean}
_WORD = refine(
    form(
        {
            **_PLAIN,
            "choices": array(_choice(text(0, 100)), longest=25),
            "autocomplete": boolean,
            "min_length": integer(0, 6000),
            "max_length": integer(1, 6000),
        }
    ),
    _choices_rule,
    _range_rule("min_length", "max_length"),
)


def _numeric(value: Check) -> Check:
    fields = {"choices": array(_choice(value), longest=25), "autocomplete": boolean}
    limits = {"min_value": value, "max_value": value}
    return refine(form({**_PLAIN, **fields, **limits}), _choices_rule, _range_rule("min_value", "max_value"))


_VALUES: dict[int, Check] = {
    STRING: _WORD,
    INTEGER: _numeric(integer(-(1 << 53), 1 << 53)),
    5: form(_PLAIN),
    6: form(_PLAIN),
    7: form({**_PLAIN, "channel_types": array(integer(0, 16))}),
    8: form(_PLAIN),
    9: form(_PLAIN),
    NUMBER: _numeric(number),
    11: form(_PLAIN),
}


def _options_rule(holder: Any, path: Path, problems: Problems) -> None:
    options = holder.get("options") or []
    names: set[str] = set()
    optional_seen = False
    for index, option in enumerate(options):
        place = (*path, "options", index)
        if option["name"] in names:
            problems.add(
                (*place, "name"), "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists"
            )
        names.add(option["name"])
        if option["type"] in {SUBCOMMAND, SUBCOMMAND_GROUP}:
            continue
        if option.get("required") and optional_seen:
            problems.add(
                place,
                "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                "Required options must be placed before non-required options",
            )
        optional_seen = optional_seen or not option.get("required")
    nested = {option["type"] in {SUBCOMMAND, SUBCOMMAND_GROUP} for option in options}
    if len(nested) > 1:
        problems.add(
            (*path, "options"),
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
            "Sub-command and sub-command group option types are mutually exclusive to all other types",
        )


_SUBCOMMAND = refine(form({**_SHOWN, "options": array(tagged(_VALUES), longest=25)}), _options_rule)
_GROUP = refine(form({**_SHOWN, "options": Required(array(tagged({SUBCOMMAND: _SUBCOMMAND}), 1, 25))}), _options_rule)
_TOP: dict[str, Check | Required] = {
    "id": snowflake,
    "default_member_permissions": integer(0, (1 << 63) - 1),
    "dm_permission": boolean,
    "nsfw": boolean,
    "contexts": array(choice(0, 1, 2), 1),
    "integration_types": array(choice(0, 1), 1),
}


def _size_rule(command: Any, path: Path, problems: Problems) -> None:
    if _size_of(command) > MAX_SIZE:
        problems.add(path, "APPLICATION_COMMAND_TOO_LARGE", f"Command exceeds maximum size ({MAX_SIZE})")


def _size_of(part: Json) -> int:
    own = sum(len(part.get(name) or "") for name in ("name", "description"))
    choices = sum(len(str(each["name"])) + len(str(each["value"])) for each in part.get("choices") or ())
    return own + choices + sum(map(_size_of, part.get("options") or ()))


_CHAT_INPUT_FORM = refine(
    form(_SHOWN | _TOP | {"options": array(tagged({1: _SUBCOMMAND, 2: _GROUP, **_VALUES}), longest=25)}),
    _options_rule,
    _size_rule,
)
_MENU_FORM = form(
    _TOP
    | {
        "name": Required(text(1, 32)),
        "name_localizations": _localizations(text(1, 32)),
        "description": text(0, 0),  # menus have none
        "options": array(form({}), longest=0),
    }
)
_BY_TYPE = tagged({CHAT_INPUT: _CHAT_INPUT_FORM, USER: _MENU_FORM, MESSAGE: _MENU_FORM})


def command(value: Any, path: Path, problems: Problems) -> Any:
    """Check a command to be registered; without a type it is a slash command."""
    if isinstance(value, dict) and value.get("type") is None:
        value = value | {"type": CHAT_INPUT}
    return _BY_TYPE(value, path, problems)


def commands(value: Any, path: Path, problems: Problems) -> Any:
    """Check all commands at once, as a bulk overwrite sends them."""
    before = len(problems)
    cleaned = array(command)(value, path, problems)
    seen: set[tuple[int, str]] = set()
    for index, each in enumerate(cleaned if len(problems) == before else ()):
        if (each["type"], each["name"]) in seen:
            problems.add(
                (*path, index, "name"),
                "APPLICATION_COMMANDS_DUPLICATE_NAME",
                "Application command names must be unique",
            )
        seen.add((each["type"], each["name"]))
    return cleaned
