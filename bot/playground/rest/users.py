"""The bot's user, its application, its gateway, and direct messages."""

from __future__ import annotations

from typing import Any

from bot.playground.errors import ApiError, unknown
from bot.playground.payloads import application_payload, channel_payload, user_payload
from bot.playground.rest.calls import Call, Route


def get_me(call: Call) -> Any:
    """The bot's own user."""
    return user_payload(call.bot) | {
        "verified": True,
        "mfa_enabled": True,
        "locale": "en-US",
        "flags": 0,
        "email": None,
    }


def get_user(call: Call) -> Any:
    """Any user."""
    user = call.world.users.get(call.id("user_id"))
    if user is None:
        raise unknown("user")
    return user_payload(user)


def get_application(call: Call) -> Any:
    """The bot's application."""
    return application_payload(call.world)


def get_gateway(call: Call) -> Any:
    """Where the gateway is."""
    return {"url": call.backend.gateway_url()}


def get_bot_gateway(call: Call) -> Any:
    """Where it is, and how many sessions may be started."""
    limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
    return {"url": call.backend.gateway_url(), "shards": call.backend.shards, "session_start_limit": limit}


def open_direct_channel(call: Call) -> Any:
    """The bot's conversation with a person."""
    user = call.world.users.get(int(call.body.get("recipient_id") or 0))
    if user is None:
        raise ApiError(400, 50033, "Invalid Recipient(s)")
    if user not in call.world.people:
        raise ApiError(400, 50007, "Cannot send messages to this user")
    return channel_payload(call.world, call.world.direct_channel(user.id), call.bot.id)


ROUTES = [
    Route("GET", "/users/@me", get_me),
    Route("GET", "/users/{user_id}", get_user),
    Route("GET", "/applications/@me", get_application),
    Route("GET", "/oauth2/applications/@me", get_application),
    Route("GET", "/gateway", get_gateway, needs_token=False),
    Route("GET", "/gateway/bot", get_bot_gateway),
    Route("POST", "/users/@me/channels", open_direct_channel),
]
