"""Whatever reaches into discord.py's private parts, each with its reason; tests/test_discord_patches.py watches them.

discord.py keeps most of this for the whole process, so one process serves one API.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import aiohttp
import discord
import yarl
from discord import http
from discord.gateway import DiscordWebSocket
from discord.http import HTTPClient, Route

Middleware = Callable[[aiohttp.ClientRequest, aiohttp.ClientHandlerType], Any]


def use_api(url: str) -> None:
    """Send requests to another address than discord.com: discord.py has no setting for it."""
    Route.BASE = url


def use_gateway(url: str) -> None:
    """Connect to another gateway than discord.com's, also after a session was invalidated, when it asks nobody."""
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(url)


def use_middlewares(client: HTTPClient, *middlewares: Middleware) -> None:
    """Have every request of the API client pass through aiohttp middlewares; discord.py makes its session by itself."""
    request = client.request

    def request_through(route: Route, **options: Any) -> Any:
        return request(route, middlewares=middlewares, **options)

    client.request = request_through  # type: ignore[method-assign]


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


def apply_patches() -> None:
    """What holds for every client of this process. Doing it again changes nothing."""
    http.Ratelimit = RoomyRatelimit  # type: ignore[misc]
    discord.VoiceClient.warn_nacl = False  # a bot that never speaks need not warn that it can't
    discord.VoiceClient.warn_dave = False
