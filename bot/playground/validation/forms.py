"""The grammar of valid input: small checks that compose, and report as Discord does which field is wrong and why."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from bot.playground.errors import Json
from bot.playground.validation.problems import Check, Path, Problems, Rule


@dataclass(frozen=True)
class Required:
    """Marks a field of a form that must be there and not null."""

    check: Check


def form(fields: Mapping[str, Check | Required]) -> Check:
    """A JSON object. Fields it does not know are dropped; null stands for "not given" or, in an edit, "none"."""
    checks = {name: field.check if isinstance(field, Required) else field for name, field in fields.items()}
    required = tuple(name for name, field in fields.items() if isinstance(field, Required))

    def check(value: Any, path: Path, problems: Problems) -> Any:
        if not isinstance(value, dict):
            problems.add(path, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")
            return {}
        cleaned: Json = {}
        for name, given in value.items():
            if name in checks:
                cleaned[name] = None if given is None else checks[name](given, (*path, name), problems)
        for name in required:
            if value.get(name) is None:
                problems.add((*path, name), "BASE_TYPE_REQUIRED", "This field is required")
        return cleaned

    return check


def refine(check: Check, *rules: Rule) -> Check:
    """``check``, and where that found nothing wrong, rules on the value as a whole."""

    def refined(value: Any, path: Path, problems: Problems) -> Any:
        before = len(problems)
        cleaned = check(value, path, problems)
        for rule in rules:
            if len(problems) == before:
                rule(cleaned, path, problems)
        return cleaned

    return refined


def text(shortest: int = 0, longest: int | None = None, *, pattern: re.Pattern[str] | None = None) -> Check:
    """A string of a length counted in characters, as Discord counts."""
    most = math.inf if longest is None else longest

    def check(value: Any, path: Path, problems: Problems) -> Any:
        if not isinstance(value, str):
            problems.add(path, "STRING_TYPE_CONVERT", f'Could not interpret "{value}" as string.')
        elif not shortest <= len(value) <= most:
            _refuse_length(len(value), shortest, longest, path, problems)
        elif pattern is not None and not pattern.fullmatch(value):
            problems.add(path, "STRING_TYPE_REGEX", "String value did not match validation regex.")
        return value

    return check


def _refuse_length(length: int, shortest: int, longest: int | None, path: Path, problems: Problems) -> None:
    if shortest == 1 and length == 0:
        problems.add(path, "BASE_TYPE_REQUIRED", "This field is required")
    elif shortest and longest is not None:
        problems.add(path, "BASE_TYPE_BAD_LENGTH", f"Must be between {shortest} and {longest} in length.")
    elif longest is not None and length > longest:
        problems.add(path, "BASE_TYPE_MAX_LENGTH", f"Must be {longest} or fewer in length.")
    else:
        problems.add(path, "BASE_TYPE_MIN_LENGTH", f"Must be {shortest} or more in length.")


def integer(lowest: int | None = None, highest: int | None = None) -> Check:
    """A whole number; digits in a string will do."""

    def check(value: Any, path: Path, problems: Problems) -> Any:
        number = _whole(value)
        if number is None:
            problems.add(path, "NUMBER_TYPE_COERCE", f'Value "{value}" is not int.')
            return 0
        if lowest is not None and number < lowest:
            problems.add(path, "NUMBER_TYPE_MIN", f"int value should be greater than or equal to {lowest}.")
        if highest is not None and number > highest:
            problems.add(path, "NUMBER_TYPE_MAX", f"int value should be less than or equal to {highest}.")
        return number

    return check


def _whole(value: Any) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,20}", value):
        return int(value)
    return None


def number(value: Any, path: Path, problems: Problems) -> Any:
    """A number."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        problems.add(path, "NUMBER_TYPE_COERCE", f'Value "{value}" is not float.')
    return value


def snowflake(value: Any, path: Path, problems: Problems) -> Any:
    """An id."""
    found = _whole(value)
    if found is None or not 0 <= found < 1 << 63:
        problems.add(path, "NUMBER_TYPE_COERCE", f'Value "{value}" is not snowflake.')
        return 0
    return found


def boolean(value: Any, path: Path, problems: Problems) -> Any:
    """True or false."""
    if not isinstance(value, bool):
        problems.add(path, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.")
    return value


def choice(*values: Any) -> Check:
    """One of a few values."""

    def check(value: Any, path: Path, problems: Problems) -> Any:
        if isinstance(value, bool) != isinstance(values[0], bool) or value not in values:
            listed = ", ".join(repr(each) for each in values)
            problems.add(path, "BASE_TYPE_CHOICES", f"Value must be one of {{{listed}}}.")
        return value

    return check


def array(of: Check, shortest: int = 0, longest: int | None = None) -> Check:
    """A list."""
    most = math.inf if longest is None else longest

    def check(value: Any, path: Path, problems: Problems) -> Any:
        if not isinstance(value, list):
            problems.add(path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
            return []
        if not shortest <= len(value) <= most:
            _refuse_length(len(value), shortest, longest, path, problems)
            return []
        return [of(each, (*path, index), problems) for index, each in enumerate(value)]

    return check


def tagged(forms: Mapping[int, Check]) -> Check:
    """An object whose ``type`` says what form it has."""

    def check(value: Any, path: Path, problems: Problems) -> Any:
        kind = value.get("type") if isinstance(value, dict) else None
        if not isinstance(value, dict):
            problems.add(path, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")
        elif kind is None:
            problems.add((*path, "type"), "BASE_TYPE_REQUIRED", "This field is required")
        elif isinstance(kind, bool) or not isinstance(kind, int) or kind not in forms:
            listed = ", ".join(str(each) for each in forms)
            problems.add((*path, "type"), "UNION_TYPE_CHOICES", f'Value of field "type" must be one of ({listed}).')
        else:
            return {"type": kind, **forms[kind](value, path, problems)}
        return {}

    return check


def url(*schemes: str, longest: int = 2048) -> Check:
    """An address of one of the schemes."""

    def check(value: Any, path: Path, problems: Problems) -> Any:
        before = len(problems)
        text(0, longest)(value, path, problems)
        if len(problems) > before:
            return value
        try:
            parts = urlsplit(value)
        except ValueError:
            parts = urlsplit("")
        if parts.scheme not in schemes:
            listed = ", ".join(repr(each) for each in schemes)
            problems.add(
                path,
                "URL_TYPE_INVALID_SCHEME",
                f'Scheme "{parts.scheme}" is not supported. Scheme must be one of ({listed}).',
            )
        elif not parts.netloc and parts.scheme != "discord":
            problems.add(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.")
        return value

    return check


def anything(value: Any, path: Path, problems: Problems) -> Any:
    """Whatever is given."""
    return value
