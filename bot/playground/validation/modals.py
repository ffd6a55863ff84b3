"""Checks of modals that Discord's description can't express."""

from __future__ import annotations

from bot.playground.errors import Json
from bot.playground.validation.components import TEXT_DISPLAY, check_components
from bot.playground.validation.problems import Path, Problems

MAX_FIELDS = 5


def check_modal(modal: Json, path: Path) -> None:
    """See that a modal in the form Discord describes can be shown.

    Raises:
        ApiError: 50035, naming every field that is wrong.
    """
    problems = Problems()
    place = (*path, "components")
    if sum(part["type"] != TEXT_DISPLAY for part in modal["components"]) > MAX_FIELDS:
        problems.add(place, "BASE_TYPE_BAD_LENGTH", f"Must be between 1 and {MAX_FIELDS} in length.")
    check_components(modal["components"], place, problems)
    problems.raise_any()
