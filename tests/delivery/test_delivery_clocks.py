"""A clock that is wrong for a while, and zones whose rules change: digests go on as their plans say."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery import Dispatcher, SystemClock
from bot.digest.catching_up import due_after, due_anew
from bot.domain import (
    DeliveryState,
    Due,
    MissKind,
    Plan,
    Reason,
    Schedule,
    Subscription,
    SubscriptionState,
    Weekly,
)
from bot.store import (
    DeliveryStore,
    MissStore,
    StateDatabase,
    SubscriptionStore,
)
from tests.libraries import small_library
from tests.support.dispatchers import make_dispatcher

PLAN = Plan(7, Schedule((time(8),), "Europe/Berlin"))
NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
NEXT = Due(date(2026, 3, 11), 0, datetime(2026, 3, 11, 7, tzinfo=UTC))


class MovedClock(SystemClock):
    """A clock that is put where a test needs it."""

    def __init__(self) -> None:
        self.moment, self.passed = NOW, 0.0
        super().__init__(monotonic=lambda: self.passed)

    def run_on(self, by: timedelta) -> None:
        """Time passes, as it does."""
        self.moment += by
        self.passed += by.total_seconds()

    def now(self) -> datetime:
        return self.moment


@pytest.fixture
def database(state: StateDatabase) -> StateDatabase:
    return state


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def dispatcher(database: StateDatabase, clock: MovedClock) -> Dispatcher:
    return make_dispatcher(database, small_library(), clock)


async def subscribe(database: StateDatabase, due: Due = NEXT, plan: Plan = PLAN) -> Subscription:
    return await SubscriptionStore(database).add(1, 2, plan, NOW - timedelta(days=3), due)


@pytest.mark.fault(
    "The clock is 400 days, or 30 years, ahead for a moment",
    "Digests are due as before, and dates that were skipped meanwhile are open again",
)
@pytest.mark.parametrize("ahead", [timedelta(days=2), timedelta(days=400), timedelta(days=30 * 365)])
@pytest.mark.parametrize("is_restarted", [False, True])
async def test_a_clock_ahead_for_a_moment(
    database: StateDatabase, clock: MovedClock, dispatcher: Dispatcher, ahead: timedelta, is_restarted: bool
) -> None:
    subscription = await subscribe(database)
    subscriptions, deliveries = SubscriptionStore(database), DeliveryStore(database)
    clock.moment = NOW + ahead
    await dispatcher.tick()
    await dispatcher.close()
    assert (await subscriptions.get(subscription.id)).next.at > clock.moment
    assert len(await deliveries.recent(subscription.id, 1_000)) <= 32
    clock.moment = NOW + timedelta(minutes=5)
    await (dispatcher._begin(lambda: {1}) if is_restarted else dispatcher.tick())
    after = await subscriptions.get(subscription.id)
    assert after.next == NEXT
    left = await deliveries.recent(subscription.id, 1_000)
    assert DeliveryState.SKIPPED not in {delivery.state for delivery in left}
    assert await deliveries.last_place(subscription.id, clock.moment) is None


@pytest.mark.fault(
    "The clock is 400 days ahead for a moment, or when the bot starts",
    "What is kept for 30 or 90 days stays until the clock has run for half an hour without a jump",
)
@pytest.mark.parametrize("is_started_ahead", [False, True])
async def test_a_clock_ahead_deletes_nothing(
    database: StateDatabase, clock: MovedClock, dispatcher: Dispatcher, is_started_ahead: bool
) -> None:
    subscriptions, misses = SubscriptionStore(database), MissStore(database)
    await subscribe(database)
    await subscriptions.leave_guild(1, NOW)
    await misses.record("pizza", MissKind.QUERY, NOW)
    if not is_started_ahead:
        clock.run_on(timedelta(hours=2))
        await dispatcher.tick()
    clock.moment += timedelta(days=400)
    await dispatcher.tick()
    await misses.record("another", MissKind.QUERY, clock.now())
    clock.moment -= timedelta(days=400)
    await dispatcher.tick()
    clock.run_on(timedelta(hours=2))
    await dispatcher.tick()
    assert await subscriptions.departed_guilds() == {1}
    assert {miss.text for miss in await misses.misses(clock.now())} == {"pizza", "another"}
    for _ in range(91):  # and they go when their time has come
        clock.run_on(timedelta(days=1))
        await dispatcher.tick()
    assert await subscriptions.departed_guilds() == set()
    assert "pizza" not in {row["text"] for row in await database.rows("SELECT text FROM miss")}


async def test_a_clock_that_goes_back_a_little_changes_nothing(
    database: StateDatabase, clock: MovedClock, dispatcher: Dispatcher
) -> None:
    subscription = await subscribe(database)
    await dispatcher.tick()
    clock.moment = NOW - timedelta(seconds=30)
    await dispatcher.tick()
    assert await SubscriptionStore(database).get(subscription.id) == subscription


@pytest.mark.fault(
    "A time zone's rules change with an update", "Due moments are recalculated at the start, and no date is lost"
)
@pytest.mark.parametrize("shift", [timedelta(hours=-1), timedelta(hours=1)])
async def test_changed_zone_rules(
    database: StateDatabase, clock: MovedClock, dispatcher: Dispatcher, shift: timedelta
) -> None:
    subscription = await subscribe(database, NEXT._replace(at=NEXT.at + shift))
    for moment in (NOW, NEXT.at + timedelta(minutes=20)):  # before either, and after the right one
        clock.moment = moment
        await dispatcher._begin(lambda: {1})
        after = await SubscriptionStore(database).get(subscription.id)
        assert after.next == NEXT


async def test_what_was_decided_about_stays_decided(
    database: StateDatabase, clock: MovedClock, dispatcher: Dispatcher
) -> None:
    today = NOW.date()
    subscription = await subscribe(database)
    deliveries = DeliveryStore(database)
    skipped = [(Due(today, 0, NOW - timedelta(hours=5)), Reason.OFFLINE)]
    await deliveries.plan(subscription, skipped=skipped, pending=None, following=NEXT, now=NOW)
    clock.moment = NOW - timedelta(minutes=10)
    await dispatcher.tick()
    assert [delivery.local_date for delivery in await deliveries.recent(subscription.id, 9)] == [today]
    assert await deliveries.last_place(subscription.id, clock.moment) == (today, 0)


schedules = st.builds(
    Schedule,
    times=st.times().map(lambda at: (at.replace(second=0, microsecond=0),)),
    zone=st.sampled_from(["UTC", "Europe/Berlin", "America/Los_Angeles", "Pacific/Apia", "Australia/Lord_Howe"]),
    rhythm=st.builds(Weekly, st.frozensets(st.integers(0, 6), min_size=1)),
)
moments = st.datetimes(datetime(2011, 12, 1), datetime(2012, 1, 30)).map(lambda at: at.replace(tzinfo=UTC))


@given(schedules, moments, st.timedeltas(timedelta(), timedelta(days=20)))
def test_without_a_change_it_is_what_it_was(schedule: Schedule, made: datetime, passed: timedelta) -> None:
    due = due_after(schedule, made, None)
    subscription = Subscription(1, 2, 1, 3, made, Plan(7, schedule), SubscriptionState.ACTIVE, 0, due)
    assert due_anew(subscription, min(made + passed, due.at), None) == due
    assert due_anew(subscription, made + passed, None) == due
