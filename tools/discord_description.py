"""Take out of Discord's published API description what the playground checks requests, and its tests answers, against.

python -m tools.discord_description path/to/openapi.json

The description is specs/openapi_preview.json of https://github.com/discord/discord-api-spec, under the MIT License.
What is taken is not changed; left out are routes the playground does not have, and titles and descriptions.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot.playground.server import ROUTES
from bot.playground.validation.description import DESCRIPTION, template_of

ANSWERS = Path(__file__).parent.parent / "tests" / "playground" / "discord_answers.json"
_PROSE = {"title", "description"}
_MEDIA_TYPE = "application/json"
Json = dict[str, Any]


def main() -> None:
    """Rewrite both files."""
    raw = Path(sys.argv[1]).read_bytes()
    full = json.loads(raw)
    full["info"]["sha256"] = hashlib.sha256(raw).hexdigest()
    _write(DESCRIPTION, full, _request)
    _write(ANSWERS, full, _answers)


def _write(path: Path, full: Json, part: Callable[[Json], Json]) -> None:
    described = {
        f"{method.upper()} {template_of(template)}": operation
        for template, operations in full["paths"].items()
        for method, operation in operations.items()
    }
    operation_names = [f"{route.method} {template_of(route.path)}" for route in ROUTES]
    operations = {name: part(described[name]) for name in operation_names}
    schemas: Json = {}
    _collect(operations, full["components"]["schemas"], schemas)
    parts = {"operations": operations, "components": {"schemas": dict(sorted(schemas.items()))}}
    text = json.dumps({"info": full["info"], **_without_prose(parts)}, ensure_ascii=False, separators=(",", ":"))
    # A line for each schema, so that a new version shows what changed.
    path.write_text(text.replace('},"', '},\n"') + "\n", encoding="utf-8")
    print(f"{path.name}: {len(operations)} operations, {len(schemas)} schemas, {path.stat().st_size // 1000} kB")


def _request(operation: Json) -> Json:
    parameters = operation.get("parameters", ())
    body = operation.get("requestBody")
    return {
        "query": {each["name"]: each["schema"] for each in parameters if each["in"] == "query"},
        "body": body and body["content"][_MEDIA_TYPE]["schema"],
    }


def _answers(operation: Json) -> Json:
    contents = {status: answer.get("content", {}) for status, answer in operation["responses"].items()}
    return {
        status: content[_MEDIA_TYPE]["schema"]
        for status, content in contents.items()
        if status.startswith("2") and _MEDIA_TYPE in content
    }


def _collect(part: Any, schemas: Json, found: Json) -> None:
    """Add every schema that ``part`` refers to, directly or not."""
    if isinstance(part, list):
        for each in part:
            _collect(each, schemas, found)
    elif isinstance(part, dict):
        name = str(part.get("$ref", "")).rpartition("/")[2]
        if name and name not in found:
            found[name] = schemas[name]
            _collect(schemas[name], schemas, found)
        for each in part.values():
            _collect(each, schemas, found)


def _without_prose(part: Any) -> Any:
    """Schemas without titles and descriptions; properties that are called so are no text, and stay."""
    if isinstance(part, list):
        return [_without_prose(each) for each in part]
    if isinstance(part, dict):
        kept = {name: each for name, each in part.items() if not (name in _PROSE and isinstance(each, str))}
        return {name: _without_prose(each) for name, each in kept.items()}
    return part


if __name__ == "__main__":
    main()
