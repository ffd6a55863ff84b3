"""The library in SQLite: replaced as a whole, read back as an immutable snapshot."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime

from bot.domain import Change, Changes, Library
from bot.store.changes import hash_of, note_changes
from bot.store.connection import Database
from bot.store.faults import rows_understood
from bot.store.migrations import SCHEMA_VERSION
from bot.store.moments import to_moment
from bot.store.rewriting import rewrite_library
from bot.store.snapshot import read_snapshot


def content_hash(library: Library) -> str:
    """A SHA-256 over the library's content, so that changed spacing doesn't make a new library."""
    # With the schema's version, so that they are filled again after a migration of these tables.
    return hash_of({"schema": SCHEMA_VERSION, "library": asdict(library)})


class LibraryStore:
    """The stored library."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def stored_hash(self) -> str | None:
        """The hash of the stored library, or None if none is stored yet."""
        rows = await self._database.rows("SELECT content_hash FROM library_state")
        return str(rows[0]["content_hash"]) if rows else None

    async def stored_fingerprint(self) -> str | None:
        """The fingerprint of the files that the stored library last matched."""
        rows = await self._database.rows("SELECT fingerprint FROM library_state")
        return rows[0]["fingerprint"] if rows else None

    async def replace_library(
        self, library: Library, fingerprint: str | None = None, *, now: datetime | None = None
    ) -> bool:
        """Store the library if it differs from the stored one, in one transaction.

        Args:
            library: What the files say.
            fingerprint: A hash of those files, which aren't read again while it stays the same.
            now: The time of the change, for digests; the machine's time if left out.

        Returns:
            Whether the library was written.
        """
        new_hash = content_hash(library)
        old_hash = await self.stored_hash()
        if old_hash == new_hash:
            async with self._database.transaction() as connection:
                await connection.execute(
                    "UPDATE library_state SET fingerprint = ?1 WHERE fingerprint IS NOT ?1", (fingerprint,)
                )
            return False
        now = now or datetime.now(UTC)
        async with self._database.transaction() as connection:
            await rewrite_library(connection, library)
            await note_changes(connection, library, None if old_hash is None else now)
            await connection.execute(
                "INSERT OR REPLACE INTO library_state (id, content_hash, stored_at, fingerprint) VALUES (1, ?, ?, ?)",
                (new_hash, now.isoformat(timespec="seconds"), fingerprint),
            )
        return True

    async def read_library(self) -> Library | None:
        """The stored library, or None if none is stored yet."""
        if await self.stored_hash() is None:
            return None
        with rows_understood():
            return await read_snapshot(self._database)

    async def changes(self) -> Changes:
        """What was added or changed after the first library was stored."""
        return Changes(await self._changes("topic_change"), await self._changes("development_change"))

    async def _changes(self, table: str) -> dict[str, Change]:
        rows = await self._database.rows(f"SELECT * FROM {table} WHERE changed_at IS NOT NULL")  # noqa: S608
        return {row["slug"]: Change(to_moment(row["changed_at"]), bool(row["is_new"])) for row in rows}
