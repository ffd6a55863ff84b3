"""All topics on one board, area by area, in two columns; the one that sums them up across the top."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bot.drawing.canvas import (
    ACCENT,
    BODY,
    MARGIN,
    SMALL,
    WIDTH,
    Canvas,
    foot_height,
    head_height,
    legend_height,
    wrap,
)
from bot.drawing.closeup import draw_topic, topic_height

_GAP = 24
_COLUMN = (WIDTH - 2 * MARGIN - _GAP) / 2
_TEXT = _COLUMN - 24 - 56
_HEADING = BODY * 1.3 + 16
_PADDING = 16


@dataclass
class _Column:
    areas: list[tuple[str, list[tuple[str, list[str]]]]] = field(default_factory=list)
    height: float = 0

    def add(self, name: str, rows: list[tuple[str, list[str]]]) -> None:
        self.areas.append((name, rows))
        self.height += _area_height(rows) + _GAP


def draw_board(scene: dict[str, Any]) -> Canvas:
    """Draw topics in the order given, each area in the column that is shorter by then."""
    columns = (_Column(), _Column())
    for area in scene["areas"]:
        rows = [(topic["outlook"], wrap(topic["title"], _TEXT, BODY)) for topic in area["topics"]]
        min(columns, key=lambda column: column.height).add(area["name"], rows)
    top = head_height(scene["title"], scene["subtitle"])
    banner = topic_height(scene["banner"]) + _GAP if scene["banner"] else 0
    legend = legend_height(scene["legend"]) + 14
    height = top + legend + banner + max(column.height for column in columns) + foot_height(scene["footer"])
    canvas = Canvas(height)
    y = canvas.legend(canvas.head(scene["title"], scene["subtitle"]), scene["legend"]) + 14
    if scene["banner"]:
        y = draw_topic(canvas, y, scene["banner"], scene["labels"]) + _GAP
    for number, column in enumerate(columns):
        _draw_column(canvas, MARGIN + number * (_COLUMN + _GAP), y, column)
    canvas.foot(scene["footer"])
    return canvas


def _row_height(lines: list[str]) -> float:
    return BODY * 1.3 * len(lines) + 18


def _area_height(rows: list[tuple[str, list[str]]]) -> float:
    return _HEADING + sum(_row_height(lines) for _, lines in rows) + 2 * _PADDING - 8


def _draw_column(canvas: Canvas, x: float, y: float, column: _Column) -> None:
    for name, rows in column.areas:
        canvas.panel(x, y, _COLUMN, _area_height(rows))
        canvas.words(x + 24, y + _PADDING + SMALL * 0.6, name.upper(), SMALL, ACCENT, fontweight="bold")
        down = y + _PADDING + _HEADING
        for outlook, lines in rows:
            canvas.mark(x + 24 + 16, down + BODY * 0.65, outlook)
            canvas.lines(x + 24 + 50, down, lines, BODY)
            down += _row_height(lines)
        y += _area_height(rows) + _GAP
