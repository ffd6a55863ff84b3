"""Problems in files, collected so that all are reported in one pass."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain import Sentence


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to fix: where it is, and a sentence that says what to do."""

    file: str
    line: int
    key: str
    sentence: str

    def __str__(self) -> str:
        return _one_line(f"{self.file}:{self.line} {self.key}: {self.sentence}")


@dataclass(frozen=True, slots=True)
class Located:
    """Text and the place it stands at. A line break in ``text`` is a line break in the file."""

    file: str
    line: int
    key: str
    text: str

    def line_at(self, offset: int) -> int:
        """The line of the file in which the character at ``offset`` stands."""
        return self.line + self.text.count("\n", 0, offset)


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence that cites claims, its place, and the date it stands beside, if any."""

    place: Located
    sentence: Sentence
    beside: str = ""


class Link(StrEnum):
    """What a file can name from another."""

    CLAIM = "claim"
    ANSWER = "claim that answers"  # no citation: a question makes no statement
    TOPIC = "topic"
    ACTOR = "actor"
    EVENT = "event"
    DEVELOPMENT = "development"


@dataclass
class Report:
    """The result of reading one file: its problems, its texts, and what it names from other files."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    texts: list[Located] = field(default_factory=list)
    cited: list[Cited] = field(default_factory=list)
    links: defaultdict[Link, list[Located]] = field(default_factory=lambda: defaultdict(list))
    meant_claims: set[str] = field(default_factory=set)  # IDs that malformed citations clearly meant
    readable: bool = True

    def problem(self, line: int, key: str, sentence: str) -> None:
        """Note one problem."""
        self.problems.append(Problem(self.file, line, key, sentence))

    def keep(self, line: int, key: str, text: str) -> Located:
        """Keep a text of the library, with its place, for the comparison with the sources."""
        located = Located(self.file, line, key, text)
        self.texts.append(located)
        return located

    def link(self, link: Link, line: int, key: str, target: str) -> None:
        """Note that this line names something that must exist."""
        self.links[link].append(Located(self.file, line, key, target))


def shown(value: object, limit: int = 60) -> str:
    """A value in quotation marks, short enough for a problem's sentence."""
    text = " ".join(str(value).split())
    return f'"{text if len(text) <= limit else text[: limit - 1] + "…"}"'


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`` Did you mean "…"?`` with the nearest of the known words, or nothing if none is near."""
    nearest = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f" Did you mean {shown(nearest[0])}?" if nearest else ""


def _one_line(text: str) -> str:
    """Whatever a file holds, a problem stays on one line and can be printed."""
    return "".join(c if c.isprintable() else " " if c.isspace() else "�" for c in text)
