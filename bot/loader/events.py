"""Read events, dated only as exactly as the sources allow."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

from bot.domain import Event, PartialDate
from bot.loader.documents import SLUG
from bot.loader.fields import Fields
from bot.loader.passages import read_passage
from bot.loader.problems import Report, shown
from bot.loader.sections import Block
from bot.loader.toml_tables import Table, read_table_file

_WRITTEN_DATE = re.compile(r"(?:(?:(\d{1,2}) )?([A-Z][a-z]+) )?(?<!\d)(\d{4})(?!\d)")
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
            report.problem(table.line, table.name, "only [[events]] tables belong here; rename or remove it.")
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
            fields.problem("slug", "a slug can have only lower-case letters, digits and single hyphens; change it.")
        if slug in slugs:
            fields.problem("slug", f"{shown(slug)} appears twice, first in line {slugs[slug]}; rename one of them.")
        slugs.setdefault(slug, fields.line_of("slug"))
    if not_before and not_after and not_before > not_after:
        fields.problem("not_before", f"is after not_after ({not_after}); swap or correct them.")
    elif when and not_after:
        _check_date(when, not_before, not_after, fields)
    account = (
        read_passage(Block(fields.line_of("text"), text), "text", TEXT_WORDS, report, beside=when or "") if text else ()
    )
    if slug and title and when and not_after and text:
        return Event(slug, title, when, not_before, not_after, account)
    return None


def _check_date(when: str, not_before: date | None, not_after: date, fields: Fields) -> None:
    """Report bounds that leave out the date shown, or that are wider than a date that is shown exactly."""
    for match in _WRITTEN_DATE.finditer(when):
        written = _written_date(match)
        if written.last < (not_before or date.min) or written.first > not_after:
            sentence = f"{shown(when)} isn't between not_before and not_after; correct one of them."
            fields.problem("date", sentence)
        elif match[0] == when and not (not_before and written.first <= not_before and not_after <= written.last):
            fields.problem(
                "date", f"not_before and not_after reach beyond {shown(when)}; narrow them, or give a vaguer date."
            )


def _written_date(match: re.Match[str]) -> PartialDate:
    """The date written; of one that doesn't exist, as much as does."""
    day, month, year = match.groups()
    for text, form, precision in (
        (f"{day} {month} {year}", "%d %B %Y", "%Y-%m-%d"),
        (f"{month} {year}", "%B %Y", "%Y-%m"),
    ):
        try:
            return PartialDate.parse(datetime.strptime(text, form).strftime(precision))
        except ValueError:
            continue
    return PartialDate.parse(year)
