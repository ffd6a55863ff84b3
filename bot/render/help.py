"""The card of /help."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from discord import ui

from bot.domain import Library
from bot.locales import text
from bot.render.cards import documents_named, record_end_words
from bot.render.pages import Room, render_page

_ROOM = Room(characters=3_600)  # so that all there is to know is on one page; a message holds 4,000


@dataclass(frozen=True, slots=True)
class CommandEntry:
    """A command as /help lists it. ``mention`` is clickable in Discord."""

    mention: str
    description: str


def render_help(library: Library, commands: Iterable[CommandEntry], page: int = 0) -> ui.LayoutView:
    """Every command as a clickable mention, and what to expect."""
    blocks = [
        "\n".join((text("help-commands"), *(f"{entry.mention} — {entry.description}" for entry in commands))),
        text("help-about", count=len(library.topics)),
        text("help-talk"),
        text("help-limits", record=record_end_words(library)),
        f"-# {text('help-sources', sources=documents_named(library.sources))}",
    ]
    return render_page(
        text("help-title"),
        blocks,
        page,
        "help_page",
        room=_ROOM,
    )
