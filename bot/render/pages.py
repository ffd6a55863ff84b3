"""Long answers in pages that each fit a message, turned by buttons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from discord import Colour, ui

from bot.locales import text
from bot.render.actions import action_button, row
from bot.render.layouts import new_layout
from bot.render.limits import MESSAGE_CHARACTERS, clip
from bot.render.wording import HOUSE_COLOUR

_HEAD_CHARACTERS = 1_000


class Room(NamedTuple):
    """What a page holds at most.

    By itself, a screenful on a desktop, well inside what a message holds; and so many text displays that head, pager
    and rows stay within 40 components.
    """

    characters: int = 2_600
    blocks: int = 15
    first: int | None = None  # blocks on the first page, where a picture leaves it less room


_ROOM = Room()


def paginate(blocks: Iterable[str], room: Room) -> list[list[str]]:
    """Blocks in pages; a block is never split, only clipped where no page could hold it."""
    pages: list[list[str]] = [[]]
    for block in blocks:
        fitting = clip(block, room.characters)
        page = pages[-1]
        most = room.first if room.first and len(pages) == 1 else room.blocks
        if page and (sum(map(len, page)) + len(fitting) > room.characters or len(page) == most):
            pages.append([])
        pages[-1].append(fitting)
    return pages


def render_page(
    head: str,
    blocks: Iterable[str],
    page: int,
    action: str,
    *arguments: object,
    rows: Sequence[ui.ActionRow[Any]] = (),
    colour: Colour = HOUSE_COLOUR,
    room: Room = _ROOM,
    gallery: ui.MediaGallery[Any] | None = None,
) -> ui.LayoutView:
    """One page of an answer under its head; its buttons ask for ``action`` with the arguments and a page number.

    A picture stands between head and text. A page number out of range (the library may have shrunk since the button
    was sent) gives the nearest page.
    """
    pages = paginate(blocks, room)
    page = min(max(page, 0), len(pages) - 1)
    card: ui.Container[Any] = ui.Container(accent_colour=colour)
    card.add_item(ui.TextDisplay(clip(head, min(_HEAD_CHARACTERS, MESSAGE_CHARACTERS))))
    card.add_item(gallery or ui.Separator())
    for block in pages[page]:
        card.add_item(ui.TextDisplay(block))
    if len(pages) > 1:
        last = len(pages) - 1
        turning = [
            action_button(text("pages-back"), action, *arguments, page - 1, disabled=page == 0),
            action_button(f"{page + 1}/{len(pages)}", action, *arguments, page, disabled=True),
            action_button(text("pages-next"), action, *arguments, page + 1, disabled=page == last),
        ]
        if page > 1:
            turning.insert(0, action_button(text("pages-first"), action, *arguments, 0))
        if page + 1 < last:
            turning.append(action_button(text("pages-last"), action, *arguments, last))
        card.add_item(row(*turning))
    for extra in rows:
        card.add_item(extra)
    view = new_layout()
    view.add_item(card)
    return view
