"""Write answers line by line, in whatever encoding the stream has."""

from __future__ import annotations

from typing import TextIO


def can_write(out: TextIO, text: str) -> bool:
    """Whether a stream takes the text as it is: not on a terminal of few letters, nor where the text is broken.

    Bytes that were no UTF-8 may arrive as lone surrogates, which no encoding carries but a JSON escape does.
    """
    try:
        text.encode(getattr(out, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def write_line(out: TextIO, line: str) -> None:
    """Write a line at once; what the stream can't carry is replaced."""
    encoding = getattr(out, "encoding", None) or "utf-8"
    out.write(line.encode(encoding, errors="replace").decode(encoding) + "\n")
    out.flush()


def counted(number: int, noun: str) -> str:
    """A number and its noun, in the singular or plural."""
    return f"{number} {noun if number == 1 else noun + 's'}"
