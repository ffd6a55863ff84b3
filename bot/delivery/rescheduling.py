"""Recompute due moments: when the clock was set back, and at a start, because a zone's rules may have changed."""

from __future__ import annotations

import logging
from datetime import datetime

from bot.digest.catching_up import due_anew
from bot.store import SubscriptionStore

_log = logging.getLogger(__name__)

_BATCH = 100  # some milliseconds of working out at a time


async def reschedule(subscriptions: SubscriptionStore, now: datetime) -> None:
    """Make every active subscription due when its plan says, by the current clock and zone rules."""
    changed = last_id = 0
    while batch := await subscriptions.active(now, last_id, _BATCH):
        for subscription, last in batch:
            try:
                due = due_anew(subscription, now, last)
            except (ValueError, KeyError):  # a zone that no longer exists: reported and paused when it is due
                continue
            if due != subscription.next:
                await subscriptions.reschedule(subscription, due, now)
                changed += 1
        last_id = batch[-1][0].id
    if changed:
        _log.warning("The clock or a zone's rules changed: %d digests are due at another time.", changed)
