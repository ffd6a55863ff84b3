"""One due moment a local date, in every zone there is."""

from __future__ import annotations

from bisect import bisect_left
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cache
from importlib.resources import files
from itertools import accumulate
from pathlib import Path
from zoneinfo import TZPATH, ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.digest.schedule import due_moment, next_due
from bot.domain.zones import get_zone, offset_key

ZONES = sorted(available_timezones() - {"localtime", "Factory"})
OFFSETS = [
    offset_key(minutes) for minutes in range(-14 * 60, 14 * 60 + 1, 15)
]  # fixed all year, half hours and quarters
zones = st.sampled_from(ZONES + OFFSETS).map(get_zone)
days = st.dates(date(2008, 1, 1), date(2037, 12, 31))
times = st.times().map(lambda at: at.replace(second=0, microsecond=0))


def rules_of(key: str) -> bytes:
    """The file a zone is read from: the machine's, or that of the package tzdata."""
    for folder in TZPATH:
        if (path := Path(folder, key)).is_file():
            return path.read_bytes()
    *folders, name = key.split("/")
    return files(".".join(["tzdata.zoneinfo", *folders])).joinpath(name).read_bytes()


# Of some 600 names, 340 have rules of their own; a second name for the same file would show nothing new.
REGIONS: dict[str, list[tzinfo]] = {"offsets": [get_zone(key) for key in OFFSETS]}
for key in {rules_of(key): key for key in reversed(ZONES)}.values():
    REGIONS.setdefault(key.split("/")[0] if "/" in key else "others", []).append(get_zone(key))
MINUTE = timedelta(minutes=1)
QUARTER = timedelta(minutes=15)  # what every offset since 2015 is a multiple of
DAY_AND_A_HALF = 36 * 4
HALF_HOURS = [time(hour, minute) for hour in range(24) for minute in (0, 30)]
weekday_sets = st.sets(st.integers(0, 6), min_size=1)


@cache
def changes_of(zone: tzinfo) -> list[datetime]:
    """The moments from 2015 to 2027 at which a zone's offset changes."""
    found = []
    moment, end = datetime(2015, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)
    step = timedelta(days=4)  # Morocco's clocks go back for Ramadan and forward after it
    while moment < end:
        before, after = moment, moment + step
        if before.astimezone(zone).utcoffset() != after.astimezone(zone).utcoffset():
            while after - before > MINUTE:
                middle = before + (after - before) // MINUTE // 2 * MINUTE
                if middle.astimezone(zone).utcoffset() == before.astimezone(zone).utcoffset():
                    before = middle
                else:
                    after = middle
            found.append(after)
        moment += step
    return found


@pytest.mark.parametrize(
    ("zone", "day", "at", "expected"),
    [
        ("Europe/Berlin", date(2017, 3, 26), time(2, 30), datetime(2017, 3, 26, 1, 0)),  # 02:00–03:00 does not exist
        ("Europe/Berlin", date(2017, 10, 29), time(2, 30), datetime(2017, 10, 29, 0, 30)),  # happens twice: the first
        ("America/New_York", date(2017, 3, 12), time(2, 0), datetime(2017, 3, 12, 7, 0)),
        ("America/Sao_Paulo", date(2017, 10, 15), time(0, 30), datetime(2017, 10, 15, 3, 0)),  # midnight is left out
        ("Australia/Lord_Howe", date(2017, 10, 1), time(2, 15), datetime(2017, 9, 30, 15, 30)),  # half an hour
        ("Asia/Kathmandu", date(2017, 2, 14), time(9, 0), datetime(2017, 2, 14, 3, 15)),
        ("+05:45", date(2017, 2, 14), time(9, 0), datetime(2017, 2, 14, 3, 15)),
        ("+02:00", date(2017, 3, 26), time(2, 30), datetime(2017, 3, 26, 0, 30)),  # an offset has no summer
        ("-03:30", date(2017, 7, 1), time(22, 0), datetime(2017, 7, 2, 1, 30)),
    ],
)
def test_known_changes(zone: str, day: date, at: time, expected: datetime) -> None:
    assert due_moment(day, at, get_zone(zone)) == expected.replace(tzinfo=UTC)


def test_a_date_a_zone_never_had() -> None:
    samoa = ZoneInfo("Pacific/Apia")
    assert due_moment(date(2011, 12, 30), time(9, 0), samoa) is None
    after = datetime(2011, 12, 30, 9, 30, tzinfo=UTC)  # 29 December, 23:30 there
    assert next_due(after, time(9, 0), samoa)[0] == date(2011, 12, 31)


@settings(max_examples=300, deadline=None)
@given(zones, days, times)
def test_a_due_moment_is_the_first_valid_one(zone: tzinfo, day: date, at: time) -> None:
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


@pytest.mark.parametrize("region", REGIONS)
def test_around_every_change_of_every_zone_a_clock_on_the_wall_agrees(region: str) -> None:
    for zone in REGIONS[region]:
        for change in changes_of(zone):
            nearby = change.replace(minute=change.minute // 15 * 15)
            shown = sorted({change, *(nearby + step * QUARTER for step in range(-DAY_AND_A_HALF, DAY_AND_A_HALF))})
            walls = (moment.astimezone(zone).replace(tzinfo=None) for moment in shown)
            latest = list(accumulate(walls, max))  # so far; a clock that goes back shows nothing new for a while
            for day in {(change - MINUTE).astimezone(zone).date(), change.astimezone(zone).date()}:
                for at in HALF_HOURS:
                    wall = datetime.combine(day, at)
                    first = shown[bisect_left(latest, wall)]
                    assert due_moment(day, at, zone) == first, (zone, wall)


@pytest.mark.parametrize("region", REGIONS)
def test_every_zone_gets_every_date_of_two_years_once(region: str) -> None:
    for number, zone in enumerate(REGIONS[region]):
        at = HALF_HOURS[number * 7 % len(HALF_HOURS)]
        day, moment = next_due(datetime(2017, 1, 1, 12, tzinfo=UTC), at, zone)
        for offset in range(1, 2 * 365):
            following, later = next_due(moment, at, zone)
            assert following == day + timedelta(days=1), (zone, day)
            assert later > moment
            assert offset < 3 or timedelta(hours=20) < later - moment < timedelta(hours=28), (zone, day)
            day, moment = following, later


@settings(max_examples=150, deadline=None)
@given(zones, days, times, weekday_sets, st.integers(0, 86_399))
def test_walking_on_gives_every_date_once_and_in_order(
    zone: tzinfo, day: date, at: time, weekdays: set[int], second: int
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


def test_no_weekday_is_refused() -> None:
    with pytest.raises(ValueError, match="weekday"):
        next_due(datetime(2017, 1, 1, tzinfo=UTC), time(9), ZoneInfo("UTC"), set())
