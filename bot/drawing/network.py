"""The map: topics in a ring, lines between connected ones, names outside."""

from __future__ import annotations

import math
from typing import Any

from matplotlib.patches import Circle, PathPatch
from matplotlib.path import Path

from bot.drawing.canvas import LEADING, MARGIN, QUIET, SMALL, WIDTH, Canvas
from bot.drawing.typeface import balance, measure

_NAME = 32
_LABEL = 290  # pixels a name may be wide
_APART = 30  # from a topic's place to its name
_LINE = _NAME * LEADING
_RELATED, _SHARED = "#7F91BD", "#D3B4FF"

_Point = tuple[float, float]


def draw_network(scene: dict[str, Any]) -> Canvas:
    """Draw topics in the order that keeps lines short, the same each time."""
    topics, links = scene["topics"], scene["links"]
    order = _order(len(topics), [(first, second) for first, second, _ in links])
    labels = [balance(topic["title"], _LABEL, _NAME) for topic in topics]
    rows = _rows(order)
    heights = [max(len(labels[number]) for number in row) * _LINE + 30 for row in rows]
    canvas = Canvas()
    y = canvas.legend(canvas.head(scene["title"], scene["subtitle"]), scene["legend"])
    y = _key(canvas, y, scene["key"]) + 24
    places = _places(rows, heights, y)
    for first, second, kind in links:
        _line(canvas, places[first], places[second], kind)
    for number, topic in enumerate(topics):
        x, down = places[number]
        is_left = x < WIDTH / 2
        canvas.mark(x, down, topic["outlook"], 36)
        edge = x - _APART if is_left else x + _APART
        above = down - _LINE * len(labels[number]) / 2
        canvas.lines(edge, above, labels[number], _NAME, ha="right" if is_left else "left")
    canvas.foot(y + sum(heights) + 24, scene["footer"])
    return canvas


def _rows(order: list[int]) -> list[list[int]]:
    """The ring folded flat: its first half goes down the right side, its second up the left."""
    middle = math.ceil(len(order) / 2)
    right, left = order[:middle], order[middle:][::-1]
    return [[number, *left[row : row + 1]] for row, number in enumerate(right)]


def _places(rows: list[list[int]], heights: list[float], top: float) -> dict[int, _Point]:
    """On an oval with room beside it for the names, each row as high as its names need, so that no two names meet."""
    places = {}
    radius = WIDTH / 2 - MARGIN - _LABEL - _APART
    for row, (numbers, height) in enumerate(zip(rows, heights, strict=True)):
        down = (row + 0.5) / len(rows) * 2 - 1
        across = radius * (0.62 + 0.38 * math.sqrt(1 - down**2))
        for number, side in zip(numbers, (1, -1), strict=False):
            places[number] = (WIDTH / 2 + side * across, top + height / 2)
        top += height
    return places


def _order(count: int, links: list[tuple[int, int]]) -> list[int]:
    """A circular order with short lines: from the given order, swap and reverse as long as that shortens (2-opt)."""
    order = list(range(count))

    def cost(candidate: list[int]) -> int:
        at = {number: position for position, number in enumerate(candidate)}
        spans = (abs(at[first] - at[second]) for first, second in links)
        return sum(min(span, count - span) ** 2 for span in spans)

    best, improved = cost(order), True
    while improved:
        improved = False
        for first in range(count):
            for second in range(first + 1, count):
                turned = order[:first] + order[first : second + 1][::-1] + order[second + 1 :]
                swapped = order[:]
                swapped[first], swapped[second] = swapped[second], swapped[first]
                for candidate in (turned, swapped):
                    if (found := cost(candidate)) < best:
                        order, best, improved = candidate, found, True
    return order


def _line(canvas: Canvas, start: _Point, end: _Point, kind: str) -> None:
    """A solid line for related topics, a dotted one for topics that share people or organizations.

    Between the two sides it runs straight; on one side it bows inward, the further the more, so that lines stay apart.
    """
    via = [(a + b) / 2 for a, b in zip(start, end, strict=True)]
    if (start[0] - WIDTH / 2) * (end[0] - WIDTH / 2) > 0:
        inward = -1 if start[0] > WIDTH / 2 else 1
        via[0] = (min if inward < 0 else max)(start[0], end[0]) + inward * min(abs(start[1] - end[1]) * 0.6, 420)
    curve = Path([start, tuple(via), end], [Path.MOVETO, Path.CURVE3, Path.CURVE3])
    if kind != "shared":
        canvas.axes.add_patch(PathPatch(curve, facecolor="none", edgecolor=_RELATED, linewidth=2, zorder=2))
    if kind != "related":
        dots: dict[str, Any] = {"linestyle": (0, (0.1, 3)), "capstyle": "round", "linewidth": 4, "zorder": 3}
        canvas.axes.add_patch(PathPatch(curve, facecolor="none", edgecolor=_SHARED, **dots))


def _key(canvas: Canvas, y: float, names: dict[str, str]) -> float:
    x, middle = MARGIN + 5.0, y + SMALL * 0.65
    for kind, name in names.items():
        canvas.axes.add_patch(Circle((x, middle), 5, facecolor=QUIET, linewidth=0))
        canvas.axes.add_patch(Circle((x + 70, middle), 5, facecolor=QUIET, linewidth=0))
        _line(canvas, (x, middle), (x + 70, middle), kind)
        canvas.words(x + 88, middle, name, SMALL)
        x += 88 + measure(name, SMALL) + 40
    return y + SMALL * 1.9
