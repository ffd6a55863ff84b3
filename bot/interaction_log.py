"""Log and measure every interaction: how it ended and how long it took.

Completions while somebody types are left out: there are as many as keystrokes.
"""

from __future__ import annotations

import re
import time
from enum import StrEnum
from typing import Any

import discord

from bot.events import log_event
from bot.metrics import INTERACTIONS

_ACTION = re.compile(r"[bsm]:([a-z_]+)")  # the rest of a custom ID may be what somebody typed
_BEGAN = "began"


class Outcome(StrEnum):
    """How an interaction ended."""

    ANSWERED = "answered"
    REFUSED = "refused"  # the input was refused, with a sentence that says why
    SLOWED = "slowed"  # too much at once
    OUTDATED = "outdated"  # from another version of the commands
    LATE = "late"  # Discord no longer takes an answer
    OFFLINE = "offline"  # Discord could not be reached
    FAILED = "failed"


def begin(interaction: discord.Interaction[Any]) -> None:
    """Note when work on an interaction began."""
    interaction.extras[_BEGAN] = time.perf_counter()


def finish(interaction: discord.Interaction[Any], outcome: Outcome, reference: str | None = None) -> None:
    """Record how it ended; only the first call counts.

    Args:
        interaction: Which.
        outcome: How.
        reference: Where the log says more.
    """
    began = interaction.extras.get(_BEGAN, time.perf_counter())
    if began is None:
        return
    interaction.extras[_BEGAN] = None
    log_handled("interaction", interaction.id, name_of(interaction), outcome, began, reference)


def log_handled(
    event: str, event_id: int, command: str, outcome: Outcome, began: float, reference: str | None = None
) -> None:
    """Log and measure what was handled, an interaction or a message; ``began`` is by ``time.perf_counter``."""
    seconds = time.perf_counter() - began
    INTERACTIONS.labels(command, outcome.value).observe(seconds)
    log_event(event, id=event_id, command=command, outcome=outcome.value, ms=round(seconds * 1_000), ref=reference)


def name_of(interaction: discord.Interaction[Any]) -> str:
    """The command, or the action of a button, select or form, without what it was given."""
    if interaction.type is discord.InteractionType.application_command:
        command = interaction.command
        return f"/{command.qualified_name}" if command is not None else "unknown"
    found = _ACTION.match(str(dict(interaction.data or {}).get("custom_id", "")))
    if found is None:
        return "unknown"
    return f"submit_{found[1]}" if interaction.type is discord.InteractionType.modal_submit else found[1]
