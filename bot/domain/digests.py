"""Digests: their settings, contents and deliveries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from bot.domain.developments import Development
from bot.domain.library import Area, Event, Topic
from bot.domain.schedules import Schedule


@dataclass(frozen=True, slots=True)
class Change:
    """The latest change of a topic's or development's text since it was first stored. ``at`` is in UTC."""

    at: datetime
    is_new: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """What was added or changed after the first library was stored, by slug."""

    topics: Mapping[str, Change] = field(default_factory=dict)
    developments: Mapping[str, Change] = field(default_factory=dict)


NEWS_NAMED = 5  # new developments, and corrected ones; the rest are counted


@dataclass(frozen=True, slots=True)
class Digest:
    """One day's ordered briefs for one channel.

    ``added`` and ``revised`` topics, ``recorded`` (new) and ``corrected`` developments changed since the channel's last
    digest. ``anniversary`` happened on this day of the year, or within three days of it. ``accounts`` are the
    developments told of a topic, by its slug; none is told twice.
    """

    lead: Topic
    headlines: tuple[Topic, ...]
    anniversary: Development | Event | None = None
    added: tuple[Topic, ...] = ()
    revised: tuple[Topic, ...] = ()
    recorded: tuple[Development, ...] = ()
    corrected: tuple[Development, ...] = ()
    accounts: Mapping[str, tuple[Development, ...]] = field(default_factory=dict)

    @property
    def slugs(self) -> tuple[str, ...]:
        """Of the topics it features, the topic of the day first."""
        return tuple(topic.slug for topic in (self.lead, *self.headlines))

    @property
    def told(self) -> tuple[str, ...]:
        """The slugs of the developments, and the event, that it tells. Of what is new, only some are named."""
        news = (*self.recorded[-NEWS_NAMED:], *self.corrected[-NEWS_NAMED:])
        accounts = (each for account in self.accounts.values() for each in account)
        anniversaries = (self.anniversary,) if self.anniversary is not None else ()
        return tuple(each.slug for each in (*news, *accounts, *anniversaries))


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


class DeliveryState(StrEnum):
    """How far a delivery has come; docs/digest.md says what each means."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    SKIPPED = "skipped"
    UNKNOWN = "unknown"


class Reason(StrEnum):
    """Why a delivery came late, did not come, or is not known to have come."""

    OFFLINE = "offline"
    NEWER_DUE = "newer-due"
    BUSY = "busy"
    DISCORD_TROUBLE = "discord-trouble"
    CHANNEL_GONE = "channel-gone"
    MISSING_PERMISSIONS = "missing-permissions"
    REFUSED = "refused"
    INTERNAL = "internal"
    NO_TOPICS = "no-topics"
    NO_NEWS = "no-news"
    NO_ANNIVERSARY = "no-anniversary"
    TOLD_ALREADY = "told-already"
    DIRECT_CLOSED = "direct-closed"
    PAUSED = "paused"
    HISTORY_UNREADABLE = "history-unreadable"


class Shortfall(StrEnum):
    """What a digest that reached its channel went without."""

    THREAD = "thread"
    PUBLICATION = "publication"
    PIN = "pin"
    REMOVAL = "removal"


class FollowUpKind(StrEnum):
    """What may still have to be done once a digest is in its channel; ``REMOVE`` where a newer one replaced it."""

    PUBLISH = "publish"
    THREAD = "thread"
    PIN = "pin"
    UNPIN = "unpin"
    REMOVE = "remove"


class Occasion(StrEnum):
    """When a digest that falls due is posted."""

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
    ``created_by`` is 0 where whoever set it up had their id deleted.
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


@dataclass(frozen=True, slots=True)
class Delivery:
    """The record of one subscription's digest for one local date and slot, there before anything is sent.

    ``topics`` are the slugs chosen, the topic of the day first. ``doubtful_since`` is when the earliest attempt began
    that may have reached the channel without our knowing; None where there is no such attempt. ``detail`` is what was
    missing or what Discord answered, as far as that explains the reason. ``message_id`` is None before it was sent and
    after it was replaced by a newer one. Moments are in UTC.
    """

    subscription_id: int
    local_date: date
    slot: int
    due_at: datetime
    state: DeliveryState
    reason: Reason | None
    detail: str | None
    attempts: int
    retry_at: datetime
    doubtful_since: datetime | None
    settled_at: datetime | None
    channel_id: int
    message_id: int | None
    shortfalls: frozenset[Shortfall]
    topics: tuple[str, ...]

    @property
    def place(self) -> tuple[date, int]:
        """Date and slot."""
        return self.local_date, self.slot

    @property
    def key(self) -> str:
        """As ``delivery_key`` gives it."""
        return delivery_key(self.subscription_id, self.local_date, self.slot)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Something to be done about a delivery that is in its channel. ``since`` is when it first was to be done."""

    kind: FollowUpKind
    delivery: Delivery
    since: datetime


def delivery_key(subscription_id: int, day: date, slot: int) -> str:
    """What names a delivery in its nonce and in its buttons' custom ids; 24 characters at most."""
    return f"{subscription_id}-{day:%Y%m%d}" + (f"-{slot}" if slot else "")
