"""Middlewares for every request to Discord's API: the rate limit, and no silent retries."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta

import aiohttp
import discord

from bot.errors import TakenOverError

PER_SECOND = 49  # of the 50 that Discord allows a bot; answers to interactions count for no limit and don't come here
_SECOND = 1.005  # including the time by which a timer may fire early

_TOO_MANY_REQUESTS = 429
_JSON = "application/json"
_NEEDED = {"/users/@me": {"id", "username"}, "/gateway/bot": {"url", "shards", "session_start_limit"}}

_log = logging.getLogger(__name__)
_patient: ContextVar[bool] = ContextVar("waiting_out", default=False)
_may_send: ContextVar[Callable[[], bool] | None] = ContextVar("single_try", default=None)


class RequestLimit:
    """Allows a limited number of requests in any second, whenever Discord counts them.

    Discord counts a request at some moment between its departure and its answer, so each one keeps its slot until a
    second after its answer. Requests wait in order.

    Args:
        limit: How many requests may fall into one second.
    """

    def __init__(self, limit: int = PER_SECOND) -> None:
        self._whole = self._limit = limit
        self._places = asyncio.Semaphore(limit)
        self._taken_away = 0

    def share_among(self, processes: int) -> None:
        """Share the limit with other processes of the same bot: Discord counts all of a bot's requests together."""
        limit = max(1, self._whole // max(1, processes))
        self._taken_away += self._limit - limit
        self._limit = limit
        while self._taken_away < 0:
            self._taken_away += 1
            self._places.release()

    async def __call__(
        self, request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType
    ) -> aiohttp.ClientResponse:
        """Send a request once there is a slot for it."""
        await self._places.acquire()
        try:
            return await handler(request)
        finally:
            asyncio.get_running_loop().call_later(_SECOND, self._free)

    def _free(self) -> None:
        if self._taken_away > 0:  # a slot that other processes have now
            self._taken_away -= 1
        else:
            self._places.release()


class InconclusiveError(aiohttp.ClientError):
    """The single attempt failed, and it isn't known whether Discord carried it out.

    Args:
        detail: What happened.
    """

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


@contextmanager
def single_try(may_send: Callable[[], bool]) -> Iterator[None]:
    """Within it, a server error or a lost connection raises InconclusiveError at once.

    discord.py would repeat the request for up to half a minute and without saying so. A digest would hold up others
    meanwhile; and a forum post, which has no nonce, would be created twice if Discord had carried out the first one.
    Deliveries are retried from our own record instead.

    Args:
        may_send: Called right before a request is sent; if it returns False, TakenOverError is raised.
    """
    token = _may_send.set(may_send)
    try:
        yield
    finally:
        _may_send.reset(token)


async def try_once(request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType) -> aiohttp.ClientResponse:
    """The middleware that makes ``single_try`` so."""
    may_send = _may_send.get()
    if may_send is None:
        return await handler(request)
    if not may_send():
        raise TakenOverError
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


class NotDiscordError(aiohttp.ClientError):
    """Something other than Discord's API answered."""


@contextmanager
def waiting_out() -> Iterator[None]:
    """Within it, requests wait as long as Discord asks, and answers are checked; for the start."""
    token = _patient.set(True)
    try:
        yield
    finally:
        _patient.reset(token)


@contextmanager
def not_waiting_out() -> Iterator[None]:
    """Within it, ``waiting_out`` does not hold."""
    token = _patient.set(False)
    try:
        yield
    finally:
        _patient.reset(token)


async def wait_out(request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType) -> aiohttp.ClientResponse:
    """The middleware that makes ``waiting_out`` so.

    Raises:
        NotDiscordError: The answer isn't Discord's.
    """
    response = await handler(request)
    while _patient.get() and response.status == _TOO_MANY_REQUESTS:
        seconds = _seconds(response.headers.get("Retry-After", ""))
        _log.warning("Discord is rate limiting the bot, which starts in %s.", spell_wait(seconds))
        response.release()
        await asyncio.sleep(seconds)
        response = await handler(request)
    needed = _NEEDED.get(request.url.path.rpartition("/v10")[2])
    if _patient.get() and needed and response.status < 300:
        try:
            content = json.loads(await response.read())
        except ValueError as error:
            raise NotDiscordError("no JSON") from error
        if not isinstance(content, dict) or not needed <= content.keys() or response.content_type != _JSON:
            raise NotDiscordError("other JSON")
    return response


def too_many_requests_for(error: discord.RateLimited | discord.HTTPException) -> float | None:
    """The seconds to wait before repeating a request; None if it failed for another reason."""
    if isinstance(error, discord.RateLimited):
        return error.retry_after
    return _seconds(error.response.headers.get("Retry-After", "")) if error.status == _TOO_MANY_REQUESTS else None


def spell_wait(seconds: float) -> str:
    """How long to wait, and until when: "1,800 s (until 14:30 UTC)"."""
    until = datetime.now(UTC) + timedelta(seconds=seconds)
    return f"{seconds:,.0f} s (until {until:%H:%M} UTC)"


def _seconds(retry_after: str) -> float:
    try:
        return min(max(float(retry_after), 1.0), 86_400.0)
    except ValueError:  # a proxy may send a date, or nothing
        return 60.0
