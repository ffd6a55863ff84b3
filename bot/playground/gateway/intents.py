"""Intents: which events a session asked for."""

from __future__ import annotations

GUILDS = 1 << 0
GUILD_MEMBERS = 1 << 1
GUILD_PRESENCES = 1 << 8
GUILD_MESSAGES = 1 << 9
DIRECT_MESSAGES = 1 << 12
MESSAGE_CONTENT = 1 << 15
PRIVILEGED = GUILD_MEMBERS | GUILD_PRESENCES | MESSAGE_CONTENT

KNOWN = (
    sum(1 << bit for bit in range(17))  # guilds to scheduled events, the last at 16
    | 1 << 20  # auto moderation configuration
    | 1 << 21  # auto moderation execution
    | 1 << 24  # guild polls
    | 1 << 25  # direct polls
)

_OF_EVENT = {
    "GUILD_CREATE": GUILDS,
    "GUILD_UPDATE": GUILDS,
    "GUILD_DELETE": GUILDS,
    "CHANNEL_CREATE": GUILDS,
    "CHANNEL_UPDATE": GUILDS,
    "CHANNEL_DELETE": GUILDS,
    "GUILD_ROLE_DELETE": GUILDS,
    "THREAD_CREATE": GUILDS,
    "THREAD_UPDATE": GUILDS,
    "THREAD_DELETE": GUILDS,
    "THREAD_MEMBERS_UPDATE": GUILDS,
    "GUILD_MEMBER_UPDATE": GUILD_MEMBERS,
}


def intent_for(event: str, *, in_direct: bool) -> int:
    """The intent needed for an event; 0 if none is."""
    if event.startswith("MESSAGE_"):
        return DIRECT_MESSAGES if in_direct else GUILD_MESSAGES
    return _OF_EVENT.get(event, 0)
