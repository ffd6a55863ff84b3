"""What all cards have in common: text in sections, then as of when and from where, then what one can do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from discord import Colour, ui

from bot.domain import Source
from bot.render.layouts import new_layout
from bot.render.limits import TextBudget
from bot.render.wording import dated, dates_words, plain

FOOTER_CHARACTERS = 300  # kept free for date and source, which every card must carry

FIGURES = "Small figures number its claims."
NOTHING_LATER = "Nothing later is covered."


def render_card(
    sections: Iterable[str],
    sources: Sequence[Source],
    rows: Sequence[ui.ActionRow[Any]],
    *,
    colour: Colour,
    reading_aid: str = FIGURES,
    later: str = NOTHING_LATER,
) -> ui.LayoutView:
    """A card. The first section is its head; what does not fit a message is cut, but never date and source.

    Args:
        sections: What it says.
        sources: What that rests on.
        rows: What one can do.
        colour: Of its edge.
        reading_aid: A sentence, below, on how to read its references.
        later: A sentence, below, on what is known of the time after its sources.
    """
    view = new_layout()
    card: ui.Container[Any] = ui.Container(accent_colour=colour)
    budget = TextBudget()
    for number, section in enumerate(sections):
        if text := budget.take(section, keep=FOOTER_CHARACTERS):
            if number == 1:
                card.add_item(ui.Separator())
            card.add_item(ui.TextDisplay(text))
    card.add_item(ui.Separator())
    card.add_item(ui.TextDisplay(budget.take(provenance(sources, reading_aid, later))))
    for extra in rows:
        card.add_item(extra)
    view.add_item(card)
    return view


def provenance(sources: Sequence[Source], reading_aid: str = FIGURES, later: str = NOTHING_LATER) -> str:
    """As of when and from where, which stands below every card."""
    named = "; ".join(f"“{plain(s.title)}”, {plain(s.outlet)}, {dated(s)}" for s in sources)
    if not sources:
        return f"-# Only dated events, with their references. {later}"
    return f"**As of {dates_words(sources)}.** {later}\n-# Source: {named}. {reading_aid}"
