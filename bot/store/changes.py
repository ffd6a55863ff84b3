"""Which topics changed, so that digests can report what changed in the library."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

import aiosqlite

from bot.domain import Library, Topic
from bot.store.moments import to_seconds

# Fields that existing databases hashed even when they were empty; leaving them out would revise every topic.
_ALWAYS_HASHED = frozenset(
    ("reason", "summary", "points", "positions", "helps", "obstacles", "text", "claim_ids", "party", "sentences")
)


def hash_of(content: Mapping[str, object]) -> str:
    """A SHA-256, as hex, over content that JSON can hold."""
    text = json.dumps(content, default=str, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def text_hash(topic: Topic) -> str:
    """A SHA-256, as hex, over what a reader sees of a topic: its title, outlook, sentences and the claims they rest on.

    A field that a later version adds counts only once it is filled in, so that an update is not taken for a revision.
    """
    return hash_of({"title": topic.title, "outlook": topic.outlook, "brief": _said(asdict(topic.brief))})


async def note_changes(connection: aiosqlite.Connection, library: Library, at: datetime | None) -> None:
    """Record which briefs and developments are new or changed; ``at`` is None for the first library."""
    topics = {topic.slug: text_hash(topic) for topic in library.topics}
    await _note(connection, "topic_change", topics, at)
    developments = {each.slug: hash_of({"date": str(each.date), "text": each.text}) for each in library.developments}
    await _note(connection, "development_change", developments, at)


async def _note(connection: aiosqlite.Connection, table: str, hashes: Mapping[str, str], at: datetime | None) -> None:
    async with connection.execute(f"SELECT slug, text_hash FROM {table}") as cursor:  # noqa: S608
        known = {row["slug"]: row["text_hash"] for row in await cursor.fetchall()}
    # The first of a kind aren't news either: a database from before developments must not report all of them.
    changed_at = None if at is None or not known else to_seconds(at)
    changed = [
        (slug, text, changed_at, int(changed_at is not None))
        for slug, text in hashes.items()
        if known.pop(slug, None) != text
    ]
    await connection.executemany(
        f"INSERT INTO {table} VALUES (?1, ?2, ?3, ?4) ON CONFLICT (slug) DO UPDATE"  # noqa: S608
        " SET text_hash = ?2, changed_at = ?3, is_new = 0",
        changed,
    )
    await connection.executemany(f"DELETE FROM {table} WHERE slug = ?", [(slug,) for slug in known])  # noqa: S608


def _said(part: object) -> object:
    """A part of a brief without fields that are empty, those of the first version apart."""
    if isinstance(part, dict):
        return {name: _said(value) for name, value in part.items() if value or name in _ALWAYS_HASHED}
    return [_said(each) for each in part] if isinstance(part, list | tuple) else part
