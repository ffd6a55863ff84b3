"""How topics hang together: which are related, and which share people or bodies."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from bot.domain.library import Actor, Library, Topic


@dataclass(frozen=True, slots=True)
class Connection:
    """Two topics that belong together, and why: a curator related them, or they share actors, or both."""

    first: Topic
    second: Topic
    is_related: bool
    actors: tuple[Actor, ...]


def ubiquitous_actors(library: Library) -> tuple[Actor, ...]:
    """Actors with a part in more than half of the topics: that two topics share them says nothing about the two."""
    return tuple(actor for actor in library.actors if 2 * len(library.topics_of(actor)) > len(library.topics))


def connect_topics(library: Library) -> tuple[Connection, ...]:
    """Every pair of topics of which one names the other as related, or which share an actor that is not everywhere."""
    everywhere = {actor.slug for actor in ubiquitous_actors(library)}
    connections = []
    for first, second in combinations(library.topics, 2):
        is_related = second.slug in first.related or first.slug in second.related
        shared = [slug for slug in first.actors if slug in second.actors and slug not in everywhere]
        if is_related or shared:
            actors = tuple(library.actor_by_slug[slug] for slug in shared)
            connections.append(Connection(first, second, is_related, actors))
    return tuple(connections)
