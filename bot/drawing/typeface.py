"""The pictures' own typeface: IBM Plex Sans Condensed, so that they look the same wherever they are drawn.

It is condensed because a phone is narrow, and has Latin, Cyrillic and Greek letters. What it lacks is taken from DejaVu
Sans, which matplotlib brings along.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import matplotlib as mpl
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.textpath import text_to_path

_FONTS = Path(__file__).parent / "fonts"
_FAMILY = ("IBM Plex Sans Condensed", "DejaVu Sans")
_ELLIPSIS = "…"


@cache
def _load() -> None:
    for path in sorted(_FONTS.glob("*.ttf")):
        fontManager.addfont(path)
    mpl.rcParams["text.hinting"] = "no_hinting"  # so that a line is as wide as it was measured


@cache
def font(size: float, *, bold: bool = False) -> FontProperties:
    """The typeface, its size in whatever unit the caller measures in."""
    _load()
    return FontProperties(family=_FAMILY, weight="bold" if bold else "normal", size=size)


@cache
def measure(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line is, in the unit of its size."""
    return float(text_to_path.get_text_width_height_descent(text, font(size, bold=bold), ismath=False)[0])


def wrap(text: str, width: float, size: float, *, bold: bool = False, most: int | None = None) -> list[str]:
    """The text in lines no wider than ``width``, broken between words and within a word only where it is wider.

    Where there would be more than ``most`` lines, the last one ends in an ellipsis.
    """
    space = measure("a b", size, bold=bold) - measure("ab", size, bold=bold)
    lines: list[str] = []
    room = 0.0  # that is left on the last line
    for word in text.split():
        length = measure(word, size, bold=bold)
        if lines and space + length <= room:
            lines[-1] += f" {word}"
            room -= space + length
        else:
            pieces = [word] if length <= width else _pieces(word, width, size, bold=bold)
            lines += pieces
            room = width - measure(pieces[-1], size, bold=bold)
    if most is None or len(lines) <= most:
        return lines
    return [*lines[: most - 1], _shorten(lines[most - 1], width, size, bold=bold)]


def balance(text: str, width: float, size: float, *, bold: bool = False, most: int | None = None) -> list[str]:
    """The same number of lines as ``wrap`` makes, as even in length as can be: no word is left alone on a line."""
    lines = wrap(text, width, size, bold=bold, most=most)
    if len(lines) < 2 or lines[-1].endswith(_ELLIPSIS):
        return lines
    longest = max(measure(word, size, bold=bold) for word in text.split())
    narrow, wide = min(max(width / len(lines), longest), width), width  # narrower, a word would be broken
    while wide - narrow > size / 4:
        middle = (narrow + wide) / 2
        tried = wrap(text, middle, size, bold=bold)
        if len(tried) > len(lines):
            narrow = middle
        else:
            wide, lines = middle, tried
    return lines


def _pieces(word: str, width: float, size: float, *, bold: bool) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and measure(pieces[-1] + letter, size, bold=bold) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _shorten(line: str, width: float, size: float, *, bold: bool) -> str:
    """The line with an ellipsis, without as many of its last words as that takes."""
    while " " in line and measure(line + _ELLIPSIS, size, bold=bold) > width:
        line = line.rpartition(" ")[0]
    while line and measure(line + _ELLIPSIS, size, bold=bold) > width:
        line = line[:-1]
    return line.rstrip(" ,;:–—") + _ELLIPSIS
