"""Mends how discord.py keeps to a rate limit that lasts longer than the bot is willing to wait."""

from __future__ import annotations

from discord import http


class RoomyRatelimit(http.Ratelimit):
    """Lets a request through as long as its bucket has room.

    discord.py refuses it wherever the bucket's window ends later than ``max_ratelimit_timeout``, room or not: of two
    digests in one announcement channel, only one could be published an hour.
    """

    __slots__ = ()

    async def acquire(self) -> None:
        """Take a place in the bucket, waiting for one where that is not too long."""
        if self.remaining > 0 and not self.is_expired():
            longest, self._max_ratelimit_timeout = self._max_ratelimit_timeout, None
            try:
                await super().acquire()  # with room there is nothing to wait for, so nobody sees the change
            finally:
                self._max_ratelimit_timeout = longest
        else:
            await super().acquire()
