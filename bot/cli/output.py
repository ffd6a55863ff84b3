"""Write answers line by line, in whatever encoding the stream has."""

from __future__ import annotations

from typing import TextIO


def can_write(out: TextIO, text: str) -> bool:
    """Whether a stream can encode the text: not on a terminal with a small character set, nor if the text is broken.

    Invalid UTF-8 may arrive as lone surrogates, which no encoding accepts but a JSON escape can express.
    """
    try:
        text.encode(getattr(out, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def write_line(out: TextIO, line: str) -> None:
    """Write a line at once; what the stream can't encode is replaced."""
    encoding = getattr(out, "encoding", None) or "utf-8"
    out.write(line.encode(encoding, errors="replace").decode(encoding) + "\n")
    out.flush()


def counted(number: int, noun: str) -> str:
    """A number and its noun, in the singular or plural."""
    return f"{number} {noun if number == 1 else noun + 's'}"
