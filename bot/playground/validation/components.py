"""A message's components as a whole: what no single one of them can break."""

from __future__ import annotations

from typing import Any

from bot.playground.errors import Json
from bot.playground.validation.elements import LAYOUT, LEGACY_ROW
from bot.playground.validation.forms import array, refine
from bot.playground.validation.problems import Check, Path, Problems

MAX_COMPONENTS = 40
MAX_TEXT = 4000


def walk(components: list[Json], path: Path = ()) -> list[tuple[Path, Json]]:
    """Every component with its path, in reading order, those inside others after them."""
    found: list[tuple[Path, Json]] = []
    for index, component in enumerate(components):
        _walk_one(component, (*path, index), found)
    return found


def _walk_one(component: Json, path: Path, found: list[tuple[Path, Json]]) -> None:
    # A list that grows rather than nested generators: every message passes here several times.
    found.append((path, component))
    for name in ("components", "accessory", "component"):
        inside = component.get(name)
        if isinstance(inside, list):
            for index, each in enumerate(inside):
                _walk_one(each, (*path, name, index), found)
        elif isinstance(inside, dict):
            _walk_one(inside, (*path, name), found)


def text_of(components: list[Json]) -> str:
    """What the text displays say, in order."""
    return "\n".join(component["content"] for _, component in walk(components) if component["type"] == 10)


def tree_rule(components: Any, path: Path, problems: Problems) -> None:
    """Custom ids and component ids once each, and no more components than fit."""
    everything = walk(components, path)
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
        seen: set[str | int] = set()
        for place, component in everything:
            value = component.get(name)
            if value and value in seen:
                problems.add((*place, name), code, words)
            seen.add(value or "")


def _text_rule(components: Any, path: Path, problems: Problems) -> None:
    size = sum(len(component["content"]) for _, component in walk(components) if component["type"] == 10)
    if size > MAX_TEXT:
        problems.add(
            path,
            "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
            f"The total displayable text size exceeds the maximum of {MAX_TEXT}",
        )


LAYOUT_COMPONENTS: Check = refine(array(LAYOUT, 0, MAX_COMPONENTS), tree_rule, _text_rule)
LEGACY_COMPONENTS: Check = refine(array(LEGACY_ROW, 0, 5), tree_rule)
