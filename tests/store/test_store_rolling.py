"""Two versions of the program beside each other on one PostgreSQL: each migration leaves the earlier one working."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import asyncpg
import pytest

from bot.domain import Due, Plan, Schedule
from bot.errors import StoreError
from bot.store import POSTGRES_SCHEMA, DeliveryStore, StateDatabase, SubscriptionStore, open_postgres
from bot.store.postgres_opening import runs_on_of, scripts
from tests.support.postgres import PostgresServer

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
DUE, NEXT = (Due(at.date(), 0, at) for at in (NOW, NOW + timedelta(days=1)))
_COLUMNS = """
SELECT table_name, column_name, data_type, is_nullable = 'YES' OR column_default IS NOT NULL OR is_identity = 'YES'
FROM information_schema.columns WHERE table_schema = 'public'
"""
_RULES = """
SELECT conrelid::regclass::text, pg_get_constraintdef(oid) FROM pg_constraint
WHERE connamespace = 'public'::regnamespace AND conrelid <> 0
UNION SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public' AND indexdef LIKE 'CREATE UNIQUE%'
"""


async def test_what_expands_takes_nothing_from_earlier_programs(postgres: PostgresServer) -> None:
    """They find every column as it was, write none that came since, and no rule forbids what they write."""
    name = "step_by_step"
    postgres.run("createdb", name)
    connection = await asyncpg.connect(postgres.url(name))
    try:
        columns, rules = set[tuple[object, ...]](), set[tuple[object, ...]]()
        for number, script in scripts().items():
            await connection.execute(script)
            columns_after = {tuple(row) for row in await connection.fetch(_COLUMNS)}
            rules_after = {tuple(row) for row in await connection.fetch(_RULES)}
            if runs_on_of(script) < number:
                tables = {table for table, *_ in columns}
                assert columns <= columns_after, f"V{number} takes a column away, or changes one"
                for table, column, _, may_be_left_out in columns_after - columns:
                    assert table not in tables or may_be_left_out, f"V{number}: earlier programs leave {column} out"
                stricter = [rule for table, rule in rules_after - rules if table in tables]
                assert not stricter, f"V{number} forbids what earlier programs write"
            columns, rules = columns_after, rules_after
    finally:
        await connection.close()
        postgres.run("dropdb", name)


@pytest.mark.parametrize(("number", "script"), scripts().items())
def test_each_says_what_kind_it_is(number: int, script: str) -> None:
    is_expanding = script.startswith("-- Kind: expand. ")
    assert is_expanding == (runs_on_of(script) < number or number == 1)


@pytest.mark.fault(
    "A newer version adds columns to tables that processes of the previous version are using",
    "They keep running; a statement that meets the change in the middle of a transaction is retried",
)
async def test_tables_grow_under_a_running_program(postgres_state: StateDatabase) -> None:
    subscriptions, deliveries = SubscriptionStore(postgres_state), DeliveryStore(postgres_state)
    subscription = await subscriptions.add(1, 2, Plan(7, Schedule((time(12),), "UTC")), NOW, DUE)

    async def plan() -> None:
        await deliveries.plan(subscription, skipped=(), pending=(DUE, None), following=DUE, now=NOW)

    await plan()
    await deliveries.of_date(subscription.id, NOW.date())
    async with postgres_state.transaction() as connection:
        await connection.execute("ALTER TABLE subscription ADD COLUMN later TEXT NOT NULL DEFAULT 'x'")
        await connection.execute("ALTER TABLE delivery ADD COLUMN later TEXT")
    with pytest.raises(StoreError, match="Try again"):
        await plan()
    await plan()
    assert await subscriptions.find(subscription.id) == subscription
    (delivery,) = await deliveries.of_date(subscription.id, NOW.date())
    delivery = await deliveries.start_attempt(delivery, ("nato",), NOW)
    await deliveries.settle_sent(delivery, NOW, channel_id=7, message_id=8, late=None)


async def test_a_program_opens_what_a_later_one_expanded_and_refuses_what_it_contracted(
    postgres_state: StateDatabase, postgres_url: str
) -> None:
    for version, runs_on in ((POSTGRES_SCHEMA + 1, 1), (POSTGRES_SCHEMA + 2, POSTGRES_SCHEMA + 1)):
        await (await open_postgres(postgres_url)).close()
        async with postgres_state.transaction() as connection:
            await connection.execute("INSERT INTO schema_version VALUES (?, ?)", (version, runs_on))
    with pytest.raises(StoreError, match="Install the newer version"):
        await open_postgres(postgres_url)
