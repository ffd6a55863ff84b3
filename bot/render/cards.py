"""The frame of all cards: sections of text, then dates and sources, then buttons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from discord import Colour, ui

from bot.domain import Library, Source
from bot.locales import text
from bot.render.layouts import new_layout
from bot.render.limits import TextBudget
from bot.render.wording import date_words, dated, dates_words, marked, plain

FOOTER_CHARACTERS = 380  # kept free for dates and sources, which every card must carry


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


def provenance(library: Library, sources: Sequence[Source], reading_aid: str | None = None) -> str:
    """As of when and from where, which stands below every card that tells what documents say.

    Args:
        library: Which says until when later events are kept.
        sources: The documents.
        reading_aid: A sentence on how to read the card's references; left out, what the figures are.
    """
    end = library.record_end
    until = date_words(end, "until") if end else ""
    if sources and end:
        when = text("cards-layers", when=dates_words(sources), until=until)
    elif sources:
        when = f"{text('cards-as-of', when=dates_words(sources))} {text('cards-nothing-later')}"
    else:
        when = text("cards-events", until=until) if end else text("cards-nothing-later")
    source = [text("cards-source", sources=documents_named(sources))] if sources else []
    aid = text("cards-figures") if reading_aid is None else reading_aid
    return "\n-# ".join(filter(None, (when, " ".join(filter(None, (*source, aid))))))


def brief_provenance(library: Library, sources: Sequence[Source]) -> str:
    """The same in one line, for a card that tells of later developments as well."""
    named = "; ".join(dict.fromkeys(marked(each, each.outlet) for each in sources))  # dated where the text begins
    end = library.record_end
    later = "cards-later" if named else "cards-recorded"
    parts = (
        text("cards-analysis", sources=named) if named else text("cards-chronicle"),
        text(later, until=date_words(end, "until")) if end else text("cards-nothing-later"),
    )
    return f"-# {' · '.join(parts)}"


def documents_named(sources: Sequence[Source]) -> str:
    """Documents with their titles, outlets and dates."""
    return "; ".join(
        text("cards-document", title=plain(each.title), outlet=plain(each.outlet), date=dated(each)) for each in sources
    )


def outlets_named(sources: Sequence[Source]) -> str:
    """The same without the titles."""
    return "; ".join(f"{plain(each.outlet)}, {dated(each)}" for each in sources)


def coverage_words(library: Library) -> str:
    """What the library holds and until when, in a sentence."""
    until = date_words(library.record_end, "until") if library.record_end else ""
    held = {(True, True): "both", (True, False): "analysis", (False, True): "events", (False, False): "nothing"}
    key = f"cards-holds-{held[bool(library.sources), bool(until)]}"
    return text(key, sources=outlets_named(library.sources), until=until)


def record_end_words(library: Library) -> str:
    """Until when developments were kept, as a sentence; that nothing later is covered where there is no record."""
    end = library.record_end
    return text("cards-record-ends", until=date_words(end, "until")) if end else text("cards-nothing-later")
