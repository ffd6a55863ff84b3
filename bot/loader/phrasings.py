"""Read questions as people ask them, by the claim or development that answers them."""

from __future__ import annotations

from pathlib import Path

from bot.domain import Phrasing
from bot.loader.fields import Fields
from bot.loader.problems import Link, Report
from bot.loader.toml_tables import Table, read_table_file

LEAST, MOST, CHARACTERS = 1, 120, 120
ANSWERED = "[[answered]]"


def read_phrasings(path: Path, reports: list[Report]) -> tuple[Phrasing, ...]:
    """The questions that could be read; a library may be without any."""
    if not path.exists():
        return ()
    tables, report = read_table_file(path, reports)
    if tables:
        Fields(tables[0], report).finish()
    found: list[Phrasing] = []
    for table in tables[1:]:
        if table.name != ANSWERED:
            report.problem(table.line, table.name, f"only {ANSWERED} tables belong here; rename or remove it.")
        else:
            found += _read_table(table, report)
    return tuple(found)


def _read_table(table: Table, report: Report) -> list[Phrasing]:
    fields = Fields(table, report)
    key, link = ("development", Link.DEVELOPMENT) if "development" in table.entries else ("claim", Link.ANSWER)
    target = fields.text(key, is_prose=False)
    questions = fields.names("asked", LEAST, MOST, CHARACTERS)
    fields.finish()
    if target is None:
        return []
    report.link(link, fields.line_of(key), key, target)
    if key == "claim":
        return [Phrasing(question.text, claim_id=target) for question in questions]
    return [Phrasing(question.text, development=target) for question in questions]
