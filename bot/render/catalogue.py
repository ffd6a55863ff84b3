"""All that a library offers to look at."""

from __future__ import annotations

from bot.domain import Library
from bot.render.exhibits import Exhibit
from bot.render.maps import map_exhibit
from bot.render.outlooks import outlook_exhibit, shelves_with_outlook
from bot.render.timelines import timeline_exhibit

Catalogue = dict[tuple[str, str], Exhibit]


def catalogue(library: Library) -> Catalogue:
    """Exhibits by kind and subject, those first that are asked for most."""
    exhibits = [
        outlook_exhibit(library),
        timeline_exhibit(library),
        map_exhibit(library),
        *(outlook_exhibit(library, area) for area in shelves_with_outlook(library)),
        *(timeline_exhibit(library, topic) for topic in library.topics if topic.events),
    ]
    return {(exhibit.kind, exhibit.subject): exhibit for exhibit in exhibits}
