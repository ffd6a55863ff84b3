"""Moments in the database: whole seconds since 1970 in UTC."""

from __future__ import annotations

import math
from datetime import UTC, datetime


def to_seconds(moment: datetime) -> int:
    """An aware moment as the database keeps it, rounded down."""
    return math.floor(moment.timestamp())


def to_moment(seconds: int) -> datetime:
    """A stored moment, in UTC."""
    return datetime.fromtimestamp(seconds, UTC)


def to_optional_moment(seconds: int | None) -> datetime | None:
    """The same, if there is one."""
    return None if seconds is None else to_moment(seconds)
