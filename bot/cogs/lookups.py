"""Slugs from buttons and matches to what they stand for in the library being served."""

from __future__ import annotations

from bot.domain import Actor, Library, Topic
from bot.errors import UnknownActorError, UnknownTopicError


def get_topic(library: Library, slug: str) -> Topic:
    """The topic of that slug.

    Raises:
        UnknownTopicError: There is none, or none any more.
    """
    topic = library.topic_by_slug.get(slug)
    if topic is None:
        raise UnknownTopicError("That topic is no longer in the library. /topics shows what is.")
    return topic


def get_actor(library: Library, slug: str) -> Actor:
    """The actor of that slug.

    Raises:
        UnknownActorError: There is none, or none any more.
    """
    actor = library.actor_by_slug.get(slug)
    if actor is None:
        raise UnknownActorError("That person or body is no longer in the library. /who shows who is.")
    return actor
