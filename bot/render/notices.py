"""Short private notices, the only form in which errors are shown to people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from discord import Colour, ui
from discord.utils import format_dt

from bot.errors import BotError
from bot.locales import text
from bot.render.layouts import new_layout
from bot.render.limits import MESSAGE_CHARACTERS, clip
from bot.render.wording import NOTICE_COLOUR


def render_notice(
    words: str,
    *,
    error_id: str | None = None,
    rows: Sequence[ui.ActionRow[Any]] = (),
    colour: Colour = NOTICE_COLOUR,
) -> ui.LayoutView:
    """A notice with what one can do about it; the id, where given, is also in the log."""
    reference = f"\n-# {text('notices-reference', id=error_id)}" if error_id else ""
    view = new_layout()
    said = clip(words, MESSAGE_CHARACTERS - len(reference)) + reference
    view.add_item(ui.Container(ui.TextDisplay(said), *rows, accent_colour=colour))
    return view


def render_cooldown(until: datetime) -> ui.LayoutView:
    """Asks for patience, with the moment to try again as Discord's relative time."""
    return render_notice(text("notices-cooldown", when=format_dt(until, "R")))


def outdated_item() -> BotError:
    """Says that a button or select is from another version."""
    return BotError(text("notices-outdated-item"))
