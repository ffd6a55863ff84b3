"""Waiting for what must come. How long is only ever waited in full by a test that fails, however busy the machine."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

PATIENCE = 60.0  # seconds


async def eventually(condition: Callable[[], object], patience: float = PATIENCE) -> None:
    """Wait for something to be so that no frame tells of."""
    async with asyncio.timeout(patience):
        while not condition():
            await asyncio.sleep(0.01)
