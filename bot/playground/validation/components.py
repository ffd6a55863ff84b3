"""Checks of components that Discord's description can't express: how they nest, and which addresses they accept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from bot.playground.errors import Json
from bot.playground.validation.problems import Path, Problems

MAX_COMPONENTS = 40
MAX_TEXT = 4000
ROW, BUTTON, STRING_SELECT, TEXT_INPUT, TEXT_DISPLAY = 1, 2, 3, 4, 10
SELECTS = {3, 5, 6, 7, 8}
_LINK, _PREMIUM = 5, 6
_NESTED = ("components", "accessory", "component")


def walk(components: list[Json], path: Path = ()) -> list[tuple[Path, Json]]:
    """Every component with its path, in reading order, those inside others after them."""
    found: list[tuple[Path, Json]] = []
    for index, component in enumerate(components):
        place = (*path, index)
        found.append((place, component))
        for name in _NESTED:
            inside = component.get(name)
            if isinstance(inside, list):
                found += walk(inside, (*place, name))
            elif inside is not None:
                found += [((*place, name, *rest[1:]), each) for rest, each in walk([inside])]
    return found


def all_components(components: list[Json]) -> list[Json]:
    """Every component, in the same order."""
    return [component for _, component in walk(components)]


def text_of(components: list[Json]) -> str:
    """What the text displays say, in order."""
    return "\n".join(c["content"] for c in all_components(components) if c["type"] == TEXT_DISPLAY)


def check_components(components: list[Json], path: Path, problems: Problems) -> None:
    """Note what is wrong with the components of a message or modal, alone and together."""
    everything = walk(components, path)
    if len(everything) > MAX_COMPONENTS:
        words = f"The number of components exceeds the maximum of {MAX_COMPONENTS}"
        problems.add(path, "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", words)
    if sum(len(c["content"]) for _, c in everything if c["type"] == TEXT_DISPLAY) > MAX_TEXT:
        words = f"The total displayable text size exceeds the maximum of {MAX_TEXT}"
        problems.add(path, "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", words)
    seen: set[tuple[str, Any]] = set()
    for place, component in everything:
        for name in ("custom_id", "id"):
            key = (name, component.get(name))
            if key[1] and key in seen:
                words = f"Component {name.replace('_', ' ')} cannot be duplicated"
                problems.add((*place, name), f"COMPONENT_{name.upper()}_DUPLICATED", words)
            seen.add(key)
        rule = _RULES.get(component["type"])
        if rule is not None:
            rule(component, place, problems)


def check_scheme(component: Json, path: Path, problems: Problems, *schemes: str, name: str = "url") -> None:
    """Note an address of a scheme that can't stand there."""
    address = component.get(name)
    scheme = urlsplit(address).scheme if address else None
    if scheme is not None and scheme not in schemes:
        words = f'Scheme "{scheme}" is not supported. Scheme must be one of {schemes}.'
        problems.add((*path, name), "URL_TYPE_INVALID_SCHEME", words)


def _button(button: Json, path: Path, problems: Problems) -> None:
    style = button["style"]
    if style == _PREMIUM:
        problems.add((*path, "sku_id"), "COMPONENT_UNKNOWN_SKU", "The specified SKU does not exist")
        return
    if not button.get("label") and not button.get("emoji"):
        problems.add(path, "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A button must have either a label or an emoji")
    required, barred = ("url", "custom_id") if style == _LINK else ("custom_id", "url")
    if not button.get(required):
        problems.add((*path, required), f"BUTTON_COMPONENT_{required.upper()}_REQUIRED", f"A {required} is required")
    if button.get(barred):
        problems.add(path, "BUTTON_COMPONENT_CUSTOM_ID_URL_EXCLUSIVE", "A custom id and url cannot both be specified")
    check_scheme(button, path, problems, "http", "https", "discord")


def _select(select: Json, path: Path, problems: Problems) -> None:
    """Bounds in order, and no more to choose or chosen beforehand than there are; each value once."""
    fewest, most = select.get("min_values"), select.get("max_values") or 1
    if (1 if fewest is None else fewest) > most:
        words = "min_values cannot be more than max_values"
        problems.add((*path, "min_values"), "COMPONENT_MIN_VALUES_ABOVE_MAX_VALUES", words)
    options = select.get("options")
    if options is None:
        return
    if most > len(options):
        words = "max_values cannot be more than the number of options."
        problems.add((*path, "max_values"), "NUMBER_TYPE_MAX", words)
    if sum(bool(option.get("default")) for option in options) > most:
        words = f"At most {most} options can be the default"
        problems.add((*path, "options"), "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", words)
    values = [option["value"] for option in options]
    for index, value in enumerate(values):
        if value in values[:index]:
            place = (*path, "options", index, "value")
            words = "The specified option value is already used"
            problems.add(place, "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", words)


def _row(row: Json, path: Path, problems: Problems) -> None:
    if sum(5 if child["type"] in SELECTS else 1 for child in row["components"]) > 5:
        words = "The specified component exceeds the maximum width"
        problems.add((*path, "components"), "COMPONENT_LAYOUT_WIDTH_EXCEEDED", words)


def _text_input(component: Json, path: Path, problems: Problems) -> None:
    least, most = component.get("min_length") or 0, component.get("max_length") or 4000
    if least > most:
        problems.add((*path, "min_length"), "COMPONENT_MIN_LENGTH_ABOVE_MAX_LENGTH", "min_length is above max_length")
    value = component.get("value")
    if value and not least <= len(value) <= most:
        problems.add((*path, "value"), "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")
    # In a row the input carries its own label; a label component around it has it instead.
    is_labelled = path[-1] == "component"
    if bool(component.get("label")) == is_labelled:
        code, words = (
            ("REQUIRED", "This field is required") if not is_labelled else ("INVALID", "The label has the label")
        )
        problems.add((*path, "label"), f"BASE_TYPE_{code}", words)


def _media(component: Json, path: Path, problems: Problems) -> None:
    for index, item in enumerate(component.get("items") or ()):
        check_scheme(item["media"], (*path, "items", index, "media"), problems, "http", "https", "attachment")
    if "media" in component:
        check_scheme(component["media"], (*path, "media"), problems, "http", "https", "attachment")


def _file(component: Json, path: Path, problems: Problems) -> None:
    check_scheme(component["file"], (*path, "file"), problems, "attachment")


_RULES: dict[int, Callable[[Json, Path, Problems], None]] = {
    ROW: _row,
    BUTTON: _button,
    TEXT_INPUT: _text_input,
    **dict.fromkeys(SELECTS, _select),
    11: _media,
    12: _media,
    13: _file,
}
