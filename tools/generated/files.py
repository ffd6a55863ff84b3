"""A library as the files curators write: the loader's reading, backwards."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path

from bot.domain import Actor, Brief, Claim, Event, Library, Sentence, Source, Topic


def write_library(library: Library, content: Path, seeds: Path) -> None:
    """Write a library into two folders, which are made."""
    for folder in (content / "topics", content / "actors", seeds):
        folder.mkdir(parents=True, exist_ok=True)
    sources = {source.id: source for source in library.sources}
    for source_id, claims in groupby(library.claims, key=lambda claim: claim.source_id):
        _write(seeds / f"{source_id}.toml", _record(sources[source_id], list(claims)))
    for topic in library.topics:
        _write(content / "topics" / f"{topic.slug}.md", _topic(topic))
    for actor in library.actors:
        _write(content / "actors" / f"{actor.slug}.md", _actor(actor))
    _write(content / "events.toml", "\n\n".join(map(_event, library.events)))
    texts = (f"{kind} = {_list(words)}" for kind, words in asdict(library.confusables).items())
    _write(content / "confusables.toml", "\n".join(texts))


def _write(path: Path, text: str) -> None:
    path.write_text(text + "\n", encoding="utf-8")


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _list(values: Sequence[str]) -> str:
    return f"[{', '.join(map(_text, values))}]"


def _cited(sentences: Iterable[Sentence]) -> str:
    return " ".join(f"{s.text[:-1]} [{', '.join(s.claim_ids)}]{s.text[-1]}" for s in sentences)


def _record(source: Source, claims: Iterable[Claim]) -> str:
    head = {
        "id": source.id,
        "title": source.title,
        "outlet": source.outlet,
        "author_post": source.author_post,
        "as_of": source.as_of,
        "date_basis": source.date_basis,
        "date_note": source.date_note,
        "file": source.file_name,
        "sha256": source.sha256,
    }
    tables = ["\n".join(["[source]", *(f"{key} = {_text(value)}" for key, value in head.items())])]
    tables += [
        f"[[claims]]\nid = {_text(claim.id)}\nparagraph = {claim.paragraph}\nkind = {_text(claim.kind)}\n"
        + (f"attributed_to = {_text(claim.attributed_to)}\n" if claim.attributed_to else "")
        + f"text = {_text(claim.text)}"
        for claim in claims
    ]
    return "\n\n".join(tables)


def _topic(topic: Topic) -> str:
    settings = [
        f"title = {_text(topic.title)}",
        f"area = {_text(topic.area)}",
        f"outlook = {_text(topic.outlook)}",
        f"aliases = {_list(topic.aliases)}",
        f"entities = {_list(topic.entities)}",
        f"related = {_list(topic.related)}",
        f"actors = {_list(topic.actors)}",
        f"events = {_list(topic.events)}",
    ]
    return "\n".join(["+++", *settings, "+++", *_brief(topic.brief)])


def _brief(brief: Brief) -> list[str]:
    points = [f"- {_cited(point)}" for point in brief.points]
    positions = [f"- {position.party}: {_cited(position.sentences)}" for position in brief.positions]
    sections = {
        "Outlook": [_cited(brief.reason)],
        "Summary": [_cited(brief.summary)],
        "Key points": points,
        "Positions": positions,
        "Helps": [_cited(brief.helps)],
        "Stands in the way": [_cited(brief.obstacles)],
    }
    return [line for name, lines in sections.items() if any(lines) for line in (f"## {name}", *lines, "")]


def _actor(actor: Actor) -> str:
    settings = [f"name = {_text(actor.name)}", f"role = {_text(actor.role)}", f"aliases = {_list(actor.aliases)}"]
    return "\n".join(["+++", *settings, "+++", "## Record", *(f"- {_cited(point)}" for point in actor.record)])


def _event(event: Event) -> str:
    lines = [f"slug = {_text(event.slug)}", f"title = {_text(event.title)}", f"date = {_text(event.when)}"]
    lines += [f"not_before = {event.not_before}"] if event.not_before else []
    return "\n".join(["[[events]]", *lines, f"not_after = {event.not_after}", f"text = {_text(_cited(event.account))}"])
