"""Chooses and renders a subscription's digest, the same for a preview and a post."""

from __future__ import annotations

from datetime import date, datetime

from bot.digest.ranking import Featured
from bot.digest.selection import Selection, select_digest
from bot.domain import Changes, Digest, Library, Reason, Subscription, delivery_key
from bot.locales import language
from bot.render.digests import TEST_KEY, DigestMessage, render_digest
from bot.store import CoverageStore

_HISTORY = 1_000  # digests looked back on: nearly three years of daily ones


class Editor:
    """Makes digests.

    Args:
        library: The library served.
        changes: The latest change of each topic and development.
        coverage: What earlier digests told, and those beside it.
    """

    def __init__(self, library: Library, changes: Changes, coverage: CoverageStore) -> None:
        self._in_all_languages = library
        self._changes = changes
        self._coverage = coverage

    @property
    def library(self) -> Library:
        """The library in the language that is spoken: whoever makes a digest speaks its language throughout."""
        return self._in_all_languages.in_language(language())

    async def choose(
        self, subscription: Subscription, place: tuple[date, int], kept: tuple[str, ...] = ()
    ) -> Digest | Reason:
        """What a digest holds, or why there is none.

        Args:
            subscription: Whose digest it is.
            place: Its local date and slot.
            kept: Slugs an earlier attempt chose, the topic of the day first; they stay as long as they all exist.
        """
        history = [Featured(*each) for each in await self._coverage.featured(subscription.id, place, _HISTORY)]
        since = history[-1].made_at if history else subscription.created_at
        beside = await self._coverage.covered_beside(subscription, place[0])
        selection = Selection(subscription.plan, self._changes, history, since, beside, kept)
        return select_digest(self.library, selection, place[0])

    def lay_out(
        self,
        subscription: Subscription,
        digest: Digest,
        place: tuple[date, int],
        late: tuple[datetime, Reason] | None = None,
        *,
        is_test: bool = False,
    ) -> DigestMessage:
        """A digest as it is posted.

        Args:
            subscription: Whose digest it is.
            digest: What it holds.
            place: Its local date and slot.
            late: When it was due and why it comes late, where it does.
            is_test: Whether it stands for no date, and says so.
        """
        key = TEST_KEY if is_test else delivery_key(subscription.id, *place)
        return render_digest(self.library, digest, subscription, place[0], key, late=late)
