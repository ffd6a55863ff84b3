"""Read words that lead to no topic: look-alikes of names, and what everything is about."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bot.domain import Confusables
from bot.loader.fields import Fields
from bot.loader.problems import Located, Report, shown
from bot.loader.toml_tables import read_table_file

TEXT_CHARACTERS = 60
LOOKALIKES_AT_MOST, WORDS_AT_MOST = 2000, 1000


@dataclass(frozen=True, slots=True)
class ConfusablesFile:
    """What the file holds, and where each of its lookalikes stands."""

    confusables: Confusables
    lookalikes: tuple[Located, ...] = ()


NO_CONFUSABLES = ConfusablesFile(Confusables())


def read_confusables(path: Path, reports: list[Report]) -> ConfusablesFile:
    """Read the file; a library may be without one, and a file without any of its keys."""
    if not path.exists():
        return NO_CONFUSABLES
    tables, report = read_table_file(path, reports)
    if not tables:
        return NO_CONFUSABLES
    for table in tables[1:]:
        report.problem(table.line, table.name, "this file has no tables; remove this line.")
    fields = Fields(tables[0], report)
    lookalikes = fields.names("lookalikes", 0, LOOKALIKES_AT_MOST, TEXT_CHARACTERS, is_needed=False)
    other_fields = fields.names("other_fields", 0, WORDS_AT_MOST, TEXT_CHARACTERS, is_needed=False)
    common = fields.names("common", 0, WORDS_AT_MOST, TEXT_CHARACTERS, is_needed=False)
    for word in other_fields:
        if not word.text.isalnum():
            sentence = f"{shown(word.text)} isn't one word; give a single word."
            report.problem(word.line, word.key, sentence)
    fields.finish()
    confusables = Confusables(*(tuple(word.text for word in words) for words in (lookalikes, other_fields, common)))
    return ConfusablesFile(confusables, lookalikes)
