"""Modals to be opened, and choices to be offered while someone types."""

from __future__ import annotations

from typing import Any

from bot.playground.validation.components import tree_rule
from bot.playground.validation.elements import (
    COMPONENT_ID,
    CUSTOM_ID,
    OPTION,
    SELECT_FORMS,
    TEXT_DISPLAY_FORM,
    TEXT_INPUT,
    options_rule,
    span_rule,
)
from bot.playground.validation.forms import (
    Required,
    array,
    boolean,
    choice,
    form,
    integer,
    number,
    refine,
    tagged,
    text,
)
from bot.playground.validation.problems import Check, Path, Problems

MAX_TITLE = MAX_LABEL = 45


def _input_rule(component: Any, path: Path, problems: Problems) -> None:
    least, most = component.get("min_length") or 0, component.get("max_length") or 4000
    if least > most:
        problems.add((*path, "min_length"), "COMPONENT_MIN_LENGTH_ABOVE_MAX_LENGTH", "min_length is above max_length")
    value = component.get("value")
    if value and not least <= len(value) <= most:
        problems.add((*path, "value"), "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")


_INPUT: dict[str, Check | Required] = {
    "id": COMPONENT_ID,
    "custom_id": Required(CUSTOM_ID),
    "style": Required(choice(1, 2)),
    "value": text(0, 4000),
    "placeholder": text(0, 100),
    "required": boolean,
    "min_length": integer(0, 4000),
    "max_length": integer(1, 4000),
}
# In a row the input carries its own label; inside a label component it must not.
_ROW_INPUT = refine(form(_INPUT | {"label": Required(text(1, MAX_LABEL))}), _input_rule)
_LABELLED_INPUT = refine(form(_INPUT), _input_rule)
_CHOOSE: dict[str, Check | Required] = {
    "id": COMPONENT_ID,
    "custom_id": Required(CUSTOM_ID),
    "required": boolean,
}
_UPLOAD = form(_CHOOSE | {"min_values": integer(0, 10), "max_values": integer(1, 10)})


def _radio_rule(group: Any, path: Path, problems: Problems) -> None:
    options_rule(group | {"max_values": min(1, len(group["options"]))}, path, problems)


_RADIO = refine(form(_CHOOSE | {"options": Required(array(OPTION, 2, 10))}), _radio_rule)
_CHECKBOXES = refine(
    form(
        _CHOOSE
        | {"options": Required(array(OPTION, 1, 10)), "min_values": integer(0, 10), "max_values": integer(1, 10)}
    ),
    span_rule,
)
_CHECKBOX = form({"id": COMPONENT_ID, "custom_id": Required(CUSTOM_ID), "default": boolean})
_LABEL = form(
    {
        "id": COMPONENT_ID,
        "label": Required(text(1, MAX_LABEL)),
        "description": text(1, 100),
        "component": Required(
            tagged(
                {
                    TEXT_INPUT: _LABELLED_INPUT,
                    **SELECT_FORMS,
                    19: _UPLOAD,
                    21: _RADIO,
                    22: _CHECKBOXES,
                    23: _CHECKBOX,
                }
            )
        ),
    }
)
_ROW = form({"id": COMPONENT_ID, "components": Required(array(tagged({TEXT_INPUT: _ROW_INPUT}), 1, 1))})
_PARTS = refine(array(tagged({1: _ROW, 10: TEXT_DISPLAY_FORM, 18: _LABEL}), 1, 40), tree_rule)


def _size_rule(modal: Any, path: Path, problems: Problems) -> None:
    fields = [part for part in modal["components"] if part["type"] != 10]
    if len(fields) > 5:
        problems.add((*path, "components"), "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.")


MODAL: Check = refine(
    form(
        {
            "custom_id": Required(CUSTOM_ID),
            "title": Required(text(1, MAX_TITLE)),
            "components": Required(_PARTS),
        }
    ),
    _size_rule,
)


def choices_for(option_type: int) -> Check:
    """The check of what is offered for an option of a type: its values must be of that type."""
    value: Check = {3: text(0, 100), 4: integer(-(1 << 53), 1 << 53)}.get(option_type, number)
    offered = form({"name": Required(text(1, 100)), "value": Required(value)})
    return form({"choices": Required(array(offered, longest=25))})
