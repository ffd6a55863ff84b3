"""A timeline as a picture: numbered marks, or, if there are many, counts per period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import discord
from discord import ui

from bot.domain import DayOfYear, Event, Library, Picture
from bot.locales import languages, speaking, text
from bot.render.exhibits import ALT_CHARACTERS
from bot.render.limits import SELECT_OPTIONS, clip
from bot.render.periods import periods_to_choose
from bot.render.timeline_entries import Entry, Selection, timeline_entries
from bot.render.timelines import is_numbered, title_of
from bot.render.wording import capitalised, date_words, dates_words

_YEARS_LISTED = 12  # in the picture's description, those with most


def timeline_picture(library: Library, selection: Selection) -> Picture | None:
    """What a selection looks like over time; None for a day or for nothing, where there is nothing to look at."""
    entries = timeline_entries(library, selection)
    if selection.is_day or len(entries) < 2:
        return None
    title, layers = title_of(selection), _layers(library, selection, entries)
    return Picture(
        name="timeline",
        alt=clip(f"{title}. {_list_years(entries)} {capitalised('; '.join(layers.values()))}.", ALT_CHARACTERS),
        scene={
            "kind": "timeline",
            "title": clip(title, 120),
            "subtitle": text("events-counted", count=len(entries)),
            "first": (_first(selection) or entries[0].first or entries[0].last).isoformat(),
            "last": _last(library, selection, entries).isoformat(),
            "is_numbered": is_numbered(entries),
            "entries": [
                {
                    "from": entry.first.isoformat() if entry.first else None,
                    "to": entry.last.isoformat(),
                    "layer": "document" if isinstance(entry.what, Event) else "record",
                }
                for entry in entries
            ],
            "layers": layers,
            "months": [text("month-short", month=month) for month in range(1, 13)],
        },
    )


def timeline_pictures(library: Library) -> Iterator[Picture]:
    """Those that are asked for most, in every language: the whole, each topic, each period to choose."""
    for code in languages():
        with speaking(code):
            pictures = _pictures(library.in_language(code))
        yield from pictures


def _pictures(library: Library) -> list[Picture]:
    whole = timeline_entries(library, Selection())
    periods = periods_to_choose([entry.last for entry in whole], SELECT_OPTIONS)
    selections = [Selection(), *map(Selection, library.topics), *(Selection(None, period) for period in periods)]
    return [picture for each in selections if (picture := timeline_picture(library, each))]


def timeline_gallery(picture: Picture, filename: str) -> ui.MediaGallery[Any]:
    """The picture on its card, to be sent with a file of that name."""
    return ui.MediaGallery(discord.MediaGalleryItem(f"attachment://{filename}", description=picture.alt))


def _list_years(entries: Sequence[Entry]) -> str:
    if is_numbered(entries):
        return "; ".join(f"{number}: {entry.when}" for number, entry in enumerate(entries, 1)) + "."
    years = Counter(entry.last.year for entry in entries)
    most = sorted(year for year, _ in years.most_common(_YEARS_LISTED))
    listed = ", ".join(f"{year} ({years[year]})" for year in most)
    if len(years) <= _YEARS_LISTED:
        return text("timeline-pictures-all-years", count=len(entries), years=listed)
    return text("timeline-pictures-years", count=len(entries), years=listed)


def _first(selection: Selection) -> date | None:
    return None if selection.when is None or isinstance(selection.when, DayOfYear) else selection.when.first


def _last(library: Library, selection: Selection, entries: Sequence[Entry]) -> date:
    """Where the scale ends: with the period, but never after what is recorded."""
    recorded = max([entry.last for entry in entries] + ([library.record_end.last] if library.record_end else []))
    asked = None if selection.when is None or isinstance(selection.when, DayOfYear) else selection.when.last
    return recorded if asked is None else min(asked, recorded)


def _layers(library: Library, selection: Selection, entries: Sequence[Entry]) -> dict[str, str]:
    """The layers of the entries, each with its date; the card names the sources."""
    end = library.record_end
    is_open = end is not None and _last(library, selection, entries) >= end.last
    until = date_words(end, "until") if end and is_open else ""
    names = {
        "record": text("timeline-pictures-record", until=until).strip(),
        "document": text("timeline-pictures-document", when=dates_words(library.sources)),
    }
    found = {"document" if isinstance(entry.what, Event) else "record" for entry in entries}
    return {layer: clip(name, 60) for layer, name in names.items() if layer in found}
