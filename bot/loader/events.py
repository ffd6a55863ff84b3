"""Events, dated no more exactly than the sources allow."""

from __future__ import annotations

from pathlib import Path

from bot.domain import Event
from bot.loader.documents import SLUG
from bot.loader.fields import Fields
from bot.loader.passages import read_passage
from bot.loader.problems import Report, shown
from bot.loader.sections import Block
from bot.loader.toml_tables import Table, read_table_file

TITLE_CHARACTERS = 60
TEXT_WORDS = 35


def read_events(path: Path, reports: list[Report]) -> tuple[list[Event], set[str]]:
    """The events that could be read, and the slugs of all."""
    tables, report = read_table_file(path, reports)
    events: list[Event] = []
    slugs: dict[str, int] = {}
    if tables:
        Fields(tables[0], report).finish()
    for table in tables[1:]:
        if table.name != "[[events]]":
            report.problem(table.line, table.name, "the tables here are [[events]]; rename or remove this.")
        elif event := _read_event(table, slugs, report):
            events.append(event)
    return events, set(slugs)


def _read_event(table: Table, slugs: dict[str, int], report: Report) -> Event | None:
    fields = Fields(table, report)
    slug = fields.text("slug", is_prose=False)
    title = fields.text("title", characters=TITLE_CHARACTERS)
    when = fields.text("date")
    not_before = fields.day("not_before", is_needed=False)
    not_after = fields.day("not_after")
    text = fields.text("text", is_prose=False)
    fields.finish()
    if slug:
        if not SLUG.fullmatch(slug):
            fields.problem("slug", "a slug is made of small letters, digits and single hyphens; change it.")
        if slug in slugs:
            fields.problem("slug", f"{shown(slug)} stands twice, first in line {slugs[slug]}; rename one of them.")
        slugs.setdefault(slug, fields.line_of("slug"))
    if not_before and not_after and not_before > not_after:
        fields.problem("not_before", f"lies after not_after ({not_after}); exchange or mend them.")
    account = read_passage(Block(fields.line_of("text"), text), "text", TEXT_WORDS, report) if text else ()
    if slug and title and when and not_after and text:
        return Event(slug, title, when, not_before, not_after, account)
    return None
