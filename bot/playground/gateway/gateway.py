"""Accepts gateway connections, and simulates network and Discord faults on them."""

from __future__ import annotations

from aiohttp import web

from bot.playground.backend import Backend
from bot.playground.gateway.connection import INVALID_SESSION, RECONNECT, Connection
from bot.playground.gateway.sessions import Sessions

HEARTBEAT_MILLISECONDS = 41_250


class Gateway:
    """Every connection of the bot."""

    def __init__(self, backend: Backend, *, heartbeat_milliseconds: int = HEARTBEAT_MILLISECONDS) -> None:
        self._backend = backend
        self._heartbeat = heartbeat_milliseconds
        self._connections: set[Connection] = set()
        self.sessions = Sessions(backend)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Serve a connection."""
        connection = Connection(self._backend, self.sessions, self._heartbeat)
        self._connections.add(connection)
        try:
            return await connection.serve(request)
        finally:
            self._connections.discard(connection)

    def drop(self, code: int | None = None) -> None:
        """Break every connection off; with a code, close it in good order. Sessions can be resumed."""
        for connection in tuple(self._connections):
            if code is None:
                connection.cut()
            else:
                connection.close(code, "")

    def ask_to_reconnect(self) -> None:
        """Ask the bot to reconnect and resume (op 7)."""
        for connection in tuple(self._connections):
            connection.send({"op": RECONNECT, "s": None, "t": None, "d": None})

    def invalidate(self, *, resumable: bool) -> None:
        """Tell the bot its session is invalid (op 9); unless ``resumable``, it is gone."""
        if not resumable:
            self.sessions.end_all()
        for connection in tuple(self._connections):
            connection.send({"op": INVALID_SESSION, "s": None, "t": None, "d": resumable})

    async def close(self) -> None:
        """Close every connection as Discord does when it goes down."""
        for connection in tuple(self._connections):
            connection.close(1001, "Going away")
