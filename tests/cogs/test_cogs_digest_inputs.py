"""Times, days and dates as admins type them."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.cogs.digest_inputs import read_date
from bot.digest.rhythms import parse_days, parse_rhythm
from bot.digest.times import are_apart, complete_times, parse_time, parse_times
from bot.domain import DAILY, LAST, EveryFewDays, MonthlyByDate, MonthlyByWeekday, Rhythm, Weekly
from bot.errors import BotError

TODAY = date(2026, 11, 24)  # a Tuesday


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", TODAY),
        ("tomorrow", date(2026, 11, 25)),
        ("вчера", date(2026, 11, 23)),
        ("2026-02-14", date(2026, 2, 14)),
        ("2026-12-06", date(2026, 12, 6)),
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
        ("11/12/2026", date(2026, 11, 12)),
        ("12/11/2026", date(2026, 11, 12)),
        ("11/12", date(2026, 11, 12)),
        ("27 ноября", date(2026, 11, 27)),
        ("14 февраля 2026 года", date(2026, 2, 14)),
        ("3 мая", date(2026, 5, 3)),
        ("3 days ago", date(2026, 11, 21)),
        ("a week ago", date(2026, 11, 17)),
        ("2 дня назад", date(2026, 11, 22)),
        ("the 14th of February 2026", date(2026, 2, 14)),
        ("on 2026-11-01", date(2026, 11, 1)),
        ("last Monday", date(2026, 11, 23)),
        ("monday", date(2026, 11, 23)),
        ("last wed", date(2026, 11, 18)),
        ("Tuesday", TODAY),
    ],
)
def test_a_date_is_the_one_that_is_meant(typed: str, day: date) -> None:
    assert read_date(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["", "pizza", "2026-02-30", "31 Feb", "weekdays", "last", "12"])
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(BotError, match=r"isn't a date\. Try"):
        read_date(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "at"),
    [("7am", time(7)), ("7.30 pm", time(19, 30)), ("7 p.m.", time(19)), ("8 a m", time(8)), ("8 o'clock", time(8)),
     ("quarter past 7", time(7, 15)), ("half past 8", time(8, 30)), ("quarter to nine", time(8, 45)),
     ("ten past 7 pm", time(19, 10)), ("7:15pm", time(19, 15)), ("seven in the evening", time(19)), ("half 8", None),
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


@pytest.mark.parametrize(
    ("typed", "rhythm"),
    [
        ("daily", DAILY),
        ("weekly", Weekly(frozenset({1}))),
        ("weekly on fridays", Weekly(frozenset({4}))),
        ("every other day", EveryFewDays(2, TODAY)),
        ("every 3 days", EveryFewDays(3, TODAY)),
        ("every two weeks", Weekly(frozenset({1}), 2, TODAY)),
        ("every two weeks on mon", Weekly(frozenset({0}), 2, date(2026, 11, 30))),
        ("biweekly", Weekly(frozenset({1}), 2, TODAY)),
        ("every other week", Weekly(frozenset({1}), 2, TODAY)),
        ("every 2nd week on friday", Weekly(frozenset({4}), 2, date(2026, 11, 27))),
        ("every other month", None),
        ("every second friday", Weekly(frozenset({4}), 2, date(2026, 11, 27))),
        ("monthly", MonthlyByDate(24)),
        ("monthly on the 15th", MonthlyByDate(15)),
        ("the 31st", MonthlyByDate(31)),
        ("last day of the month", MonthlyByDate(31)),
        ("first monday", MonthlyByWeekday(0, 1)),
        ("first Monday of every month", MonthlyByWeekday(0, 1)),
        ("last friday", MonthlyByWeekday(4, LAST)),
        ("раз в неделю", Weekly(frozenset({1}))),
        ("mondya and firday", Weekly(frozenset({0, 4}))),
        ("weekley on tuseday", Weekly(frozenset({1}))),
        ("evry other day", EveryFewDays(2, TODAY)),
        ("first mondy of the month", MonthlyByWeekday(0, 1)),
        ("the first of the month", MonthlyByDate(1)),
        ("yearly", None),
        ("hourly", None),
        ("someday", None),
        ("through", None),
        ("15", None),
        ("the 32nd", None),
        ("fifth monday", None),
        ("", None),
    ],
)
def test_how_often(typed: str, rhythm: Rhythm | None) -> None:
    assert parse_rhythm(typed, TODAY) == rhythm


@pytest.mark.parametrize(
    ("typed", "times"),
    [
        ("8 and 18", (time(8), time(18))),
        ("6pm, 8am", (time(8), time(18))),
        ("8, 8:00", (time(8),)),
        ("8, noon; 20:30", (time(8), time(12), time(20, 30))),
        ("8, pizza", None),
        ("8+18", (time(8), time(18))),
        ("8:00 + 18:00", (time(8), time(18))),
        ("8:00 +3", None),  # an offset
        ("08:00+03:00", None),
    ],
)
def test_several_times(typed: str, times: tuple[time, ...] | None) -> None:
    assert parse_times(typed) == times


def test_times_of_a_day_are_an_hour_apart() -> None:
    assert are_apart((time(8), time(9)))
    assert not are_apart((time(8), time(8, 59)))
    assert not are_apart(tuple(time(hour) for hour in range(7)))
