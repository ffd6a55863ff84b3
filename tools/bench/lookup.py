"""Finding a name among few and among very many, beside what people would otherwise use."""

from __future__ import annotations

import statistics
from dataclasses import dataclass

from tools.bench.children import measured
from tools.bench.contestant import MATCHER, Costs
from tools.bench.tables import Row, quantiles
from tools.generated.library import NAMES_A_TOPIC

SIZES = (300, 3_000, 30_000, 300_000)  # names: titles, aliases and entities
QUERIES = {  # by contestant and size; fewer of what takes long
    MATCHER: (2_000, 2_000, 2_000, 2_000),
    "WRatio": (600, 600, 240, 60),
    "QRatio": (600, 600, 600, 240),
    "FTS5 trigram": (600, 600, 600, 240),
    "tantivy fuzzy": (600, 600, 600, 600),
}
_SHOWN = {
    MATCHER: "this matcher",
    "WRatio": "rapidfuzz WRatio",
    "QRatio": "rapidfuzz QRatio",
    "FTS5 trigram": "SQLite FTS5 trigram",
    "tantivy fuzzy": "tantivy fuzzy",
}
_SHIPPED, _COMPARED = 0, 30_000
_TYPED = 5_000


@dataclass(frozen=True)
class Goals:
    """What was measured and has to be so much."""

    shipped: Costs
    by_size: dict[int, Costs]
    wratio: Costs
    typing: list[float]

    def rows(self) -> list[Row]:
        """Each goal with what was reached."""
        median = {size: statistics.median(costs.milliseconds) for size, costs in self.by_size.items()}
        few, many = median[_COMPARED], median[SIZES[-1]]
        return [
            Row(
                f"the shipped library's {self.shipped.names:,} names: one query, median",
                f"{statistics.median(self.shipped.milliseconds):.3f} ms",
                "at most 1 ms",
                statistics.median(self.shipped.milliseconds) <= 1,
            ),
            Row(f"{_COMPARED:,} names: one query, median", f"{few:.3f} ms", "at most 1 ms", few <= 1),
            Row(
                f"{SIZES[-1]:,} names over {_COMPARED:,}, median",
                f"{many:.3f} ms / {few:.3f} ms = {many / few:.2f}",
                "at most 2",
                many / few <= 2,
            ),
            self._against_wratio(self.by_size[_COMPARED]),
            self._typing(),
        ]

    def _against_wratio(self, ours: Costs) -> Row:
        count = len(self.wratio.milliseconds)
        found, found_by_them = (_found(costs.hits[:count]) for costs in (ours, self.wratio))
        return Row(
            f"{_COMPARED:,} names, the same {count} queries: found by this matcher and by WRatio",
            f"{found:.1%}, {found_by_them:.1%}",
            "no lower",
            found >= found_by_them,
        )

    def _typing(self) -> Row:
        late = statistics.quantiles(self.typing, n=100, method="inclusive")[98]
        return Row(
            f"{_COMPARED:,} names: autocomplete, the whole handler, p50 and p99",
            f"{statistics.median(self.typing):.2f} ms, {late:.2f} ms",
            "p99 under 20 ms",
            late < 20,
        )


async def measure_lookup() -> list[Row]:
    """Every contestant at every size, each in a process of its own, then the goals."""
    rows: list[Row] = []
    found: dict[tuple[str, int], Costs] = {}
    for place, size in enumerate(SIZES):
        for name, queries in QUERIES.items():
            found[name, size] = await _contestant(name, size, queries[place])
            rows.append(_row(f"{size:,} names, {_SHOWN[name]}", found[name, size]))
    goals = Goals(
        shipped=await _contestant(MATCHER, _SHIPPED, QUERIES[MATCHER][0]),
        by_size={size: found[MATCHER, size] for size in SIZES},
        wratio=found["WRatio", _COMPARED],
        typing=(await measured("completion", str(_COMPARED // NAMES_A_TOPIC), str(_TYPED)))["milliseconds"],
    )
    return rows + goals.rows()


async def _contestant(name: str, size: int, queries: int) -> Costs:
    return Costs(**await measured("contestant", name, str(size // NAMES_A_TOPIC), str(queries)))


def _row(name: str, costs: Costs) -> Row:
    median, late = quantiles(costs.milliseconds)
    built = f"built in {costs.build_seconds:.2f} s, {costs.megabytes:.0f} MB"
    return Row(name, f"{median:.3f} ms, p95 {late:.3f} ms; {_found(costs.hits):.1%} found; {built}")


def _found(hits: list[bool]) -> float:
    return sum(hits) / len(hits)
