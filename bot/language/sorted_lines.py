"""A sorted text file that is searched where it lies, so that neither starting nor memory pays for its size."""

from __future__ import annotations

import mmap
from bisect import bisect_left
from collections.abc import Iterator
from pathlib import Path


class SortedLines:
    """Lines sorted by their bytes, each with a line feed at its end.

    Args:
        path: The file; it must not change while it is open.

    Raises:
        OSError: If it can't be read.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def starting_at(self, start: bytes) -> Iterator[bytes]:
        """The lines from the first that is not before ``start``."""
        position = bisect_left(range(len(self._bytes)), start, key=self._line_at)
        while position < len(self._bytes):
            line = self._line_at(position)
            yield line
            position += len(line)

    def __contains__(self, text: str) -> bool:
        line = text.encode(errors="replace") + b"\n"
        return next(self.starting_at(line), b"") == line

    def _line_at(self, position: int) -> bytes:
        return self._bytes[self._bytes.rfind(b"\n", 0, position) + 1 : self._bytes.find(b"\n", position) + 1]
