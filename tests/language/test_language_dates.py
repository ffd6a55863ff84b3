"""Dates and periods as people type them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.dates import read_date, read_period
from tests.support.work import effort

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("24 February 2022", "2022-02-24"),
        ("feb 24 2022", "2022-02-24"),
        ("Feb. 24th, 2022", "2022-02-24"),
        ("on the 24th of February 2022", "2022-02-24"),
        ("2022-02-24", "2022-02-24"),
        ("2022/2/24", "2022-02-24"),
        ("24.02.2022", "2022-02-24"),
        ("24.2.22", "2022-02-24"),
        ("2/24/2022", "2022-02-24"),
        ("24 февраля 2022 года", "2022-02-24"),
        ("в июле 2026", "2026-07"),
        ("24 Februar 2022", "2022-02-24"),
        ("25 décembre 1991", "1991-12-25"),
        ("Dec 26 '91", "1991-12-26"),
        ("March 2018", "2018-03"),
        ("in 2014", "2014"),
        ("yesterday", "2026-11-26"),
        ("24 feb", "02-24"),
        ("24 февраля", "02-24"),
        ("12/26", "12-26"),
        ("29 Feb", "02-29"),
        ("9/11", "11-09"),
    ],
)
def test_dates(typed: str, read: str) -> None:
    assert str(read_date(typed, TODAY)) == read


def test_americans_write_the_month_first() -> None:
    assert str(read_date("9/11/2001", TODAY, month_first=True)) == "2001-09-11"
    assert str(read_date("24/2/2022", TODAY, month_first=True)) == "2022-02-24"


@pytest.mark.parametrize(
    "typed",
    ["", " ", "pizza", "31 Feb 2022", "29.2.2023", "2022-13-45", "2022-00-10", "99999", "0000", "1", "may", "Feb Mar"],
)
def test_what_is_no_date(typed: str) -> None:
    assert read_date(typed, TODAY) is None


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("since 2022", "2022-01-01~"),
        ("from 2022", "2022-01-01~"),
        ("2022 onwards", "2022-01-01~"),
        ("2022-", "2022-01-01~"),
        ("с 2022 года", "2022-01-01~"),
        ("since 24 feb 2022", "2022-02-24~"),
        ("after 2014", "2015-01-01~"),
        ("until 2016", "~2016-12-31"),
        ("-2016", "~2016-12-31"),
        ("before 2017", "~2016-12-31"),
        ("до 2014", "~2013-12-31"),
        ("2014-2017", "2014-01-01~2017-12-31"),
        ("2014–17", "2014-01-01~2017-12-31"),
        ("2017 to 2014", "2014-01-01~2017-12-31"),
        ("between 2014 and 2017", "2014-01-01~2017-12-31"),
        ("с 2014 по 2017", "2014-01-01~2017-12-31"),
        ("2022-03-01 - 2022-05-02", "2022-03-01~2022-05-02"),
        ("February to April 2022", "2022-02-01~2022-04-30"),
        ("1990s", "1990-01-01~1999-12-31"),
        ("the 90's", "1990-01-01~1999-12-31"),
        ("nineties", "1990-01-01~1999-12-31"),
        ("90-е годы", "1990-01-01~1999-12-31"),
        ("1990s-2000s", "1990-01-01~2009-12-31"),
        ("2020s", "2020-01-01~2029-12-31"),
        ("2022", "2022-01-01~2022-12-31"),
        ("March 2022", "2022-03-01~2022-03-31"),
        ("24 feb 2022", "2022-02-24~2022-02-24"),
        ("last year", "2025-01-01~2025-12-31"),
        ("the last five years", "2021-11-27~2026-11-27"),
        ("all", "~"),
    ],
)
def test_periods(typed: str, read: str) -> None:
    assert str(read_period(typed, TODAY)) == read


@pytest.mark.parametrize(
    "typed", ["", "since", "between", "the good old days", "since ukraine", "24 feb", "9999+", "-"]
)
def test_what_is_no_period(typed: str) -> None:
    assert read_period(typed, TODAY) is None


@given(st.text(alphabet="0123456789 -–/.since'maryюфев~", max_size=30))
def test_nothing_typed_is_too_odd(typed: str) -> None:
    read_date(typed, TODAY)
    read_period(typed, TODAY)


@pytest.mark.parametrize("read", [read_date, read_period])
@pytest.mark.parametrize("typed", ["12:30 +03:45 2017-02-14 ", "and ", "who won and why ", "2017 - "])
def test_what_is_too_long_for_a_date_is_not_read(read: Callable[[str, date], object], typed: str) -> None:
    calls, found = effort(lambda: read((typed * 6_000)[:6_000], TODAY))
    assert found is None
    assert calls < 60, "each gap of the text would be tried"
