"""Which servers' digests this process delivers: those on the shards it holds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Share:
    """Some of all shards, or all of them.

    Attributes:
        count: How many shards there are.
        shards: The shards of this share; None if it is all.
    """

    count: int = 1
    shards: frozenset[int] | None = None

    def shard_of(self, guild_id: int | None) -> int:
        """The shard that gets a server's events, or, for None, direct messages."""
        return ((guild_id or 0) >> 22) % self.count

    def covers(self, guild_id: int | None) -> bool:
        """Whether a server, or, for None, direct messages, belong to it."""
        return self.shards is None or self.shard_of(guild_id) in self.shards

    def condition(self, column: str = "guild_id") -> str:
        """The same as SQL."""
        if self.shards is None:
            return "TRUE"
        numbers = ", ".join(map(str, sorted(self.shards))) or "-1"
        return f"(coalesce({column}, 0) >> 22) % {self.count} IN ({numbers})"


ALL = Share()
