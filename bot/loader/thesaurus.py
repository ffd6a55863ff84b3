"""The thesaurus: words that mean the same to a reader of this library."""

from __future__ import annotations

from pathlib import Path

from bot.domain import WordGroup
from bot.loader.documents import SLUG
from bot.loader.fields import Fields
from bot.loader.problems import Report, shown
from bot.loader.toml_tables import read_table_file

LEAST_WORDS, MOST_WORDS, WORD_CHARACTERS = 2, 120, 60


def read_thesaurus(path: Path, reports: list[Report]) -> tuple[WordGroup, ...]:
    """The groups that could be read. A library may have no thesaurus; then there is none of its files to read."""
    if not path.exists():
        return ()
    tables, report = read_table_file(path, reports)
    for table in tables[1:]:
        report.problem(table.line, table.name, "tables have no place here, only lines like sense = [words]; remove it.")
    groups: list[WordGroup] = []
    for table in tables[:1]:
        fields = Fields(table, report)
        for sense in table.entries:
            if not SLUG.fullmatch(sense):
                fields.problem(sense, f"{shown(sense)} isn't made of small letters, digits and hyphens; rename it.")
            words = fields.names(sense, LEAST_WORDS, MOST_WORDS, WORD_CHARACTERS, sameness=_as_typed)
            groups.append(WordGroup(sense, tuple(word.text for word in words)))
    return tuple(groups)


def _as_typed(words: str) -> str:
    """Only case and hyphens make no difference here: "policy making" is worth giving beside "policymaking"."""
    return words.casefold().replace("-", " ")
