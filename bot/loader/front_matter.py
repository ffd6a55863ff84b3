"""Split a content file into its settings and its text."""

from __future__ import annotations

from dataclasses import dataclass

from bot.loader.problems import Report
from bot.loader.toml_tables import Table, read_tables

FENCE = "+++"


@dataclass(frozen=True, slots=True)
class Page:
    """A content file: its settings, and the numbered lines below them."""

    settings: Table
    body: tuple[tuple[int, str], ...]
    last_line: int


def read_page(text: str, report: Report) -> Page:
    """Cut a file at its fences. Where one is missing, guess where it belongs, so that the rest is still checked."""
    lines = text.rstrip("\n").split("\n")
    if not text.strip():
        report.problem(1, FENCE, "this file is empty; copy content/_template.md into it and fill it in.")
        return Page(Table("", 1, broken={"": ""}), (), 1)
    start = 1
    if lines[0].rstrip() != FENCE:
        report.problem(1, FENCE, "the first line must be +++; add it above the settings.")
        start = 0
    end = next((n for n in range(start, len(lines)) if lines[n].rstrip() == FENCE), None)
    body_start = len(lines) if end is None else end + 1
    if end is None:
        end = body_start = next((n for n in range(start, len(lines)) if lines[n].startswith("## ")), len(lines))
        if start == 1:
            place = min(end + 1, len(lines))
            report.problem(place, FENCE, "a second line +++ is missing; add it between the settings and the text.")
    tables = read_tables("\n".join(lines[start:end]), start + 1, report)
    for table in tables[1:]:
        report.problem(table.line, table.name, "this file has no tables; remove this line.")
        tables[0].entries = {**table.entries, **tables[0].entries}
        tables[0].broken |= table.broken
    settings = Table("", 1, tables[0].entries, tables[0].broken)
    body = tuple((n + 1, lines[n]) for n in range(body_start, len(lines)))
    return Page(settings, body, len(lines))
