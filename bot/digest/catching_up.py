"""What becomes of the digests that fell due: at most one is sent, the rest are skipped and say why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.digest.schedule import due_moment, next_due
from bot.domain import Delivery, Plan, Reason, Subscription
from bot.domain.zones import get_zone

PUNCTUAL = timedelta(minutes=5)
"""A digest within this of its due moment is on time."""
_LOOK_BACK = timedelta(days=31)
"""Dates further back get no record each: a clock that is years ahead for a moment would make thousands."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """What to do about a subscription whose digest fell due.

    ``skipped`` holds date, due moment and reason; ``pending`` the one date to send, with the reason why it is late
    where it is; ``following`` the next date and due moment.
    """

    skipped: tuple[tuple[date, datetime, Reason], ...]
    pending: tuple[date, datetime, Reason | None] | None
    following: tuple[date, datetime]


def catch_up(subscription: Subscription, now: datetime, window: timedelta) -> Agenda:
    """Decide about every date that fell due until now.

    Args:
        subscription: As stored; its next due moment lies at or before ``now``.
        now: An aware moment.
        window: How long after its due moment a digest is still sent.
    """
    due, following = _due_until(subscription, now)
    *missed, latest = due
    in_time = now - latest[1] <= window
    skipped = [(day, at, Reason.NEWER_DUE if in_time and now - at <= window else Reason.OFFLINE) for day, at in missed]
    if not in_time:
        return Agenda((*skipped, (*latest, Reason.OFFLINE)), None, following)
    late = Reason.OFFLINE if now - latest[1] > PUNCTUAL else None
    return Agenda(tuple(skipped), (*latest, late), following)


def dates_missed(subscription: Subscription, now: datetime) -> list[tuple[date, datetime]]:
    """The dates, with their due moments, that went by until now without being decided about: those of a pause."""
    return _due_until(subscription, now)[0]


def due_after(plan: Plan, moment: datetime, last_date: date | None) -> tuple[date, datetime]:
    """The first date later than ``last_date`` whose due moment is later than ``moment``.

    A change of zone or time thus never gives a date a second digest.
    """
    zone = get_zone(plan.zone)
    day, at = next_due(moment, plan.at, zone, plan.weekdays)
    while last_date is not None and day <= last_date:
        day, at = next_due(at, plan.at, zone, plan.weekdays)
    return day, at


def due_anew(subscription: Subscription, now: datetime, last_date: date | None) -> tuple[date, datetime]:
    """The next date and its due moment by the clock and the zone's rules of now, whatever was worked out before.

    Args:
        subscription: As stored, with what was worked out.
        now: An aware moment.
        last_date: The latest date that was decided about, as far as the clock may be believed now.

    Raises:
        ValueError: The zone has no such date any more.
        KeyError: There is no such zone any more.
    """
    following = due_after(subscription.plan, now, last_date)
    if subscription.next_date < following[0]:  # its moment is past, by the present rules: it is to be caught up with
        moment = due_moment(subscription.next_date, subscription.plan.at, get_zone(subscription.plan.zone))
        if moment is not None:
            return subscription.next_date, moment
    return following


def lateness(delivery: Delivery, now: datetime) -> tuple[datetime, Reason] | None:
    """When a digest that is sent now was due and why it comes late, or None where it is on time."""
    if now - delivery.due_at <= PUNCTUAL:
        return None
    return delivery.due_at, delivery.reason or Reason.BUSY


def _due_until(subscription: Subscription, now: datetime) -> tuple[list[tuple[date, datetime]], tuple[date, datetime]]:
    """What fell due until now, and what follows."""
    due: list[tuple[date, datetime]] = []
    following = (subscription.next_date, subscription.next_due)
    if following[1] < now - _LOOK_BACK:
        following = due_after(subscription.plan, now - _LOOK_BACK, following[0])
    while following[1] <= now:
        due.append(following)
        following = due_after(subscription.plan, following[1], following[0])
    return due, following
