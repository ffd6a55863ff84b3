"""Watches the client's requests, for what discord.py does not tell."""

from __future__ import annotations

from types import SimpleNamespace

import aiohttp

from bot.delivery.pacer import Pacer
from bot.delivery.single_try import raise_lost_connection, raise_server_error
from bot.delivery.window import Window

_TOO_MANY_REQUESTS = 429
_UNCOUNTED = ("/interactions/", "/webhooks/", "/gateway/")  # answers to people count for no global limit


def tracing(pacer: Pacer, window: Window | None = None) -> aiohttp.TraceConfig:
    """What a client has to be given as ``http_trace``.

    Args:
        pacer: Holds back where Discord says that all requests together were too many. discord.py would wait and then
            send at once whatever has come together meanwhile, which is too much again.
        window: Keeps it from coming to that; every request but answers to people passes it.
    """
    window = window or Window()

    async def leave(
        _: aiohttp.ClientSession, context: SimpleNamespace, parameters: aiohttp.TraceRequestStartParams
    ) -> None:
        if not any(part in parameters.url.path for part in _UNCOUNTED):
            context.request = await window.leave()

    async def arrive(_: aiohttp.ClientSession, context: SimpleNamespace, __: object) -> None:
        if hasattr(context, "request"):
            window.answer(context.request)

    async def hold_back(
        _: aiohttp.ClientSession, __: SimpleNamespace, parameters: aiohttp.TraceRequestEndParams
    ) -> None:
        answer = parameters.response
        if answer.status == _TOO_MANY_REQUESTS and answer.headers.get("X-RateLimit-Global"):
            pacer.hold(float(answer.headers.get("Retry-After", "1")))

    config = aiohttp.TraceConfig()
    config.on_request_start.append(leave)
    config.on_request_end.extend((arrive, hold_back, raise_server_error))
    config.on_request_exception.extend((arrive, raise_lost_connection))
    return config
