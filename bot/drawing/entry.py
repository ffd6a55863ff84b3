"""A topic's entry on a board: its outlook as a mark and a word, what helps and what stands in the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.drawing.canvas import LEADING, MARKS, QUIET, Canvas
from bot.drawing.typeface import balance, measure

_TITLE = 1.1  # the title's size and the distances below, in sizes of the type
_INDENT = 1.4
_APART = 0.2
_MOST_LINES = 6  # of why, of what helps and of what stands in the way


@dataclass(frozen=True)
class Entry:
    """A topic's entry set in lines for a width.

    Attributes:
        width: In pixels.
        size: Of its type, in pixels; its title is a tenth larger.
        outlook: Which mark it has.
        label: The outlook in a word.
        title: The lines of its title.
        reason: Of why the outlook is what it is; none on a board that has no room for it.
        helps: Of what helps; none where nothing is known to.
        obstacles: Likewise, what stands in the way.
    """

    width: float
    size: float
    outlook: str
    label: str
    title: list[str]
    reason: list[str]
    helps: list[str]
    obstacles: list[str]

    @property
    def height(self) -> float:
        """What it needs, in pixels."""
        parts = [lines for lines in (self.reason, self.helps, self.obstacles) if lines]
        below = self.size * (LEADING * sum(map(len, parts)) + _APART * len(parts))
        return self.size * _TITLE * LEADING * len(self.title) + below

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw it from ``y`` down."""
        text, left = x + self.size * _INDENT, x + self.size / 2
        middle = y + self.size * _TITLE * LEADING / 2
        canvas.mark(left, middle, self.outlook, self.size)
        canvas.words(x + self.width, middle, self.label, self.size, MARKS[self.outlook], bold=True, ha="right")
        down = canvas.lines(text, y, self.title, self.size * _TITLE, bold=True)
        if self.reason:
            down = canvas.lines(text, down + self.size * _APART, self.reason, self.size, colour=QUIET)
        for lines, is_help in ((self.helps, True), (self.obstacles, False)):
            if lines:
                down += self.size * _APART
                canvas.sign(left, down + self.size * LEADING / 2, is_help=is_help, size=self.size * 0.85)
                down = canvas.lines(text, down, lines, self.size)


def set_entry(topic: dict[str, Any], label: str, width: float, size: float) -> Entry:
    """Set a topic in lines."""
    room = width - size * _INDENT

    def part(name: str) -> list[str]:
        return balance(topic.get(name, ""), room, size, most=_MOST_LINES)

    return Entry(
        width=width,
        size=size,
        outlook=topic["outlook"],
        label=label,
        title=balance(topic["title"], room - measure(label, size, bold=True) - size / 2, size * _TITLE, bold=True),
        reason=part("reason"),
        helps=part("helps"),
        obstacles=part("obstacles"),
    )
