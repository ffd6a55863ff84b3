"""A card to draw on, in pixels from the top left, with the marks and words all pictures share.

The card brings its own dark background, so that it looks the same under Discord's dark and light themes. It is as high
as what is drawn on it. No words are smaller than 30 pixels: on a card of 1,200 that is 10 where a phone shows it 400
wide, opened; on one of 800 it is 9 in a chat that leaves it 243.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyBboxPatch, Polygon
from PIL import Image

from bot.drawing.typeface import balance, font, measure

WIDTH = 1200
NARROW = 800
MARGIN = 40
SMALL, BODY, HEADING, TITLE = 30, 33, 36, 54
LEADING = 1.22  # from one line to the next, in sizes of the type

CARD = "#191D28"
PANEL = "#232938"
LINE = "#475069"
WORDS = "#F3F5FA"
QUIET = "#B9C1D3"
ACCENT = "#9DB2FF"
HELP = "#A5DDB8"
OBSTACLE = "#F0B3AE"
MARKS = {
    "promising": "#4FCB7B",
    "mixed": "#6AA5FF",
    "difficult": "#F7B04D",
    "bleak": "#FF6B6D",
    "context": "#C3CAD9",
    "none": "#9AA6C8",
}
_DPI = 100
_POINTS = 72 / _DPI  # points a pixel


class Canvas:
    """A card ``width`` pixels wide, whose height depends on what is drawn."""

    def __init__(self, width: int = WIDTH) -> None:
        self.width, self.height = width, 0.0
        self._figure = Figure(dpi=_DPI)
        self._agg: Any = FigureCanvasAgg(self._figure)  # its methods have no types
        self._figure.patch.set_alpha(0)
        self.axes = self._figure.add_axes((0, 0, 1, 1))
        self.axes.set_axis_off()

    def png(self) -> bytes:
        """The picture, without a time stamp.

        It has few colours: a palette of 256 shows no difference and makes it a quarter as large.
        """
        self._agg.draw()
        drawn = Image.frombuffer("RGBA", self._agg.get_width_height(), self._agg.buffer_rgba(), "raw", "RGBA", 0, 1)
        buffer = io.BytesIO()
        drawn.quantize(256, method=Image.Quantize.FASTOCTREE).save(buffer, format="png")
        return buffer.getvalue()

    def panel(self, x: float, y: float, width: float, height: float, colour: str = PANEL, radius: float = 20) -> None:
        """A rounded rectangle, behind whatever stands on it; where one overlaps another, the last one is in front."""
        inset = f"round,pad=0,rounding_size={radius}"
        shape = FancyBboxPatch((x, y), width, height, boxstyle=inset, facecolor=colour, linewidth=0, zorder=0)
        self.axes.add_patch(shape)

    def rule(self, x: float, y: float, width: float) -> None:
        """A thin line across."""
        self.axes.plot([x, x + width], [y, y], color=LINE, linewidth=1.5, zorder=1, solid_capstyle="butt")

    def words(self, x: float, y: float, text: str, size: float = BODY, colour: str = WORDS, **look: Any) -> None:
        """A line of text whose middle is at ``y``: capitals and small letters reach about as far up as down from it."""
        typeface = font(size * _POINTS, bold=look.pop("bold", False))
        # A dollar sign is money here, not mathematics. All lines share a baseline, whatever letters they have.
        look = {"va": "baseline", "parse_math": False, **look}
        self.axes.text(x, y + size * 0.33, text, color=colour, fontproperties=typeface, zorder=6, **look)

    def lines(self, x: float, y: float, lines: Sequence[str], size: float = BODY, **look: Any) -> float:
        """Lines of text from ``y`` down; returns where the next one would begin."""
        for number, line in enumerate(lines):
            self.words(x, y + size * LEADING * (0.5 + number), line, size, **look)
        return y + size * LEADING * len(lines)

    def mark(self, x: float, y: float, outlook: str, size: float = 30) -> None:
        """An outlook's mark; each has its own shape, so that colors needn't be distinguished."""
        colour, radius = MARKS[outlook], size / 2
        if outlook == "promising":
            self.axes.add_patch(Circle((x, y), radius, facecolor=colour, linewidth=0, zorder=5))
            return
        corners = {
            "mixed": [(0, -1.12), (1.12, 0), (0, 1.12), (-1.12, 0)],
            "difficult": [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
            "bleak": [(-1.1, -0.85), (1.1, -0.85), (0, 1.1)],
            "context": [(-0.7, -0.7), (0.7, -0.7), (0.7, 0.7), (-0.7, 0.7)],
            "none": [(-1.1, -0.3), (1.1, -0.3), (1.1, 0.3), (-1.1, 0.3)],
        }[outlook]
        is_hollow = outlook == "context"
        self.axes.add_patch(
            Polygon(
                [(x + radius * across, y + radius * down) for across, down in corners],
                facecolor=CARD if is_hollow else colour,
                edgecolor=colour,
                linewidth=3 if is_hollow else 0,
                zorder=5,
            )
        )

    def sign(self, x: float, y: float, *, is_help: bool, size: float = 26) -> None:
        """A plus for what helps, a bar for what stands in the way."""
        colour, radius, thin = HELP if is_help else OBSTACLE, size / 2, size * 0.13
        for across, down in [(radius, thin), (thin, radius)] if is_help else [(radius, thin)]:
            corners = [(x - across, y - down), (x + across, y - down), (x + across, y + down), (x - across, y + down)]
            self.axes.add_patch(Polygon(corners, facecolor=colour, linewidth=0, zorder=4))

    def head(self, title: str, subtitle: str) -> float:
        """What the picture shows; returns where its content may begin."""
        below = self.lines(MARGIN, 30, balance(title, self.width - 2 * MARGIN, TITLE, bold=True), TITLE, bold=True)
        return (
            self.lines(MARGIN, below + 2, balance(subtitle, self.width - 2 * MARGIN, SMALL), SMALL, colour=QUIET) + 20
        )

    def foot(self, y: float, text: str = "") -> None:
        """The date and sources, from ``y`` down, which end the card."""
        lines = balance(text, self.width - 2 * MARGIN, SMALL) if text else []
        below = self.lines(MARGIN, y, lines, SMALL, colour=QUIET)
        self.height = round(below + 28)
        self._figure.set_size_inches(self.width / _DPI, self.height / _DPI)
        self.axes.set_xlim(0, self.width)
        self.axes.set_ylim(self.height, 0)
        inset = "round,pad=0,rounding_size=36"
        card = FancyBboxPatch((0, 0), self.width, self.height, boxstyle=inset, facecolor=CARD, linewidth=0, zorder=-1)
        self.axes.add_patch(card)

    def legend(self, y: float, legend: Sequence[Sequence[str]]) -> float:
        """Marks and signs with what they mean; returns where the next thing may begin."""
        x, middle = float(MARGIN), y + SMALL * 0.7
        for what, name in legend:
            room = 42 + measure(name, SMALL)
            if x > MARGIN and x + room > self.width - MARGIN:
                x, middle = MARGIN, middle + SMALL * 1.5
            if what in MARKS:
                self.mark(x + 15, middle, what, 28)
            else:
                self.sign(x + 15, middle, is_help=what == "helps")
            self.words(x + 42, middle, name, SMALL)
            x += room + 32
        return middle + SMALL * 0.8
