"""The measuring of matching measures what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.eval.halves import halve
from tools.eval.queries import Answer, Row, read_rows

SYRIA, NOTHING = frozenset({"syria"}), frozenset[str]()


@pytest.mark.parametrize(
    ("topics", "answer", "result"),
    [
        (SYRIA, ("syria", ("syria",)), "right"),
        (SYRIA, ("iran", ("iran", "syria")), "wrong"),
        (SYRIA, (None, ("iran", "syria")), "offered"),
        (SYRIA, (None, ("a", "b", "c", "syria")), "missed"),
        (SYRIA, (None, ()), "missed"),
        (NOTHING, (None, ()), "right"),
        (NOTHING, (None, ("iran",)), "offered"),
        (NOTHING, ("iran", ("iran",)), "wrong"),
    ],
)
def test_an_answer_is_worth_what_it_does_for_who_asked(topics: frozenset[str], answer: Answer, result: str) -> None:
    assert Row("query", topics, "kind").outcome(answer) == result


def test_both_halves_hold_every_kind_and_no_row_twice() -> None:
    rows = [Row(f"{kind} {number}", SYRIA, kind) for kind in ("a", "b") for number in range(5)]
    tuning, reported = halve(rows)
    assert {row.kind for row in tuning} == {row.kind for row in reported} == {"a", "b"}
    assert sorted(row.query for row in (*tuning, *reported)) == sorted(row.query for row in rows)


def test_a_file_of_queries_is_read(tmp_path: Path) -> None:
    path = tmp_path / "queries.jsonl"
    rows = ('{"q": "x", "slug": "syria", "alt": ["iran"], "kind": "k"}', '{"q": "y", "slug": null, "kind": "NONE"}')
    path.write_text("\n".join(rows) + "\n")
    assert list(read_rows(path)) == [Row("x", frozenset({"syria", "iran"}), "k"), Row("y", NOTHING, "NONE")]
