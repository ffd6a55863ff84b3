"""How the topics hang together: which are related, and which share people or bodies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.domain import Connection, Library, Picture, Topic, connect_topics, ubiquitous_actors
from bot.render.exhibits import Exhibit, picture_footer, picture_legend
from bot.render.limits import clip
from bot.render.wording import OUTLOOK_NAMES, OUTLOOK_SIGNS, counted, plain

KIND = "map"


def map_exhibit(library: Library) -> Exhibit:
    """Every topic with those it belongs with, and why."""
    connections = connect_topics(library)
    return Exhibit(
        kind=KIND,
        subject="",
        title="Map of the topics",
        lead=plain(
            f"{counted(len(library.topics), 'topic')} and {counted(len(connections), 'connection')} between "
            f"them.{_left_out(library)}"
        ),
        blocks=tuple(_block(topic, connections) for topic in library.topics),
        sentences=(),
        topics=library.topics,
        picture=_picture(library, connections),
    )


def _left_out(library: Library) -> str:
    names = [actor.name for actor in ubiquitous_actors(library)]
    if not names:
        return ""
    verb = "has" if len(names) == 1 else "have"
    return f" {' and '.join(names)} {verb} a part in most of them, so sharing them is no connection."


def _neighbours(topic: Topic, connections: Iterable[Connection]) -> list[tuple[Topic, Connection]]:
    """Those a topic is connected with, the related ones first."""
    found = [
        (connection.second if connection.first is topic else connection.first, connection)
        for connection in connections
        if topic in (connection.first, connection.second)
    ]
    return sorted(found, key=lambda pair: not pair[1].is_related)


def _block(topic: Topic, connections: Sequence[Connection]) -> str:
    lines = [f"{OUTLOOK_SIGNS[topic.outlook]} **{plain(topic.title)}** · {OUTLOOK_NAMES[topic.outlook].lower()}"]
    for other, connection in _neighbours(topic, connections):
        lines.append(f"- {plain(other.title)}: {plain(_why(connection))}")
    return "\n".join(lines if len(lines) > 1 else [*lines, "- connected with no other"])


def _why(connection: Connection) -> str:
    shared = "share " + ", ".join(actor.name for actor in connection.actors) if connection.actors else ""
    return "; ".join(filter(None, ("related" if connection.is_related else "", shared)))


def _picture(library: Library, connections: Sequence[Connection]) -> Picture:
    at = {topic.slug: number for number, topic in enumerate(library.topics)}
    links = [
        (
            at[c.first.slug],
            at[c.second.slug],
            "both" if c.is_related and c.actors else "related" if c.is_related else "shared",
        )
        for c in connections
    ]
    by_links = sorted(library.topics, key=lambda topic: -len(_neighbours(topic, connections)))
    told = "; ".join(
        f"{topic.title} ({OUTLOOK_NAMES[topic.outlook].lower()}, {len(_neighbours(topic, connections))})"
        for topic in by_links
    )
    return Picture(
        name=KIND,
        alt=f"Map of {counted(len(library.topics), 'topic')} with lines between those that belong together. "
        f"Outlook and number of connections: {told}.",
        scene={
            "kind": "network",
            "title": "How the topics hang together",
            "subtitle": clip(f"Lines join topics that belong together.{_left_out(library)}", 300),
            "legend": picture_legend(library.topics),
            "key": {"related": "related", "shared": "share people or bodies", "both": "both"},
            "topics": [{"title": clip(t.title, 90), "outlook": t.outlook.value} for t in library.topics],
            "links": links,
            "footer": picture_footer(library),
        },
    )
