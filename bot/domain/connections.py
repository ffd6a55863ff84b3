"""How topics are connected: which are related, and which share people or organizations."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
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
    """Actors with a part in more than half of the topics that have any: sharing them is no connection."""
    parts = Counter(slug for topic in library.topics for slug in set(topic.actors))
    peopled = sum(bool(topic.actors) for topic in library.topics)
    return tuple(actor for actor in library.actors if 2 * parts[actor.slug] > peopled)


def connect_topics(library: Library) -> tuple[Connection, ...]:
    """Every pair of topics of which one names the other as related, or which share an actor that is not everywhere."""
    everywhere = {actor.slug for actor in ubiquitous_actors(library)}
    connections = []
    for first, second in _pairs(library, everywhere):
        is_related = second.slug in first.related or first.slug in second.related
        shared = [slug for slug in first.actors if slug in second.actors and slug not in everywhere]
        actors = tuple(library.actor_by_slug[slug] for slug in shared)
        connections.append(Connection(first, second, is_related, actors))
    return tuple(connections)


def _pairs(library: Library, everywhere: Collection[str]) -> list[tuple[Topic, Topic]]:
    """The pairs that have anything in common, in curated order; looking at all takes long in a large library."""
    at = {topic.slug: position for position, topic in enumerate(library.topics)}
    having_a_part: defaultdict[str, list[int]] = defaultdict(list)
    found: set[tuple[int, int]] = set()
    for position, topic in enumerate(library.topics):
        others = [at[slug] for slug in topic.related if slug in at]
        found.update((min(position, other), max(position, other)) for other in others if other != position)
        for slug in set(topic.actors).difference(everywhere):
            having_a_part[slug].append(position)
    for positions in having_a_part.values():
        found.update(combinations(positions, 2))
    return [(library.topics[first], library.topics[second]) for first, second in sorted(found)]
