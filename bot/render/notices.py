"""Short private notices: the one way failures are told to people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from discord import Colour, ui
from discord.utils import format_dt

from bot.errors import BotError
from bot.render.layouts import new_layout
from bot.render.limits import MESSAGE_CHARACTERS, clip
from bot.render.wording import NOTICE_COLOUR

UNEXPECTED = "Something went wrong here, and it has been logged. Please try again in a moment."
OUTDATED_COMMAND = "This command has changed since your Discord last looked. Please try again in a minute."
OUTDATED_ITEM = "This message is from an earlier version and its buttons are out of date. Please run the command again."


def render_notice(
    text: str,
    *,
    error_id: str | None = None,
    rows: Sequence[ui.ActionRow[Any]] = (),
    colour: Colour = NOTICE_COLOUR,
) -> ui.LayoutView:
    """A notice with what one can do about it; the id, where given, is also in the log."""
    reference = f"\n-# Reference {error_id}" if error_id else ""
    view = new_layout()
    words = clip(text, MESSAGE_CHARACTERS - len(reference)) + reference
    view.add_item(ui.Container(ui.TextDisplay(words), *rows, accent_colour=colour))
    return view


def render_cooldown(until: datetime) -> ui.LayoutView:
    """Asks for patience, with the moment to try again as Discord's relative time."""
    return render_notice(f"One moment: that was a lot at once. You can go on {format_dt(until, 'R')}.")


def explain(error: BaseException) -> str:
    """What to tell somebody about an error: its own words where it has any, else that it is being looked at."""
    return error.user_message if isinstance(error, BotError) else UNEXPECTED
