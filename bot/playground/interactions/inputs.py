"""Button presses, selections and submitted modals, checked against what was shown."""

from __future__ import annotations

from typing import Any

from bot.playground.interactions.model import RefusedError
from bot.playground.interactions.options import Resolver
from bot.playground.validation.components import walk
from bot.playground.world import Json

BUTTON, STRING_SELECT, TEXT_INPUT, TEXT_DISPLAY, LABEL = 2, 3, 4, 10, 18
UPLOAD, RADIO, CHECKBOXES, CHECKBOX = 19, 21, 22, 23


def pressed(components: list[Json], custom_id: Any, kind: Any, values: Any, resolver: Resolver) -> Json:
    """The interaction data of a component that was used.

    Raises:
        RefusedError: There is none like it, it is disabled, or the values are not its.
    """
    component = next((c for _, c in walk(components) if c.get("custom_id") == custom_id and c["type"] == kind), None)
    if component is None or component.get("disabled"):
        raise RefusedError("This interaction failed")
    data: Json = {"custom_id": custom_id, "component_type": kind, "id": component["id"]}
    if kind != BUTTON:
        data["values"] = _selected(component, values, resolver)
        if resolver.resolved:
            data["resolved"] = resolver.resolved
    return data


def _selected(component: Json, values: Any, resolver: Resolver) -> list[str]:
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise RefusedError("A selection is a list of values.")
    least = component.get("min_values", 1)
    most = component.get("max_values", 1)
    if not least <= len(values) <= most or len(set(values)) != len(values):
        raise RefusedError(f"Choose {least} to {most}." if least != most else f"Choose {least}.")
    kind = component["type"]
    if kind in {STRING_SELECT, RADIO, CHECKBOXES}:
        offered = {option["value"] for option in component["options"]}
        fits = set(values) <= offered
    else:
        fits = all(value.isdecimal() and _resolve(component, int(value), resolver) for value in values)
    if not fits:
        raise RefusedError("That isn't one of the choices.")
    return values


def _resolve(component: Json, thing_id: int, resolver: Resolver) -> bool:
    kind = component["type"]
    if kind == 8:
        return resolver.channel(thing_id, component.get("channel_types"))
    return {5: resolver.user, 6: resolver.role, 7: resolver.mentionable}[kind](thing_id)


def submitted(modal: Json, given: Any, resolver: Resolver) -> Json:
    """The interaction data of a modal that was sent off.

    Raises:
        RefusedError: A field is missing or does not hold what it should.
    """
    answers = _answers(given)
    components = [_part(part, answers, resolver) for part in modal["components"]]
    data: Json = {"custom_id": modal["custom_id"], "components": components}
    if resolver.resolved:
        data["resolved"] = resolver.resolved
    return data


def _answers(given: Any) -> dict[str, Json]:
    try:
        return {c["custom_id"]: c for _, c in walk(given) if c.get("custom_id")}
    except (AttributeError, KeyError, TypeError):
        raise RefusedError("The modal can't be read.") from None


def _part(part: Json, answers: dict[str, Json], resolver: Resolver) -> Json:
    cleaned: Json = {"type": part["type"], "id": part["id"]}
    if part["type"] == TEXT_DISPLAY:
        return cleaned
    if part["type"] == LABEL:
        return cleaned | {"component": _field(part["component"], part["label"], answers, resolver)}
    return cleaned | {"components": [_field(c, c["label"], answers, resolver) for c in part["components"]]}


def _field(field: Json, label: str, answers: dict[str, Json], resolver: Resolver) -> Json:
    answer = answers.get(field["custom_id"], {})
    cleaned: Json = {"type": field["type"], "id": field["id"], "custom_id": field["custom_id"]}
    required = field.get("required") is not False
    if field["type"] in {TEXT_INPUT, RADIO, CHECKBOX}:
        return cleaned | {"value": _single(field, label, answer.get("value"), required, resolver)}
    values = answer.get("values") or []
    if field["type"] == UPLOAD and (values or (required and field.get("min_values", 1))):
        raise RefusedError("Files can't be uploaded in a modal here.")
    nothing = not values and (not required or field["type"] == UPLOAD)
    return cleaned | {"values": [] if nothing else _selected(field, values, resolver)}


def _single(field: Json, label: str, value: Any, required: bool, resolver: Resolver) -> Any:
    """The value of a field that has one."""
    if field["type"] == TEXT_INPUT:
        return _typed(field, label, value, required)
    if field["type"] == CHECKBOX:
        return value is True
    if value is None and not required:
        return None
    return _selected(field, [value], resolver)[0]


def _typed(field: Json, label: str, value: Any, required: bool) -> str:
    value = "" if value is None else value
    if not isinstance(value, str):
        raise RefusedError(f"{label}: enter some text.")
    if not value:
        if required:
            raise RefusedError(f"{label}: this field is required.")
        return ""
    shortest, longest = field.get("min_length") or 0, field.get("max_length") or 4000
    if not shortest <= len(value) <= longest:
        raise RefusedError(f"{label}: enter {shortest} to {longest} characters.")
    return value
