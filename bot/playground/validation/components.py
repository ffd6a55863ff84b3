"""A message's components as a whole: what no single one of them can break."""

from __future__ import annotations

from typing import Any

from bot.playground.errors import Json
from bot.playground.validation.elements import LAYOUT, LEGACY_ROW
from bot.playground.validation.forms import array, refine
from bot.playground.validation.problems import Check, Path, Problems

MAX_COMPONENTS = 40
MAX_TEXT = 4000
_HOLDERS = ("components", "accessory", "component")


def walk(components: list[Json], path: Path = ()) -> list[tuple[Path, Json]]:
    """Every component with its path, in reading order, those inside others after them."""
    found: list[tuple[Path, Json]] = []
    for index, component in enumerate(components):
        _walk_one(component, (*path, index), found)
    return found


def every(components: list[Json]) -> list[Json]:
    """Every component as ``walk`` gives them, for those who need not know where it is: every message passes here."""
    found: list[Json] = []
    waiting = components[::-1]
    while waiting:
        component = waiting.pop()
        found.append(component)
        for name in reversed(_HOLDERS):  # the last to wait is the first to come
            if name in component and (inside := component[name]) is not None:
                waiting += inside[::-1] if isinstance(inside, list) else [inside]
    return found


def _walk_one(component: Json, path: Path, found: list[tuple[Path, Json]]) -> None:
    found.append((path, component))
    for name in _HOLDERS:
        inside = component.get(name)
        if isinstance(inside, list):
            for index, each in enumerate(inside):
                _walk_one(each, (*path, name, index), found)
        elif isinstance(inside, dict):
            _walk_one(inside, (*path, name), found)


def text_of(components: list[Json]) -> str:
    """What the text displays say, in order."""
    return "\n".join(component["content"] for component in every(components) if component["type"] == 10)


def tree_rule(components: Any, path: Path, problems: Problems) -> None:
    """Custom ids and component ids once each, and no more components than fit."""
    everything = every(components)
    if len(everything) > MAX_COMPONENTS:
        problems.add(
            path,
            "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
            f"The number of components exceeds the maximum of {MAX_COMPONENTS}",
        )
    for name, code, words in (
        ("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated"),
        ("id", "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated"),
    ):
        given = [value for component in everything if (value := component.get(name))]
        if len(set(given)) < len(given):
            _name_doubles(components, path, problems, name, code, words)


def _name_doubles(components: Any, path: Path, problems: Problems, name: str, code: str, words: str) -> None:
    seen: set[str | int] = set()
    for place, component in walk(components, path):
        value = component.get(name)
        if value and value in seen:
            problems.add((*place, name), code, words)
        seen.add(value or "")


def _text_rule(components: Any, path: Path, problems: Problems) -> None:
    size = sum(len(component["content"]) for component in every(components) if component["type"] == 10)
    if size > MAX_TEXT:
        problems.add(
            path,
            "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
            f"The total displayable text size exceeds the maximum of {MAX_TEXT}",
        )


LAYOUT_COMPONENTS: Check = refine(array(LAYOUT, 0, MAX_COMPONENTS), tree_rule, _text_rule)
LEGACY_COMPONENTS: Check = refine(array(LEGACY_ROW, 0, 5), tree_rule)
