"""Long answers in pages that each fit a message, turned by buttons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from discord import Colour, ui

from bot.locales import text
from bot.render.actions import action_button, row
from bot.render.layouts import new_layout
from bot.render.limits import MESSAGE_CHARACTERS, clip
from bot.render.wording import HOUSE_COLOUR

_PAGE_CHARACTERS = 2_600  # a screenful on a desktop, and well inside what a message holds
_HEAD_CHARACTERS = 1_000
_BLOCKS = 15  # text displays a page may hold, so that head, pager and rows stay within 40 components


def paginate(blocks: Iterable[str], characters: int = _PAGE_CHARACTERS) -> list[list[str]]:
    """Blocks in pages of at most ``characters``; a block is never split, only clipped where no page could hold it."""
    pages: list[list[str]] = [[]]
    for block in blocks:
        fitting = clip(block, characters)
        page = pages[-1]
        if page and (sum(map(len, page)) + len(fitting) > characters or len(page) == _BLOCKS):
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
    characters: int = _PAGE_CHARACTERS,
    gallery: ui.MediaGallery[Any] | None = None,
) -> ui.LayoutView:
    """One page of an answer under its head; its buttons ask for ``action`` with the arguments and a page number.

    A picture stands between head and text. A page number out of range (the library may have shrunk since the button
    was sent) gives the nearest page.
    """
    pages = paginate(blocks, characters)
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
            action_button(text("pages-next"), action, *arguments, page + 1, disabled=page == last),
        ]
        if page > 1:
            turning.insert(0, action_button(text("pages-first"), action, *arguments, 0))
        if page + 1 < last:
            turning.append(action_button(text("pages-last"), action, *arguments, last))
        card.add_item(row(*turning))
        card.add_item(ui.TextDisplay(f"-# {text('pages-page', page=page + 1, pages=len(pages))}"))
    for extra in rows:
        card.add_item(extra)
    view = new_layout()
    view.add_item(card)
    return view
