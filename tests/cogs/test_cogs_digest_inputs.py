"""Times, days and dates as admins type them."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.cogs.digest_inputs import read_date
from bot.digest.plans import complete_times, parse_days, parse_time
from bot.errors import BotError

TODAY = date(2026, 11, 24)  # a Tuesday


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", TODAY),
        ("tomorrow", date(2026, 11, 25)),
        ("вчера", date(2026, 11, 23)),
        ("2026-02-14", date(2026, 2, 14)),
        ("14 Feb", date(2026, 2, 14)),
        ("Nov 25th", date(2026, 11, 25)),
        ("25 Nov", date(2026, 11, 25)),
        ("1 December", date(2026, 12, 1)),
        ("2 Jan", date(2026, 1, 2)),
        ("29 feb", date(2024, 2, 29)),
        ("25.11.", date(2026, 11, 25)),
        ("25. November 2026", date(2026, 11, 25)),
        ("November 25, 2026", date(2026, 11, 25)),
        ("11/25/2026", date(2026, 11, 25)),
        ("02/03/2026", date(2026, 3, 2)),
        ("monday", date(2026, 11, 23)),
        ("last wed", date(2026, 11, 18)),
        ("Tuesday", TODAY),
    ],
)
def test_a_date_is_the_one_that_is_meant(typed: str, day: date) -> None:
    assert read_date(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["", "pizza", "2026-02-30", "31 Feb", "weekdays", "last", "12"])
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(BotError, match="is not a date; write it as"):
        read_date(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "at"),
    [("7am", time(7)), ("7.30 pm", time(19, 30)), ("7 p.m.", time(19)), ("8 a m", time(8)), ("8 o'clock", time(8)),
     ("0730", time(7, 30)), ("19h", time(19)), ("19.30 Uhr", time(19, 30)), ("25:99", None), ("24:00", None),
     ("13pm", None), ("8:3", None), ("", None)],
)  # fmt: skip
def test_times(typed: str, at: time | None) -> None:
    assert parse_time(typed) == at


def test_a_time_half_typed_is_completed() -> None:
    assert complete_times("8:") == complete_times("8")
    assert complete_times("8:3") == [time(8, 30), time(20, 30)]
    assert complete_times("25:3") == []


@pytest.mark.parametrize(
    ("typed", "days"),
    [("mon,wed", {0, 2}), ("weds", {2}), ("every monday", {0}), ("on weekdays", {0, 1, 2, 3, 4}),
     ("fri-mon", {4, 5, 6, 0}), ("every day", {0, 1, 2, 3, 4, 5, 6}), ("по будням", {0, 1, 2, 3, 4}), ("every", None),
     ("nonsense", None), ("", None)],
)  # fmt: skip
def test_days(typed: str, days: set[int] | None) -> None:
    assert parse_days(typed) == days
