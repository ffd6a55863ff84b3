"""One due moment a local date, in every zone there is."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.digest.schedule import due_moment, next_due

ZONES = sorted(available_timezones() - {"localtime", "Factory"})
zones = st.sampled_from(ZONES).map(ZoneInfo)
days = st.dates(date(2008, 1, 1), date(2037, 12, 31))
times = st.times().map(lambda at: at.replace(second=0, microsecond=0))
weekday_sets = st.sets(st.integers(0, 6), min_size=1)


@pytest.mark.parametrize(
    ("zone", "day", "at", "expected"),
    [
        ("Europe/Berlin", date(2017, 3, 26), time(2, 30), datetime(2017, 3, 26, 1, 0)),  # 02:00–03:00 does not exist
        ("Europe/Berlin", date(2017, 10, 29), time(2, 30), datetime(2017, 10, 29, 0, 30)),  # happens twice: the first
        ("America/New_York", date(2017, 3, 12), time(2, 0), datetime(2017, 3, 12, 7, 0)),
        ("America/Sao_Paulo", date(2017, 10, 15), time(0, 30), datetime(2017, 10, 15, 3, 0)),  # midnight is left out
        ("Australia/Lord_Howe", date(2017, 10, 1), time(2, 15), datetime(2017, 9, 30, 15, 30)),  # half an hour
        ("Asia/Kathmandu", date(2017, 2, 14), time(9, 0), datetime(2017, 2, 14, 3, 15)),
    ],
)
def test_known_changes(zone: str, day: date, at: time, expected: datetime) -> None:
    assert due_moment(day, at, ZoneInfo(zone)) == expected.replace(tzinfo=UTC)


def test_a_date_a_zone_never_had() -> None:
    samoa = ZoneInfo("Pacific/Apia")
    assert due_moment(date(2011, 12, 30), time(9, 0), samoa) is None
    after = datetime(2011, 12, 30, 9, 30, tzinfo=UTC)  # 29 December, 23:30 there
    assert next_due(after, time(9, 0), samoa)[0] == date(2011, 12, 31)


@settings(max_examples=1_500, deadline=None)
@given(zones, days, times)
def test_a_due_moment_is_the_first_valid_one(zone: ZoneInfo, day: date, at: time) -> None:
    moment = due_moment(day, at, zone)
    if moment is None:
        return
    local = moment.astimezone(zone).replace(tzinfo=None)
    wall = datetime.combine(day, at)
    if local == wall:
        earlier = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
        assert moment <= earlier, "the first of two"
    else:
        assert local > wall, "the first moment after a gap"
        just_before = (moment - timedelta(seconds=1)).astimezone(zone).replace(tzinfo=None)
        assert just_before < wall, "and none between"


@settings(max_examples=400, deadline=None)
@given(zones, days, times, weekday_sets, st.integers(0, 86_399))
def test_walking_on_gives_every_date_once_and_in_order(
    zone: ZoneInfo, day: date, at: time, weekdays: set[int], second: int
) -> None:
    after = datetime.combine(day, time(), UTC) + timedelta(seconds=second)
    dates: list[date] = []
    for _ in range(20):
        due_day, moment = next_due(after, at, zone, weekdays)
        assert moment > after
        assert due_day.weekday() in weekdays
        dates.append(due_day)
        after = moment
    assert dates == sorted(set(dates))
    expected = [
        candidate
        for offset in range((dates[-1] - dates[0]).days + 1)
        if (candidate := dates[0] + timedelta(days=offset)).weekday() in weekdays
        and due_moment(candidate, at, zone) is not None
    ]
    assert dates == expected, "no date is left out"


@pytest.mark.parametrize("zone", ZONES)
def test_every_zone_over_years_has_one_moment_a_date(zone: str) -> None:
    there = ZoneInfo(zone)
    for at in (time(0, 0), time(2, 30), time(23, 59)):
        last = datetime(2016, 12, 31, tzinfo=UTC) - timedelta(days=2)
        for offset in range(3 * 365):
            moment = due_moment(date(2017, 1, 1) + timedelta(days=offset), at, there)
            if moment is not None:
                assert moment > last
                last = moment


def test_no_weekday_is_refused() -> None:
    with pytest.raises(ValueError, match="weekday"):
        next_due(datetime(2017, 1, 1, tzinfo=UTC), time(9), ZoneInfo("UTC"), set())
