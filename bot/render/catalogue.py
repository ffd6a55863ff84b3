"""Everything in a library that can be shown."""

from __future__ import annotations

from bot.domain import Library
from bot.locales import languages, speaking
from bot.render.exhibits import Exhibit
from bot.render.maps import map_exhibit
from bot.render.outlooks import outlook_exhibit, shelves_with_outlook

Catalogue = dict[tuple[str, str], Exhibit]


def catalogues(library: Library) -> dict[str, Catalogue]:
    """What there is to look at in each language, by its code."""
    found = {}
    for code in languages():
        with speaking(code):
            found[code] = catalogue(library.in_language(code))
    return found


def catalogue(library: Library) -> Catalogue:
    """Exhibits by kind and subject, those first that are asked for most."""
    exhibits = [
        outlook_exhibit(library),
        map_exhibit(library),
        *(outlook_exhibit(library, area) for area in shelves_with_outlook(library)),
    ]
    return {(exhibit.kind, exhibit.subject): exhibit for exhibit in exhibits}
