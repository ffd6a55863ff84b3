"""One due moment a local date, in every zone there is."""

from __future__ import annotations

import calendar
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

from bot.digest.schedule import date_before, due_moment, falls_on, next_due
from bot.domain import (
    LAST,
    Due,
    EveryFewDays,
    MonthlyByDate,
    MonthlyByWeekday,
    Rhythm,
    Schedule,
    Weekly,
)
from bot.domain.zones import get_zone, offset_key

ZONES = sorted(available_timezones() - {"localtime", "Factory"})
OFFSETS = [
    offset_key(minutes) for minutes in range(-14 * 60, 14 * 60 + 1, 15)
]  # fixed all year, half hours and quarters
keys = st.sampled_from(ZONES + OFFSETS)
zones = keys.map(get_zone)
days = st.dates(date(2008, 1, 1), date(2037, 12, 31))
times = st.times().map(lambda at: at.replace(second=0, microsecond=0))


def rules_of(key: str) -> bytes:
    """The file a zone is read from: the machine's, or that of the package tzdata."""
    for folder in TZPATH:
        if (path := Path(folder, key)).is_file():
            return path.read_bytes()
    *folders, name = key.split("/")
    return files(".".join(["tzdata.zoneinfo", *folders])).joinpath(name).read_bytes()


PARTS = 8  # that the zones are tried in, so that processes may share them
MINUTE = timedelta(minutes=1)
QUARTER = timedelta(minutes=15)  # what every offset since 2015 is a multiple of
DAY_AND_A_HALF = 36 * 4
HALF_HOURS = [time(hour, minute) for hour in range(24) for minute in (0, 30)]


@cache
def changes_of(zone: tzinfo) -> list[datetime]:
    """The moments from 2015 to 2027 at which a zone's offset changes."""
    found = []
    moment, end = datetime(2015, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)
    step = timedelta(days=4)  # Morocco's clocks go back for Ramadan and forward after it
    offset = moment.astimezone(zone).utcoffset()
    while moment < end:
        before, after = moment, moment + step
        following = after.astimezone(zone).utcoffset()
        if following != offset:
            while after - before > MINUTE:
                middle = before + (after - before) // MINUTE // 2 * MINUTE
                if middle.astimezone(zone).utcoffset() == offset:
                    before = middle
                else:
                    after = middle
            found.append(after)
        moment, offset = moment + step, following
    return found


@cache
def different_zones() -> list[str]:
    """Every zone but those that show, from 2015 to 2027, what another shows: they would show nothing new."""
    clocks = {}
    for key in {rules_of(key): key for key in ZONES}.values():  # of some 600 names, 340 have rules of their own
        zone = get_zone(key)
        changes = changes_of(zone)
        offsets = [moment.astimezone(zone).utcoffset() for moment in (datetime(2015, 1, 1, tzinfo=UTC), *changes)]
        clocks[(*changes, *offsets)] = key
    return [*clocks.values(), *OFFSETS]


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
    assert next_due(after, Schedule((time(9),), "Pacific/Apia")).day == date(2011, 12, 31)


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


@pytest.mark.parametrize("part", range(PARTS))
def test_around_every_change_of_every_zone_a_clock_on_the_wall_agrees(part: int) -> None:
    for zone in map(get_zone, different_zones()[part::PARTS]):
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


@pytest.mark.parametrize("part", range(PARTS))
def test_every_zone_gets_every_date_around_a_change_and_a_new_year_once(part: int) -> None:
    for number, zone in enumerate(different_zones()[part::PARTS]):
        at = HALF_HOURS[number * 7 % len(HALF_HOURS)]
        schedule = Schedule((at,), zone)
        for turning in [datetime(2018, 1, 1, tzinfo=UTC), *changes_of(get_zone(zone))]:
            day, _, moment = next_due(turning - timedelta(days=4), schedule)
            for offset in range(7):  # between changes, one day is like another
                following, _, later = next_due(moment, schedule)
                assert following == day + timedelta(days=1), (zone, day)
                assert later > moment
                assert offset == 0 or timedelta(hours=20) < later - moment < timedelta(hours=28), (zone, day)
                day, moment = following, later


weekday_sets = st.frozensets(st.integers(0, 6), min_size=1)
rhythms = st.one_of(
    st.builds(Weekly, weekday_sets),
    st.builds(Weekly, weekday_sets, st.integers(2, 4), days),
    st.builds(EveryFewDays, st.integers(2, 6), days),
    st.builds(MonthlyByDate, st.integers(1, 31)),
    st.builds(MonthlyByWeekday, st.integers(0, 6), st.sampled_from([1, 2, 3, 4, LAST])),
)
several_times = st.sets(times, min_size=1, max_size=6).map(lambda found: tuple(sorted(found)))


@settings(max_examples=300, deadline=None)
@given(keys, days, several_times, rhythms, st.integers(0, 86_399))
def test_walking_on_gives_every_date_and_time_once_and_in_order(
    zone: str, day: date, at: tuple[time, ...], rhythm: Rhythm, second: int
) -> None:
    after = datetime.combine(day, time(), UTC) + timedelta(seconds=second)
    schedule = Schedule(at, zone, rhythm)
    found: list[Due] = []
    for _ in range(12):
        due = next_due(after, schedule)
        assert due.at > after
        assert falls_on(rhythm, due.day)
        assert due.at == due_moment(due.day, at[due.slot], get_zone(zone))
        found.append(due)
        after = due.at
    assert [due.place for due in found] == sorted({due.place for due in found})
    first, last = found[0], found[-1]
    everything = [
        moment
        for offset in range((last.day - first.day).days + 1)
        if falls_on(rhythm, candidate := first.day + timedelta(days=offset))
        for each in at
        if (moment := due_moment(candidate, each, get_zone(zone))) is not None and first.at <= moment <= last.at
    ]
    assert [due.at for due in found] == sorted(set(everything)), "none is left out; those a gap joins come once"


def kinds_falling_on(day: date) -> list[Rhythm]:
    """One of each kind of rhythm that has a date, counted from a month before where it is counted."""
    nth = (day.day - 1) // 7 + 1
    return [
        Weekly(frozenset({day.weekday()})),
        Weekly(frozenset({day.weekday()}), 2, day - timedelta(weeks=4)),
        EveryFewDays(3, day - timedelta(days=30)),
        MonthlyByDate(day.day),
        MonthlyByWeekday(day.weekday(), nth if nth <= 4 else LAST),
    ]


@pytest.mark.parametrize("part", range(PARTS))
def test_every_kind_comes_once_a_time_on_the_day_that_the_clocks_of_any_zone_change(part: int) -> None:
    """And on a leap day, a month's end and the turn of the year, which come to zones without changes as well."""
    for key in different_zones()[part::PARTS]:
        zone = get_zone(key)
        turning = [change.astimezone(zone).replace(tzinfo=None) for change in changes_of(zone)[-4:]]
        for wall in (*turning, datetime(2024, 2, 29), datetime(2026, 4, 30), datetime(2027, 1, 1)):
            day, hour = wall.date(), wall.hour
            at = tuple(sorted({time((hour - 1) % 24, 30), time(hour), time(hour, 30), time((hour + 2) % 24)}))
            expected = sorted({moment for each in at if (moment := due_moment(day, each, zone)) is not None})
            for rhythm in kinds_falling_on(day):
                schedule = Schedule(at, key, rhythm)
                due = next_due(datetime.combine(day - timedelta(days=2), time(), UTC), schedule)
                found = []
                while due.day <= day:
                    found += [due.at] if due.day == day else []
                    due = next_due(due.at, schedule)
                assert found == expected, (key, day, rhythm)


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(1, 31))
def test_a_day_of_the_month_comes_once_a_month(day: date, number: int) -> None:
    month = [day.replace(day=each) for each in range(1, calendar.monthrange(day.year, day.month)[1] + 1)]
    [falling] = [each for each in month if falls_on(MonthlyByDate(number), each)]
    assert falling.day == number or (falling == month[-1] and falling.day < number)


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(0, 6), st.sampled_from([1, 2, 3, 4, LAST]))
def test_a_weekday_of_the_month_comes_once_a_month(day: date, weekday: int, nth: int) -> None:
    month = [day.replace(day=each) for each in range(1, calendar.monthrange(day.year, day.month)[1] + 1)]
    those = [each for each in month if each.weekday() == weekday]
    assert [each for each in month if falls_on(MonthlyByWeekday(weekday, nth), each)] == [
        those[nth if nth == LAST else nth - 1]
    ]


@given(days, st.integers(2, 6), st.integers(0, 400))
def test_every_few_days_keep_their_distance_over_leap_days_and_years(since: date, step: int, ahead: int) -> None:
    assert falls_on(EveryFewDays(step, since), since + timedelta(days=ahead)) == (ahead % step == 0)


def test_a_leap_day_and_the_last_of_february() -> None:
    assert [day for day in range(27, 30) if falls_on(MonthlyByDate(30), date(2028, 2, day))] == [29]
    assert [day for day in range(26, 29) if falls_on(MonthlyByDate(30), date(2027, 2, day))] == [28]


def test_the_date_before() -> None:
    assert date_before(MonthlyByWeekday(0, 1), date(2026, 12, 7)) == date(2026, 11, 2)
    assert date_before(Weekly(frozenset(range(7))), date(2027, 1, 1)) == date(2026, 12, 31)
