"""Numbered SQL files ``V1__what_for.sql``; the version reached is ``PRAGMA user_version``."""

from __future__ import annotations

from pathlib import Path

import aiosqlite


def _scripts() -> dict[int, str]:
    found = Path(__file__).parent.glob("V*__*.sql")
    return {int(path.name[1:].split("__")[0]): path.read_text(encoding="utf-8") for path in found}


SCHEMA_VERSION = len(_scripts())


async def migrate(connection: aiosqlite.Connection, *, application_id: int) -> None:
    """Bring the schema up to date, each step in a transaction of its own."""
    async with connection.execute("PRAGMA user_version") as cursor:
        row = await cursor.fetchone()
    reached = int(row[0]) if row else 0
    for version, script in sorted(_scripts().items()):
        if version <= reached:
            continue
        try:
            await connection.executescript(
                f"BEGIN IMMEDIATE;\n{script}\n"
                f"PRAGMA application_id = {application_id};\nPRAGMA user_version = {version};\nCOMMIT;"
            )
        except BaseException:
            await connection.rollback()
            raise
