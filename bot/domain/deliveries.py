"""The record of each digest: whether it was sent, and what is still to be done about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


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
    COVERED_ALREADY = "told-already"
    DIRECT_CLOSED = "direct-closed"
    PAUSED = "paused"
    HISTORY_UNREADABLE = "history-unreadable"


class Shortfall(StrEnum):
    """What is missing from a digest that reached its channel."""

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


@dataclass(frozen=True, slots=True)
class Delivery:
    """The record of one subscription's digest for one local date and slot, there before anything is sent.

    ``topics`` are the slugs chosen, the topic of the day first. ``doubtful_since`` is when the earliest attempt began
    that may have reached the channel without our knowing; None if there is no such attempt. ``detail`` is what was
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
    """A delivery's key in its nonce and its buttons' custom IDs; at most 24 characters."""
    return f"{subscription_id}-{day:%Y%m%d}" + (f"-{slot}" if slot else "")
