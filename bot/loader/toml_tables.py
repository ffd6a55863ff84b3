"""TOML with the line of every key and of every value in a list.

``tomllib`` gives no lines and stops at the first error. So the text is split into statements, and ``tomllib`` parses
each on its own: one bad line hides none of the others.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bot.loader.documents import display_name, read_text
from bot.loader.problems import Report, shown

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}' + r"|'''.*?'{3,5}"
    r'|""".*|' + r"'''.*"
    r'|"(?:\\.|[^"\\\n])*"|' + r"'[^'\n]*'"
    r"|\#[^\n]*|\n|[\[\]{},]|[^\s\[\]{},\#\"']+|[\"']",
    re.DOTALL,
)
_NEW_STATEMENT = re.compile(r"[ \t]*(?:[\w-]+[ \t]*=|\[{1,2}[\w.-]+\]{1,2}[ \t]*(?:\n|$))")
_KEY = re.compile(r"""\s*["']?([\w-]+)["']?\s*=""")
_HEADER = re.compile(r"(\[{1,2})([^\[\]\n]*)\]{1,2}")
_MEANT_HEADER = re.compile(r"(\[{1,2})\s*([\w.-]+)")
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")

_PLAIN_WORDS = {
    "Unclosed array": "this list isn't right; put commas between its values and ] at its end.",
    "Illegal character": "a text isn't closed; put double quotes at both its ends.",
    "Invalid value": "this value isn't right; put words in double quotes and lists in square brackets.",
    "Expected '='": "this isn't a setting; write a key, an equals sign and a value.",
    "Unterminated string": "a text isn't closed; put double quotes at both its ends.",
    "Expected newline": "there is something after the value; close the quotes after the last word, or remove it.",
    "Unescaped '\\'": "a backslash isn't allowed in double quotes; remove it or write it twice.",
    "Expected ']": "the brackets don't match; close as many as were opened, like [[claims]].",
    "Cannot declare": "this table appears twice; keep one of them.",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A key's value, and where they stand."""

    value: object
    line: int
    item_lines: tuple[int, ...]

    def line_of(self, index: int) -> int:
        """The line of one value of a list."""
        return self.item_lines[index] if index < len(self.item_lines) else self.line


@dataclass
class Table:
    """A run of settings: the top of a file, a ``[table]`` or one of several ``[[tables]]``."""

    name: str
    line: int
    entries: dict[str, Entry] = field(default_factory=dict)
    broken: dict[str, str] = field(default_factory=dict)  # what couldn't be read, by key; "" where it has none

    def may_lack(self, key: str) -> bool:
        """Whether a key that has no entry is really absent, as far as one can tell."""
        return key not in self.broken and "" not in self.broken


def read_table_file(path: Path, reports: list[Report]) -> tuple[list[Table], Report]:
    """The tables of a whole file, none where it can't be read, and its report, which is added to the reports."""
    report = Report(display_name(path))
    reports.append(report)
    text = read_text(path, report)
    return ([] if text is None else read_tables(text, 1, report)), report


def read_tables(text: str, first_line: int, report: Report) -> list[Table]:
    """The tables of a TOML text that starts at ``first_line`` of its file; the first has what is above any header."""
    tables = [Table("", first_line)]
    before = len(report.problems)
    for line_index, statement in _statements(text):
        line = first_line + line_index
        header = _HEADER.match(statement)
        try:
            values = tomllib.loads(statement)
        except (ValueError, RecursionError) as error:
            _report_bad(error, statement, line, report)
            if meant := _MEANT_HEADER.match(statement):
                tables.append(Table(f"{meant[1]}{meant[2]}{']' * len(meant[1])}", line))
            else:
                key = _KEY.match(statement)
                tables[-1].broken[key[1] if key else ""] = statement
            continue
        if header:
            tables.append(Table(f"{header[1]}{header[2].strip()}{']' * len(header[1])}", line))
            continue
        for key_name, value in values.items():
            _add_entry(tables[-1], key_name, Entry(value, line, _item_lines(statement, line)), report)
    if len(report.problems) == before:
        _check_whole(text, first_line, report)
    return tables


def _add_entry(table: Table, key: str, entry: Entry, report: Report) -> None:
    first = table.entries.setdefault(key, entry)
    if first is not entry:
        report.problem(entry.line, key, f"this key appears twice, first in line {first.line}; keep one of them.")


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Each header or key with its value, with the number of lines before it."""
    start, depth, line, counted = 0, 0, 0, 0
    for token in _TOKEN.finditer(text):
        mark = token[0]
        if mark in {"[", "{"}:
            depth += 1
        elif mark in {"]", "}"}:
            depth = max(depth - 1, 0)
        elif mark == "\n" and (depth == 0 or _NEW_STATEMENT.match(text, token.end())):
            line, counted = line + text.count("\n", counted, start), start  # from the last one, not from the top
            yield from _statement(text[start : token.start()], line)
            start, depth = token.end(), 0
    yield from _statement(text[start:], line + text.count("\n", counted, start))


def _statement(text: str, line: int) -> Iterator[tuple[int, str]]:
    statement = text.lstrip(" \t")
    if statement and not statement.startswith("#"):
        yield line, statement


def _item_lines(statement: str, line: int) -> tuple[int, ...]:
    """The line on which each value of a list starts."""
    lines: list[int] = []
    depth, awaited = 0, False
    for token in _TOKEN.finditer(statement):
        mark = token[0]
        if mark == "\n" or mark.startswith("#"):
            continue
        if depth == 1 and awaited and mark not in {"]", ","}:
            lines.append(line + statement.count("\n", 0, token.start()))
            awaited = False
        if mark in {"[", "{"}:
            depth += 1
            awaited = awaited or depth == 1
        elif mark in {"]", "}"}:
            depth -= 1
        elif mark == "," and depth == 1:
            awaited = True
    return tuple(lines)


def _report_bad(error: Exception, statement: str, line: int, report: Report) -> None:
    message = str(error) or "it is nested too deeply"
    place = _PLACE.search(message)
    if place and place[1]:
        line += int(place[1]) - 1
    message = _PLACE.sub("", message)
    plain = next((words for start, words in _PLAIN_WORDS.items() if message.startswith(start)), None)
    key = _KEY.match(statement)
    sentence = plain or f"this isn't valid TOML ({shown(message, 90)[1:-1]}); docs/curating.md shows how to write it."
    report.problem(line, key[1] if key else "TOML", sentence)


def _check_whole(text: str, first_line: int, report: Report) -> None:
    """Statements that are each right can still clash, such as a table given twice."""
    try:
        tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        _report_bad(error, text if _KEY.match(text) is None else "\n" + text, first_line, report)
