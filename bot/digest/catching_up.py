"""Which of several missed digests is still sent (one at most) and why the others are skipped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.digest.schedule import due_moment, next_due
from bot.domain import Delivery, Due, Reason, Schedule, Subscription
from bot.domain.zones import get_zone

PUNCTUAL = timedelta(minutes=5)
"""A digest within this of its due moment is on time."""
_LOOK_BACK = timedelta(days=31)
"""Dates further back get no record: a clock that is years ahead for a moment would create thousands."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """What to do about a subscription whose digest came due.

    ``skipped`` has the digests left out, each with the reason; ``pending`` the one to send, with the reason if it is
    late; ``following`` the next one.
    """

    skipped: tuple[tuple[Due, Reason], ...]
    pending: tuple[Due, Reason | None] | None
    following: Due


def catch_up(subscription: Subscription, now: datetime, window: timedelta) -> Agenda:
    """Decide about everything that has come due.

    Args:
        subscription: As stored; its next due moment lies at or before ``now``.
        now: An aware moment.
        window: How long after its due moment a digest is still sent.
    """
    due, following = _due_until(subscription, now)
    *missed, latest = due
    in_time = now - latest.at <= window
    skipped = [(each, Reason.NEWER_DUE if in_time and now - each.at <= window else Reason.OFFLINE) for each in missed]
    if not in_time:
        return Agenda((*skipped, (latest, Reason.OFFLINE)), None, following)
    late = Reason.OFFLINE if now - latest.at > PUNCTUAL else None
    return Agenda(tuple(skipped), (latest, late), following)


def dates_missed(subscription: Subscription, now: datetime) -> list[Due]:
    """What came due during a pause."""
    return _due_until(subscription, now)[0]


def due_after(schedule: Schedule, moment: datetime, last: tuple[date, int] | None) -> Due:
    """The first date and slot later than ``last`` whose due moment is later than ``moment``.

    So a change of zone or time never gives a date more digests than it has times.
    """
    due = next_due(moment, schedule)
    while last is not None and due.place <= last:
        due = next_due(due.at, schedule)
    return due


def due_anew(subscription: Subscription, now: datetime, last: tuple[date, int] | None) -> Due:
    """The next date, slot and due moment by the present clock and zone rules, whatever was calculated before.

    Args:
        subscription: As stored, with what was calculated.
        now: An aware moment.
        last: The latest date and slot decided about, as far as the clock can be trusted.

    Raises:
        ValueError: The zone has no such date any more.
        KeyError: There is no such zone any more.
    """
    schedule, planned = subscription.plan.schedule, subscription.next
    following = due_after(schedule, now, last)
    if planned.place < following.place:  # by the present rules it is already due
        moment = due_moment(planned.day, schedule.times[planned.slot], get_zone(schedule.zone))
        if moment is not None:
            return planned._replace(at=moment)
    return following


def lateness(delivery: Delivery, now: datetime) -> tuple[datetime, Reason] | None:
    """When a digest sent now was due and why it is late, or None if it is on time."""
    if now - delivery.due_at <= PUNCTUAL:
        return None
    return delivery.due_at, delivery.reason or Reason.BUSY


def _due_until(subscription: Subscription, now: datetime) -> tuple[list[Due], Due]:
    """What has come due, and what follows."""
    due: list[Due] = []
    following, schedule = subscription.next, subscription.plan.schedule
    if following.at < now - _LOOK_BACK:
        following = due_after(schedule, now - _LOOK_BACK, following.place)
    while following.at <= now:
        due.append(following)
        following = due_after(schedule, following.at, following.place)
    return due, following
