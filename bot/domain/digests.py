"""Digests: who gets one, what is in it, and what became of it. Plain frozen data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from bot.domain.developments import Development
from bot.domain.library import Area, Event, Topic


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


@dataclass(frozen=True, slots=True)
class Digest:
    """One day's ordered briefs for one channel.

    ``added`` and ``revised`` topics, ``recorded`` (new) and ``corrected`` developments changed since the channel's last
    digest. ``anniversary`` happened on this day of the year, or within three days of it.
    """

    lead: Topic
    headlines: tuple[Topic, ...]
    anniversary: Development | Event | None = None
    added: tuple[Topic, ...] = ()
    revised: tuple[Topic, ...] = ()
    recorded: tuple[Development, ...] = ()
    corrected: tuple[Development, ...] = ()


class DigestLength(StrEnum):
    """How much a digest says."""

    HEADLINES = "headlines"
    STANDARD = "standard"
    FULL = "full"


class SubscriptionState(StrEnum):
    """Whether a subscription's digests go out.

    ``PAUSED`` by an admin, ``SUSPENDED`` by itself after failed days, ``DEPARTED`` when the bot left the server.
    """

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
    PAUSED = "paused"
    HISTORY_UNREADABLE = "history-unreadable"


class Shortfall(StrEnum):
    """What a digest that reached its channel went without."""

    THREAD = "thread"
    PUBLICATION = "publication"


@dataclass(frozen=True, slots=True)
class Plan:
    """What an admin asked for: where, when and what. ``weekdays`` counts Monday as 0; empty ``areas`` are all."""

    channel_id: int
    at: time
    zone: str
    weekdays: frozenset[int]
    length: DigestLength
    areas: frozenset[Area]
    thread: bool
    mention_role_id: int | None


@dataclass(frozen=True, slots=True)
class Subscription:
    """A digest that a channel gets. ``next_due`` is the moment (UTC) at which ``next_date``'s digest falls due.

    ``created_by`` is 0 where whoever set it up had their id deleted.
    """

    id: int
    guild_id: int
    created_by: int
    created_at: datetime
    plan: Plan
    state: SubscriptionState
    failed_days: int
    next_date: date
    next_due: datetime


@dataclass(frozen=True, slots=True)
class Delivery:
    """The record of one subscription's digest for one local date, there before anything is sent.

    ``topics`` are the slugs chosen, the topic of the day first. ``doubtful_since`` is when the earliest attempt began
    that may have reached the channel without our knowing; None where there is no such attempt. ``detail`` is what was
    missing or what Discord answered, as far as that explains the reason. ``publish_at`` is when it is to be published
    to its channel's followers, where that has to wait. Moments are in UTC.
    """

    subscription_id: int
    local_date: date
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
    publish_at: datetime | None = None

    @property
    def key(self) -> str:
        """What names it in its nonce and in its buttons' custom ids: subscription and date, 25 characters at most."""
        return f"{self.subscription_id}-{self.local_date:%Y%m%d}"
