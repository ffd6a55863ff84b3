"""Tables of outcomes by kind, and the list of errors."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from tools.bench.tables import quantiles
from tools.eval.rows import Ask, Row, outcome

NONE, SYNONYM = "NONE", "synonym"
_ALL, _OUTSIDE_SYNONYMS = "= all", "= outside synonyms"


def print_table(title: str, rows: Sequence[Row], ask: Ask, peers: Mapping[str, Ask]) -> None:
    """Print shares by kind: four outcomes of this matcher, and what each peer gets right."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    seconds: list[float] = []
    for row in rows:
        started = time.perf_counter()
        answer = ask(row.query)
        seconds.append(time.perf_counter() - started)
        results = [outcome(row, answer)]
        results += [name for name, peer in peers.items() if outcome(row, peer(row.query)) == "right"]
        for kind in _kinds(row):
            counts[kind].update(["n", *results])
    columns = ("right", "offered", "missed", "wrong")
    print(f"\n{title}\n")
    print(
        f"{'kind':<20}{'n':>5}"
        + "".join(f"{name:>9}" for name in columns)
        + "  |"
        + "".join(f"{name:>17}" for name in peers)
    )
    for kind in sorted(counts, key=lambda kind: (kind.startswith("="), kind == NONE)):
        count = counts[kind]
        shares = "".join(f"{count[name] / count['n']:>9.1%}" for name in columns)
        print(f"{kind:<20}{count['n']:>5}{shares}  |" + "".join(f"{count[name] / count['n']:>17.1%}" for name in peers))
    middle, late = quantiles(seconds)
    print(f"\nthis matcher takes {middle * 1000:.2f} ms in the middle and {late * 1000:.2f} ms at the 95th percentile")


def print_errors(title: str, rows: Sequence[Row], ask: Ask) -> None:
    """Print every query that was not answered right."""
    print(f"\n{title}: errors")
    for row in rows:
        topic, offered = answer = ask(row.query)
        if (result := outcome(row, answer)) != "right":
            wanted = ", ".join(sorted(row.topics)) or "nothing"
            got = topic or ", ".join(offered) or "nothing"
            print(f"  {result:<8} {row.kind:<17} {row.query!r}: wanted {wanted}, got {got}")


def _kinds(row: Row) -> list[str]:
    kinds = [row.kind, _ALL]
    if row.kind != SYNONYM and row.topics:
        kinds.append(_OUTSIDE_SYNONYMS)
    return kinds
