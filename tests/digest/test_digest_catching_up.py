"""Whatever an admin changes and however long the bot is away: a date at most once, and at most one digest at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.digest.catching_up import Agenda, catch_up, due_after
from bot.domain import DigestLength, Plan, Reason, Subscription, SubscriptionState

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
PLAN = Plan(7, time(8), "UTC", frozenset(range(7)), DigestLength.STANDARD, frozenset(), False, None)

edits = st.fixed_dictionaries(
    {},
    optional={
        "at": st.times().map(lambda at: at.replace(second=0, microsecond=0)),
        "zone": st.sampled_from(ZONES),
        "weekdays": st.frozensets(st.integers(0, 6), min_size=1),
    },
)
waits = st.timedeltas(timedelta(), timedelta(days=3))


def subscribed(plan: Plan, now: datetime, due: tuple[date, datetime]) -> Subscription:
    return Subscription(1, 2, 3, now, plan, SubscriptionState.ACTIVE, 0, *due)


@settings(deadline=None)
@given(st.lists(st.tuples(waits, edits), max_size=25))
def test_no_change_gives_a_date_two_digests(steps: list[tuple[timedelta, dict[str, object]]]) -> None:
    plan, now = PLAN, START
    decided: list[date] = []
    subscription = subscribed(plan, now, due_after(plan, now, None))
    for wait, edit in steps:
        now += wait
        if subscription.next_due <= now:
            agenda = catch_up(subscription, now, WINDOW)
            decided += [day for day, _, _ in agenda.skipped]
            if agenda.pending is not None:
                day, due_at, late = agenda.pending
                decided.append(day)
                assert now - due_at <= WINDOW
                assert (late is None) == (now - due_at <= timedelta(minutes=5))
            subscription = subscribed(plan, START, agenda.following)
        if edit:
            plan = replace(plan, **edit)  # type: ignore[arg-type]
            subscription = subscribed(plan, START, due_after(plan, now, max(decided, default=None)))
        assert subscription.next_due > now
        assert subscription.next_date.weekday() in plan.weekdays
        assert subscription.next_date not in decided
    assert len(decided) == len(set(decided))
    assert decided == sorted(decided)


def after(hours: float, plan: Plan = PLAN) -> Agenda:
    """What becomes of a digest due on 20 March at 8, so many hours later."""
    due = due_after(plan, START, None)
    return catch_up(subscribed(plan, START, due), due[1] + timedelta(hours=hours), WINDOW)


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
    assert (agenda.pending[0].day if agenda.pending else None) == pending
    assert agenda.pending is None or agenda.pending[2] is late
    assert [(day.day, reason) for day, _, reason in agenda.skipped] == skipped


def test_of_two_within_the_window_only_the_latest_is_sent() -> None:
    east = replace(PLAN, at=time(23, 30))
    due = due_after(east, START, None)
    moved = replace(east, zone="Pacific/Kiritimati", at=time(14, 30))  # 00:30 UTC of the same date there
    first = subscribed(moved, START, due)
    agenda = catch_up(first, due[1] + timedelta(hours=2), WINDOW)
    assert [(day.day, reason) for day, _, reason in agenda.skipped] == [(20, Reason.NEWER_DUE)]
    assert agenda.pending is not None
    assert agenda.pending[0].day == 21
