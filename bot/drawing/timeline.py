"""Dated events under one another, each on the same scale of months.

A day the source states is a point; anything less exact is the whole span it may have been in, and never a point.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from matplotlib.patches import FancyBboxPatch, Polygon

from bot.drawing.canvas import ACCENT, BODY, CARD, HEADING, LINE, MARGIN, QUIET, SMALL, WIDTH, Canvas
from bot.drawing.typeface import measure, wrap

_LEFT, _RIGHT = MARGIN + 36, WIDTH - MARGIN - 36
_BAR = 30
_MOST_MONTH_NAMES = 8
_SPAN = "#F7B04D"


def draw_timeline(scene: dict[str, Any]) -> Canvas:
    """Draw events in the order given."""
    events = [
        (event, _day(event["from"]), date.fromisoformat(event["to"]), wrap(event["title"], WIDTH - 2 * MARGIN, BODY))
        for event in scene["events"]
    ]
    scale = _Scale([begins for _, begins, _, _ in events if begins] + [ends for _, _, ends, _ in events])
    canvas = Canvas()
    y = _key(canvas, canvas.head(scene["title"], scene["subtitle"]), scene["key"])
    scale.name_months(canvas, y + SMALL * 0.65)
    y += SMALL * 1.8
    for event, begins, ends, lines in events:
        y = canvas.lines(MARGIN, y, wrap(event["when"], WIDTH - 2 * MARGIN, HEADING), HEADING, colour=ACCENT, bold=True)
        y = canvas.lines(MARGIN, y, lines, BODY)
        middle = y + 12 + _BAR / 2
        scale.rule(canvas, middle)
        if begins == ends:
            _point(canvas, scale.x(ends), middle)
        else:
            _span(canvas, scale.x(begins) if begins else None, scale.x(ends + timedelta(days=1)), middle)
        y = middle + _BAR / 2 + 40
    canvas.foot(y, scene["footer"])
    return canvas


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


class _Scale:
    """Days along the width, from the first of a month to the last of one."""

    def __init__(self, days: list[date]) -> None:
        self._first = min(days).replace(day=1)
        self._end = _next_month(max(days))
        if _next_month(self._first) == self._end:  # a month alone gives no sense of time
            self._first = (self._first - timedelta(days=1)).replace(day=1)
        self._months = [self._first]
        while self._months[-1] < self._end:
            self._months.append(_next_month(self._months[-1]))

    def x(self, day: date) -> float:
        """Where a day begins."""
        return _LEFT + (_RIGHT - _LEFT) * (day - self._first).days / (self._end - self._first).days

    def rule(self, canvas: Canvas, y: float) -> None:
        """The scale as a line with a tick for each month."""
        canvas.axes.plot([_LEFT, _RIGHT], [y, y], color=LINE, linewidth=2, zorder=1)
        for month in self._months:
            canvas.axes.plot([self.x(month)] * 2, [y - 14, y + 14], color=LINE, linewidth=2, zorder=1)

    def name_months(self, canvas: Canvas, y: float) -> None:
        """The names of the months over their stretch; not all of them where there are many."""
        every = -(-(len(self._months) - 1) // _MOST_MONTH_NAMES)
        for number, (month, following) in enumerate(zip(self._months, self._months[1:], strict=False)):
            if number % every == 0:
                middle = (self.x(month) + self.x(following)) / 2
                name = f"{month:%b} {month.year}" if len(self._months) <= 6 else f"{month:%b %y}"
                canvas.words(middle, y, name, SMALL, QUIET, ha="center")


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _point(canvas: Canvas, x: float, y: float) -> None:
    corners = [(x, y - 20), (x + 20, y), (x, y + 20), (x - 20, y)]
    canvas.axes.add_patch(Polygon(corners, facecolor=ACCENT, edgecolor=CARD, linewidth=2, zorder=4))


def _span(canvas: Canvas, begins: float | None, ends: float, y: float, edge: float = _LEFT) -> None:
    """A hatched bar; one whose beginning is unknown runs off the scale as an arrow."""
    left = edge - 6 if begins is None else begins
    canvas.axes.add_patch(
        FancyBboxPatch(
            (left, y - _BAR / 2),
            max(ends - left, 10),
            _BAR,
            boxstyle="round,pad=0,rounding_size=5",
            facecolor=CARD,
            edgecolor=_SPAN,
            hatch="//",
            linewidth=2.4,
            zorder=3,
        )
    )
    if begins is None:
        tip = [(left - 30, y), (left + 2, y - _BAR * 0.85), (left + 2, y + _BAR * 0.85)]
        canvas.axes.add_patch(Polygon(tip, facecolor=_SPAN, linewidth=0, zorder=4))


def _key(canvas: Canvas, y: float, names: dict[str, str]) -> float:
    x, middle = float(MARGIN), y + SMALL * 0.65
    for kind, name in names.items():
        if kind == "day":
            _point(canvas, x + 20, middle)
            x += 50
        else:
            _span(canvas, x if kind == "span" else None, x + 70, middle, x + 36)
            x += 84
        canvas.words(x, middle, name, SMALL)
        x += measure(name, SMALL) + 36
    return y + SMALL * 2
