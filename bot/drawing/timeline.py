"""Dated entries on a time scale: a numbered mark for each if they are few, otherwise a bar per unit of time.

A mark stands on its day. An inexact date is a mark as wide as the time it may mean.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import ceil
from typing import Any

from matplotlib.patches import FancyBboxPatch, Rectangle

from bot.drawing.canvas import ACCENT, BODY, CARD, LINE, MARGIN, NARROW, QUIET, SMALL, Canvas
from bot.drawing.typeface import balance, measure

_LEFT, _RIGHT = MARGIN + 58, NARROW - MARGIN - 34  # on the left there is room for a number of three figures
_MARK = 48  # wide enough for two figures that a phone shows legibly
_PITCH = 54  # from one mark to the next
_BARS = 80  # the tallest bar: the card has text to show as well
_MOST_BARS = 48
_COLOURS = {"record": ACCENT, "document": "#F7B04D"}
_NUMBERED_BAR = 60  # pixels: a bar as wide as that has room for its number above it
_BAND = 14  # days: a mark for more is drawn as wide as that
_STEPS = {"year": (1, 2, 5, 10, 20, 50, 100), "month": (1, 2, 3, 6, 12), "day": (1, 2, 5, 7, 14)}


@dataclass(frozen=True)
class _Entry:
    first: date
    last: date
    layer: str


def draw_timeline(scene: dict[str, Any]) -> Canvas:
    """Draw entries in the order given."""
    entries = [_read(entry) for entry in scene["entries"]]
    canvas = Canvas(NARROW)
    scale = _Scale(date.fromisoformat(scene["first"]), date.fromisoformat(scene["last"]))
    title = balance(f"{scene['title']} · {scene['subtitle']}", NARROW - 2 * MARGIN, BODY, bold=True)
    y = canvas.lines(MARGIN, 22, title, BODY, bold=True) + 12
    y = _key(canvas, y, {_COLOURS[layer]: name for layer, name in scene["layers"].items()})
    base = _marks(canvas, scale, entries, y) if scene["is_numbered"] else _bars(canvas, scale, entries, y)
    canvas.axes.plot([_LEFT - 12, _RIGHT + 12], [base, base], color=QUIET, linewidth=2, zorder=3)
    canvas.foot(_ticks(canvas, scale, base, scene["months"]))
    return canvas


def _read(entry: dict[str, Any]) -> _Entry:
    last = date.fromisoformat(entry["to"])
    first = date.fromisoformat(entry["from"]) if entry["from"] else last - timedelta(days=30)
    return _Entry(first, last, entry["layer"])


class _Scale:
    """Days along the width, from the beginning of a year, month or day to the end of one, whichever suits."""

    def __init__(self, first: date, last: date) -> None:
        days = (last - first).days
        self.unit = "year" if days > 1_100 else "month" if days > 62 else "day"
        self.first = self.floor(first)
        self.end = self.following(self.floor(last))
        while (self.end - self.first).days < 7:  # a day or two give no sense of time
            self.end += timedelta(days=1)

    def floor(self, day: date) -> date:
        """The first day of the unit that a day is in."""
        return {"year": day.replace(month=1, day=1), "month": day.replace(day=1), "day": day}[self.unit]

    def following(self, day: date) -> date:
        """The first day of the unit after."""
        if self.unit == "day":
            return day + timedelta(days=1)
        return self.floor(day + timedelta(days=366 if self.unit == "year" else 32))

    def units(self) -> list[date]:
        """The first day of each unit, and the end."""
        found = [self.first]
        while found[-1] < self.end:
            found.append(self.following(found[-1]))
        return found

    def x(self, day: date) -> float:
        """Where a day begins."""
        return _LEFT + (_RIGHT - _LEFT) * (day - self.first).days / (self.end - self.first).days

    def clamp(self, x: float) -> float:
        """A place kept so far inside that a mark is whole there."""
        return min(max(x, _LEFT + _MARK / 2), _RIGHT - _MARK / 2)


def _marks(canvas: Canvas, scale: _Scale, entries: list[_Entry], y: float) -> float:
    """Numbered marks, as many above one another as crowd a place; returns where their scale is."""
    placed: list[tuple[float, float, int]] = []  # left, right, lane
    for entry in entries:
        left = scale.clamp(scale.x(max(entry.first, scale.first)))
        right = scale.clamp(scale.x(min(entry.last, scale.end)))
        if (entry.last - entry.first).days < _BAND or right - left < _PITCH:
            left = right = (left + right) / 2
        taken = {lane for x0, x1, lane in placed if x0 - _PITCH < right and left < x1 + _PITCH}
        placed.append((left, right, next(lane for lane in range(len(entries)) if lane not in taken)))
    base = y + 4 + _PITCH * (1 + max(lane for _, _, lane in placed))
    for number, (entry, (left, right, lane)) in enumerate(zip(entries, placed, strict=True), 1):
        middle = base - _PITCH * (lane + 0.5) - 4
        colour, is_wide = _COLOURS[entry.layer], right > left
        canvas.axes.plot([(left + right) / 2] * 2, [middle, base], color=LINE, linewidth=2, zorder=1)
        canvas.axes.add_patch(
            FancyBboxPatch(
                (left - _MARK / 2, middle - _MARK / 2),
                right - left + _MARK,
                _MARK,
                boxstyle=f"round,pad=0,rounding_size={_MARK / 2 if entry.layer == 'record' else 8}",
                facecolor=CARD if is_wide else colour,
                edgecolor=colour,
                linewidth=3,
                zorder=4,
            )
        )
        canvas.words(
            (left + right) / 2, middle, str(number), SMALL, colour if is_wide else CARD, bold=True, ha="center"
        )
    return base


def _bars(canvas: Canvas, scale: _Scale, entries: list[_Entry], y: float) -> float:
    """How many entries each unit has; returns where their scale is."""
    units = scale.units()
    every = ceil((len(units) - 1) / _MOST_BARS)
    edges = [*units[:-1:every], units[-1]]
    stretches = list(pairwise(edges))
    counts = [
        {layer: sum(start <= e.last < end for e in entries if e.layer == layer) for layer in _COLOURS}
        for start, end in stretches
    ]
    most = max(sum(count.values()) for count in counts)
    base = y + 22 + _BARS
    _grid(canvas, most, base)
    for (start, end), count in zip(stretches, counts, strict=True):
        left, right, top = scale.x(start), scale.x(end), base
        for layer, number in count.items():
            height = _BARS * number / most
            bar = Rectangle((left + 2, top - height), right - left - 4, height, facecolor=_COLOURS[layer], zorder=2)
            canvas.axes.add_patch(bar)
            top -= height
        if top < base and right - left >= _NUMBERED_BAR:
            canvas.words((left + right) / 2, top - 20, str(sum(count.values())), SMALL, ha="center")
    return base


def _grid(canvas: Canvas, most: int, base: float) -> None:
    """Lines to read the bars' heights by, each with its number in the margin."""
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 10**9) if most / step <= 3)
    for number in range(step, most + 1, step):
        height = base - _BARS * number / most
        canvas.axes.plot([_LEFT - 4, _RIGHT], [height, height], color=LINE, linewidth=1.2, zorder=1)
        canvas.words(_LEFT - 10, height, str(number), SMALL, QUIET, ha="right")


def _ticks(canvas: Canvas, scale: _Scale, base: float, months: list[str]) -> float:
    """Names of years, months or days below the scale, as many as have room; returns where the next thing may begin."""
    units = scale.units()
    room = measure(_tick(scale, date(2000, 3, 30), months), SMALL) + 34
    unit = (_RIGHT - _LEFT) / (len(units) - 1)
    step = next((step for step in _STEPS[scale.unit] if unit * step >= room), len(units))
    for number, (start, following) in enumerate(pairwise(units)):
        place = scale.x(start)
        is_named = (start.year if scale.unit == "year" else number) % step == 0
        canvas.axes.plot([place, place], [base, base + (16 if is_named else 8)], color=QUIET, linewidth=2, zorder=3)
        if is_named:
            name = _tick(scale, start, months)
            middle = (place + scale.x(following)) / 2 if step == 1 else place
            half_width = measure(name, SMALL) / 2
            middle = min(max(middle, MARGIN + half_width), NARROW - MARGIN - half_width)
            canvas.words(middle, base + 38, name, SMALL, QUIET, ha="center")
    return base + 52


def _tick(scale: _Scale, day: date, months: list[str]) -> str:
    month = months[day.month - 1]
    return {"year": str(day.year), "month": f"{month} {day.year}", "day": f"{day.day} {month}"}[scale.unit]


def _key(canvas: Canvas, y: float, names: dict[str, str]) -> float:
    """What each colour stands for, and of when that is; returns where the next thing may begin."""
    x, middle = float(MARGIN), y + SMALL * 0.65
    for colour, name in names.items():
        room = 34 + measure(name, SMALL)
        if x > MARGIN and x + room > NARROW - MARGIN:
            x, middle = MARGIN, middle + SMALL * 1.4
        canvas.axes.add_patch(Rectangle((x, middle - 13), 26, 26, facecolor=colour, zorder=4))
        canvas.words(x + 34, middle, name, SMALL)
        x += room + 24
    return middle + SMALL * 1.05
