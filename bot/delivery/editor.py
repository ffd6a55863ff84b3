"""Chooses and lays out a subscription's digest: the same for a preview and for the post."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from discord import ui

from bot.digest.selection import Featured, select_digest
from bot.domain import Changes, Digest, Library, Reason, Subscription
from bot.render.digests import render_digest
from bot.store import DeliveryStore

_HISTORY = 1_000  # digests looked back on: nearly three years of daily ones


class Editor:
    """Makes digests.

    Args:
        library: The library served.
        changes: The latest change of each topic and development.
        deliveries: What was featured before.
    """

    def __init__(self, library: Library, changes: Changes, deliveries: DeliveryStore) -> None:
        self.library = library
        self._changes = changes
        self._deliveries = deliveries

    async def choose(self, subscription: Subscription, day: date, kept: tuple[str, ...] = ()) -> Digest | None:
        """What a date's digest holds, or None where the subscription's areas hold no topic.

        Args:
            subscription: Whose digest it is.
            day: Its local date.
            kept: Slugs an earlier attempt chose, the topic of the day first; they stay as long as they all exist.
        """
        earlier = await self._deliveries.featured(subscription.id, day, _HISTORY)
        history = [Featured(*each) for each in earlier]
        since = history[-1].made_at if history else subscription.created_at
        digest = select_digest(self.library, subscription.plan.areas, self._changes, history, day, since)
        topics = [self.library.topic_by_slug[slug] for slug in kept if slug in self.library.topic_by_slug]
        if digest is None or not topics or len(topics) < len(kept):
            return digest
        return replace(digest, lead=topics[0], headlines=tuple(topics[1:]))

    def lay_out(
        self,
        subscription: Subscription,
        digest: Digest,
        day: date,
        key: str,
        late: tuple[datetime, Reason] | None = None,
    ) -> ui.LayoutView:
        """A digest as it is posted.

        Args:
            subscription: Whose digest it is.
            digest: What it holds.
            day: Its local date.
            key: The delivery's key.
            late: When it was due and why it comes late, where it does.
        """
        plan = subscription.plan
        return render_digest(
            self.library, digest, plan.length, day, key, mention_role_id=plan.mention_role_id, late=late
        )


def topics_of(digest: Digest) -> tuple[str, ...]:
    """The slugs a digest features, the topic of the day first."""
    return tuple(topic.slug for topic in (digest.lead, *digest.headlines))
