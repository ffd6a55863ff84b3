"""What can be looked at as well as read: one subject as a picture, as text, and with the claims behind it.

Picture and text are made from the same parts, so that neither says what the other does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import discord
from discord import ui

from bot.domain import Library, Outlook, Picture, Sentence, Topic
from bot.locales import text
from bot.render.actions import action_button, action_select, row, topic_options
from bot.render.cards import documents_named, provenance
from bot.render.evidence import claim_block, sources_head
from bot.render.footnotes import Footnotes
from bot.render.layouts import new_layout
from bot.render.limits import SELECT_OPTIONS, clip
from bot.render.pages import Room, render_page
from bot.render.wording import (
    HOUSE_COLOUR,
    capitalised,
    dates_words,
    outlook_name,
)

ALT_CHARACTERS = 1_024  # Discord's limit on a picture's description
_ROOM = Room(characters=1_500)  # short lines: as many fill a desktop's height
_TOPIC_SELECTS = 3  # 75 topics
_EVERYTHING = "everything"


@dataclass(frozen=True)
class Exhibit:
    """One subject to look at. ``kind`` is the command, ``subject`` the slug or area it is about, empty for all."""

    kind: str
    subject: str
    title: str
    lead: str
    blocks: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    topics: tuple[Topic, ...]
    picture: Picture
    options: tuple[discord.SelectOption, ...] = field(default=())

    @property
    def address(self) -> tuple[str, str]:
        """Kind and subject as a button's arguments; neither may be empty there."""
        return self.kind, self.subject or _EVERYTHING


def from_address(kind: str, subject: str) -> tuple[str, str]:
    """Kind and subject from a button's arguments."""
    return kind, "" if subject == _EVERYTHING else subject


def render_picture(library: Library, exhibit: Exhibit, filename: str) -> ui.LayoutView:
    """The picture, to be sent with a file of that name."""
    card: ui.Container[Any] = ui.Container(accent_colour=HOUSE_COLOUR)
    card.add_item(ui.TextDisplay(f"## {clip(exhibit.title, 300)}\n{clip(exhibit.lead, 800)}"))
    picture = discord.MediaGalleryItem(
        f"attachment://{filename}", description=clip(exhibit.picture.alt, ALT_CHARACTERS)
    )
    card.add_item(ui.MediaGallery(picture))
    card.add_item(ui.TextDisplay(clip(_provenance(library, exhibit, ""), 1_500)))
    for extra in _rows(exhibit, action_button(text("exhibits-as-text"), "exhibit_text", *exhibit.address, 0)):
        card.add_item(extra)
    view = new_layout()
    view.add_item(card)
    return view


def render_text(library: Library, exhibit: Exhibit, page: int = 0, remark: str = "") -> ui.LayoutView:
    """The same in words; the remark says why words come where a picture was asked for."""
    note = f"\n*{remark}*" if remark else ""
    dated_from = clip(_provenance(library, exhibit, text("cards-figures")), 380)
    head = f"## {clip(exhibit.title, 200)}\n{clip(exhibit.lead, 300)}{note}\n{dated_from}"
    picture = action_button(text("exhibits-as-picture"), "exhibit_picture", *exhibit.address)
    return render_page(
        head,
        exhibit.blocks,
        page,
        "exhibit_page",
        *exhibit.address,
        rows=_rows(exhibit, picture),
        room=_ROOM,
    )


def render_exhibit_sources(library: Library, exhibit: Exhibit, page: int = 0) -> ui.LayoutView:
    """The claims behind it."""
    numbers = Footnotes(exhibit.sentences).numbers
    blocks = (claim_block(library, claim_id, number) for claim_id, number in numbers.items())
    head = sources_head(exhibit.title, library.sources_behind(exhibit.sentences))
    return render_page(head, blocks, page, "exhibit_sources_page", *exhibit.address)


def picture_footer(library: Library) -> str:
    """As of when, and from where, as it stands in every picture."""
    when, named = dates_words(library.sources), documents_named(library.sources)
    return clip(text("exhibits-footer", when=when, sources=named), 240)


def picture_legend(topics: Sequence[Topic]) -> list[tuple[str, str]]:
    """Each outlook that occurs, with its name and how often."""
    counts = {outlook: sum(topic.outlook is outlook for topic in topics) for outlook in Outlook}
    return [
        (outlook.value, f"{capitalised(outlook_name(outlook))} {number}")
        for outlook, number in counts.items()
        if number
    ]


def _provenance(library: Library, exhibit: Exhibit, reading_aid: str) -> str:
    if exhibit.sentences:
        return provenance(library, library.sources_behind(exhibit.sentences), reading_aid)
    return provenance(library, library.sources, "")


def _rows(exhibit: Exhibit, other: Any) -> list[ui.ActionRow[Any]]:
    claims = len(Footnotes(exhibit.sentences).numbers)
    buttons = [other]
    if claims:
        label = text("exhibits-sources", count=claims)
        buttons.append(action_button(label, "exhibit_sources", *exhibit.address, style=discord.ButtonStyle.primary))
    if exhibit.subject:
        buttons.append(action_button(text("exhibits-all"), "exhibit_picture", exhibit.kind, _EVERYTHING))
    rows = [row(*buttons)]
    if exhibit.options:
        rows.append(row(action_select(text("exhibits-closer"), exhibit.options, "exhibit_closer", exhibit.kind)))
    for start in range(0, min(len(exhibit.topics), _TOPIC_SELECTS * SELECT_OPTIONS), SELECT_OPTIONS):
        chunk = exhibit.topics[start : start + SELECT_OPTIONS]
        rows.append(row(action_select(text("exhibits-open"), topic_options(chunk), "open", start)))
    return rows
