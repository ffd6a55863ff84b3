"""Whatever an admin changes and however long the bot is away: a date at most once, and at most one digest at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.digest.catching_up import Agenda, catch_up, due_after
from bot.digest.schedule import falls_on
from bot.domain import (
    Due,
    EveryFewDays,
    MonthlyByDate,
    MonthlyByWeekday,
    Plan,
    Reason,
    Schedule,
    Subscription,
    SubscriptionState,
    Weekly,
)

WINDOW = timedelta(hours=6)
START = datetime(2017, 3, 20, tzinfo=UTC)  # clocks change soon in many zones
ZONES = (
    "UTC",
    "Europe/Berlin",
    "America/Los_Angeles",
    "Pacific/Kiritimati",
    "Pacific/Niue",
    "Australia/Lord_Howe",
    "+05:45",
    "-03:30",
)
PLAN = Plan(7, Schedule((time(8),), "UTC"))

rhythms = st.one_of(
    st.builds(Weekly, st.frozensets(st.integers(0, 6), min_size=1)),
    st.builds(Weekly, st.frozensets(st.integers(0, 6), min_size=1), st.integers(2, 3), st.just(START.date())),
    st.builds(EveryFewDays, st.integers(2, 6), st.just(START.date())),
    st.builds(MonthlyByDate, st.integers(1, 31)),
    st.builds(MonthlyByWeekday, st.integers(0, 6), st.sampled_from([1, 2, 3, 4, -1])),
)
edits = st.fixed_dictionaries(
    {},
    optional={
        "times": st.sets(st.times().map(lambda at: at.replace(second=0, microsecond=0)), min_size=1, max_size=4).map(
            lambda times: tuple(sorted(times))
        ),
        "zone": st.sampled_from(ZONES),
        "rhythm": rhythms,
    },
)
waits = st.timedeltas(timedelta(), timedelta(days=3))


def subscribed(plan: Plan, now: datetime, due: Due) -> Subscription:
    return Subscription(1, 2, 1, 3, now, plan, SubscriptionState.ACTIVE, 0, due)


@settings(deadline=None)
@given(st.lists(st.tuples(waits, edits), max_size=25))
def test_no_change_gives_a_date_and_slot_two_digests(steps: list[tuple[timedelta, dict[str, object]]]) -> None:
    plan, now = PLAN, START
    decided: list[tuple[date, int]] = []
    subscription = subscribed(plan, now, due_after(plan.schedule, now, None))
    for wait, edit in steps:
        now += wait
        if subscription.next.at <= now:
            agenda = catch_up(subscription, now, WINDOW)
            decided += [due.place for due, _ in agenda.skipped]
            if agenda.pending is not None:
                due, late = agenda.pending
                decided.append(due.place)
                assert now - due.at <= WINDOW
                assert (late is None) == (now - due.at <= timedelta(minutes=5))
            subscription = subscribed(plan, START, agenda.following)
        if edit:
            plan = replace(plan, schedule=replace(plan.schedule, **edit))  # type: ignore[arg-type]
            subscription = subscribed(plan, START, due_after(plan.schedule, now, max(decided, default=None)))
        assert subscription.next.at > now
        assert falls_on(plan.schedule.rhythm, subscription.next.day)
        assert subscription.next.place not in decided
    assert len(decided) == len(set(decided))
    assert decided == sorted(decided)


def after(hours: float, plan: Plan = PLAN) -> Agenda:
    """What becomes of a digest due on 20 March at 8, so many hours later."""
    due = due_after(plan.schedule, START, None)
    return catch_up(subscribed(plan, START, due), due.at + timedelta(hours=hours), WINDOW)


@pytest.mark.parametrize(
    ("hours", "pending", "late", "skipped"),
    [
        (0, 20, None, []),
        (0.05, 20, None, []),
        (1, 20, Reason.OFFLINE, []),
        (6, 20, Reason.OFFLINE, []),
        (6.1, None, None, [(20, Reason.OFFLINE)]),
        (24, 21, None, [(20, Reason.OFFLINE)]),
        (29, 21, Reason.OFFLINE, [(20, Reason.OFFLINE)]),
        (55, None, None, [(20, Reason.OFFLINE), (21, Reason.OFFLINE), (22, Reason.OFFLINE)]),
    ],
)
def test_at_most_one_is_sent_and_the_rest_say_why_not(
    hours: float, pending: int | None, late: Reason | None, skipped: list[tuple[int, Reason]]
) -> None:
    agenda = after(hours)
    assert (agenda.pending[0].day.day if agenda.pending else None) == pending
    assert agenda.pending is None or agenda.pending[1] is late
    assert [(due.day.day, reason) for due, reason in agenda.skipped] == skipped


def test_of_two_within_the_window_only_the_latest_is_sent() -> None:
    due = due_after(Schedule((time(23, 30),), "UTC"), START, None)
    moved = Plan(7, Schedule((time(14, 30),), "Pacific/Kiritimati"))  # 00:30 UTC of the same date there
    agenda = catch_up(subscribed(moved, START, due), due.at + timedelta(hours=2), WINDOW)
    assert [(each.day.day, reason) for each, reason in agenda.skipped] == [(20, Reason.NEWER_DUE)]
    assert agenda.pending is not None
    assert agenda.pending[0].day.day == 21


def test_of_several_a_day_within_the_window_only_the_latest_is_sent() -> None:
    plan = Plan(7, Schedule((time(8), time(10), time(18)), "UTC"))
    agenda = after(3, plan)
    assert [(due.slot, reason) for due, reason in agenda.skipped] == [(0, Reason.NEWER_DUE)]
    assert agenda.pending is not None
    assert agenda.pending[0].slot == 1
    assert agenda.following.slot == 2
