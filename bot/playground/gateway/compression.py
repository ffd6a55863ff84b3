"""Transport compression, as the client asks for it in the gateway's address."""

from __future__ import annotations

import importlib
import zlib
from collections.abc import Callable
from typing import Any

Encoder = Callable[[str], str | bytes]


def encoder_for(name: str) -> Encoder | None:
    """What turns a frame's text into what goes over the wire; None if that compression is not available."""
    if not name:
        return lambda text: text
    if name == "zlib-stream":
        compressor = zlib.compressobj()
        return lambda text: compressor.compress(text.encode()) + compressor.flush(zlib.Z_SYNC_FLUSH)
    return _zstd_encoder() if name == "zstd-stream" else None


def _zstd_encoder() -> Encoder | None:
    """Clients ask for Zstandard where their Python has it, and then ours, the same one, has it too."""
    for module_name in ("compression.zstd", "zstandard"):
        try:
            module: Any = importlib.import_module(module_name)
        except ImportError:
            continue
        if module_name == "zstandard":
            stream = module.ZstdCompressor().compressobj()
            flush = lambda: stream.flush(module.COMPRESSOBJ_FLUSH_BLOCK)  # noqa: E731
        else:
            stream = module.ZstdCompressor()
            flush = lambda: stream.flush(stream.FLUSH_BLOCK)  # noqa: E731
        return lambda text: stream.compress(text.encode()) + flush()
    return None
