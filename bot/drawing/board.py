"""The outlook board: every topic, by area, in two columns."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Any

from bot.drawing.canvas import ACCENT, LEADING, SMALL, WIDTH, Canvas
from bot.drawing.entry import Entry, set_entry

_EDGE = 24
_GAP = 18
_COLUMN = (WIDTH - 2 * _EDGE - _GAP) / 2
_PADDING = 16
_BETWEEN = 24  # two topics


@dataclass(frozen=True)
class _Shelf:
    """An area with its topics."""

    name: str
    entries: list[Entry]

    @property
    def height(self) -> float:
        rows = sum(entry.height for entry in self.entries) + _BETWEEN * (len(self.entries) - 1)
        return 2 * _PADDING + SMALL * LEADING + 8 + rows

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        canvas.panel(x, y, _COLUMN, self.height)
        down = canvas.lines(x + _PADDING, y + _PADDING, [self.name.upper()], SMALL, colour=ACCENT, bold=True) + 8
        for number, entry in enumerate(self.entries):
            if number:
                canvas.rule(x + _PADDING, down - _BETWEEN / 2, _COLUMN - 2 * _PADDING)
            entry.draw(canvas, x + _PADDING, down)
            down += entry.height + _BETWEEN


def draw_board(scene: dict[str, Any]) -> Canvas:
    """Draw every topic."""
    shelves = [
        _Shelf(
            area["name"],
            [
                set_entry(topic, scene["labels"][topic["outlook"]], _COLUMN - 2 * _PADDING, SMALL)
                for topic in area["topics"]
            ],
        )
        for area in scene["areas"]
    ]
    canvas = Canvas()
    y = canvas.legend(canvas.head(scene["title"], scene["subtitle"]), scene["legend"])
    top = canvas.legend(y, scene["signs"]) + 14
    end = top
    for number, column in enumerate(_columns(shelves)):
        y = top
        for shelf in column:
            shelf.draw(canvas, _EDGE + number * (_COLUMN + _GAP), y)
            y += shelf.height + _GAP
        end = max(end, y)
    canvas.foot(end + 6, scene["footer"])
    return canvas


def _columns(shelves: list[_Shelf]) -> tuple[list[_Shelf], list[_Shelf]]:
    """The areas in two columns, each in the given order, the first area on the left, and no higher than need be."""
    best: tuple[list[_Shelf], list[_Shelf]] = (shelves, [])
    for sides in product((0, 1), repeat=max(len(shelves) - 1, 0)):
        split: tuple[list[_Shelf], list[_Shelf]] = ([], [])
        for side, shelf in zip((0, *sides), shelves, strict=False):
            split[side].append(shelf)
        best = min(best, split, key=lambda columns: max(map(_height, columns)))
    return best


def _height(column: list[_Shelf]) -> float:
    return sum(shelf.height + _GAP for shelf in column)
