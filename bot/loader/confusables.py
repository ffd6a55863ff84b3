"""What looks like a name of a topic and means something else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bot.domain import Confusables
from bot.loader.fields import Fields
from bot.loader.problems import Located, Report, shown
from bot.loader.toml_tables import read_table_file

TEXT_CHARACTERS = 60
LOOKALIKES_AT_MOST, OTHER_FIELDS_AT_MOST = 2000, 1000


@dataclass(frozen=True, slots=True)
class ConfusablesFile:
    """What the file holds, and where each of its lookalikes stands."""

    confusables: Confusables
    lookalikes: tuple[Located, ...] = ()


NO_CONFUSABLES = ConfusablesFile(Confusables())


def read_confusables(path: Path, reports: list[Report]) -> ConfusablesFile:
    """Read the file; a library may be without one."""
    if not path.exists():
        return NO_CONFUSABLES
    tables, report = read_table_file(path, reports)
    if not tables:
        return NO_CONFUSABLES
    for table in tables[1:]:
        report.problem(table.line, table.name, "there are no tables in this file; take this line away.")
    fields = Fields(tables[0], report)
    lookalikes = fields.names("lookalikes", 0, LOOKALIKES_AT_MOST, TEXT_CHARACTERS)
    other_fields = fields.names("other_fields", 0, OTHER_FIELDS_AT_MOST, TEXT_CHARACTERS)
    for field in other_fields:
        if not field.text.isalnum():
            sentence = f"{shown(field.text)} isn't one word; give a single word, or put it under lookalikes."
            report.problem(field.line, field.key, sentence)
    fields.finish()
    confusables = Confusables(
        tuple(located.text for located in lookalikes), tuple(located.text for located in other_fields)
    )
    return ConfusablesFile(confusables, lookalikes)
