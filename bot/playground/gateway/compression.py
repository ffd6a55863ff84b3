"""Transport compression, as the client asks for it in the gateway's address."""

from __future__ import annotations

import importlib
import zlib
from collections.abc import Callable
from typing import Any

Encoder = Callable[[bytes], str | bytes]


def encoder_for(name: str) -> Encoder | None:
    """What turns a frame's JSON into what goes over the wire; None if that compression is not available."""
    if not name:
        return bytes.decode
    if name == "zlib-stream":
        compressor = zlib.compressobj(1)  # it goes no further than this machine
        return lambda frame: compressor.compress(frame) + compressor.flush(zlib.Z_SYNC_FLUSH)
    return _zstd_encoder() if name == "zstd-stream" else None


def _zstd_encoder() -> Encoder | None:
    """Clients ask for Zstandard if their Python has it; ours is the same Python, so it has it too."""
    for module_name in ("compression.zstd", "zstandard"):
        try:
            module: Any = importlib.import_module(module_name)
        except ImportError:
            continue
        return _of_package(module) if module_name == "zstandard" else _of_library(module)
    return None


def _of_library(module: Any) -> Encoder:
    """With Python's own module, from 3.14 on."""
    compressor = module.ZstdCompressor()

    def encode(frame: bytes) -> bytes:
        return bytes(compressor.compress(frame, compressor.FLUSH_BLOCK))

    return encode


def _of_package(module: Any) -> Encoder:
    """With the package many install beside discord.py."""
    compressor = module.ZstdCompressor().compressobj()

    def encode(frame: bytes) -> bytes:
        return bytes(compressor.compress(frame) + compressor.flush(module.COMPRESSOBJ_FLUSH_BLOCK))

    return encode
