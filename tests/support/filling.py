"""What a member fills in, as the page sends it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.playground.validation.components import walk
from bot.playground.world import Json
from tests.support.answer import Answer, PlaygroundError

Resolve = Callable[[int, str], str]


def fill_options(
    resolve: Resolve, holder: Json, path: list[str], values: Json, focused: tuple[str, str] | None = None
) -> list[Json]:
    """The options of a command.

    Args:
        resolve: The id behind the name of a person, role or channel.
        holder: The command, or the subcommand reached so far.
        path: The subcommands still to go.
        values: What is filled in, by name.
        focused: The option being typed and what of it is there.
    """
    definitions = holder.get("options") or []
    if path:
        inner = _named(definitions, path[0])
        inside = fill_options(resolve, inner, path[1:], values, focused)
        return [{"name": path[0], "type": inner["type"], "options": inside}]
    filled = []
    for name, value in values.items():
        kind = _named(definitions, name)["type"]
        filled.append({"name": name, "type": kind, "value": _value(resolve, kind, value)})
    if focused is not None:
        kind = _named(definitions, focused[0])["type"]
        filled.append({"name": focused[0], "type": kind, "value": focused[1], "focused": True})
    return filled


def _value(resolve: Resolve, kind: int, value: Any) -> Any:
    """An option's value; people, roles and channels may be given by name."""
    by_name = kind in {6, 7, 8, 9} and isinstance(value, str) and not value.isdecimal()
    return resolve(kind, value) if by_name else value


def fill_fields(components: list[Json], values: Json) -> list[Json]:
    """The fields of a modal, by custom id."""
    fields = [component for _, component in walk(components) if component.get("custom_id") in values]
    return [{"type": f["type"], "custom_id": f["custom_id"], _holds(f): values[f["custom_id"]]} for f in fields]


def find_component(message: Json, which: str, kinds: set[int]) -> Json:
    """The component that is called so, or failing that the first whose label begins so."""
    candidates = [component for _, component in walk(message["components"]) if component["type"] in kinds]
    for component in candidates:
        if which in {component.get(name) for name in ("custom_id", "label", "placeholder")}:
            return component
    for component in candidates:
        if (component.get("label") or component.get("placeholder") or "").startswith(which):
            return component
    raise PlaygroundError(f"the message has no component {which}")


def _named(definitions: list[Json], name: str) -> Json:
    for definition in definitions:
        if definition["name"] == name:
            return definition
    raise PlaygroundError(f"the command has no option {name}")


def shown_message(message: Json | Answer) -> Json:
    """The message meant, where an answer may stand for it."""
    return message.message if isinstance(message, Answer) else message


def _holds(component: Json) -> str:
    """Under which name a field of a modal holds what was filled in."""
    return "value" if component["type"] in {4, 21, 23} else "values"
