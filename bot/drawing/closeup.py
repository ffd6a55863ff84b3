"""An area's topics, larger than on the board, in one column."""

from __future__ import annotations

from typing import Any

from bot.drawing.canvas import HEADING, MARGIN, WIDTH, Canvas
from bot.drawing.entry import set_entry

_GAP = 18
_PADDING = 20
_EDGE = MARGIN - _PADDING


def draw_closeup(scene: dict[str, Any]) -> Canvas:
    """Draw topics in the order given."""
    canvas = Canvas()
    y = canvas.legend(canvas.head(scene["title"], scene["subtitle"]), scene["signs"]) + 14
    width = WIDTH - 2 * _EDGE
    for topic in scene["topics"]:
        entry = set_entry(topic, scene["labels"][topic["outlook"]], width - 2 * _PADDING, HEADING)
        canvas.panel(_EDGE, y, width, entry.height + 2 * _PADDING)
        entry.draw(canvas, _EDGE + _PADDING, y + _PADDING)
        y += entry.height + 2 * _PADDING + _GAP
    canvas.foot(y + 6, scene["footer"])
    return canvas
