"""Who gets which digests: what was asked for, and when the next is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from bot.domain.library import Area
from bot.domain.schedules import Schedule


class DigestLength(StrEnum):
    """How much a digest says."""

    HEADLINES = "headlines"
    STANDARD = "standard"
    FULL = "full"


class SubscriptionState(StrEnum):
    """Whether a subscription's digests go out.

    ``DRAFT`` while it is being set up on a card, ``PAUSED`` by an admin, ``SUSPENDED`` by itself after failed days,
    ``DEPARTED`` when the bot left the server.
    """

    DRAFT = "draft"
    ACTIVE = "active"
    PAUSED = "paused"
    SUSPENDED = "suspended"
    DEPARTED = "departed"


class Occasion(StrEnum):
    """When a digest that is due is posted."""

    ALWAYS = "always"
    NEWS = "news"
    ANNIVERSARIES = "anniversaries"


class DigestForm(StrEnum):
    """How a digest is laid out: as a card (Components V2), or plainly, which notifications and followers can read."""

    CARD = "card"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class About:
    """What a digest is about: slugs of areas, topics and people. Empty means everything."""

    areas: frozenset[Area] = frozenset()
    topics: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Posting:
    """How a digest is posted in its channel; ``tag_id`` is the tag a forum's post gets."""

    form: DigestForm = DigestForm.CARD
    mention_role_id: int | None = None
    thread: bool = False
    publish: bool = True
    tag_id: int | None = None
    keeps_latest: bool = False
    pin: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What somebody asked for: where, when and what, and by its code the language to say it in."""

    channel_id: int
    schedule: Schedule
    occasion: Occasion = Occasion.ALWAYS
    about: About = About()
    length: DigestLength = DigestLength.STANDARD
    posting: Posting = Posting()
    language: str = "en"


class Due(NamedTuple):
    """One of a schedule's digests: its local date, which of that date's times it is, and the moment in UTC."""

    day: date
    slot: int
    at: datetime

    @property
    def place(self) -> tuple[date, int]:
        """Date and slot, which come once each and in this order."""
        return self.day, self.slot


@dataclass(frozen=True, slots=True)
class Subscription:
    """A digest that a channel gets, or a person by direct message; ``next`` is when.

    ``guild_id`` is None for a person's own. ``number`` tells a server's digests apart; a draft has none.
    ``created_by`` is 0 if whoever set it up had their id deleted.
    """

    id: int
    guild_id: int | None
    number: int | None
    created_by: int
    created_at: datetime
    plan: Plan
    state: SubscriptionState
    failed_days: int
    next: Due
