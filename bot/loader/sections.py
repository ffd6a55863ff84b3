"""The text of a content file: headings and what is below them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from bot.loader.front_matter import Page
from bot.loader.problems import Report, shown

_HEADING = re.compile(r"\s*(#+)\s*(.*?)\s*#*\s*")
_BULLET = re.compile(r"\s*- +")
_NEAR_BULLET = re.compile(r"\s*(?:[*+•–—]\s+|-(?=[^\s-]))")


@dataclass
class Section:
    """A heading's line, its name, and the lines under it that aren't blank, as runs between blank lines."""

    line: int
    name: str
    runs: list[list[tuple[int, str]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or point: its text, and the line it starts on."""

    line: int
    text: str


def read_sections(page: Page, expected: Sequence[str], optional: Set[str], report: Report) -> list[Section]:
    """Every section of a file, the expected ones under the names they should have; faults of headings are reported."""
    sections = _cut(page, report)
    _correct_names(sections, expected, report)
    furthest = -1
    seen: dict[str, int] = {}
    for section in sections:
        if section.name not in expected:
            continue
        if section.name in seen:
            sentence = f"this heading appears twice, first in line {seen[section.name]}; merge them."
            report.problem(section.line, section.name, sentence)
            continue
        seen[section.name] = section.line
        position = expected.index(section.name)
        if position < furthest:
            before = f"## {expected[position + 1]}"
            report.problem(section.line, section.name, f"this heading is out of order; move it above {before}.")
        furthest = max(furthest, position)
    for position, name in enumerate(expected):
        if name not in seen and name not in optional:
            following = [seen[later] for later in expected[position + 1 :] if later in seen]
            line = min(following, default=page.last_line)
            report.problem(line, name, f"the heading ## {name} is missing; add it here with its text.")
    return sections


def read_paragraphs(section: Section) -> list[Block]:
    """The paragraphs of a section; their lines stay apart, so that each word's line is known."""
    return [Block(run[0][0], "\n".join(text for _, text in run)) for run in section.runs]


def read_points(section: Section, report: Report) -> list[Block]:
    """The points of a section, each a line that starts with ``- ``; indented lines carry a point on."""
    points: list[Block] = []
    for line, text in (numbered for run in section.runs for numbered in run):
        bullet = _BULLET.match(text)
        if bullet is None and points and text[0].isspace() and not _NEAR_BULLET.match(text):
            # Blank lines inside a point are filled up, so that the count of line breaks stays the count of lines.
            gap = "\n" * (line - points[-1].line - points[-1].text.count("\n"))
            points[-1] = Block(points[-1].line, points[-1].text + gap + text)
            continue
        if bullet is None:
            report.problem(line, section.name, "every point must start with a hyphen and a space; add them.")
            bullet = _NEAR_BULLET.match(text)
        points.append(Block(line, text[bullet.end() if bullet else 0 :]))
    return points


def _cut(page: Page, report: Report) -> list[Section]:
    sections: list[Section] = []
    previous = 0
    stray = False
    for line, text in page.body:
        heading = _HEADING.fullmatch(text)
        if heading and (heading[1] == "##" or text.startswith("#")):
            sections.append(Section(line, heading[2]))
            if heading[1] != "##" or not text.startswith("## "):
                report.problem(line, heading[2] or "heading", f"headings start with ##; write ## {heading[2]}.")
        elif text.strip() and not sections:
            if not stray:
                report.problem(line, "text", "there is text above the first heading; move it under one.")
            stray = True
        elif text.strip():
            if previous != line - 1 or not sections[-1].runs:
                sections[-1].runs.append([])
            sections[-1].runs[-1].append((line, text))
            previous = line
    return sections


def _correct_names(sections: list[Section], expected: Sequence[str], report: Report) -> None:
    """Report unknown headings; a clearly misspelled one counts as the expected one, so that only it is reported."""
    absent = {name.lower(): name for name in expected if all(section.name != name for section in sections)}
    for section in sections:
        if section.name in expected:
            continue
        near = difflib.get_close_matches(section.name.lower(), list(absent), n=1, cutoff=0.7)
        known = ", ".join(f"## {name}" for name in expected)
        advice = f"did you mean ## {absent[near[0]]}?" if near else f"the headings here are {known}."
        report.problem(section.line, section.name or "heading", f"{shown(section.name)} isn't a heading here; {advice}")
        if near:
            section.name = absent.pop(near[0])
