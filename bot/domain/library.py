"""The curated library. Look-ups only, no other behavior."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from bot.domain.developments import Confidence, Development, PartialDate
from bot.domain.sources import Claim, Source
from bot.domain.translation import Translation, translate_library

SLUG_CHARACTERS = 40  # at most: a button's id holds two slugs, and Discord gives it 100 characters


class Area(StrEnum):
    """Where a topic is shelved, in the order in which areas are browsed."""

    OVERVIEW = "overview"
    LEADERS = "leaders"
    SECURITY = "security"
    REGIONS = "regions"
    ECONOMY_SOCIETY = "economy-society"
    POLITICS = "politics"


class Outlook(StrEnum):
    """How likely progress on a topic looked.

    ``CONTEXT`` where there is nothing to negotiate; ``NONE`` on a chronicle, of which no source gives any outlook.
    """

    PROMISING = "promising"
    MIXED = "mixed"
    DIFFICULT = "difficult"
    BLEAK = "bleak"
    CONTEXT = "context"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, without its citation marks, and the ids of the claims it rests on, in the order cited."""

    text: str
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """Where one party stands."""

    party: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """What is said about a topic. A point is a short run of sentences.

    ``helps`` and ``obstacles`` say in a sentence what helps and what stands in the way; empty if no source does.
    """

    reason: tuple[Sentence, ...] = ()
    summary: tuple[Sentence, ...] = ()
    points: tuple[tuple[Sentence, ...], ...] = ()
    positions: tuple[Position, ...] = ()
    helps: tuple[Sentence, ...] = ()
    obstacles: tuple[Sentence, ...] = ()

    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of the card in reading order: the reason for the outlook, summary, points, positions."""
        points = [sentence for point in self.points for sentence in point]
        positions = [sentence for position in self.positions for sentence in position.sentences]
        return (*self.reason, *self.summary, *points, *positions)


@dataclass(frozen=True, slots=True)
class Topic:
    """What can be asked for. ``related``, ``actors`` and ``events`` hold slugs.

    An alias is another name of the topic itself; an entity is a person, place, meeting or the like that a reader would
    connect with it, and may lead to other topics as well. ``highlights`` are the slugs of developments that its first
    screen tells beside the newest. A chronicle rests on developments alone: its brief is empty.
    """

    slug: str
    title: str
    area: Area
    outlook: Outlook
    aliases: tuple[str, ...]
    related: tuple[str, ...]
    actors: tuple[str, ...]
    events: tuple[str, ...]
    brief: Brief
    entities: tuple[str, ...] = ()
    highlights: tuple[str, ...] = ()

    @property
    def is_chronicle(self) -> bool:
        """Whether it rests on developments alone."""
        return self.outlook is Outlook.NONE


@dataclass(frozen=True, slots=True)
class Actor:
    """A person or body a source names, the other names it goes by, and what it did or said there.

    ``developments`` are slugs of what tells of it apart from the sources; only where there are some may ``record``
    be empty.
    """

    slug: str
    name: str
    role: str
    aliases: tuple[str, ...]
    record: tuple[tuple[Sentence, ...], ...]
    developments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, dated no more exactly than the source allows.

    ``when`` is the date as shown; ``not_before`` and ``not_after`` bound it (inclusive) and serve for ordering only.
    """

    slug: str
    title: str
    when: str
    not_before: date | None
    not_after: date
    account: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Phrasing:
    """A question as members put it, and what answers it: a claim, by its ID, or a development, by its slug."""

    text: str
    claim_id: str | None = None
    development: str | None = None


@dataclass(frozen=True, slots=True)
class Confusables:
    """What people type that tells no topic.

    ``lookalikes`` are words and phrases that look like a name and mean something else ("syrup", "cold brew"); beside
    one of the ``other_fields`` ("cinema") a name means something else as well. ``common`` are single words for what
    the whole library is about ("Moscow"), which tell no topic from another.
    """

    lookalikes: tuple[str, ...] = ()
    other_fields: tuple[str, ...] = ()
    common: tuple[str, ...] = ()


@dataclass(frozen=True)
class Library:
    """Everything the bot can say, in curated order. Immutable; replaced as a whole.

    ``developments`` come oldest first; ``record_end`` says until when they were kept, None if there is no record.
    ``phrasings`` and ``confusables`` are not said but understood: they help to find what is asked for. ``translations``
    are its texts in other languages, those alone that were made from the English as it is now.
    """

    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]
    topics: tuple[Topic, ...]
    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    developments: tuple[Development, ...] = ()
    record_end: PartialDate | None = None
    phrasings: tuple[Phrasing, ...] = ()
    confusables: Confusables = Confusables()
    translations: tuple[Translation, ...] = ()

    def in_language(self, language: str) -> Library:
        """The same things in a language, made once; what it lacks stays English and is marked so."""
        return self._in_other_languages.get(language, self)

    @cached_property
    def _in_other_languages(self) -> dict[str, Library]:
        return translate_library(self)

    @cached_property
    def topic_by_slug(self) -> dict[str, Topic]:
        """Topics by slug."""
        return {topic.slug: topic for topic in self.topics}

    @cached_property
    def claim_by_id(self) -> dict[str, Claim]:
        """Claims by id."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def source_by_id(self) -> dict[str, Source]:
        """Sources by id."""
        return {source.id: source for source in self.sources}

    @cached_property
    def actor_by_slug(self) -> dict[str, Actor]:
        """Actors by slug."""
        return {actor.slug: actor for actor in self.actors}

    @cached_property
    def event_by_slug(self) -> dict[str, Event]:
        """Events by slug."""
        return {event.slug: event for event in self.events}

    @cached_property
    def development_by_slug(self) -> dict[str, Development]:
        """Developments by slug."""
        return {development.slug: development for development in self.developments}

    @cached_property
    def _developments_by_topic(self) -> dict[str, list[Development]]:
        found: dict[str, list[Development]] = {}
        for development in reversed(self.developments):
            for slug in development.topics:
                found.setdefault(slug, []).append(development)
        return found

    def developments_of(self, topic: Topic) -> tuple[Development, ...]:
        """What is recorded on a topic, newest first."""
        return tuple(self._developments_by_topic.get(topic.slug, ()))

    def confirmed_of(self, topic: Topic) -> tuple[Development, ...]:
        """Those of them that are well confirmed: what a digest may tell of a topic by itself."""
        return tuple(each for each in self.developments_of(topic) if each.confidence is Confidence.HIGH)

    def sources_of(self, topic: Topic) -> tuple[Source, ...]:
        """The sources a topic's brief rests on, in the order first cited."""
        return self.sources_behind(topic.brief.sentences())

    def sources_behind(self, sentences: Iterable[Sentence]) -> tuple[Source, ...]:
        """The sources some sentences rest on, in the order first cited."""
        ids = (self.claim_by_id[claim_id].source_id for s in sentences for claim_id in s.claim_ids)
        return tuple(self.source_by_id[source_id] for source_id in dict.fromkeys(ids))

    def topics_of(self, actor: Actor) -> tuple[Topic, ...]:
        """The topics an actor has a part in, by their own list or by what is recorded of the actor."""
        recorded = {slug for each in actor.developments for slug in self.development_by_slug[each].topics}
        return tuple(topic for topic in self.topics if actor.slug in topic.actors or topic.slug in recorded)
