"""Numbered SQL files ``V1__what_for.sql``; the version reached is ``PRAGMA user_version``."""

from __future__ import annotations

from pathlib import Path

import aiosqlite


def read_scripts(folder: Path) -> dict[int, str]:
    """The SQL of a folder's migrations by number, from 1 upwards.

    Raises:
        RuntimeError: Two have the same number, or one is left out; some databases would never see one of them.
    """
    found: dict[int, Path] = {}
    for path in sorted(folder.glob("V*__*.sql")):
        number = int(path.name[1:].split("__")[0])
        if number in found:
            names = f"{found[number].name} and {path.name}"
            raise RuntimeError(f"The migrations {names} have the same number. Renumber the newer one.")
        found[number] = path
    if missing := set(range(1, len(found) + 1)) - found.keys():
        raise RuntimeError(f"Migration V{min(missing)} is missing, but there are later ones. Renumber them.")
    return {number: path.read_text(encoding="utf-8") for number, path in sorted(found.items())}


def _scripts() -> dict[int, str]:
    return read_scripts(Path(__file__).parent)


SCHEMA_VERSION = len(_scripts())


async def migrate(connection: aiosqlite.Connection, *, application_id: int) -> None:
    """Bring the schema up to date, each step in a transaction of its own."""
    async with connection.execute("PRAGMA user_version") as cursor:
        row = await cursor.fetchone()
    reached = int(row[0]) if row else 0
    for version, script in _scripts().items():
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
