"""What every store of the state does, by either engine: each of their statements is carried out here."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.domain import (
    Delivery,
    DeliveryState,
    Due,
    FollowUpKind,
    Plan,
    Reason,
    Schedule,
    Shortfall,
    Subscription,
    SubscriptionState,
    TalkPlaces,
    TalkScope,
)
from bot.errors import StoreError, TakenOverError
from bot.store import (
    BacklogStore,
    CommandStore,
    CoverageStore,
    DeliveryStore,
    FollowUpStore,
    PrivacyStore,
    Registration,
    Retention,
    StateDatabase,
    SubscriptionStore,
    TalkStore,
)
from bot.store.share import Share

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=9)
TODAY = NOW.date()
DUE = Due(TODAY, 0, NOW)
NEXT = Due(TODAY + timedelta(days=1), 0, NOW + timedelta(days=1))
PLAN = Plan(7, Schedule((time(12),), "UTC"))
GUILD = 41 << 22  # of shard 1 of 4


async def subscribe(state: StateDatabase, guild_id: int | None = GUILD) -> Subscription:
    return await SubscriptionStore(state).add(guild_id, 2, PLAN, NOW, DUE)


async def planned(state: StateDatabase, subscription: Subscription, due: Due = DUE) -> Delivery:
    """A delivery that waits."""
    subscription = await SubscriptionStore(state).get(subscription.id)
    await DeliveryStore(state).plan(subscription, skipped=(), pending=(due, None), following=NEXT, now=NOW)
    return (await DeliveryStore(state).of_date(subscription.id, due.day))[-1]


async def sent(
    state: StateDatabase, subscription: Subscription, day: int, *, pin: bool = False, replaces: bool = False
) -> Delivery:
    """One that reached its channel on a day of that month."""
    at = NOW.replace(day=day)
    delivery = await planned(state, subscription, Due(at.date(), 0, at))
    deliveries = DeliveryStore(state)
    delivery = await deliveries.start_attempt(delivery, ("nato", "syria"), at, (f"met-{day}",))
    kinds = [FollowUpKind.PIN] if pin else []
    await deliveries.settle_sent(
        delivery, at, channel_id=8, message_id=day, late=None, follow_ups=kinds, replaces=replaces
    )
    return (await deliveries.of_date(subscription.id, at.date()))[0]


async def test_numbers_of_a_server_are_given_once_each(state: StateDatabase) -> None:
    await CommandStore(state).claim(5)
    store = SubscriptionStore(state)
    await asyncio.gather(*(subscribe(state) for _ in range(6)), subscribe(state, 9), subscribe(state, None))
    assert [each.number for each in await store.of_guild(GUILD)] == [1, 2, 3, 4, 5, 6]
    draft = await store.add(GUILD, 2, PLAN, NOW, DUE, is_draft=True)
    assert draft.number is None
    assert (await store.activate(draft, NEXT)).number == 7
    own = await store.of_person(2)
    assert own is not None
    assert own.guild_id is None
    assert await store.guilds() == {GUILD, 9}


async def test_a_subscription_from_its_draft_to_its_end(state: StateDatabase) -> None:
    store = SubscriptionStore(state)
    subscription = await subscribe(state)
    assert [each.id for each in await store.due(NOW, 9)] == [subscription.id]
    assert await store.next_due(NOW - timedelta(days=1)) == NOW
    await store.reschedule(subscription, NEXT, NOW)
    assert await store.due(NOW, 9) == []
    await store.reschedule(subscription, DUE, NOW)  # it was changed since it was read
    assert (await store.get(subscription.id)).next == NEXT
    assert await store.count_failed_day(subscription.id) == 1
    await store.note_warned(subscription.id)
    assert await store.is_warned(subscription.id)
    await store.change(subscription.id, replace(PLAN, channel_id=8), DUE)
    assert not await store.is_warned(subscription.id)
    await store.set_state(subscription.id, SubscriptionState.SUSPENDED)
    assert [each.id for each in await store.unannounced()] == [subscription.id]
    await store.set_state(subscription.id, SubscriptionState.ACTIVE, NEXT)
    assert [(each.id, last) for each, last in await store.active(NOW, 0, 9)] == [(subscription.id, None)]
    await store.leave_guild(GUILD, NOW)
    assert await store.departed_guilds() == {GUILD}
    await store.rejoin_guild(GUILD)
    assert (await store.get(subscription.id)).state is SubscriptionState.PAUSED
    await store.leave_guild(GUILD, NOW)
    assert await Retention(state).delete_departed(NOW + timedelta(days=31)) == 1
    await store.add(GUILD, 2, PLAN, NOW, DUE, is_draft=True)
    await Retention(state).delete_drafts(NOW + timedelta(days=2))
    assert await state.rows("SELECT * FROM subscription") == []


async def test_a_delivery_from_being_planned_to_its_end(state: StateDatabase) -> None:
    store, subscription = DeliveryStore(state), await subscribe(state)
    skipped = Due(date(2026, 2, 28), 0, NOW - timedelta(days=1))
    await store.plan(subscription, skipped=[(skipped, Reason.OFFLINE)], pending=(DUE, None), following=NEXT, now=NOW)
    await store.plan(subscription, skipped=(), pending=(DUE, None), following=NEXT, now=NOW)  # changed since
    assert await store.count(subscription.id) == 2
    (delivery,) = await store.waiting(NOW, 9)
    assert await BacklogStore(state).due(NOW) == (1, NOW)
    assert await store.last_place(subscription.id, NOW) == (TODAY, 0)
    await store.start_attempt(delivery, ("nato",), NOW)
    await store.take_up(await store.sending(), NOW, Reason.OFFLINE)
    (delivery,) = await store.waiting(NOW, 9)
    assert (delivery.attempts, delivery.doubtful_since, delivery.reason) == (1, NOW, Reason.OFFLINE)
    await store.rule_out(delivery)
    await store.retry(delivery, NOW + timedelta(minutes=1), Reason.INTERNAL, "why")
    assert await store.next_retry(NOW) == NOW + timedelta(minutes=1)
    (delivery, _) = await store.recent(subscription.id, 9)
    assert (delivery.doubtful_since, delivery.detail) == (None, "why")
    await store.settle(delivery, DeliveryState.FAILED, NOW, reason=Reason.CHANNEL_GONE)
    assert [each.state for each in await store.of_date(subscription.id, TODAY)] == [DeliveryState.FAILED]
    await Retention(state).forget_old(NOW + timedelta(days=400))
    assert await store.count(subscription.id) == 1, "the last one stays"


@pytest.mark.fault(
    "A process freezes for longer than its lease while sending a digest, and wakes up after another one has sent it",
    "What the late one writes is refused, because every claim of a digest has its own number",
)
async def test_whoever_claims_a_delivery_late_changes_nothing(state: StateDatabase) -> None:
    store, subscription = DeliveryStore(state), await subscribe(state)
    read = await planned(state, subscription)
    first = await store.start_attempt(read, ("nato",), NOW)
    with pytest.raises(TakenOverError):
        await store.start_attempt(read, ("nato",), NOW)
    await store.take_up([first], NOW, Reason.OFFLINE)
    (again,) = await store.waiting(NOW, 9)
    second = await store.start_attempt(again, ("nato",), NOW)
    later = NOW + timedelta(minutes=1)
    for write in (
        store.settle_sent(first, later, channel_id=8, message_id=1, late=None, follow_ups=[FollowUpKind.PIN]),
        store.settle(first, DeliveryState.FAILED, later),
        store.retry(first, later, Reason.INTERNAL, None),
        store.rule_out(first),
    ):
        with pytest.raises(TakenOverError):
            await write
    await store.settle_sent(second, NOW, channel_id=8, message_id=2, late=None)
    with pytest.raises(TakenOverError):
        await store.settle(second, DeliveryState.FAILED, later)
    (found,) = await store.of_date(subscription.id, TODAY)
    assert (found.state, found.message_id, found.attempts) == (DeliveryState.SENT, 2, 2)
    assert await FollowUpStore(state).due(later, 9) == []


async def test_what_was_told_before_and_beside(state: StateDatabase) -> None:
    told, subscription = CoverageStore(state), await subscribe(state)
    for day in (2, 3):
        await sent(state, subscription, day)
    featured = await told.featured(subscription.id, (date(2026, 3, 4), 0), 9)
    assert [(day.day, topics) for day, _, topics, _ in featured] == [(2, ("nato", "syria")), (3, ("nato", "syria"))]
    assert [what for *_, what in featured] == [("met-2",), ("met-3",)]
    beside = await subscribe(state)
    assert await told.covered_beside(beside, date(2026, 3, 3)) == {"nato", "syria", "met-2", "met-3"}
    assert await told.covered_beside(beside, date(2026, 3, 6)) == {"met-3"}, (
        "the days before, what it told but its topics"
    )


async def test_what_comes_after_a_digest(state: StateDatabase) -> None:
    store, subscription = FollowUpStore(state), await subscribe(state)
    deliveries = DeliveryStore(state)
    before, latest = await sent(state, subscription, 2, pin=True), await sent(state, subscription, 3, pin=True)
    for follow_up in await store.due(LATER, 9):
        assert await store.of(follow_up.delivery, FollowUpKind.PIN) is not None
        await store.settle(follow_up, LATER)
    (unpin,) = await store.due(LATER, 9)
    assert (unpin.kind, unpin.delivery.key) == (FollowUpKind.UNPIN, before.key)
    await store.postpone(unpin, LATER + timedelta(minutes=5))
    assert await store.next_at(LATER) == LATER + timedelta(minutes=5)
    await store.settle(unpin, LATER)
    await store.unpin(subscription.id, LATER)
    assert [each.delivery.key for each in await store.due(LATER, 9)] == [latest.key]
    await store.settle((await store.due(LATER, 9))[0], LATER)
    await sent(state, subscription, 4, replaces=True)
    removal = next(each for each in await store.due(LATER, 9) if each.kind is FollowUpKind.REMOVE)
    await store.settle(removal, LATER, Shortfall.REMOVAL)
    (found,) = await deliveries.of_date(subscription.id, latest.local_date)
    assert found.shortfalls == {Shortfall.REMOVAL}


async def test_whose_it_is_and_what_was_decided(state: StateDatabase) -> None:
    commands, talk = CommandStore(state), TalkStore(state)
    await commands.claim(5)
    await commands.claim(5)
    with pytest.raises(StoreError, match="another bot"):
        await commands.claim(6)
    await commands.save_registration(5, Registration("hash", {"brief": 1}))
    assert await commands.find_registration(5) == Registration("hash", {"brief": 1})
    assert await commands.find_registration(6) is None
    places = TalkPlaces(TalkScope.CHOSEN, (1, 2))
    await talk.save(GUILD, places)
    assert await talk.get(GUILD) == places
    await subscribe(state)
    privacy = PrivacyStore(state)
    assert await privacy.count_of_guild(GUILD) == 1
    assert await privacy.has_settings(GUILD)
    await privacy.forget_guild(GUILD)
    assert await privacy.count_of_guild(GUILD) == 0
    assert not await privacy.has_settings(GUILD)
    assert await talk.get(GUILD) == TalkPlaces()


async def test_a_transaction_that_fails_leaves_nothing(state: StateDatabase) -> None:
    with pytest.raises(ZeroDivisionError):  # noqa: PT012
        async with state.transaction() as connection:
            await connection.execute("INSERT INTO talk VALUES (?, 'nowhere', '')", (1,))
            raise ZeroDivisionError
    assert await state.rows("SELECT * FROM talk") == []


async def test_a_share_holds_in_sql_what_it_holds_in_python(state: StateDatabase) -> None:
    guilds = [None, 0, 1, GUILD, GUILD + 1, 2**62, *(number << 22 for number in range(9))]
    for guild_id in guilds:
        await subscribe(state, guild_id)
    for share in (Share(), Share(4, frozenset({0, 3})), Share(4, frozenset({1})), Share(5, frozenset())):
        rows = await state.rows(f"SELECT guild_id FROM subscription WHERE {share.condition()} ORDER BY id")
        assert [row["guild_id"] for row in rows] == [each for each in guilds if share.covers(each)]
