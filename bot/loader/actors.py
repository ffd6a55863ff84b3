"""Actors: the people and bodies the sources name."""

from __future__ import annotations

from pathlib import Path

from bot.domain import Actor
from bot.loader.documents import list_folder, read_text
from bot.loader.fields import Fields
from bot.loader.front_matter import read_page
from bot.loader.problems import Report
from bot.loader.sections import read_sections
from bot.loader.topics import read_cited_points

HEADINGS = ("Record",)
NAME_CHARACTERS, ROLE_CHARACTERS = 60, 80


def read_actors(folder: Path, reports: list[Report]) -> tuple[list[Actor], set[str]]:
    """The actors of a folder that could be read, and the slugs of all."""
    actors: list[Actor] = []
    slugs: set[str] = set()
    for path, report in list_folder(folder, ".md", reports):
        slugs.add(path.stem)
        text = read_text(path, report)
        if text is not None and (actor := _read_actor(path.stem, text, report)):
            actors.append(actor)
    return actors, slugs


def _read_actor(slug: str, text: str, report: Report) -> Actor | None:
    page = read_page(text, report)
    fields = Fields(page.settings, report)
    name = fields.text("name", characters=NAME_CHARACTERS)
    role = fields.text("role", characters=ROLE_CHARACTERS)
    fields.finish()
    sections = read_sections(page, HEADINGS, frozenset(), report) if page.body else []
    record = tuple(point for section in sections for point in read_cited_points(section, 1, 6, report))
    return Actor(slug, name, role, record) if name and role else None
