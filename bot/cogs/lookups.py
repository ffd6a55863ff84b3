"""Look up a typed topic or person, the same way for all commands."""

from __future__ import annotations

from dataclasses import dataclass

from discord import app_commands

from bot.domain import Actor, Library, Topic
from bot.errors import UnknownActorError, UnknownTopicError
from bot.locales import language, text
from bot.metrics import SEARCHES
from bot.render.actors import actor_choice
from bot.render.answers import topic_choice
from bot.search.finder import Match, Verdict
from bot.search.search import Search


@dataclass(frozen=True, slots=True)
class TopicReading:
    """What the words for a topic mean.

    Attributes:
        words: As they were typed; the slug if a choice was picked.
        topic: The topic they certainly mean; None if there is a choice or nothing.
        offers: Topics to choose from; empty if nothing fits.
        people: People they name as well.
        unmentioned: A name in them on which the library has nothing; the answer says so first.
        are_several: They name all the offers side by side.
    """

    words: str
    topic: Topic | None = None
    offers: tuple[Topic, ...] = ()
    people: tuple[Actor, ...] = ()
    unmentioned: str | None = None
    are_several: bool = False


@dataclass(frozen=True, slots=True)
class PersonReading:
    """What the words for an actor mean: the certain one, or those to choose from, and a topic of that name.

    ``unmentioned`` is whom they name, where that is somebody else of whom the library has nothing.
    """

    words: str
    actor: Actor | None = None
    offers: tuple[Actor, ...] = ()
    topic: Topic | None = None
    unmentioned: str | None = None


class Lookups:
    """Reads what people type, with the engine, into what the library holds. Takes some milliseconds of processor time.

    Args:
        library: What there is.
        search: What finds it.
    """

    def __init__(self, library: Library, search: Search) -> None:
        self._in_all_languages = library
        self.search = search

    @property
    def library(self) -> Library:
        """The library's contents, in the language of the answer."""
        return self._in_all_languages.in_language(language())

    def read_topic(self, words: str) -> TopicReading:
        """What words for a topic lead to."""
        if (picked := self.library.topic_by_slug.get(words)) is not None:
            return TopicReading(words, picked)
        return self.reading_of(self.search.find_topic(words))

    def reading_of(self, match: Match) -> TopicReading:
        """What a match stands for in the library."""
        SEARCHES.labels("topic", match.verdict.value).inc()
        offers = tuple(self.topic(slug) for slug in match.suggestions)
        topic = self.topic(match.found) if match.found else None
        people = tuple(self.actor(slug) for slug in match.people)
        return TopicReading(match.query, topic, offers, people, match.unmentioned, bool(match.several))

    def read_person(self, words: str) -> PersonReading:
        """Whom words lead to. "Syria" is no man, though one is its president: then there is a topic, and no actor."""
        if (picked := self.library.actor_by_slug.get(words)) is not None:
            return PersonReading(words, picked)
        match = self.search.find_person(words)
        SEARCHES.labels("person", match.verdict.value).inc()
        return self._reading_of_person(words, match)

    def _reading_of_person(self, words: str, match: Match) -> PersonReading:
        other = self.search.topics.find(words)
        is_topic = other.found is not None and other.is_named and not match.is_named
        topic = self.topic(other.found) if other.found and (is_topic or match.verdict is Verdict.NOTHING) else None
        actor = self.actor(match.found) if match.found and not is_topic else None
        holders = () if match.found or is_topic else self.search.people_meant(words)  # of a post that several have held
        offers = holders or match.suggestions
        return PersonReading(words, actor, tuple(map(self.actor, offers)), topic, match.unmentioned)

    def complete_topics(self, typed: str) -> list[app_commands.Choice[str]]:
        """Topics for what has been typed so far."""
        return [topic_choice(self.topic(slug)) for slug in self.search.complete_topics(typed)]

    def complete_people(self, typed: str) -> list[app_commands.Choice[str]]:
        """People and bodies for what has been typed so far: those that sending it offers."""
        if not typed.strip():
            return [actor_choice(self.actor(slug)) for slug in self.search.first_people()]
        reading = self._reading_of_person(typed, self.search.find_person(typed))
        return [actor_choice(actor) for actor in dict.fromkeys((*filter(None, [reading.actor]), *reading.offers))]

    def topic(self, slug: str) -> Topic:
        """The topic of that slug; raises like ``get_topic``."""
        return get_topic(self.library, slug)

    def actor(self, slug: str) -> Actor:
        """The actor of that slug; raises like ``get_actor``."""
        return get_actor(self.library, slug)


def get_topic(library: Library, slug: str) -> Topic:
    """The topic of that slug.

    Raises:
        UnknownTopicError: There is none, or none any more.
    """
    topic = library.topic_by_slug.get(slug)
    if topic is None:
        raise UnknownTopicError(text("lookups-topic-gone"))
    return topic


def get_actor(library: Library, slug: str) -> Actor:
    """The actor of that slug.

    Raises:
        UnknownActorError: There is none, or none any more.
    """
    actor = library.actor_by_slug.get(slug)
    if actor is None:
        raise UnknownActorError(text("lookups-actor-gone"))
    return actor
