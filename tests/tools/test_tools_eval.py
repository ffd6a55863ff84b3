"""The evaluation works on files of any size: contributors try a few queries of their own."""

from __future__ import annotations

import pytest

from tools.eval.report import Judged, print_table


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_table_of_few_rows_is_printed(count: int, capsys: pytest.CaptureFixture[str]) -> None:
    row = Judged(("typo",), frozenset({"right"}), 0.001)
    print_table("few", [row] * count, ("right",), ())
    printed = capsys.readouterr().out
    assert ("100.0%" in printed) is (count > 0)
    assert ("95th percentile" in printed) is (count > 1)
