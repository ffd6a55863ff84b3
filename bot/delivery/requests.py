"""What every request to Discord's API passes through: aiohttp middlewares, which see it as it leaves."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import aiohttp

PER_SECOND = 49  # of the 50 that Discord allows a bot; answers to interactions count for no limit and don't come here
_SECOND = 1.005  # with what a timer may fire early

_wanted: ContextVar[bool] = ContextVar("single_try", default=False)


class RequestLimit:
    """At most so many requests in any second, wherever on the way Discord counts them.

    Discord counts a request at some moment between its leaving and its answer, so each one holds its place until a
    second after it was answered. Requests wait in the order in which they came.

    Args:
        limit: How many requests may fall into one second.
    """

    def __init__(self, limit: int = PER_SECOND) -> None:
        self._places = asyncio.Semaphore(limit)

    async def __call__(
        self, request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType
    ) -> aiohttp.ClientResponse:
        """Send a request when there is a place for it."""
        await self._places.acquire()
        try:
            return await handler(request)
        finally:
            asyncio.get_running_loop().call_later(_SECOND, self._places.release)


class InconclusiveError(aiohttp.ClientError):
    """The one try went wrong; whether it was carried out is not known.

    Args:
        detail: What happened.
    """

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


@contextmanager
def single_try() -> Iterator[None]:
    """Within it, a server error or a lost connection raises InconclusiveError at once.

    discord.py would repeat the request for up to half a minute and without saying so. A digest would hold up others
    meanwhile; and a forum post, which has no nonce, would be made twice where Discord had carried it out before it
    stumbled. Deliveries are tried again by our own record instead.
    """
    token = _wanted.set(True)
    try:
        yield
    finally:
        _wanted.reset(token)


async def try_once(request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType) -> aiohttp.ClientResponse:
    """The middleware that makes ``single_try`` so."""
    if not _wanted.get():
        return await handler(request)
    try:
        response = await handler(request)
    except aiohttp.ClientConnectorError:  # never sent
        raise
    except (aiohttp.ClientError, OSError) as error:
        raise InconclusiveError("no answer") from error
    if response.status >= 500:
        response.close()
        raise InconclusiveError(str(response.status))
    return response
