"""The page's files, socket and attachments, and who may request them."""

from __future__ import annotations

import asyncio
import mimetypes
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import WSMsgType, web
from aiohttp.typedefs import Middleware

from bot.playground.backend import Backend
from bot.playground.errors import Json
from bot.playground.page.session import PageSession
from bot.playground.wire import encode
from bot.playground.world import User

_STATIC = Path(__file__).parent.parent / "static"
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
_MAX_WIRE_FRAME = 1 << 20
_MAX_WAITING = 20_000
_TOO_SLOW = 1013
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def host_guard(is_loopback: bool, port: Callable[[], int]) -> Middleware:
    """A middleware against other sites reaching a loopback server under a name of theirs (DNS rebinding)."""

    @web.middleware
    async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
        if is_loopback and not _is_own_host(request.headers.get("Host", ""), port()):
            return web.Response(status=403, text="This playground answers on loopback only.")
        return await handler(request)

    return guard


def _is_own_host(host: str, port: int) -> bool:
    try:
        parts = urlsplit(f"//{host}")
        return parts.hostname in _LOOPBACK and (parts.port or 80) == port and parts.username is None
    except ValueError:
        return False


def _is_same_origin(request: web.Request) -> bool:
    """Browsers name the page a socket was opened by; programs don't."""
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("Host")


class Site:
    """Serves the page."""

    def __init__(self, backend: Backend, is_bot_online: Callable[[], bool]) -> None:
        self._backend = backend
        self._is_bot_online = is_bot_online
        self._sockets: set[web.WebSocketResponse] = set()

    def add_routes(self, application: web.Application) -> None:
        """Add the page's routes."""
        application.router.add_get("/", self._index)
        application.router.add_get("/static/{path:.+}", self._static)
        application.router.add_get("/attachments/{channel_id}/{attachment_id}/{name}", self._attachment)
        application.router.add_get("/playground/socket", self._socket)

    async def close(self) -> None:
        """Close every page's socket."""
        for socket in tuple(self._sockets):
            await socket.close(code=1001, message=b"Going away")

    async def _index(self, _: web.Request) -> web.Response:
        return _file("index.html")

    async def _static(self, request: web.Request) -> web.Response:
        return _file(request.match_info["path"])

    async def _attachment(self, request: web.Request) -> web.Response:
        numbers = [request.match_info[name] for name in ("channel_id", "attachment_id")]
        stored = None
        if all(number.isdecimal() for number in numbers):
            stored = self._backend.attachments.find(int(numbers[0]), int(numbers[1]))
        if stored is None or stored.filename != request.match_info["name"]:
            raise web.HTTPNotFound
        # What the bot uploads must not become a page of ours: only pictures are shown, all else is downloaded.
        picture = stored.content_type in {"image/png", "image/jpeg", "image/gif", "image/webp"}
        disposition = "inline" if picture else "attachment"
        headers = {
            **_HEADERS,
            "Content-Type": stored.content_type,
            "Content-Disposition": f'{disposition}; filename="{stored.filename}"',
        }
        return web.Response(body=stored.content, headers=headers)

    def _person(self, request: web.Request) -> User | None:
        user_id = request.query.get("user")
        people = self._backend.world.people
        if user_id is None:
            return people[0]
        return next((person for person in people if str(person.id) == user_id), None)

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        if not _is_same_origin(request):
            raise web.HTTPForbidden(text="Other sites may not use this playground.")
        user = self._person(request)
        if user is None:
            raise web.HTTPNotFound(text="There is no such person.")
        socket = web.WebSocketResponse(max_msg_size=_MAX_WIRE_FRAME, timeout=1.0, heartbeat=30.0)
        await socket.prepare(request)
        outbox: asyncio.Queue[Json | None] = asyncio.Queue()

        def send(frame: Json) -> None:
            # A page that stopped listening must not fill the memory.
            if outbox.qsize() < _MAX_WAITING:
                outbox.put_nowait(frame)
            elif outbox.qsize() == _MAX_WAITING:
                outbox.put_nowait(None)

        session = PageSession(self._backend, user, send, self._is_bot_online)
        self._sockets.add(socket)
        writer = asyncio.create_task(_write(socket, outbox), name="page writer")
        try:
            session.open()
            async for message in socket:
                if message.type in {WSMsgType.TEXT, WSMsgType.BINARY}:
                    session.take(message.data)
        finally:
            session.close()
            self._sockets.discard(socket)
            writer.cancel()
            with suppress(asyncio.CancelledError):
                await writer
        return socket


async def _write(socket: web.WebSocketResponse, outbox: asyncio.Queue[Json | None]) -> None:
    while (frame := await outbox.get()) is not None:
        try:
            await socket.send_str(encode(frame).decode())
        except (ConnectionError, RuntimeError):  # gone; the reader sees it as well
            return
    await socket.close(code=_TOO_SLOW, message=b"Too slow")


def _file(name: str) -> web.Response:
    path = (_STATIC / name).resolve()
    if not path.is_relative_to(_STATIC.resolve()) or not path.is_file():
        raise web.HTTPNotFound(headers=_HEADERS)
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    kind = "text/javascript" if path.suffix in {".js", ".mjs"} else kind
    if kind.startswith("text/") or kind.endswith("json"):
        kind += "; charset=utf-8"
    return web.Response(body=path.read_bytes(), headers={**_HEADERS, "Content-Type": kind})
