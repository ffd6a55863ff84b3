"""Health over HTTP: ``/livez`` and ``/readyz`` for supervisors, ``/metrics`` for Prometheus."""

from __future__ import annotations

import math
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot.client import Detente
from bot.delivery import Clock
from bot.errors import ConfigurationError, StoreError
from bot.events import log_event
from bot.metrics import BACKLOG, LATENCY, OLDEST_DUE, READY, SERVERS
from bot.settings import Settings
from bot.store import BacklogStore


@asynccontextmanager
async def serve_health(settings: Settings, bot: Detente, backlog: BacklogStore, clock: Clock) -> AsyncIterator[None]:
    """Serve while the block runs, if a port is set.

    Raises:
        ConfigurationError: Nothing can listen there.
    """
    if settings.health_port is None:
        yield
        return
    runner = web.AppRunner(_application(bot, backlog, clock), access_log=None)
    await runner.setup()
    try:
        site = web.TCPSite(runner, settings.health_host, settings.health_port)
        try:
            await site.start()
        except OSError as error:
            raise ConfigurationError(
                f"Can't listen on {settings.health_host}:{settings.health_port} ({error.strerror or error}); "
                "set HEALTH_PORT to another port, or leave it empty."
            ) from error
        host, port = runner.addresses[0][:2]
        log_event("health", address=f"http://{host}:{port}")
        yield
    finally:
        await runner.cleanup()


def _application(bot: Detente, backlog: BacklogStore, clock: Clock) -> web.Application:
    async def livez(request: web.Request) -> web.Response:
        return web.Response(text="The bot is running.\n")

    async def readyz(request: web.Request) -> web.Response:
        try:
            await backlog.due(clock.now())
        except StoreError as error:
            return web.Response(status=503, text=f"{error.user_message}\n")
        if not bot.is_connected:
            return web.Response(status=503, text="Not connected to Discord.\n")
        return web.Response(text="Connected to Discord, and the database answers.\n")

    async def metrics(request: web.Request) -> web.Response:
        READY.set(bot.is_connected)
        SERVERS.set(len(bot.guilds))
        LATENCY.set(bot.latency if math.isfinite(bot.latency) else math.nan)
        now = clock.now()
        due = await backlog.due(now)
        BACKLOG.set(due.digests)
        OLDEST_DUE.set((now - due.oldest).total_seconds() if due.oldest else 0)
        return web.Response(body=generate_latest(), headers={"Content-Type": CONTENT_TYPE_LATEST})

    application = web.Application()
    application.add_routes([web.get("/livez", livez), web.get("/readyz", readyz), web.get("/metrics", metrics)])
    return application
