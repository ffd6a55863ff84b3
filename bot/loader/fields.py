"""Read settings by key and type; an invalid one is reported at its line and counts as absent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from typing import TypeVar

from bot.domain import ClaimKind
from bot.loader.house_rules import check_plain
from bot.loader.plain_text import count_words, find_script_fault, fold
from bot.loader.problems import Link, Located, Report, did_you_mean, shown
from bot.loader.toml_tables import Entry, Table

Choice = TypeVar("Choice", bound=StrEnum)
Kind = TypeVar("Kind", str, int, bool, date)


class Fields:
    """The settings of one table, read one by one; ``finish`` then reports those that nobody read."""

    def __init__(self, table: Table, report: Report) -> None:
        self.line = table.line
        self._table = table
        self._report = report
        self._asked: set[str] = set()

    def line_of(self, key: str) -> int:
        """The line a key stands on, or that of its table."""
        entry = self._table.entries.get(key)
        return entry.line if entry else self.line

    def problem(self, key: str, sentence: str) -> None:
        """Report something at a key's line."""
        self._report.problem(self.line_of(key), key, sentence)

    def text(self, key: str, *, characters: int = 0, words: int = 0, is_prose: bool = True) -> str | None:
        """A text on one line, within limits where given; prose also follows the house rules."""
        value = self._value(key, str, "must be words in double quotes", is_needed=True)
        if value is None:
            return None
        value = " ".join(value.split())
        if not value:
            self.problem(key, "is empty; fill it in.")
            return None
        if characters and len(value) > characters:
            self.problem(key, f"has {len(value)} characters; shorten it to at most {characters}.")
        if words and count_words(value) > words:
            self.problem(key, f"has {count_words(value)} words; shorten it to at most {words}.")
        if is_prose:
            check_plain(self._report.keep(self.line_of(key), key, value), self._report)
        return value

    def optional_text(self, key: str) -> str | None:
        """As ``text``, where the key may be absent."""
        self._asked.add(key)
        return self.text(key) if key in self._table.entries else None

    def attribution(self, kind: ClaimKind | None) -> str | None:
        """The attribution, which is required for reports and not allowed otherwise."""
        attributed_to = self.optional_text("attributed_to")
        if kind is ClaimKind.REPORTED and attributed_to is None and self._table.may_lack("attributed_to"):
            if "attributed_to" not in self._table.entries:
                self.problem("attributed_to", "is missing; say whose report it is.")
        elif kind not in {None, ClaimKind.REPORTED} and attributed_to is not None:
            self.problem("attributed_to", 'belongs only where kind is "reported"; remove it or change the kind.')
        return attributed_to

    def choice(self, key: str, choices: type[Choice], *, is_needed: bool = True) -> Choice | None:
        """One of an enumeration's words."""
        known = ", ".join(choices)
        value = self._value(key, str, f"must be one of {known}, in double quotes", is_needed=is_needed)
        if value is None:
            return None
        if value not in list(choices):
            self.problem(key, f"{shown(value)} isn't one of {known}.{did_you_mean(value, choices)}")
            return None
        return choices(value)

    def number(self, key: str) -> int | None:
        """A whole number from 1."""
        value = self._value(key, int, "must be a whole number, without quotes", is_needed=True)
        if value is not None and value < 1:
            self.problem(key, "must be 1 or more.")
            return None
        return value

    def day(self, key: str, *, is_needed: bool = True) -> date | None:
        """A day, such as 2017-01-28."""
        return self._value(key, date, "must be a day without quotes, like 2017-01-28", is_needed=is_needed)

    def flag(self, key: str) -> bool:
        """Whether something holds; it doesn't where the key is absent."""
        return bool(self._value(key, bool, "must be true or false, without quotes", is_needed=False))

    def tables(self, key: str, least: int, most: int) -> list[Table]:
        """A list of tables in curly brackets, each with its line."""
        entry = self._entry(key, is_needed=least > 0)
        if entry is None:
            return []
        values = entry.value if isinstance(entry.value, list) else [None]
        if not all(isinstance(value, dict) for value in values):
            self.problem(
                key, 'must be a list like [ { title = "…", publisher = "…" }, ], with curly brackets for each.'
            )
            return []
        if not least <= len(values) <= most:
            self.problem(key, f"has {len(values)} entries; give {least} to {most}.")
        lines = [entry.line_of(index) for index in range(len(values))]
        return [
            Table(key, line, {name: Entry(part, line, ()) for name, part in value.items()})
            for line, value in zip(lines, values, strict=True)
        ]

    def links(self, key: str, link: Link, least: int, most: int, *, is_needed: bool = True) -> tuple[str, ...]:
        """Slugs of what stands in other files."""
        slugs = list(self._items(key, f"{link} slugs", least, most, lambda slug: slug, is_needed=is_needed))
        for line, slug in slugs:
            self._report.link(link, line, key, slug)
        return tuple(slug for _, slug in slugs)

    def names(
        self,
        key: str,
        least: int,
        most: int,
        characters: int,
        *,
        is_needed: bool = True,
        sameness: Callable[[str], str] = fold,
    ) -> tuple[Located, ...]:
        """Names people type, no two of them alike."""
        names = []
        for line, name in self._items(key, "names", least, most, sameness, is_needed=is_needed):
            if len(name) > characters:
                sentence = f"{shown(name)} has {len(name)} characters; shorten it to at most {characters}."
                self._report.problem(line, key, sentence)
            if not fold(name):
                self._report.problem(line, key, f"{shown(name)} has no letter or digit; remove it.")
            if fault := find_script_fault(name):
                self._report.problem(line, key, f"{shown(name)} {fault}")
            names.append(self._report.keep(line, key, name))
            check_plain(names[-1], self._report)
        return tuple(names)

    def finish(self) -> None:
        """Report every key that isn't known here."""
        for key, entry in self._table.entries.items():
            if key not in self._asked:
                sentence = f"this key isn't known here; remove it.{did_you_mean(key, self._asked)}"
                self._report.problem(entry.line, key, sentence)

    def _items(
        self,
        key: str,
        what: str,
        least: int,
        most: int,
        sameness: Callable[[str], str],
        *,
        is_needed: bool = True,
    ) -> Iterator[tuple[int, str]]:
        """The texts of a list with their lines, without repetitions."""
        entry = self._entry(key, is_needed=is_needed)
        if entry is None:
            return
        if not isinstance(entry.value, list):
            self.problem(key, f'must be a list in square brackets, like ["{what}", "with commas"].')
            return
        seen: dict[str, str] = {}
        for index, item in enumerate(entry.value):
            line = entry.line_of(index)
            if not isinstance(item, str) or not item.strip():
                self._report.problem(line, key, f"{shown(item)} isn't text; put {what} in double quotes.")
                continue
            name = " ".join(item.split())
            if (same := sameness(name)) and same in seen:
                known = seen[same]
                also = "" if known == name else f" (it counts as the same as {shown(known)})"
                self._report.problem(line, key, f"{shown(name)} appears twice{also}; keep one of them.")
                continue
            seen[same] = name
            yield line, name
        if not least <= len(entry.value) <= most:
            amount = f"{least} to {most}" if least else f"at most {most}"
            self.problem(key, f"has {len(entry.value)} {what}; give {amount}.")

    def _value(self, key: str, kind: type[Kind], sentence: str, *, is_needed: bool) -> Kind | None:
        entry = self._entry(key, is_needed=is_needed)
        if entry is None:
            return None
        if type(entry.value) is not kind:  # exactly: True is no number, a time of day is no day
            self.problem(key, f"{sentence}.")
            return None
        return entry.value

    def _entry(self, key: str, *, is_needed: bool) -> Entry | None:
        self._asked.add(key)
        entry = self._table.entries.get(key)
        if entry is None and is_needed and self._table.may_lack(key):
            self.problem(key, f"is missing; add a line {key} = … here.")
        return entry
