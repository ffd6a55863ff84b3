"""Discord's own description of its API, as far as the playground has its routes.

``discord.json`` is taken by tools/discord_description.py from Discord's OpenAPI description of API version 10
(https://github.com/discord/discord-api-spec, MIT License, Copyright Discord), as its ``info`` says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from bot.playground.errors import Json
from bot.playground.validation.problems import Problems
from bot.playground.validation.schema import Schema
from bot.playground.wire import decode

DESCRIPTION = Path(__file__).with_name("discord.json")
# Discord takes it, its description leaves it out, and discord.py sends it with every forum post.
_NOT_DESCRIBED = {"use_nested_fields": {"enum": [1]}}
_PLACEHOLDER = re.compile(r"\{[^}]+\}")
_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}


def template_of(path: str) -> str:
    """A path's template without the names of its placeholders, which we choose differently."""
    return _PLACEHOLDER.sub("{}", path)


@cache
def _description() -> Json:
    description: Json = decode(DESCRIPTION.read_bytes())
    # Discord takes ids as numbers too; discord.py sends those of files and of the message replied to so.
    description["components"]["schemas"]["SnowflakeType"] |= {
        "type": ["string", "integer"],
        "minimum": 0,
        "maxLength": 20,
    }
    return description


@cache
def schema(name: str) -> Schema:
    """The schema of that name."""
    return _compiled({"$ref": f"#/components/schemas/{name}"})


def _compiled(part: Json) -> Schema:
    return Schema({**part, "components": _description()["components"]})


@cache
def _operation(method: str, template: str) -> tuple[Schema | None, dict[str, tuple[Any, Schema]]]:
    operation = _description()["operations"][f"{method} {template_of(template)}"]
    queries = {
        name: (part.get("type"), _compiled(part)) for name, part in (operation["query"] | _NOT_DESCRIBED).items()
    }
    return (_compiled(operation["body"]) if operation["body"] else None), queries


def check_request(method: str, template: str, query: Mapping[str, str], body: Any) -> Any:
    """See that a request is as Discord describes it, and return its body: an empty object where none is given.

    Raises:
        ApiError: 50035, naming every field that is wrong.
    """
    body_schema, queries = _operation(method, template)
    problems = Problems()
    for name, text in query.items():
        if name not in queries:
            problems.add((name,), "QUERY_UNKNOWN", "There is no such query parameter.")
            continue
        kind, query_schema = queries[name]
        value: Any = text
        if kind == "integer" or name in _NOT_DESCRIBED:
            value = int(text) if re.fullmatch("[0-9]{1,20}", text) else text
        elif kind == "boolean":
            value = _BOOLEANS.get(text.lower(), text)
        query_schema.note_problems(value, (name,), problems)
    body = {} if body is None else body
    if body_schema is not None:
        body_schema.note_problems(body, (), problems)
    problems.raise_any()
    return body
