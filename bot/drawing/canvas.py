"""A card to draw on, in pixels from the top left, with the marks and words all pictures share.

The card brings its own dark background, so that it looks the same under Discord's dark and light themes. It is 1,200
pixels wide; no words are smaller than 28, which is 9 on a phone that shows it 400 wide.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Circle, FancyBboxPatch, Polygon
from matplotlib.textpath import text_to_path

WIDTH = 1200
MARGIN = 52
SMALL, BODY, HEADING, TITLE = 28, 31, 34, 48

CARD = "#1B1F2B"
PANEL = "#262C3B"
LINE = "#4A5268"
WORDS = "#F3F5FA"
QUIET = "#B9C1D3"
ACCENT = "#9DB2FF"
MARKS = {
    "promising": "#4FCB7B",
    "mixed": "#6AA5FF",
    "difficult": "#F7B04D",
    "bleak": "#FF6B6D",
    "context": "#C3CAD9",
}
_DPI = 100
_POINTS = 72 / _DPI  # points a pixel


class Canvas:
    """A card of a height in pixels."""

    def __init__(self, height: float) -> None:
        self.height = height
        self._figure = Figure(figsize=(WIDTH / _DPI, height / _DPI), dpi=_DPI)
        FigureCanvasAgg(self._figure)
        self._figure.patch.set_alpha(0)
        self.axes = self._figure.add_axes((0, 0, 1, 1))
        self.axes.set_axis_off()
        self.axes.set_xlim(0, WIDTH)
        self.axes.set_ylim(height, 0)
        self.panel(0, 0, WIDTH, height, CARD, radius=36)

    def png(self) -> bytes:
        """The picture, without anything in it that tells when it was drawn."""
        buffer = io.BytesIO()
        self._figure.savefig(buffer, format="png", dpi=_DPI, transparent=True, metadata={"Software": None})
        return buffer.getvalue()

    def panel(self, x: float, y: float, width: float, height: float, colour: str = PANEL, radius: float = 20) -> None:
        """A rounded rectangle."""
        inset = f"round,pad=0,rounding_size={radius}"
        self.axes.add_patch(FancyBboxPatch((x, y), width, height, boxstyle=inset, facecolor=colour, linewidth=0))

    def words(self, x: float, y: float, text: str, size: float = BODY, colour: str = WORDS, **look: Any) -> None:
        """A line of text whose middle is at ``y``."""
        look = {"va": "center", "fontweight": "normal", **look}
        # A dollar sign is money here, not mathematics.
        self.axes.text(x, y, text, fontsize=size * _POINTS, color=colour, parse_math=False, **look)

    def lines(self, x: float, y: float, lines: Sequence[str], size: float = BODY, **look: Any) -> float:
        """Lines of text from ``y`` down; returns where the next one would begin."""
        for number, line in enumerate(lines):
            self.words(x, y + size * (0.65 + 1.3 * number), line, size, **look)
        return y + size * 1.3 * len(lines)

    def mark(self, x: float, y: float, outlook: str, size: float = 32) -> None:
        """An outlook's mark; each has a shape of its own, so that no colour need be told from another."""
        colour, half = MARKS[outlook], size / 2
        if outlook == "promising":
            self.axes.add_patch(Circle((x, y), half, facecolor=colour, linewidth=0, zorder=5))
            return
        corners = {
            "mixed": [(0, -1.12), (1.12, 0), (0, 1.12), (-1.12, 0)],
            "difficult": [(-0.92, -0.92), (0.92, -0.92), (0.92, 0.92), (-0.92, 0.92)],
            "bleak": [(-1.1, -0.85), (1.1, -0.85), (0, 1.1)],
            "context": [(-0.6, -0.6), (0.6, -0.6), (0.6, 0.6), (-0.6, 0.6)],
        }[outlook]
        hollow = outlook == "context"
        self.axes.add_patch(
            Polygon(
                [(x + half * across, y + half * down) for across, down in corners],
                facecolor=CARD if hollow else colour,
                edgecolor=colour,
                linewidth=3 if hollow else 0,
                zorder=5,
            )
        )

    def head(self, title: str, subtitle: str) -> float:
        """What the picture shows; returns where its content may begin."""
        below = self.lines(MARGIN, 40, wrap(title, WIDTH - 2 * MARGIN, TITLE, bold=True), TITLE, fontweight="bold")
        return self.lines(MARGIN, below + 6, wrap(subtitle, WIDTH - 2 * MARGIN, SMALL), SMALL, colour=QUIET) + 24

    def foot(self, text: str) -> None:
        """As of when, and from where."""
        lines = wrap(text, WIDTH - 2 * MARGIN, SMALL)
        self.lines(MARGIN, self.height - 32 - SMALL * 1.3 * len(lines), lines, SMALL, colour=QUIET)

    def legend(self, y: float, legend: Sequence[Sequence[str]]) -> float:
        """Marks with what they mean, in as many lines as they need; returns where the next thing may begin."""
        x, down = float(MARGIN), y
        for outlook, name in legend:
            room = 44 + measure(name, SMALL)
            if x > MARGIN and x + room > WIDTH - MARGIN:
                x, down = MARGIN, down + SMALL * 1.6
            self.mark(x + 14, down + SMALL * 0.65, outlook, 28)
            self.words(x + 40, down + SMALL * 0.65, name, SMALL)
            x += room + 30
        return down + SMALL * 1.6


def head_height(title: str, subtitle: str) -> float:
    """Where content may begin under such a head."""
    titles, subtitles = wrap(title, WIDTH - 2 * MARGIN, TITLE, bold=True), wrap(subtitle, WIDTH - 2 * MARGIN, SMALL)
    return 40 + TITLE * 1.3 * len(titles) + 6 + SMALL * 1.3 * len(subtitles) + 24


def foot_height(text: str) -> float:
    """What such a foot needs."""
    return 32 + 28 + SMALL * 1.3 * len(wrap(text, WIDTH - 2 * MARGIN, SMALL))


def legend_height(legend: Sequence[Sequence[str]]) -> float:
    """What such a legend needs."""
    x, lines = float(MARGIN), 1
    for _, name in legend:
        room = 44 + measure(name, SMALL)
        if x > MARGIN and x + room > WIDTH - MARGIN:
            x, lines = MARGIN, lines + 1
        x += room + 30
    return lines * SMALL * 1.6


def wrap(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """The text in lines of at most ``width`` pixels, broken between words; a word that is longer has its own line."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


@cache
def measure(text: str, size: float, *, bold: bool = False) -> float:
    """How many pixels wide a line is."""
    font = FontProperties(weight="bold" if bold else "normal", size=size)
    return float(text_to_path.get_text_width_height_descent(text, font, ismath=False)[0])
