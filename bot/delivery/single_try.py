"""Keeps discord.py from repeating a request by itself.

It repeats one that was answered with a server error or cut off, for up to half a minute and without saying so. A digest
would hold up others meanwhile; and a forum post, which has no nonce, would be made twice where Discord had carried it
out before it stumbled. Deliveries are tried again by our own record instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from types import SimpleNamespace

import aiohttp

_wanted: ContextVar[bool] = ContextVar("single_try", default=False)


class StumbledError(aiohttp.ClientError):
    """The one try went wrong; whether it was carried out is not known.

    Args:
        detail: What happened.
    """

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


@contextmanager
def single_try() -> Iterator[None]:
    """Within it, a server error or a lost connection raises StumbledError at once, where ``tracing`` is in use."""
    token = _wanted.set(True)
    try:
        yield
    finally:
        _wanted.reset(token)


async def raise_server_error(
    _: aiohttp.ClientSession, __: SimpleNamespace, parameters: aiohttp.TraceRequestEndParams
) -> None:
    """For the end of each request."""
    if _wanted.get() and parameters.response.status >= 500:
        status = parameters.response.status
        parameters.response.close()
        raise StumbledError(str(status))


async def raise_lost_connection(
    _: aiohttp.ClientSession, __: SimpleNamespace, parameters: aiohttp.TraceRequestExceptionParams
) -> None:
    """For each request that met an exception."""
    never_sent = isinstance(parameters.exception, aiohttp.ClientConnectorError | StumbledError)
    if _wanted.get() and not never_sent:
        raise StumbledError("no answer") from parameters.exception
