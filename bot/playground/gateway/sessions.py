"""All sessions, and controls for them from outside."""

from __future__ import annotations

import hmac
import secrets
import time
from typing import Any

from bot.playground.backend import Backend
from bot.playground.errors import Json
from bot.playground.events import Event
from bot.playground.gateway.intents import GUILDS, KNOWN, PRIVILEGED
from bot.playground.gateway.session import RESUMABLE_SECONDS, Session
from bot.playground.guild_payloads import guild_create_event
from bot.playground.payloads import user_payload
from bot.playground.validation.schema import Schema

_COUNT = {"type": "integer", "minimum": 0}
IDENTIFY_SCHEMA = Schema(
    {
        "type": "object",
        "required": ["token", "properties", "intents"],
        "properties": {
            "token": {"type": "string"},
            "intents": _COUNT,
            "shard": {"type": ["array", "null"], "items": _COUNT, "minItems": 2, "maxItems": 2},
            "large_threshold": {"type": ["integer", "null"], "minimum": 50, "maximum": 250},
        },
    }
)
RESUME_SCHEMA = Schema(
    {
        "type": "object",
        "required": ["token", "session_id", "seq"],
        "properties": {"token": {"type": "string"}, "session_id": {"type": "string"}, "seq": _COUNT},
    }
)

AUTHENTICATION_FAILED, INVALID_SHARD, INVALID_INTENTS, DISALLOWED_INTENTS = 4004, 4010, 4013, 4014


class GatewayCloseError(Exception):
    """The connection is to be closed with a code that says why."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


class Sessions:
    """Keeps the sessions and passes on to them what happens."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._sessions: dict[str, Session] = {}
        self._identified_at = float("-inf")
        backend.broadcast.subscribe(self._on_event)

    @property
    def is_bot_online(self) -> bool:
        """Whether the bot is connected."""
        return any(session.send is not None for session in self._sessions.values())

    def _on_event(self, event: Event) -> None:
        for session in tuple(self._sessions.values()):
            session.on_event(event)

    def _check_token(self, token: str) -> None:
        if not hmac.compare_digest(token.encode(), self._backend.token.encode()):
            raise GatewayCloseError(AUTHENTICATION_FAILED, "Authentication failed.")

    def identify(self, data: Json, send: Any) -> Session | None:
        """Start a session and say what there is; None if another began too short a time ago.

        Raises:
            GatewayCloseError: The token is wrong, or the request exceeds what is allowed.
        """
        self._check_token(data["token"])
        number, count = data.get("shard") or (0, 1)
        if number >= count:
            raise GatewayCloseError(INVALID_SHARD, "Invalid shard.")
        intents = int(data["intents"])
        if intents & ~KNOWN:
            raise GatewayCloseError(INVALID_INTENTS, "Invalid intent(s).")
        if intents & PRIVILEGED & ~self._backend.privileged_intents:
            raise GatewayCloseError(DISALLOWED_INTENTS, "Disallowed intent(s).")
        now = time.monotonic()
        if now - self._identified_at < self._backend.identify_seconds:
            return None
        self._identified_at = now
        self._forget_old()
        session = Session(secrets.token_hex(16), self._backend.world, intents, (number, count), send)
        self._sessions[session.id] = session
        self._backend.intents = intents
        self._send_ready(session)
        self.publish_presence()
        return session

    def _send_ready(self, session: Session) -> None:
        world = self._backend.world
        guild = world.guild
        covers = (guild.id >> 22) % session.shard[1] == session.shard[0] and world.bot.id in guild.members
        session.dispatch(
            "READY",
            {
                "v": 10,
                "user": user_payload(world.bot) | {"verified": True, "mfa_enabled": True, "flags": 0, "email": None},
                "guilds": [{"id": str(guild.id), "unavailable": True}] if covers else [],
                "session_id": session.id,
                "session_type": "normal",
                "resume_gateway_url": self._backend.gateway_url(),
                "shard": list(session.shard),
                "application": {"id": str(world.application.id), "flags": 0},
                "private_channels": [],
                "relationships": [],
                "presences": [],
                "_trace": ["playground"],
            },
        )
        if covers and session.intents & GUILDS:
            session.dispatch("GUILD_CREATE", guild_create_event(world))

    def resume(self, data: Json, send: Any) -> Session | None:
        """Take a session up again and tell what was missed; None if it can't be.

        Raises:
            GatewayCloseError: The token is wrong.
        """
        self._check_token(data["token"])
        session = self._sessions.get(data["session_id"])
        if session is None or not session.can_resume_from(data["seq"]):
            self._sessions.pop(data["session_id"], None)
            return None
        session.send = send
        session.replay(data["seq"])
        session.dispatch("RESUMED", {"_trace": ["playground"]})
        self.publish_presence()
        return session

    def lose(self, session: Session, send: Any) -> None:
        """A connection is gone; the session stays for a while unless it has another by now."""
        if session.send == send:
            session.lose_connection()
            self.publish_presence()

    def end(self, session: Session) -> None:
        """The session can't be resumed any more."""
        self._sessions.pop(session.id, None)

    def end_all(self) -> None:
        """Forget every session, connected or not."""
        self._sessions.clear()

    def publish_presence(self) -> None:
        """Tell the pages whether the bot is there."""
        self._backend.broadcast.publish(Event("PRESENCE", data={"bot_online": self.is_bot_online}))

    def _forget_old(self) -> None:
        horizon = time.monotonic() - RESUMABLE_SECONDS
        for session in tuple(self._sessions.values()):
            if session.send is None and session.lost_at < horizon:
                self.end(session)
