"""All changes to discord.py's private parts, each with its reason; tests/test_discord_patches.py watches them.

discord.py keeps most of this for the whole process, so one process serves one API.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from typing import Any, Literal

import aiohttp
import discord
import yarl
from discord import http, shard
from discord.backoff import ExponentialBackoff
from discord.gateway import DiscordWebSocket, ReconnectWebSocket, WebSocketClosure
from discord.http import HTTPClient, Route

_log = logging.getLogger(__name__)

PAST_ANSWERING = {10062, 40060}
"""Discord's codes for an interaction that can't be answered any more: unknown, or answered already."""

Middleware = Callable[[aiohttp.ClientRequest, aiohttp.ClientHandlerType], Any]


def use_api(url: str) -> None:
    """Send requests to another address than discord.com: discord.py has no setting for it."""
    Route.BASE = url


def use_gateway(url: str) -> None:
    """Connect to another gateway than discord.com's, also after a session was invalidated, when it asks nobody."""
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(url)


def know_member(guild: discord.Guild, member: discord.Member) -> None:
    """Add a member to a fetched server, as the gateway would: permissions depend on it."""
    guild._add_member(member)


def use_middlewares(client: HTTPClient, *middlewares: Middleware) -> None:
    """Send every request of the API client through aiohttp middlewares; discord.py creates its session itself."""
    request = client.request

    def request_through(route: Route, **options: Any) -> Any:
        return request(route, middlewares=middlewares, **options)

    client.request = request_through  # type: ignore[method-assign]


class RoomyRatelimit(http.Ratelimit):
    """Lets a request through as long as its bucket has room.

    discord.py refuses it if the bucket's window ends later than ``max_ratelimit_timeout``, even if there is room: of
    two digests in one announcement channel, only one an hour could be published.
    """

    __slots__ = ()

    async def acquire(self) -> None:
        """Take a place in the bucket, waiting for one if that isn't too long."""
        if self.remaining > 0 and not self.is_expired():
            longest, self._max_ratelimit_timeout = self._max_ratelimit_timeout, None
            try:
                await super().acquire()  # with room there is nothing to wait for, so nobody sees the change
            finally:
                self._max_ratelimit_timeout = longest
        else:
            await super().acquire()


class ShortBackoff(ExponentialBackoff[Literal[False]]):
    """Waits at most about a minute between attempts to reconnect; discord.py goes up to 17 minutes."""

    def __init__(self) -> None:
        super().__init__()
        self._max = 6  # 2 to this power, in seconds


def forget_backoff(client: discord.AutoShardedClient, shard_id: int) -> None:
    """A shard is ready again, so its next failure counts as the first. discord.py remembers one for half an hour."""
    info = client.shards.get(shard_id)
    if info is not None:
        info._parent._backoff = ShortBackoff()


async def drop_shard(client: discord.AutoShardedClient, shard_id: int) -> None:
    """End a shard's connection for good and forget its servers, without an event; discord.py only ends all at once."""
    info = client.shards.get(shard_id)
    if info is not None:
        await info._parent.close()
    for guild in list(client.guilds):
        if guild.shard_id == shard_id:
            client._connection._remove_guild(guild)


_SIGNALS = (ReconnectWebSocket, WebSocketClosure, discord.ConnectionClosed, aiohttp.ClientError, OSError)
_receive = DiscordWebSocket.received_message
_seen_malformed: set[tuple[str, str, int]] = set()


async def _receive_or_skip(socket: DiscordWebSocket, message: Any, /) -> None:
    """Process what the gateway sends; an event discord.py can't parse would end the whole process."""
    try:
        await _receive(socket, message)
    except _SIGNALS:
        raise
    except Exception as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        kind = (type(error).__name__, frame.filename, frame.lineno or 0)
        if kind not in _seen_malformed:
            _seen_malformed.add(kind)
            _log.exception("Skipped an event from Discord that can't be read; more like it are skipped silently")


def apply_patches() -> None:
    """Patches for every client of this process. Applying them again changes nothing."""
    DiscordWebSocket.received_message = _receive_or_skip  # type: ignore[method-assign]
    shard.ExponentialBackoff = ShortBackoff  # type: ignore[attr-defined, assignment]
    http.Ratelimit = RoomyRatelimit  # type: ignore[misc]
    discord.VoiceClient.warn_nacl = False  # a bot without voice needn't warn that it has none
    discord.VoiceClient.warn_dave = False
