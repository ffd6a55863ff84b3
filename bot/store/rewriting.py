"""Write a whole library in place of the stored one: dataclasses become rows, one table at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict

import aiosqlite

from bot.domain import Library, Sentence

# Children first, though foreign keys are deferred: it reads as what depends on what.
_TABLES = (
    "translation",
    "known_question",
    "record",
    "actor_development",
    "highlight",
    "development_reference",
    "development_topic",
    "development",
    "citation",
    "sentence",
    "topic_event",
    "topic_actor",
    "related_topic",
    "confusable",
    "entity",
    "alias",
    "actor_alias",
    "event",
    "actor",
    "topic",
    "claim",
    "source",
)


async def rewrite_library(connection: aiosqlite.Connection, library: Library) -> None:
    """Empty the tables of the library and fill them, within the transaction that is open.

    Each table is filled at once: row by row, a large library would wait for the connection's thread most of the time.
    """
    for table in _TABLES:
        await connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names from the constant above
    await _insert_records(connection, library)
    for table, lists in _lists(library).items():
        await connection.executemany(
            f"INSERT INTO {table} VALUES (?, ?, ?)",  # noqa: S608 - names from the mapping below
            [(slug, position, value) for slug, values in lists for position, value in enumerate(values)],
        )
    await _insert_sentences(connection, library)
    await _insert_record(connection, library)
    await _insert_words(connection, library)
    await connection.executemany(
        "INSERT INTO translation VALUES (?, ?, ?, ?, ?)",
        [(n, each.language, each.context, each.english, each.text) for n, each in enumerate(library.translations)],
    )


async def _insert_records(connection: aiosqlite.Connection, library: Library) -> None:
    """What has a row each: sources, claims, actors, events and topics."""
    await connection.executemany(
        "INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (s.id, n, s.title, s.outlet, s.author_post, s.as_of, s.date_basis, s.date_note, s.file_name, s.sha256)
            for n, s in enumerate(library.sources)
        ],
    )
    await connection.executemany(
        "INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(c.id, n, c.source_id, c.paragraph, c.kind, c.text, c.attributed_to) for n, c in enumerate(library.claims)],
    )
    await connection.executemany(
        "INSERT INTO actor VALUES (?, ?, ?, ?)",
        [(actor.slug, n, actor.name, actor.role) for n, actor in enumerate(library.actors)],
    )
    await connection.executemany(
        "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)",
        [
            (e.slug, n, e.title, e.when, e.not_before and e.not_before.isoformat(), e.not_after.isoformat())
            for n, e in enumerate(library.events)
        ],
    )
    await connection.executemany(
        "INSERT INTO topic VALUES (?, ?, ?, ?, ?)",
        [(topic.slug, n, topic.title, topic.area, topic.outlook) for n, topic in enumerate(library.topics)],
    )


async def _insert_record(connection: aiosqlite.Connection, library: Library) -> None:
    """The developments with their references, and until when they were kept."""
    await connection.executemany(
        "INSERT INTO development VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (d.slug, n, str(d.date), d.kind, d.text, d.confidence, d.attributed_to)
            for n, d in enumerate(library.developments)
        ],
    )
    await connection.executemany(
        "INSERT INTO development_reference VALUES (?, ?, ?, ?, ?, ?)",
        [
            (d.slug, n, reference.title, reference.publisher, reference.url, reference.seen.isoformat())
            for d in library.developments
            for n, reference in enumerate(d.references)
        ],
    )
    if library.record_end:
        await connection.execute("INSERT INTO record VALUES (1, ?)", (str(library.record_end),))


async def _insert_words(connection: aiosqlite.Connection, library: Library) -> None:
    """What helps to understand people: known questions, and what only looks like a name."""
    await connection.executemany(
        "INSERT INTO known_question VALUES (?, ?, ?, ?)",
        [(n, phrasing.text, phrasing.claim_id, phrasing.development) for n, phrasing in enumerate(library.phrasings)],
    )
    for kind, texts in asdict(library.confusables).items():
        await connection.executemany(
            "INSERT INTO confusable VALUES (?, ?, ?)", [(kind, position, text) for position, text in enumerate(texts)]
        )


def _lists(library: Library) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """By table, what stands in lists under a slug."""
    topics = library.topics
    return {
        "actor_alias": [(actor.slug, actor.aliases) for actor in library.actors],
        "actor_development": [(actor.slug, actor.developments) for actor in library.actors],
        "alias": [(topic.slug, topic.aliases) for topic in topics],
        "development_topic": [(development.slug, development.topics) for development in library.developments],
        "highlight": [(topic.slug, topic.highlights) for topic in topics],
        "entity": [(topic.slug, topic.entities) for topic in topics],
        "related_topic": [(topic.slug, topic.related) for topic in topics],
        "topic_actor": [(topic.slug, topic.actors) for topic in topics],
        "topic_event": [(topic.slug, topic.events) for topic in topics],
    }


async def _insert_sentences(connection: aiosqlite.Connection, library: Library) -> None:
    """Sentences are numbered here, so that what they cite need not wait for them."""
    numbered = list(enumerate(_placed_sentences(library), start=1))
    await connection.executemany(
        "INSERT INTO sentence (id, topic_slug, actor_slug, event_slug, section, passage, party, text)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(number, *place, sentence.text) for number, (place, sentence) in numbered],
    )
    await connection.executemany(
        "INSERT INTO citation VALUES (?, ?, ?)",
        [
            (number, position, claim_id)
            for number, (_, sentence) in numbered
            for position, claim_id in enumerate(sentence.claim_ids)
        ],
    )


_Place = tuple[
    str | None, str | None, str | None, str, int, str | None
]  # topic, actor or event; section, passage, party


def _placed_sentences(library: Library) -> Iterator[tuple[_Place, Sentence]]:
    """Every sentence with its place, in the order in which they are read."""
    for actor in library.actors:
        for passage, point in enumerate(actor.record):
            yield from _at((None, actor.slug, None, "record", passage, None), point)
    for event in library.events:
        yield from _at((None, None, event.slug, "account", 0, None), event.account)
    for topic in library.topics:
        brief, slug = topic.brief, topic.slug
        yield from _at((slug, None, None, "reason", 0, None), brief.reason)
        yield from _at((slug, None, None, "summary", 0, None), brief.summary)
        for passage, point in enumerate(brief.points):
            yield from _at((slug, None, None, "point", passage, None), point)
        for passage, position in enumerate(brief.positions):
            yield from _at((slug, None, None, "position", passage, position.party), position.sentences)
        yield from _at((slug, None, None, "help", 0, None), brief.helps)
        yield from _at((slug, None, None, "obstacle", 0, None), brief.obstacles)


def _at(place: _Place, sentences: Iterable[Sentence]) -> Iterator[tuple[_Place, Sentence]]:
    for sentence in sentences:
        yield place, sentence
