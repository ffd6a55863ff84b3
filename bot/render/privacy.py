"""What is stored, in a few lines, with the buttons that delete it."""

from __future__ import annotations

import discord
from discord import ui

from bot.locales import text
from bot.render.actions import action_button, row
from bot.render.layouts import new_layout
from bot.render.notices import render_notice
from bot.render.wording import HOUSE_COLOUR


def render_privacy(
    of_person: int, of_server: int | None, *, has_settings: bool, counts_misses: bool, may_delete: bool
) -> ui.LayoutView:
    """What is stored, and what the person may delete.

    Args:
        of_person: How many digests have their ID.
        of_server: How many the server has; None outside a server.
        has_settings: Whether the server decided where the bot answers.
        counts_misses: Whether questions that find nothing are counted.
        may_delete: Whether they may delete the server's data.
    """
    server = text("privacy-server", count=of_server) if of_server is not None else text("privacy-servers")
    lines = [
        text("privacy-title"),
        text("privacy-you", count=of_person),
        f"{server} {text('privacy-settings')}" if has_settings else server,
        text("privacy-misses") if counts_misses else text("privacy-questions"),
        text("privacy-why"),
        text("privacy-how-long"),
    ]
    card = ui.Container[ui.LayoutView](ui.TextDisplay("\n".join(lines)), accent_colour=HOUSE_COLOUR)
    buttons = []
    if of_person:
        label = text("privacy-delete-id")
        buttons.append(action_button(label, "forget_person", style=discord.ButtonStyle.danger))
    if (of_server or has_settings) and may_delete:
        label = text("privacy-delete-server")
        buttons.append(action_button(label, "ask_forget_server", style=discord.ButtonStyle.danger))
    if buttons:
        card.add_item(row(*buttons))
    view = new_layout()
    view.add_item(card)
    return view


def render_server_deletion(of_server: int) -> ui.LayoutView:
    """Asks before a server's data is deleted."""
    button = action_button(text("privacy-delete-all"), "forget_server", style=discord.ButtonStyle.danger)
    return render_notice(text("privacy-ask", count=of_server), rows=[row(button)])
