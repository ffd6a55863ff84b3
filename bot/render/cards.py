"""What all cards have in common: text in sections, then as of when and from where, then what one can do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from discord import Colour, ui

from bot.domain import Library, Source
from bot.render.layouts import new_layout
from bot.render.limits import TextBudget
from bot.render.wording import date_words, dated, dates_words, plain

FOOTER_CHARACTERS = 380  # kept free for dates and sources, which every card must carry

FIGURES = "Small figures number the sources."


def render_card(
    sections: Iterable[str], footer: str, rows: Sequence[ui.ActionRow[Any]], *, colour: Colour, is_divided: bool = True
) -> ui.LayoutView:
    """A card. The first section is its head; what does not fit a message is cut, but never the footer.

    Args:
        sections: What it says.
        footer: As of when and from where.
        rows: What one can do.
        colour: Of its edge.
        is_divided: Whether lines set its head and footer apart, which takes room.
    """
    view = new_layout()
    card: ui.Container[Any] = ui.Container(accent_colour=colour)
    budget = TextBudget()
    for number, section in enumerate(sections):
        if text := budget.take(section, keep=FOOTER_CHARACTERS):
            if number == 1 and is_divided:
                card.add_item(ui.Separator())
            card.add_item(ui.TextDisplay(text))
    if is_divided:
        card.add_item(ui.Separator())
    card.add_item(ui.TextDisplay(budget.take(footer)))
    for extra in rows:
        card.add_item(extra)
    view.add_item(card)
    return view


def provenance(library: Library, sources: Sequence[Source], reading_aid: str = FIGURES) -> str:
    """As of when and from where, which stands below every card that tells what documents say.

    Args:
        library: Which says until when later events are kept.
        sources: The documents.
        reading_aid: A sentence on how to read the card's references.
    """
    named = "; ".join(f"“{plain(s.title)}”, {plain(s.outlet)}, {dated(s)}" for s in sources)
    when = f"**As of {dates_words(sources)}.** " if sources else ""
    source = f"Source: {named}. " if named else ""
    return f"{when}{record_end_words(library)}\n-# {source}{reading_aid}".rstrip("\n -#")


def brief_provenance(library: Library, sources: Sequence[Source]) -> str:
    """The same in one line, for a card that tells of later developments as well."""
    named = "; ".join(f"{plain(s.outlet)}, {dated(s)}" for s in sources)
    parts = [f"Analysis: {named}" if named else "A chronicle: dated events, each with its source"]
    end = library.record_end
    parts.append(f"Later events: until {date_words(end)}" if end else "Nothing later is covered.")
    return f"-# {' · '.join(parts)}"


def coverage_words(library: Library) -> str:
    """What the library holds and until when, in a sentence."""
    analysis = "; ".join(f"{plain(s.outlet)}, {dated(s)}" for s in library.sources)
    parts = [f"an analysis ({analysis})"] if analysis else []
    if library.record_end:
        parts.append(f"dated events until {date_words(library.record_end)}")
    return f"The library holds {' and '.join(parts) or 'nothing yet'}; every digest says which is which."


def record_end_words(library: Library) -> str:
    """Until when developments were kept, as a sentence; that nothing later is covered where there is no record."""
    end = library.record_end
    if end is None:
        return "Nothing later is covered."
    return f"The record of later events ends {date_words(end, with_preposition=True)}."
