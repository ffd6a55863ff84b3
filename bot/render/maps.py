"""How topics are connected: which are related, and which share people or organizations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from bot.domain import Connection, Library, Picture, Topic, connect_topics, ubiquitous_actors
from bot.locales import text
from bot.render.exhibits import Exhibit, picture_footer, picture_legend
from bot.render.limits import clip
from bot.render.wording import (
    OUTLOOK_SIGNS,
    dates_words,
    listed,
    outlook_name,
    plain,
)

KIND = "map"

_Neighbours = defaultdict[str, list[tuple[Topic, Connection]]]


def map_exhibit(library: Library) -> Exhibit:
    """Every topic with those it belongs with, and why."""
    connections = connect_topics(library)
    neighbours = _neighbours(connections)
    return Exhibit(
        kind=KIND,
        subject="",
        title=text("maps-title"),
        lead=plain(f"{_lead(library, connections)}{_left_out(library)}"),
        blocks=tuple(_block(topic, neighbours[topic.slug]) for topic in library.topics),
        sentences=(),
        topics=library.topics,
        picture=_picture(library, connections, neighbours),
    )


def _left_out(library: Library) -> str:
    names = [actor.name for actor in ubiquitous_actors(library)]
    if not names:
        return ""
    return f" {text('maps-left-out', names=listed(names))}"


def _lead(library: Library, connections: Sequence[Connection]) -> str:
    when = dates_words(library.sources)
    return text("maps-lead", count=len(library.topics), connections=len(connections), when=when)


def _neighbours(connections: Iterable[Connection]) -> _Neighbours:
    """By slug, those a topic is connected with, the related ones first."""
    found: _Neighbours = defaultdict(list)
    for connection in sorted(connections, key=lambda connection: not connection.is_related):
        found[connection.first.slug].append((connection.second, connection))
        found[connection.second.slug].append((connection.first, connection))
    return found


def _block(topic: Topic, neighbours: Sequence[tuple[Topic, Connection]]) -> str:
    others: defaultdict[str, list[str]] = defaultdict(list)  # by why they are connected
    for other, connection in neighbours:
        if connection.is_related:
            others[text("maps-related-to")].append(other.title)
        if connection.actors:
            names = listed([actor.name for actor in connection.actors])
            others[text("maps-share", names=names)].append(other.title)
    lines = [f"- {plain(why)}: {plain('; '.join(titles))}" for why, titles in others.items()]
    head = f"{OUTLOOK_SIGNS[topic.outlook]} **{plain(topic.title)}** · {outlook_name(topic.outlook)}"
    return "\n".join((head, *(lines or [f"- {text('maps-unconnected')}"])))


def _picture(library: Library, connections: Sequence[Connection], neighbours: _Neighbours) -> Picture:
    at = {topic.slug: number for number, topic in enumerate(library.topics)}
    links = [
        (
            at[c.first.slug],
            at[c.second.slug],
            "both" if c.is_related and c.actors else "related" if c.is_related else "shared",
        )
        for c in connections
    ]
    by_links = sorted(library.topics, key=lambda topic: -len(neighbours[topic.slug]))
    described = "; ".join(
        f"{topic.title} ({outlook_name(topic.outlook)}, {len(neighbours[topic.slug])})" for topic in by_links
    )
    return Picture(
        name=KIND,
        alt=text("maps-alt", count=len(library.topics), topics=described),
        scene={
            "kind": "network",
            "title": text("maps-heading"),
            "subtitle": clip(
                f"{text('maps-subtitle', when=dates_words(library.sources))}{_left_out(library)}",
                300,
            ),
            "legend": picture_legend(library.topics),
            "key": {
                "related": text("maps-related"),
                "shared": text("maps-key-shared"),
                "both": text("maps-key-both"),
            },
            "topics": [{"title": clip(t.title, 90), "outlook": t.outlook.value} for t in library.topics],
            "links": links,
            "footer": picture_footer(library),
        },
    )
