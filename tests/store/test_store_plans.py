"""Plans survive the database, and those of earlier versions the migration."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, time
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain import (
    LAST,
    About,
    Area,
    DigestForm,
    DigestLength,
    Due,
    EveryFewDays,
    FollowUpKind,
    MonthlyByDate,
    MonthlyByWeekday,
    Occasion,
    Plan,
    Posting,
    Schedule,
    SubscriptionState,
    Weekly,
)
from bot.store import DeliveryStore, FollowUpStore, SubscriptionStore, open_database
from bot.store.migrations import read_scripts
from bot.store.opening import APPLICATION_ID

NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)
BEFORE = 18  # the last version in which a digest had days of the week and one time
MIGRATIONS = Path(__file__).parent.parent.parent / "bot" / "store" / "migrations"

dates = st.dates(date(2020, 1, 1), date(2030, 1, 1))
weekdays = st.frozensets(st.integers(0, 6), min_size=1)
slugs = st.lists(st.sampled_from(["syria", "ukraine", "nato"]), unique=True).map(tuple)
plans = st.builds(
    Plan,
    channel_id=st.integers(1, 2**62),
    schedule=st.builds(
        Schedule,
        times=st.sets(st.times().map(lambda at: at.replace(second=0, microsecond=0)), min_size=1, max_size=6).map(
            lambda times: tuple(sorted(times))
        ),
        zone=st.sampled_from(["UTC", "Europe/Kyiv", "+05:30"]),
        rhythm=st.one_of(
            st.builds(Weekly, weekdays),
            st.builds(Weekly, weekdays, st.integers(2, 4), dates),
            st.builds(EveryFewDays, st.integers(2, 6), dates),
            st.builds(MonthlyByDate, st.integers(1, 31)),
            st.builds(MonthlyByWeekday, st.integers(0, 6), st.sampled_from([1, 2, 3, 4, LAST])),
        ),
    ),
    occasion=st.sampled_from(Occasion),
    about=st.builds(About, st.frozensets(st.sampled_from(Area)), slugs, slugs),
    length=st.sampled_from(DigestLength),
    posting=st.builds(
        Posting,
        form=st.sampled_from(DigestForm),
        mention_role_id=st.none() | st.integers(1, 9),
        thread=st.booleans(),
        publish=st.booleans(),
        tag_id=st.none() | st.integers(1, 9),
        keeps_latest=st.booleans(),
        pin=st.booleans(),
    ),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plans)
async def test_a_plan_comes_back_as_it_was(tmp_path: Path, plan: Plan) -> None:
    database = await open_database(tmp_path / "detente.sqlite3")
    try:
        store = SubscriptionStore(database)
        added = await store.add(1, 2, plan, NOW, Due(NOW.date(), 1, NOW))
        assert added.plan == plan
        assert added.next == Due(NOW.date(), 1, NOW)
        await store.change(added.id, plan, Due(NOW.date(), 0, NOW))
        assert (await store.get(added.id)).plan == plan
    finally:
        await database.close()


async def test_a_database_of_before_is_migrated_with_nothing_changed(tmp_path: Path) -> None:
    path = tmp_path / "detente.sqlite3"
    seconds = int(NOW.timestamp())
    with closing(sqlite3.connect(path)) as old:
        for number, script in read_scripts(MIGRATIONS).items():
            if number <= BEFORE:
                old.executescript(script)
        rows = [
            (7, 1, 100, 480, 127, "active"),
            (9, 1, 100, 1170, 0b0010101, "paused"),
            (11, 2, 300, 0, 96, "departed"),
        ]
        for subscription_id, guild, channel, minute, bits, state in rows:
            old.execute(
                "INSERT INTO subscription (id, guild_id, channel_id, created_by, created_at, minute, zone, weekdays,"
                " length, areas, thread, mention_role_id, state, failed_days, warned, next_date, next_due)"
                " VALUES (?, ?, ?, 5, 1000, ?, 'Europe/Kyiv', ?, 'full', 'regions,security', 1, 8, ?, 2, 1,"
                " '2026-11-28', ?)",
                (subscription_id, guild, channel, minute, bits, state, seconds),
            )
        old.execute("INSERT INTO subscription SELECT 40, guild_id, channel_id, created_by, created_at, minute, zone,"
                    " weekdays, length, areas, thread, mention_role_id, state, 0, 0, NULL, next_date, next_due"
                    " FROM subscription WHERE id = 11")  # fmt: skip
        old.execute("DELETE FROM subscription WHERE id = 40")  # its number is not to be given again
        old.execute(
            "INSERT INTO delivery (subscription_id, local_date, due_at, state, retry_at, channel_id, message_id,"
            " topics, publish_at) VALUES (7, '2026-11-27', ?1, 'sent', ?1, 100, 55, 'syria,nato', ?1)",
            (seconds,),
        )
        old.execute(f"PRAGMA user_version = {BEFORE}")
        old.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        old.commit()
    database = await open_database(path)
    try:
        store, deliveries = SubscriptionStore(database), DeliveryStore(database)
        first, second = await store.of_guild(1)
        assert (first.id, first.number, second.id, second.number) == (7, 1, 9, 2)
        posting = Posting(thread=True, mention_role_id=8)
        about = About(frozenset({Area.REGIONS, Area.SECURITY}))
        daily = Schedule((time(8),), "Europe/Kyiv")
        assert first.plan == Plan(100, daily, Occasion.ALWAYS, about, DigestLength.FULL, posting)
        assert second.plan.schedule == Schedule((time(19, 30),), "Europe/Kyiv", Weekly(frozenset({0, 2, 4})))
        assert first.next == Due(date(2026, 11, 28), 0, NOW)
        assert (second.state, second.failed_days) == (SubscriptionState.PAUSED, 2)
        assert await store.departed_guilds() == {2}
        [delivery] = await deliveries.of_date(7, NOW.date())
        assert (delivery.key, delivery.message_id, delivery.topics) == ("7-20261127", 55, ("syria", "nato"))
        assert await FollowUpStore(database).of(delivery, FollowUpKind.PUBLISH) == NOW
        assert (await store.add(1, 5, first.plan, NOW, first.next)).id == 41
    finally:
        await database.close()
