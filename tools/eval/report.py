"""Tables of how rows of a labelled set were answered, by kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tools.bench.tables import quantiles

_TOTAL = "="


@dataclass(frozen=True)
class Judged:
    """How a row was answered.

    Attributes:
        kinds: The lines of the table that count it.
        results: The columns that are true of our answer, and the peers that answered right.
        seconds: How long our answer took.
    """

    kinds: tuple[str, ...]
    results: frozenset[str]
    seconds: float


def print_table(title: str, judged: Sequence[Judged], columns: tuple[str, ...], peers: tuple[str, ...]) -> None:
    """Print shares by kind: our columns, and what each peer gets right. Totals come last."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in judged:
        for kind in row.kinds:
            counts[kind].update(["n", *row.results])
    head = "".join(f"{name:>9}" for name in columns) + "  |" + "".join(f"{name:>17}" for name in peers)
    print(f"\n{title}\n\n{'kind':<20}{'n':>5}{head}")
    for kind in sorted(counts, key=lambda kind: (kind.startswith(_TOTAL), kind)):
        count = counts[kind]
        ours = "".join(f"{count[name] / count['n']:>9.1%}" for name in columns)
        theirs = "".join(f"{count[name] / count['n']:>17.1%}" for name in peers)
        print(f"{kind:<20}{count['n']:>5}{ours}  |{theirs}")
    if len(judged) < 2:
        return  # no distribution to speak of
    middle, late = quantiles([row.seconds for row in judged])
    print(f"\nours takes {middle * 1000:.2f} ms in the middle and {late * 1000:.2f} ms at the 95th percentile")
