"""The playground: start it, point the bot at it, close it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from aiohttp import web
from aiohttp.typedefs import Middleware

from bot.playground.backend import Backend, build_backend
from bot.playground.clock import Clock
from bot.playground.events import Event
from bot.playground.gateway.gateway import HEARTBEAT_MILLISECONDS, Gateway
from bot.playground.kinds import ChannelType
from bot.playground.messages import Origin
from bot.playground.page.site import Site, host_guard
from bot.playground.ratelimits import RateLimits
from bot.playground.rest import applications, guilds, interactions, messages, threads, users
from bot.playground.rest.server import MAX_JSON_BYTES, PREFIX, add_routes, api_errors
from bot.playground.seed import make_token, seed_world
from bot.playground.skips import Skips
from bot.playground.snowflakes import Snowflakes
from bot.playground.storage import Stored, read_stored, write_stored
from bot.playground.validation.messages import MAX_CONTENT, Draft
from bot.playground.world import User

_log = logging.getLogger(__name__)

ROUTES = [route for module in (users, applications, interactions, messages, threads, guilds) for route in module.ROUTES]
_SAVE_SECONDS = 2.0  # a conversation makes a save each few messages, not one each
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}


class Playground:
    """A built-in Discord: HTTP API, gateway and a page to use it from.

    Args:
        host: Where it listens. On a loopback address it answers to loopback names only.
        port: The port, 0 for any free one.
        path: The file that keeps the server from one start to the next; without one, each start is a new server.
        clock: Its time if nothing was saved; the real time if left out.
        privileged_intents: Those the application was granted.
        heartbeat_milliseconds: How often the bot has to give a sign of life.
        middlewares: What stands around the API's routes, as aiohttp takes it.

    Raises:
        ValueError: The file at ``path`` does not hold a playground's server.
        OSError: It can't be read.
    """

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        path: Path | None = None,
        clock: Clock | None = None,
        privileged_intents: int = 0,
        heartbeat_milliseconds: int = HEARTBEAT_MILLISECONDS,
        middlewares: Sequence[Middleware] = (),
    ) -> None:
        self._host = host
        self._port = port
        self._path = path
        stored = read_stored(path) if path is not None else None
        self.clock = Clock(datetime.now(UTC) + stored.ahead) if stored else clock or Clock()
        snowflakes = Snowflakes(self.clock)
        self.world = stored.world if stored else seed_world(self.clock, snowflakes)
        self.token = stored.token if stored else make_token(self.world.application.id)
        self.backend: Backend = build_backend(
            self.world,
            self.clock,
            snowflakes,
            token=self.token,
            base_url=lambda: self.url,
            privileged_intents=privileged_intents,
        )
        if stored:
            self.backend.commands.restore(stored.commands)
            self.backend.attachments.files.update(stored.files)
        self.gateway = Gateway(self.backend, heartbeat_milliseconds=heartbeat_milliseconds)
        self._site = Site(self.backend, lambda: self.is_bot_online)
        self._middlewares = middlewares
        self._runner: web.AppRunner | None = None
        self._saving: asyncio.Task[None] | None = None
        self.clock.on_move(lambda: self.backend.broadcast.publish(Event("CLOCK")))

    async def start(self) -> None:
        """Listen.

        Raises:
            OSError: The port is in use, or not allowed.
        """
        guard = host_guard(self._host in _LOOPBACK, lambda: self._port)
        application = web.Application(
            middlewares=[guard, api_errors, *self._middlewares], client_max_size=MAX_JSON_BYTES
        )
        add_routes(application, self.backend, ROUTES)
        application.router.add_get("/gateway", self.gateway.handle)
        application.router.add_get("/gateway/", self.gateway.handle)
        self._site.add_routes(application)
        application.on_shutdown.append(self._close_connections)
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=2.0)
        await runner.setup()
        try:
            site = web.TCPSite(runner, self._host, self._port)
            await site.start()
        except OSError:
            await runner.cleanup()
            raise
        self._port = runner.addresses[0][1]
        self._runner = runner
        if self._path is not None:
            self._save(self._path)
            self._saving = asyncio.create_task(self._keep_saving(self._path), name="playground saving")

    def _save(self, path: Path) -> None:
        commands, files = self.backend.commands.all(), self.backend.attachments.files
        try:
            write_stored(path, Stored(self.token, self.clock.ahead, self.world, commands, files))
        except OSError as error:
            _log.warning("The playground's server couldn't be saved to %s: %s", path, error.strerror or error)

    async def _keep_saving(self, path: Path) -> None:
        """Save soon after something happened, so that a start after a crash misses little."""
        changed = asyncio.Event()
        self.backend.broadcast.subscribe(lambda _: changed.set())
        while True:
            await changed.wait()
            await asyncio.sleep(_SAVE_SECONDS)
            changed.clear()
            self._save(path)

    async def _close_connections(self, _: web.Application) -> None:
        await self.gateway.close()
        await self._site.close()

    async def close(self) -> None:
        """Close every connection and stop listening."""
        self.clock.stop()
        if self._saving is not None and self._path is not None:
            self._saving.cancel()
            self._saving = None
            self._save(self._path)
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()

    def post_notice(self, name: str, text: str) -> None:
        """Have something that is no member say something in the first text channel, as a webhook does.

        Args:
            name: What it is called.
            text: What it says; as much as a message holds.
        """
        channel = next(each for each in self.world.guild_channels() if each.type is ChannelType.TEXT)
        webhook = User(self.backend.snowflakes.next(), name, None, bot=True)
        draft = Draft(frozenset({"content"}), content=text[:MAX_CONTENT])
        self.backend.messages.post(channel, webhook, draft, Origin(webhook_id=webhook.id))

    @property
    def url(self) -> str:
        """The page's address."""
        host = {"0.0.0.0": "127.0.0.1", "::": "[::1]", "::1": "[::1]"}.get(self._host, self._host)  # noqa: S104
        return f"http://{host}:{self._port}"

    @property
    def api_url(self) -> str:
        """The API's address: what the bot is given as DISCORD_API_URL."""
        return self.url + PREFIX

    @property
    def is_bot_online(self) -> bool:
        """Whether the bot is connected."""
        return self.gateway.sessions.is_bot_online

    @property
    def rate_limits(self) -> RateLimits:
        """The limits in force; they may be changed."""
        return self.backend.rate_limits

    @property
    def skips(self) -> Skips:
        """Moments the page offers to skip to."""
        return self.backend.skips
