"""Topics with what helps and what stands in the way, one under another."""

from __future__ import annotations

from typing import Any

from matplotlib.patches import Polygon

from bot.drawing.canvas import (
    BODY,
    HEADING,
    MARGIN,
    MARKS,
    QUIET,
    WIDTH,
    Canvas,
    foot_height,
    head_height,
    measure,
    wrap,
)

_GAP = 20
_PADDING = 22
_INDENT = 66
_TEXT = WIDTH - 2 * MARGIN - _INDENT - 28


def draw_closeup(scene: dict[str, Any]) -> Canvas:
    """Draw topics in the order given."""
    top = head_height(scene["title"], scene["subtitle"])
    heights = sum(topic_height(topic) + _GAP for topic in scene["topics"])
    canvas = Canvas(top + heights + foot_height(scene["footer"]))
    y = canvas.head(scene["title"], scene["subtitle"])
    for topic in scene["topics"]:
        y = draw_topic(canvas, y, topic, scene["labels"]) + _GAP
    canvas.foot(scene["footer"])
    return canvas


def topic_height(topic: dict[str, Any]) -> float:
    """What a topic's panel needs."""
    title = wrap(topic["title"], _title_width(topic), HEADING, bold=True)
    lines = [*wrap(topic["helps"], _TEXT, BODY), *wrap(topic["obstacles"], _TEXT, BODY)]
    gaps = 10 * sum(bool(topic[name]) for name in ("helps", "obstacles"))
    return 2 * _PADDING + HEADING * 1.3 * len(title) + BODY * 1.3 * len(lines) + gaps


def draw_topic(canvas: Canvas, y: float, topic: dict[str, Any], labels: dict[str, str]) -> float:
    """A topic's panel from ``y`` down: outlook as a mark and in a word, what helps (+), what stands in the way (-)."""
    height = topic_height(topic)
    canvas.panel(MARGIN, y, WIDTH - 2 * MARGIN, height)
    x, down = MARGIN + _INDENT, y + _PADDING
    canvas.mark(MARGIN + 36, down + HEADING * 0.65, topic["outlook"], 34)
    title = wrap(topic["title"], _title_width(topic), HEADING, bold=True)
    name = labels[topic["outlook"]]
    canvas.words(
        WIDTH - MARGIN - 28, down + HEADING * 0.65, name, BODY, MARKS[topic["outlook"]], ha="right", fontweight="bold"
    )
    down = canvas.lines(x, down, title, HEADING, fontweight="bold")
    for part, sign in (("helps", 1), ("obstacles", -1)):
        if topic[part]:
            down += 10
            _arrow(canvas, MARGIN + 36, down + BODY * 0.65, sign)
            down = canvas.lines(x, down, wrap(topic[part], _TEXT, BODY), BODY)
    return y + height


def _title_width(topic: dict[str, Any]) -> float:
    return _TEXT - 24 - measure(str(topic["outlook"]).title(), BODY, bold=True)


def _arrow(canvas: Canvas, x: float, y: float, sign: int) -> None:
    """A plus for what helps, a bar for what stands in the way."""
    arms = [(15, 4)] + ([(4, 15)] if sign > 0 else [])
    for across, down in arms:
        corners = [(x - across, y - down), (x + across, y - down), (x + across, y + down), (x - across, y + down)]
        canvas.axes.add_patch(Polygon(corners, facecolor=QUIET, linewidth=0, zorder=4))
