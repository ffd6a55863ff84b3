"""Requests held against Discord's own published API description, where it is at hand."""

from __future__ import annotations

import functools
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.exceptions import best_match

DESCRIPTION = Path(__file__).parent.parent.parent / "shared" / "discord-openapi.json"
_PARAMETER = re.compile(r"\{[^}]+\}")


@functools.cache
def _description() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(DESCRIPTION.read_text(encoding="utf-8"))
    return loaded


@functools.cache
def _routes() -> list[tuple[re.Pattern[str], str]]:
    # Literal paths first: /webhooks/1/token/messages/@original is not a message id.
    paths = sorted(_description()["paths"], key=lambda path: (len(_PARAMETER.findall(path)), path))
    return [(re.compile(_PARAMETER.sub("[^/]+", path.replace("@", "(?:@|%40)"))), path) for path in paths]


# Discord takes it, its description leaves it out, and discord.py sends it with every forum post.
_BEYOND_THE_DESCRIPTION = {"use_nested_fields"}


def fault_of(method: str, url: str, body: object) -> str | None:
    """Why Discord's description does not allow a request, or None where it does.

    Args:
        method: GET, POST, PUT, PATCH or DELETE.
        url: The path below ``/api/v10``, with its query.
        body: The decoded JSON body (for a multipart request that of ``payload_json``), or None.
    """
    parts = urlsplit(url)
    path = next((path for pattern, path in _routes() if pattern.fullmatch(parts.path)), None)
    if path is None:
        return f"{parts.path}: no such path"
    operation = _description()["paths"][path].get(method.lower())
    if operation is None:
        return f"{method} {path}: no such method"
    known = {parameter["name"] for parameter in operation.get("parameters", ()) if parameter.get("in") == "query"}
    for name, _ in parse_qsl(parts.query):
        if name not in known | _BEYOND_THE_DESCRIPTION:
            return f"{method} {path}: no query parameter {name!r}"
    return _body_fault(f"{method} {path}", operation, _with_ids_as_text(body))


def _with_ids_as_text(body: object) -> object:
    """The body as described: discord.py gives many ids as integers, which do too."""
    if not isinstance(body, dict):
        return body
    described = _ids_as_text(body)
    if isinstance(body.get("allowed_mentions"), dict):
        described["allowed_mentions"] = {
            name: [str(each) for each in value] if name in {"roles", "users"} and isinstance(value, list) else value
            for name, value in body["allowed_mentions"].items()
        }
    if isinstance(body.get("data"), dict):  # what an interaction is answered with
        described["data"] = _with_ids_as_text(body["data"])
    if isinstance(body.get("attachments"), list):
        described["attachments"] = [_ids_as_text(file) for file in body["attachments"]]
    if isinstance(body.get("message_reference"), dict):
        described["message_reference"] = _ids_as_text(body["message_reference"])
    return described


def _ids_as_text(item: dict[str, Any]) -> dict[str, Any]:
    is_id = {name for name, value in item.items() if name.split("_")[-1] == "id" and isinstance(value, int)}
    return {name: str(value) if name in is_id else value for name, value in item.items()}


def _body_fault(where: str, operation: dict[str, Any], body: object) -> str | None:
    request = operation.get("requestBody")
    if request is None:
        return f"{where}: takes no body" if body else None
    if body is None:
        return f"{where}: needs a body" if request.get("required") else None
    schema = {**request["content"]["application/json"]["schema"], "components": _description()["components"]}
    error: ValidationError | None = best_match(Draft202012Validator(schema).iter_errors(body))
    return f"{where}: {error.json_path}: {error.message[:500]}" if error else None
