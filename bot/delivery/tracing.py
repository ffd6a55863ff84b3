"""Watches the client's requests, for what discord.py does not tell."""

from __future__ import annotations

from types import SimpleNamespace

import aiohttp

from bot.delivery.pacer import Pacer
from bot.delivery.single_try import raise_lost_connection, raise_server_error

_TOO_MANY_REQUESTS = 429


def tracing(pacer: Pacer) -> aiohttp.TraceConfig:
    """What a client has to be given as ``http_trace``.

    Args:
        pacer: Holds back where Discord says that all requests together were too many. discord.py would wait and then
            send at once whatever has come together meanwhile, which is too much again.
    """

    async def hold_back(
        _: aiohttp.ClientSession, __: SimpleNamespace, parameters: aiohttp.TraceRequestEndParams
    ) -> None:
        answer = parameters.response
        if answer.status == _TOO_MANY_REQUESTS and answer.headers.get("X-RateLimit-Global"):
            pacer.hold(float(answer.headers.get("Retry-After", "1")))

    config = aiohttp.TraceConfig()
    config.on_request_end.append(hold_back)
    config.on_request_end.append(raise_server_error)
    config.on_request_exception.append(raise_lost_connection)
    return config
