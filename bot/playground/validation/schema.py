"""Validate values against a JSON Schema, with errors in Discord's codes and words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit

from jsonschema_rs import Draft202012Validator, ValidationError

from bot.playground.errors import Json
from bot.playground.validation.problems import Path, Problems

_CONVERSIONS = {
    "string": ("STRING_TYPE_CONVERT", "Could not interpret the value as string."),
    "integer": ("NUMBER_TYPE_COERCE", "The value is not int."),
    "number": ("NUMBER_TYPE_COERCE", "The value is not float."),
    "boolean": ("BOOLEAN_TYPE_CONVERT", "Must be either true or false."),
    "array": ("LIST_TYPE_CONVERT", "Only iterables may be used in a ListType"),
    "object": ("DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType"),
}
_LIMITS = {
    "minLength": ("BASE_TYPE_MIN_LENGTH", "Must be {} or more in length."),
    "maxLength": ("BASE_TYPE_MAX_LENGTH", "Must be {} or fewer in length."),
    "minItems": ("BASE_TYPE_MIN_LENGTH", "Must be {} or more in length."),
    "maxItems": ("BASE_TYPE_MAX_LENGTH", "Must be {} or fewer in length."),
    "maxProperties": ("BASE_TYPE_MAX_LENGTH", "Must be {} or fewer in length."),
    "minimum": ("NUMBER_TYPE_MIN", "int value should be greater than or equal to {}."),
    "maximum": ("NUMBER_TYPE_MAX", "int value should be less than or equal to {}."),
    "pattern": ("STRING_TYPE_REGEX", "String value did not match validation regex."),
    "uniqueItems": ("SET_TYPE_ALREADY_CONTAINS_VALUE", "The list contains a value twice."),
}
_FORMATS = {
    "uri": ("URL_TYPE_INVALID_URL", "Not a well formed URL."),
    "date-time": ("DATETIME_TYPE_PARSE", "Could not parse the value. Should be ISO8601."),
}
_REQUIRED = ("BASE_TYPE_REQUIRED", "This field is required")


class Schema:
    """A compiled JSON Schema."""

    def __init__(self, schema: Json) -> None:
        self._validator = Draft202012Validator(schema, validate_formats=True, formats={"uri": _is_address})

    def note_problems(self, value: Any, path: Path, problems: Problems) -> None:
        """Note what is wrong with a value that stands at ``path`` of the request."""
        # Asking first is worth it: to gather errors takes twenty times as long, and most requests have none.
        if not self._validator.is_valid(value):
            _note_all(self._validator.iter_errors(value), path, problems)

    def check(self, value: Any) -> None:
        """See that a value is as the schema says.

        Raises:
            ApiError: 50035, naming every field that is wrong.
        """
        problems = Problems()
        self.note_problems(value, (), problems)
        problems.raise_any()


def _is_address(value: str) -> bool:
    """Whether an address is well formed. Letters beyond ASCII are fine for Discord, if not for the format's RFC."""
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return bool(parts.scheme and (parts.netloc or parts.scheme == "discord"))


def _note_all(errors: Iterable[ValidationError], path: Path, problems: Problems) -> None:
    for error in errors:
        kind = error.kind
        place = (*path, *error.instance_path)
        if kind.name in {"oneOf", "anyOf"}:
            _note_union(error, path, problems)
        elif kind.name == "required":
            problems.add((*place, kind.as_dict()["property"]), *_REQUIRED)
        else:
            problems.add(place, *_words_for(error))


def _words_for(error: ValidationError) -> tuple[str, str]:
    """The code and words for an error that concerns one value alone."""
    name, value = error.kind.name, error.kind.value
    if name == "type":
        return _CONVERSIONS[next(kind for kind in value if kind != "null")]
    if name in {"enum", "const"}:
        listed = ", ".join(map(str, value if isinstance(value, list) else [value]))
        return "BASE_TYPE_CHOICES", f"Value must be one of ({listed})."
    if name == "format":
        return _FORMATS.get(value, ("BASE_TYPE_INVALID", "The value is not valid."))
    if name == "minLength" and error.instance == "":
        return _REQUIRED
    code, words = _LIMITS.get(name, ("BASE_TYPE_INVALID", "The value is not valid."))
    return code, words.format(value)


def _note_union(error: ValidationError, path: Path, problems: Problems) -> None:
    """Note what is wrong with a value that may be one of several things: by what it says it is, or is most like."""
    branches: Sequence[Sequence[ValidationError]] = error.kind.as_dict()["context"]
    place = (*path, *error.instance_path)
    if all(len(branch) == 1 and branch[0].kind.name in {"const", "enum"} for branch in branches):
        listed = ", ".join(str(branch[0].kind.value) for branch in branches)
        problems.add(place, "BASE_TYPE_CHOICES", f"Value must be one of ({listed}).")
        return
    likely = [branch for branch in branches if not any(_rules_out(each, error) for each in branch)]
    if likely:
        closest = min(likely, key=len)
        _note_all(closest, path, problems)
    else:
        problems.add(
            (*place, "type"), "UNION_TYPE_CHOICES", 'The value of the field "type" is not one of those allowed here.'
        )


def _rules_out(part: ValidationError, whole: ValidationError) -> bool:
    """Whether an error says that the value is meant as something else: it has another ``type``, or isn't null."""
    is_tag = part.instance_path == [*whole.instance_path, "type"] and part.kind.name in {"enum", "const", "oneOf"}
    return is_tag or (part.kind.name == "type" and part.kind.value == ["null"])
