"""A library's topics and people as the targets of names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from bot.domain import Actor, Library, Topic, translations_by_context


class NameKind(IntEnum):
    """What a name is to its target; the lower, the more it counts where several agree."""

    TITLE = 0
    ALIAS = 1
    ENTITY = 2


@dataclass(frozen=True, slots=True)
class Target:
    """What names lead to: a topic or a person.

    ``texts`` is what the library says of it; ``posts`` is a person's office in each language, which others hold later.
    """

    slug: str
    names: tuple[tuple[str, NameKind], ...]
    texts: tuple[str, ...]
    posts: tuple[str, ...] = ()


def topic_targets(library: Library) -> tuple[Target, ...]:
    """The topics, with what they and the claims they rest on say."""
    translations = translations_by_context(library)
    return tuple(_topic(library, topic, translations.get(f"topic {topic.slug}: title", ())) for topic in library.topics)


def _topic(library: Library, topic: Topic, translations: Iterable[str]) -> Target:
    brief = topic.brief
    sentences = [s for s in (*brief.sentences(), *brief.helps, *brief.obstacles) if s.claim_ids]
    claims = dict.fromkeys(claim_id for sentence in sentences for claim_id in sentence.claim_ids)
    texts = (*(sentence.text for sentence in sentences), *(library.claim_by_id[claim].text for claim in claims))
    developments = [development.text for development in library.developments_of(topic)]
    names = [(title, NameKind.TITLE) for title in (topic.title, *translations)]
    names += [(alias, NameKind.ALIAS) for alias in topic.aliases]
    names += [(entity, NameKind.ENTITY) for entity in topic.entities]
    return Target(topic.slug, tuple(names), tuple(dict.fromkeys((*texts, *developments))))


def actor_targets(library: Library) -> tuple[Target, ...]:
    """The people and bodies, those with a part in most topics first. A surname leads to its owners by itself."""
    actors = sorted(library.actors, key=lambda actor: -len(library.topics_of(actor)))
    translations = translations_by_context(library)
    return tuple(
        _actor(
            actor,
            translations.get(f"actor {actor.slug}: name", ()),
            (actor.role, *translations.get(f"actor {actor.slug}: role", ())),
        )
        for actor in actors
    )


def _actor(actor: Actor, translations: Iterable[str], posts: tuple[str, ...]) -> Target:
    full_names = (actor.name, *translations)  # in Russian "Джордж Буш — младший"
    last_words = [name.split(" — ")[0].split()[-1] for name in full_names]
    surnames = [word for word in last_words if not word.isupper()]  # in Russian Congress ends with "США"
    aliases = dict.fromkeys((*actor.aliases, *surnames))
    names = [(name, NameKind.TITLE) for name in full_names]
    names += [(alias, NameKind.ALIAS) for alias in aliases]
    return Target(actor.slug, tuple(names), posts, posts)
