"""Division of labelled rows into a half to tune on and a half to report on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol, TypeVar


class Labelled(Protocol):
    """A row of a labelled set."""

    @property
    def kind(self) -> str:
        """What sort of row it is."""


_Row = TypeVar("_Row", bound=Labelled)


def halve(rows: Iterable[_Row]) -> tuple[list[_Row], list[_Row]]:
    """Every second row of each kind, and the others."""
    by_kind: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        by_kind[row.kind].append(row)
    tuning = [row for some in by_kind.values() for row in some[::2]]
    reported = [row for some in by_kind.values() for row in some[1::2]]
    return tuning, reported
