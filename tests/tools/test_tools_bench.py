"""The parts of the bench work at the smallest size, and each has its place in the documentation. No timings here."""

from __future__ import annotations

import statistics
from itertools import islice
from pathlib import Path

import pytest

from tools.bench import tables
from tools.bench.__main__ import PARTS
from tools.bench.completion import complete_while_typing, typed_texts
from tools.bench.contestant import MATCHER, Costs, measure_contestant
from tools.bench.growing import LOOKUP, measure_steps
from tools.bench.growth import growth_rows
from tools.bench.lookup import Goals
from tools.bench.tables import Row, replace_section, to_markdown
from tools.generated import make_library

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("part", PARTS)
def test_every_part_has_a_section_with_its_figures_and_words(part: str) -> None:
    page = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    before, _, rest = page.partition(f"<!-- {part}: figures -->\n")
    figures, _, _ = rest.partition(f"<!-- {part}: end -->")
    assert figures.startswith("`make bench` on 20"), "measure it"
    words = before.rsplit("\n## ", 1)[-1].split("\n", 1)[1]
    assert len(words.split()) > 20, "say in words what is measured"


def test_no_section_is_left_of_a_part_that_is_gone() -> None:
    page = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    assert {line[5:-13] for line in page.splitlines() if line.endswith(": figures -->")} == set(PARTS)


def test_new_figures_take_the_place_of_the_old_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "page.md"
    page.write_text("Words.\n<!-- a: figures -->\nold\n<!-- a: end -->\nMore words.\n", encoding="utf-8")
    monkeypatch.setattr(tables, "PAGE", page)
    table = to_markdown([Row("a | b", "1 ms", "at most 2 ms", is_met=True), Row("c", "3")], "make bench")
    replace_section("a", table)
    assert page.read_text(encoding="utf-8") == f"Words.\n<!-- a: figures -->\n{table}\n<!-- a: end -->\nMore words.\n"
    with pytest.raises(ValueError, match="no section"):
        replace_section("b", table)


def test_a_contestant_is_asked_and_judged() -> None:
    costs = measure_contestant(MATCHER, make_library(6), 24)
    assert costs.names == 120
    assert len(costs.milliseconds) == len(costs.hits) == 24
    assert statistics.mean(costs.hits) > 0.8


def test_goals_are_judged_by_what_was_measured() -> None:
    def costs(milliseconds: float, share: float) -> Costs:
        hits = [number < share * 10 for number in range(10)]
        return Costs(100, 1.0, 100.0, [milliseconds] * 10, hits)

    sizes = {300: costs(0.1, 1), 3_000: costs(0.1, 1), 30_000: costs(0.2, 0.9), 300_000: costs(0.5, 0.9)}
    goals = Goals(costs(0.1, 1), sizes, wratio=costs(30.0, 1), typing=[1.0] * 100)
    met = {row.name: row.is_met for row in goals.rows()}
    assert [name for name, is_met in met.items() if not is_met] == [
        "300,000 names over 30,000, median",
        "30,000 names, the same 10 queries: found by this matcher and by WRatio",
    ]


async def test_the_whole_handler_is_called_while_a_name_is_typed() -> None:
    library = make_library(6)
    first = list(islice(typed_texts(library), 4))
    assert first[1].startswith(first[0])
    assert len(await complete_while_typing(library, 20)) == 20


async def test_every_step_of_growing_is_measured() -> None:
    took = await measure_steps(6)
    assert all(value > 0 for value in took.values())
    assert LOOKUP in took


def test_growth_is_linear_or_named() -> None:
    steady = dict.fromkeys(("check", "load", "snapshot", "topic index", "question index", "start", "lookup"), 0.1)
    rows = growth_rows({10: steady, 100: {step: 10 * cost for step, cost in steady.items()}})
    assert {row.name.split(",")[0]: row.is_met for row in rows}.pop("one lookup") is False
    assert all(row.is_met for row in rows[:-1])
    rows = growth_rows({10: steady, 100: {step: 100 * cost for step, cost in steady.items()}})
    assert not any(row.is_met for row in rows)
