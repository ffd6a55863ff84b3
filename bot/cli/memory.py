"""The process's memory, as far as glibc has to be told how to keep it; elsewhere, nothing is done."""

from __future__ import annotations

import ctypes
import gc
import sys
from contextlib import suppress

_M_ARENA_MAX = -8  # malloc.h


def keep_one_heap() -> None:
    """Have all threads share one heap, before there are any.

    Else each has its own, in which what a reloaded library leaves is free and yet kept: 18 MB after a week of reloads,
    where one heap keeps 5. Python runs one thread at a time, so they hardly wait for each other.
    """
    if sys.platform == "linux":
        with suppress(AttributeError, OSError):  # another C library
            ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1)


def give_back() -> None:
    """Return to the system what the library before took: two at once leave the heap half empty, which glibc keeps."""
    gc.collect()
    if sys.platform == "linux":
        with suppress(AttributeError, OSError):
            ctypes.CDLL(None).malloc_trim(0)
