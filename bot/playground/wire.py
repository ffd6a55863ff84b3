"""JSON as it goes over the wire."""

from __future__ import annotations

from typing import Any

import orjson


def encode(value: Any) -> bytes:
    """A value as JSON in UTF-8."""
    return orjson.dumps(value)


def decode(raw: str | bytes) -> Any:
    """What JSON says.

    Raises:
        ValueError: It is none.
    """
    return orjson.loads(raw)
