"""What all cards have in common: text in sections, then as of when and from where, then what one can do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from discord import Colour, ui

from bot.domain import Source
from bot.render.limits import TextBudget
from bot.render.wording import dated, plain

FOOTER_CHARACTERS = 300  # kept free for date and source, which every card must carry


def render_card(
    sections: Iterable[str],
    sources: Sequence[Source],
    rows: Sequence[ui.ActionRow[Any]],
    *,
    colour: Colour,
) -> ui.LayoutView:
    """A card. The first section is its head; what does not fit a message is cut, but never date and source."""
    view = ui.LayoutView(timeout=None)
    card: ui.Container[Any] = ui.Container(accent_colour=colour)
    budget = TextBudget()
    for number, section in enumerate(sections):
        if text := budget.take(section, keep=FOOTER_CHARACTERS):
            if number == 1:
                card.add_item(ui.Separator())
            card.add_item(ui.TextDisplay(text))
    card.add_item(ui.Separator())
    card.add_item(ui.TextDisplay(budget.take(provenance(sources))))
    for extra in rows:
        card.add_item(extra)
    view.add_item(card)
    return view


def provenance(sources: Sequence[Source]) -> str:
    """As of when and from where, which stands below every card."""
    named = "; ".join(f"“{plain(s.title)}”, {plain(s.outlet)}, {dated(s)}" for s in sources)
    as_of = sources[0].as_of if sources else "an unknown date"
    return f"**As of {plain(as_of)}.** Nothing later is covered.\n-# Source: {named}. Small figures number its claims."
