"""Chooses and renders a subscription's digest, the same for a preview and a post."""

from __future__ import annotations

from datetime import date, datetime

from bot.digest.ranking import Featured
from bot.digest.selection import Selection, select_digest
from bot.domain import Changes, Digest, Library, Reason, Subscription, delivery_key
from bot.locales import language
from bot.render.digests import TEST_KEY, DigestMessage, render_digest
from bot.store import CoverageStore

_HISTORY = 1_000  # earlier digests considered: nearly three years of daily ones


class Editor:
    """Makes digests.

    Args:
        library: The current library.
        changes: The latest change of each topic and development.
        coverage: What earlier digests and those in the same channel covered.
    """

    def __init__(self, library: Library, changes: Changes, coverage: CoverageStore) -> None:
        self._in_all_languages = library
        self._changes = changes
        self._coverage = coverage

    @property
    def library(self) -> Library:
        """The library in the current language, which is the digest's throughout."""
        return self._in_all_languages.in_language(language())

    async def choose(
        self, subscription: Subscription, place: tuple[date, int], kept: tuple[str, ...] = ()
    ) -> Digest | Reason:
        """A digest's content, or why there is none.

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
            digest: Its content.
            place: Its local date and slot.
            late: When it was due and why it is late, if it is.
            is_test: Whether it is a test, for no date; it says so.
        """
        key = TEST_KEY if is_test else delivery_key(subscription.id, *place)
        return render_digest(self.library, digest, subscription, place[0], key, late=late)
