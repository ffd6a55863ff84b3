"""Read actors: people and organizations."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bot.domain import Actor
from bot.loader.documents import list_folder, read_text
from bot.loader.fields import Fields
from bot.loader.front_matter import read_page
from bot.loader.problems import Link, Located, Report
from bot.loader.sections import read_sections
from bot.loader.topics import read_cited_points

HEADINGS = ("Record",)
NAME_CHARACTERS, ROLE_CHARACTERS = 60, 80
DEVELOPMENTS_AT_MOST = 8  # with a record of six points, what a message holds


@dataclass(frozen=True, slots=True)
class ActorFile:
    """An actor's file: its slug, every name that leads to it, and the actor where all its parts could be read."""

    slug: str
    names: tuple[Located, ...]
    actor: Actor | None


def read_actors(folder: Path, reports: list[Report]) -> list[ActorFile]:
    """Read every actor of a folder; one that can't be read still has its slug, so that links to it aren't dead."""
    actors = []
    for path, report in list_folder(folder, ".md", reports):
        text = read_text(path, report)
        actors.append(_read_actor(path.stem, text, report) if text is not None else ActorFile(path.stem, (), None))
    return actors


def _read_actor(slug: str, text: str, report: Report) -> ActorFile:
    page = read_page(text, report)
    fields = Fields(page.settings, report)
    name = fields.text("name", characters=NAME_CHARACTERS)
    role = fields.text("role", characters=ROLE_CHARACTERS)
    aliases = fields.names("aliases", 0, 25, NAME_CHARACTERS)
    developments = fields.links("developments", Link.DEVELOPMENT, 0, DEVELOPMENTS_AT_MOST, is_needed=False)
    fields.finish()
    if not page.body and not developments and page.settings:
        report.problem(1, "file", "this actor has no record and no developments; add one or the other.")
    sections = read_sections(page, HEADINGS, frozenset(), report) if page.body else []
    record = tuple(point for section in sections for point in read_cited_points(section, 1, 6, report))
    names = [Located(report.file, 1, "file", slug), *aliases]
    if name:
        names.append(Located(report.file, fields.line_of("name"), "name", name))
    others = tuple(alias.text for alias in aliases)
    actor = Actor(slug, name, role, others, record, developments) if name and role else None
    return ActorFile(slug, tuple(names), actor)
