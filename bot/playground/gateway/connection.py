"""One WebSocket connection of the bot, from hello to close."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from contextlib import suppress
from typing import Any

from aiohttp import WSMsgType, web

from bot.playground.backend import Backend
from bot.playground.errors import ApiError, Json
from bot.playground.gateway.compression import Encoder, encoder_for
from bot.playground.gateway.session import Session
from bot.playground.gateway.sessions import IDENTIFY_SCHEMA, RESUME_SCHEMA, GatewayCloseError, Sessions
from bot.playground.payloads import member_payload
from bot.playground.validation.schema import Schema
from bot.playground.wire import decode, encode

HEARTBEAT, IDENTIFY, PRESENCE_UPDATE, VOICE_STATE, RESUME, RECONNECT = 1, 2, 3, 4, 6, 7
REQUEST_MEMBERS, INVALID_SESSION, HELLO, HEARTBEAT_ACK = 8, 9, 10, 11
_MAX_PAYLOAD = 4096
_FRAMES_A_MINUTE = 120
_NETWORK_SECONDS = 0.03

UNKNOWN_OPCODE, DECODE_ERROR, NOT_AUTHENTICATED, ALREADY_AUTHENTICATED = 4001, 4002, 4003, 4005
RATE_LIMITED, SESSION_TIMED_OUT, INVALID_VERSION = 4008, 4009, 4012

_TEXT = {"type": ["string", "null"]}
_MEMBERS = Schema(
    {
        "type": "object",
        "required": ["guild_id"],
        "properties": {
            "guild_id": {"type": ["string", "integer"], "pattern": "^[0-9]{1,20}$"},
            "query": _TEXT,
            "limit": {"type": ["integer", "null"], "minimum": 0, "maximum": 100},
            "nonce": _TEXT | {"maxLength": 32},
        },
    }
)
_ACTIVITY = {
    "type": "object",
    "required": ["name", "type"],
    "properties": {
        "name": {"type": "string", "minLength": 1, "maxLength": 128},
        "type": {"type": "integer", "minimum": 0, "maximum": 5},
    },
}
_PRESENCE = Schema(
    {"type": "object", "properties": {"activities": {"type": ["array", "null"], "items": _ACTIVITY}, "status": _TEXT}}
)


class Connection:
    """Speaks with one client. Frames are sent from a queue, so that their senders needn't wait."""

    def __init__(self, backend: Backend, sessions: Sessions, heartbeat_milliseconds: int) -> None:
        self._backend = backend
        self._sessions = sessions
        self._heartbeat = heartbeat_milliseconds
        self._socket = web.WebSocketResponse(max_msg_size=1 << 20, heartbeat=None, compress=False, timeout=1.0)
        self._outbox: asyncio.Queue[bytes | GatewayCloseError] = asyncio.Queue()
        self._received: deque[float] = deque(maxlen=_FRAMES_A_MINUTE)
        self._request: web.Request | None = None
        self.session: Session | None = None

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Talk until either side has had enough."""
        self._request = request
        await self._socket.prepare(request)
        encoder = encoder_for(request.query.get("compress", ""))
        if encoder is None or request.query.get("v", "10") != "10" or request.query.get("encoding", "json") != "json":
            await self._socket.close(code=INVALID_VERSION, message=b"Version 10, json, zlib-stream at most.")
            return self._socket
        writer = asyncio.create_task(self._write(encoder), name="gateway writer")
        try:
            self.send({"op": HELLO, "s": None, "t": None, "d": {"heartbeat_interval": self._heartbeat, "_trace": []}})
            await self._read()
        finally:
            if self.session is not None:
                self._sessions.lose(self.session, self._send_encoded)
            writer.cancel()
            with suppress(asyncio.CancelledError):
                await writer
        return self._socket

    def send(self, frame: Json) -> None:
        """Put a frame on its way."""
        self._send_encoded(encode(frame))

    def _send_encoded(self, frame: bytes) -> None:
        self._outbox.put_nowait(frame)

    def close(self, code: int, reason: str) -> None:
        """Close after what is on its way."""
        self._outbox.put_nowait(GatewayCloseError(code, reason))

    def cut(self) -> None:
        """Break the connection off, as a network does."""
        if self._request is not None and self._request.transport is not None:
            self._request.transport.abort()

    async def _write(self, encoder: Encoder) -> None:
        while True:
            item = await self._outbox.get()
            if isinstance(item, GatewayCloseError):
                await self._socket.close(code=item.code, message=item.reason.encode())
                return
            wire = encoder(item)
            try:
                await (self._socket.send_bytes(wire) if isinstance(wire, bytes) else self._socket.send_str(wire))
            except (ConnectionError, RuntimeError):  # gone; the reader sees it as well
                return

    async def _read(self) -> None:
        timeout = self._heartbeat / 1000 * 1.5
        while True:
            try:
                message = await self._socket.receive(timeout=timeout)
            except TimeoutError:
                await self._socket.close(code=SESSION_TIMED_OUT, message=b"Session timed out.")
                return
            if message.type is not WSMsgType.TEXT and message.type is not WSMsgType.BINARY:
                if message.type is WSMsgType.CLOSE and message.data in {1000, 1001} and self.session is not None:
                    self._sessions.end(self.session)  # the client said good-bye; it won't resume
                return
            try:
                self._take(message.data)
            except GatewayCloseError as error:
                await self._socket.close(code=error.code, message=error.reason.encode())
                return

    def _take(self, raw: str | bytes) -> None:
        now = time.monotonic()
        if len(self._received) == _FRAMES_A_MINUTE and now - self._received[0] < 60:
            raise GatewayCloseError(RATE_LIMITED, "You are being rate limited.")
        self._received.append(now)
        try:
            frame = decode(raw) if len(raw) <= _MAX_PAYLOAD else None
        except ValueError:
            frame = None
        if not isinstance(frame, dict) or isinstance(frame.get("op"), bool) or not isinstance(frame.get("op"), int):
            raise GatewayCloseError(DECODE_ERROR, "Error while decoding payload.")
        self._handle(frame["op"], frame.get("d"))

    def _handle(self, operation: int, data: Any) -> None:
        if operation == HEARTBEAT:
            # As after a trip through a network: discord.py takes an answer that is back before it has noted when it
            # asked for one that took a whole interval, and warns that it can't keep up.
            ack: Json = {"op": HEARTBEAT_ACK, "s": None, "t": None, "d": None}
            asyncio.get_running_loop().call_later(_NETWORK_SECONDS, self.send, ack)
        elif operation == IDENTIFY:
            self._identify(data)
        elif operation == RESUME:
            self._resume(data)
        elif operation not in {PRESENCE_UPDATE, VOICE_STATE, REQUEST_MEMBERS}:
            raise GatewayCloseError(UNKNOWN_OPCODE, "Unknown opcode.")
        elif self.session is None:
            raise GatewayCloseError(NOT_AUTHENTICATED, "Not authenticated.")
        elif operation == REQUEST_MEMBERS:
            self._send_members(self.session, _checked(_MEMBERS, data))
        elif operation == PRESENCE_UPDATE:
            _checked(_PRESENCE, data)

    def _identify(self, data: Any) -> None:
        if self.session is not None:
            raise GatewayCloseError(ALREADY_AUTHENTICATED, "Already authenticated.")
        self.session = self._sessions.identify(_checked(IDENTIFY_SCHEMA, data), self._send_encoded)
        if self.session is None:
            self.send({"op": INVALID_SESSION, "s": None, "t": None, "d": False})

    def _resume(self, data: Any) -> None:
        if self.session is not None:
            raise GatewayCloseError(ALREADY_AUTHENTICATED, "Already authenticated.")
        self.session = self._sessions.resume(_checked(RESUME_SCHEMA, data), self._send_encoded)
        if self.session is None:
            self.send({"op": INVALID_SESSION, "s": None, "t": None, "d": False})

    def _send_members(self, session: Session, request: Json) -> None:
        world = self._backend.world
        members = list(world.guild.members.values()) if int(request["guild_id"]) == world.guild.id else []
        user_ids = request.get("user_ids")
        if user_ids is not None:
            asked = {str(each) for each in (user_ids if isinstance(user_ids, list) else [user_ids])}
            members = [member for member in members if str(member.user.id) in asked]
        elif request.get("query"):
            query = request["query"].casefold()
            members = [member for member in members if member.user.username.casefold().startswith(query)]
        if request.get("limit"):
            members = members[: int(request["limit"])]
        chunk: Json = {
            "guild_id": str(request["guild_id"]),
            "members": [member_payload(member) for member in members],
            "chunk_index": 0,
            "chunk_count": 1,
            "not_found": [],
            "presences": [],
        }
        if request.get("nonce"):
            chunk["nonce"] = request["nonce"]
        session.dispatch("GUILD_MEMBERS_CHUNK", chunk)


def _checked(schema: Schema, data: Any) -> Json:
    try:
        schema.check(data)
    except ApiError as error:
        raise GatewayCloseError(DECODE_ERROR, "Error while decoding payload.") from error
    checked: Json = data
    return checked
