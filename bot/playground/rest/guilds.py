"""The server, its roles, members and channels."""

from __future__ import annotations

from typing import Any

from bot.playground.errors import missing_access, missing_permissions, unknown
from bot.playground.events import Event
from bot.playground.guild_payloads import guild_payload
from bot.playground.payloads import channel_payload, member_payload, role_payload
from bot.playground.permissions import Permission, channel_permissions
from bot.playground.rest.calls import Call, Route
from bot.playground.rest.threads import listed_threads
from bot.playground.world import Channel, Guild, Member


def _guild(call: Call) -> Guild:
    guild = call.world.guild
    if call.id("guild_id") != guild.id:
        raise unknown("guild")
    if call.bot.id not in guild.members:
        raise missing_access()
    return guild


def get_guild(call: Call) -> Any:
    """The server."""
    guild = _guild(call)
    counts = {"approximate_member_count": len(guild.members), "approximate_presence_count": len(guild.members)}
    return guild_payload(call.world) | (counts if call.query.get("with_counts") in {"1", "true"} else {})


def list_roles(call: Call) -> Any:
    """Its roles."""
    return [role_payload(role) for role in _guild(call).roles.values()]


def list_members(call: Call) -> Any:
    """Its members, which the bot may list only with that intent."""
    guild = _guild(call)
    if not call.backend.privileged_intents & 1 << 1:
        raise missing_access()
    limit, after = call.number("limit", 1), call.number("after", 0)
    chosen = sorted((member for member in guild.members.values() if member.user.id > after), key=_id_of)[:limit]
    return [member_payload(member) for member in chosen]


def _id_of(member: Member) -> int:
    return member.user.id


def get_member(call: Call) -> Any:
    """One member."""
    member = _guild(call).members.get(call.id("user_id"))
    if member is None:
        raise unknown("member")
    return member_payload(member)


def list_channels(call: Call) -> Any:
    """Its channels, threads apart."""
    _guild(call)
    return [channel_payload(call.world, channel, call.bot.id) for channel in call.world.guild_channels()]


def list_active_threads(call: Call) -> Any:
    """All threads that are not archived and the bot can see."""
    _guild(call)
    active = [
        thread
        for thread in call.world.threads()
        if thread.thread
        and not thread.thread.archived
        and channel_permissions(call.world, call.bot.id, thread) & Permission.VIEW_CHANNEL
    ]
    return listed_threads(call, active)


def get_channel(call: Call) -> Any:
    """A channel, thread or direct conversation."""
    return channel_payload(call.world, call.channel(), call.bot.id)


def edit_channel(call: Call) -> Any:
    """Change a channel or thread."""
    channel = call.channel()
    if channel.is_thread:
        _edit_thread(call, channel)
    else:
        call.require(channel, Permission.MANAGE_CHANNELS)
        changes = call.body_as("UpdateGuildChannelRequestPartial")
        for name in {"name", "topic", "position", "rate_limit_per_user"} & set(changes):
            setattr(channel, name, changes[name])
        call.backend.broadcast.publish(Event("CHANNEL_UPDATE", channel))
    return channel_payload(call.world, channel, call.bot.id)


def delete_channel(call: Call) -> Any:
    """Delete a channel or thread with all that was said in it."""
    channel = call.channel(*([] if call.channel().is_thread else [Permission.MANAGE_CHANNELS]))
    if channel.is_thread and not call.permissions(channel) & Permission.MANAGE_THREADS:
        raise missing_permissions()
    payload = channel_payload(call.world, channel, call.bot.id)
    for each in (*call.world.threads(channel.id), channel):
        del call.world.channels[each.id]
    call.backend.broadcast.publish(Event("THREAD_DELETE" if channel.is_thread else "CHANNEL_DELETE", channel))
    return payload


def _edit_thread(call: Call, thread: Channel) -> None:
    body = call.body_as("UpdateThreadRequestPartial")
    owns = thread.thread_state.owner_id == call.bot.id and not set(body) & {"locked", "rate_limit_per_user"}
    if not owns and not call.permissions(thread) & Permission.MANAGE_THREADS:
        raise missing_permissions()
    call.backend.threads.change(thread, body)


ROUTES = [
    Route("GET", "/guilds/{guild_id}", get_guild),
    Route("GET", "/guilds/{guild_id}/roles", list_roles),
    Route("GET", "/guilds/{guild_id}/members", list_members),
    Route("GET", "/guilds/{guild_id}/members/{user_id}", get_member),
    Route("GET", "/guilds/{guild_id}/channels", list_channels),
    Route("GET", "/guilds/{guild_id}/threads/active", list_active_threads),
    Route("GET", "/channels/{channel_id}", get_channel),
    Route("PATCH", "/channels/{channel_id}", edit_channel),
    Route("DELETE", "/channels/{channel_id}", delete_channel),
]
