"""Read the library back: rows become dataclasses here."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from datetime import date
from itertools import groupby
from operator import itemgetter

from bot.domain import (
    Actor,
    Area,
    Brief,
    Claim,
    ClaimKind,
    Confidence,
    Confusables,
    DateBasis,
    Development,
    Event,
    Library,
    Outlook,
    PartialDate,
    Phrasing,
    Position,
    Reference,
    Sentence,
    Source,
    Topic,
    Translation,
)
from bot.store.connection import Database

_Passages = dict[str, list[tuple[str | None, tuple[Sentence, ...]]]]  # by section: (party, sentences)
_Owners = defaultdict[tuple[str, str], _Passages]  # by kind and slug of what they tell of


async def read_snapshot(database: Database) -> Library:
    """The whole stored library, in curated order."""
    sources = await database.rows("SELECT * FROM source ORDER BY position")
    claims = await database.rows("SELECT * FROM claim ORDER BY position")
    phrasings = await database.rows("SELECT * FROM known_question ORDER BY position")
    confusables = await _lists(database, "SELECT kind, text FROM confusable ORDER BY kind, position")
    passages = await _passages(database)
    record = await database.rows("SELECT ends FROM record")
    translations = await database.rows("SELECT language, context, english, text FROM translation ORDER BY position")
    return Library(
        sources=tuple(_source(row) for row in sources),
        claims=tuple(_claim(row) for row in claims),
        topics=await _topics(database, passages),
        actors=await _actors(database, passages),
        events=await _events(database, passages),
        developments=await _developments(database),
        record_end=PartialDate.parse(record[0]["ends"]) if record else None,
        phrasings=tuple(Phrasing(row["text"], row["claim_id"], row["development_slug"]) for row in phrasings),
        confusables=Confusables(**confusables),
        translations=tuple(Translation(*row) for row in translations),
    )


async def _topics(database: Database, passages: _Owners) -> tuple[Topic, ...]:
    aliases = await _lists(database, "SELECT topic_slug, alias FROM alias ORDER BY topic_slug, position")
    entities = await _lists(database, "SELECT topic_slug, entity FROM entity ORDER BY topic_slug, position")
    highlights = await _lists(
        database, "SELECT topic_slug, development_slug FROM highlight ORDER BY topic_slug, position"
    )
    related = await _lists(database, "SELECT topic_slug, related_slug FROM related_topic ORDER BY topic_slug, position")
    actors = await _lists(database, "SELECT topic_slug, actor_slug FROM topic_actor ORDER BY topic_slug, position")
    events = await _lists(database, "SELECT topic_slug, event_slug FROM topic_event ORDER BY topic_slug, position")
    return tuple(
        Topic(
            slug=row["slug"],
            title=row["title"],
            area=Area(row["area"]),
            outlook=Outlook(row["outlook"]),
            aliases=aliases[row["slug"]],
            related=related[row["slug"]],
            actors=actors[row["slug"]],
            events=events[row["slug"]],
            brief=_brief(passages["topic", row["slug"]]),
            entities=entities[row["slug"]],
            highlights=highlights[row["slug"]],
        )
        for row in await database.rows("SELECT * FROM topic ORDER BY position")
    )


async def _actors(database: Database, passages: _Owners) -> tuple[Actor, ...]:
    aliases = await _lists(database, "SELECT actor_slug, alias FROM actor_alias ORDER BY actor_slug, position")
    developments = await _lists(
        database, "SELECT actor_slug, development_slug FROM actor_development ORDER BY actor_slug, position"
    )
    return tuple(
        Actor(
            slug=row["slug"],
            name=row["name"],
            role=row["role"],
            aliases=aliases[row["slug"]],
            record=tuple(sentences for _, sentences in passages["actor", row["slug"]].get("record", ())),
            developments=developments[row["slug"]],
        )
        for row in await database.rows("SELECT * FROM actor ORDER BY position")
    )


async def _events(database: Database, passages: _Owners) -> tuple[Event, ...]:
    return tuple(
        Event(
            slug=row["slug"],
            title=row["title"],
            when=row["shown_date"],
            not_before=date.fromisoformat(row["not_before"]) if row["not_before"] else None,
            not_after=date.fromisoformat(row["not_after"]),
            account=_only(passages["event", row["slug"]], "account"),
        )
        for row in await database.rows("SELECT * FROM event ORDER BY position")
    )


async def _developments(database: Database) -> tuple[Development, ...]:
    topics = await _lists(
        database, "SELECT development_slug, topic_slug FROM development_topic ORDER BY development_slug, position"
    )
    references: defaultdict[str, list[Reference]] = defaultdict(list)
    for row in await database.rows("SELECT * FROM development_reference ORDER BY development_slug, position"):
        reference = Reference(row["title"], row["publisher"], row["url"], date.fromisoformat(row["seen"]))
        references[row["development_slug"]].append(reference)
    return tuple(
        Development(
            slug=row["slug"],
            date=PartialDate.parse(row["date"]),
            topics=topics[row["slug"]],
            kind=ClaimKind(row["kind"]),
            text=row["text"],
            references=tuple(references[row["slug"]]),
            confidence=Confidence(row["confidence"]),
            attributed_to=row["attributed_to"],
        )
        for row in await database.rows("SELECT * FROM development ORDER BY position")
    )


def _source(row: sqlite3.Row) -> Source:
    return Source(
        id=row["id"],
        title=row["title"],
        outlet=row["outlet"],
        author_post=row["author_post"],
        as_of=row["as_of"],
        date_basis=DateBasis(row["date_basis"]),
        date_note=row["date_note"],
        file_name=row["file_name"],
        sha256=row["sha256"],
    )


def _claim(row: sqlite3.Row) -> Claim:
    return Claim(
        id=row["id"],
        source_id=row["source_id"],
        paragraph=row["paragraph"],
        kind=ClaimKind(row["kind"]),
        text=row["text"],
        attributed_to=row["attributed_to"],
    )


def _brief(sections: _Passages) -> Brief:
    return Brief(
        reason=_only(sections, "reason"),
        summary=_only(sections, "summary"),
        points=tuple(sentences for _, sentences in sections.get("point", ())),
        positions=tuple(Position(party or "", sentences) for party, sentences in sections.get("position", ())),
        helps=_only(sections, "help"),
        obstacles=_only(sections, "obstacle"),
    )


def _only(sections: _Passages, section: str) -> tuple[Sentence, ...]:
    return sections[section][0][1] if sections.get(section) else ()


async def _lists(database: Database, sql: str) -> defaultdict[str, tuple[str, ...]]:
    rows = await database.rows(sql)
    grouped = {key: tuple(row[1] for row in group) for key, group in groupby(rows, key=itemgetter(0))}
    return defaultdict(tuple, grouped)


async def _passages(database: Database) -> _Owners:
    """Every sentence with its citations, by owner and section, in the order written."""
    citations: defaultdict[int, list[str]] = defaultdict(list)
    for row in await database.rows("SELECT sentence_id, claim_id FROM citation ORDER BY sentence_id, position"):
        citations[row["sentence_id"]].append(row["claim_id"])
    found: _Owners = defaultdict(dict)

    def place(row: sqlite3.Row) -> tuple[str, str, str, int]:
        owner = next(kind for kind in ("topic", "actor", "event") if row[f"{kind}_slug"] is not None)
        return owner, row[f"{owner}_slug"], row["section"], row["passage"]

    for (owner, slug, section, _), group in groupby(
        await database.rows("SELECT * FROM sentence ORDER BY id"), key=place
    ):
        rows = list(group)
        sentences = tuple(Sentence(row["text"], tuple(citations[row["id"]])) for row in rows)
        found[owner, slug].setdefault(section, []).append((rows[0]["party"], sentences))
    return found
