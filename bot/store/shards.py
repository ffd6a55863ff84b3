"""How processes share the shards, in PostgreSQL.

Each running process has a row with a lease that it renews; its shards are its own as long as the row exists. When a
process is gone or frozen, its lease ends; whoever looks next deletes the row and takes the shards. A row's number is
never reused, so a process that was taken for dead can't be mistaken for another.
"""

from __future__ import annotations

from typing import NamedTuple

from bot.errors import ConfigurationError
from bot.store.database import StateDatabase, Transaction

LEASE = 12.0  # seconds without renewal; including detection and identifying, shards are served again within 30
_AGREEING = 0x44544E55  # an advisory lock's number: one process at a time looks at the table of shards and changes it
_ALIVE_UNTIL = "clock_timestamp() + make_interval(secs => ?)"


class Membership(NamedTuple):
    """One of the processes that share the shards: the number of its row, and how many shards there are."""

    process_id: int
    shard_count: int


class Holding(NamedTuple):
    """The shards that a process has, how many are free, and how many processes there are."""

    shards: frozenset[int]
    left_over: int
    processes: int


class ShardStore:
    """Which process has which shard."""

    def __init__(self, database: StateDatabase) -> None:
        self._database = database

    async def join(self, name: str, requested: int | None, recommended: int, most: int | None) -> Membership:
        """Become one of the processes.

        Args:
            name: What the process is called, for people.
            requested: How many shards there should be; None if that is left to others, or to Discord.
            recommended: How many Discord recommends.
            most: How many this process takes; None if it takes all it can get.

        Raises:
            ConfigurationError: The running ones use another number of shards.
        """
        async with self._database.transaction() as connection:
            await _agree(connection)
            await _forget_expired(connection)
            running = list(await connection.execute_fetchall("SELECT shard_count FROM process LIMIT 1"))
            count = int(running[0]["shard_count"]) if running else requested or recommended
            if requested is not None and requested != count:
                raise ConfigurationError(
                    f"Other processes of this bot use {count} shards. Set SHARD_COUNT={count}, or stop them first."
                )
            (row,) = await connection.execute_fetchall(
                "INSERT INTO process (name, shard_count, most, lease_end)"  # noqa: S608
                f" VALUES (?, ?, ?, {_ALIVE_UNTIL}) RETURNING id",
                (name, count, most, LEASE),
            )
        return Membership(row["id"], count)

    async def renew(self, member: Membership, room: int) -> Holding | None:
        """Renew a process's lease, and take free shards.

        Args:
            member: The process.
            room: How many more it takes than it has.

        Returns:
            What it holds now; None if it was taken for dead, and its shards are others'.
        """
        async with self._database.transaction() as connection:
            await _agree(connection)
            renewed = await connection.execute(
                f"UPDATE process SET lease_end = {_ALIVE_UNTIL} WHERE id = ?",  # noqa: S608
                (LEASE, member.process_id),
            )
            if not renewed.rowcount:
                return None
            await _forget_expired(connection)
            await connection.execute(
                "INSERT INTO shard (number, process_id) SELECT number, ? FROM generate_series(0, ? - 1::bigint)"
                " AS every (number) WHERE number NOT IN (SELECT number FROM shard) ORDER BY number LIMIT ?",
                (member.process_id, member.shard_count, room),
            )
            rows = await connection.execute_fetchall("SELECT number, process_id FROM shard")
        taken = [(row["number"], row["process_id"]) for row in rows]
        mine = frozenset(number for number, owner in taken if owner == member.process_id)
        return Holding(mine, member.shard_count - len(taken), len({owner for _, owner in taken}))

    async def leave(self, member: Membership) -> None:
        """Release all its shards, so that others can take them at once."""
        async with self._database.transaction() as connection:
            await connection.execute("DELETE FROM process WHERE id = ?", (member.process_id,))

    async def seconds_until_identify(self, bucket: int, interval: float) -> float:
        """Take a place in the queue for identifying. Returns how long to wait.

        Args:
            bucket: Shards of one bucket identify one at a time.
            interval: Seconds between two of them.
        """
        async with self._database.transaction() as connection:
            (row,) = await connection.execute_fetchall(
                "INSERT INTO identify VALUES (?1, clock_timestamp() + make_interval(secs => ?2))"
                " ON CONFLICT (bucket) DO UPDATE SET free_at ="
                " greatest(identify.free_at, clock_timestamp()) + make_interval(secs => ?2)"
                " RETURNING extract(epoch FROM free_at - clock_timestamp())::float8 AS seconds",
                (bucket, interval),
            )
        return max(0.0, float(row["seconds"]) - interval)

    async def held(self) -> dict[str, list[int]]:
        """The shards of every process that is alive, by its name."""
        rows = await self._database.rows(
            "SELECT p.name || ' (' || p.id || ')' AS name, s.number FROM process AS p"
            " LEFT JOIN shard AS s ON s.process_id = p.id WHERE p.lease_end > clock_timestamp() ORDER BY p.id, s.number"
        )
        found: dict[str, list[int]] = {}
        for row in rows:
            shards = found.setdefault(row["name"], [])
            if row["number"] is not None:
                shards.append(row["number"])
        return found


async def _agree(connection: Transaction) -> None:
    await connection.execute_fetchall("SELECT pg_advisory_xact_lock(?)", (_AGREEING,))


async def _forget_expired(connection: Transaction) -> None:
    """Forget processes whose lease ended, which frees their shards."""
    await connection.execute("DELETE FROM process WHERE lease_end <= clock_timestamp()")
