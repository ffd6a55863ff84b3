"""What is kept, in five lines, and the buttons that delete it."""

from __future__ import annotations

import discord
from discord import ui

from bot.render.actions import action_button, row
from bot.render.layouts import new_layout
from bot.render.notices import render_notice
from bot.render.wording import HOUSE_COLOUR, counted

PERSON_FORGOTTEN = (
    "Your id is deleted from every digest you set up for a server; those go on, and nobody is told directly if they "
    "fail. Digests you got as direct messages are deleted."
)
SERVER_FORGOTTEN = "This server's digests and the record of their deliveries are deleted."


def render_privacy(of_person: int, of_server: int | None, *, counts_misses: bool, may_delete: bool) -> ui.LayoutView:
    """What is kept, and what of it the person may have deleted.

    Args:
        of_person: How many digests hold their id.
        of_server: How many the server has; None outside a server.
        counts_misses: Whether what is found nowhere is counted.
        may_delete: Whether they may delete what is the server's.
    """
    set_up = f"your id, beside {counted(of_person, 'digest')} you set up, to tell you if one fails"
    lines = [
        f"**Of you:** {set_up if of_person else 'nothing'}.",
        f"**Of this server:** {_of_server(of_server)}." if of_server is not None else "**Of a server:** its digests.",
        "**Of questions:** "
        + ("what finds nothing is counted for 90 days, without who asked or where" if counts_misses else "nothing")
        + "; no message is stored.",
        "**Why:** to send digests on time, once, and to say what became of them. Nothing goes to anybody else.",
        "**How long:** deliveries a year; digests until removed, until 30 days after the bot left, or deleted here.",
    ]
    card = ui.Container[ui.LayoutView](ui.TextDisplay("## Privacy\n" + "\n".join(lines)), accent_colour=HOUSE_COLOUR)
    buttons = []
    if of_person:
        buttons.append(action_button("Delete my id", "forget_person", style=discord.ButtonStyle.danger))
    if of_server and may_delete:
        buttons.append(
            action_button("Delete this server's data", "ask_forget_server", style=discord.ButtonStyle.danger)
        )
    if buttons:
        card.add_item(row(*buttons))
    view = new_layout()
    view.add_item(card)
    return view


def render_server_deletion(of_server: int) -> ui.LayoutView:
    """Asks before a server's data is deleted."""
    button = action_button("Delete it all", "forget_server", style=discord.ButtonStyle.danger)
    return render_notice(
        f"Delete {counted(of_server, 'digest')} of this server with the record of deliveries? It can't be undone.",
        rows=[row(button)],
    )


def _of_server(count: int) -> str:
    if not count:
        return "nothing"
    return f"{counted(count, 'digest')}: channel, times and role, and what became of each delivery"
