"""Failures on demand: what a network and a busy service do to a client."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum


class Drop(Enum):
    """When a connection is cut without an answer."""

    BEFORE = "before the request was looked at"
    AFTER = "after it was carried out"


@dataclass(frozen=True)
class Fault:
    """What goes wrong with one request: an error status, a cut connection, or an answer that takes its time.

    ``text`` is answered instead of what Discord would say: as JSON where it begins like an object, else as a page.
    """

    status: int | None = None
    drop: Drop | None = None
    delay: float = 0.0
    retry_after: float = 0.05
    text: str | None = None


FaultPlan = Callable[[str, str], Fault | None]
"""Decides by method and route template what goes wrong with a request; None for nothing."""


def no_faults(method: str, route: str) -> None:
    """The plan where nothing goes wrong."""
