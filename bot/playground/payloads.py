"""Discord's JSON objects for everything in the world."""

from __future__ import annotations

from datetime import datetime

from bot.playground.kinds import ChannelType
from bot.playground.world import Channel, Json, Member, Role, User, World

_REQUIRE_TAG = 1 << 4


def moment(when: datetime) -> str:
    """A moment as Discord writes it."""
    return when.isoformat(timespec="microseconds")


def user_payload(user: User) -> Json:
    """A user object."""
    return {
        "id": str(user.id),
        "username": user.username,
        "global_name": user.global_name,
        "discriminator": "0000" if user.bot else "0",
        "avatar": None,
        "bot": user.bot,
        "system": False,
        "public_flags": 0,
        "flags": 0,
        "banner": None,
        "accent_color": None,
        "primary_guild": None,
    }


def member_payload(member: Member, *, with_user: bool = True) -> Json:
    """A guild member object."""
    payload: Json = {
        "roles": [str(role_id) for role_id in member.role_ids],
        "nick": member.nick,
        "avatar": None,
        "banner": None,
        "joined_at": moment(member.joined_at),
        "premium_since": None,
        "communication_disabled_until": None,
        "deaf": False,
        "mute": False,
        "pending": False,
        "flags": 0,
    }
    if with_user:
        payload["user"] = user_payload(member.user)
    return payload


def role_payload(role: Role) -> Json:
    """A role object."""
    payload: Json = {
        "id": str(role.id),
        "name": role.name,
        "permissions": str(role.permissions),
        "position": role.position,
        "color": role.color,
        "colors": {"primary_color": role.color, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": role.managed_by_bot_id is not None,
        "mentionable": role.mentionable,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
    }
    if role.managed_by_bot_id is not None:
        payload["tags"] = {"bot_id": str(role.managed_by_bot_id)}
    return payload


def channel_payload(world: World, channel: Channel, viewer_id: int) -> Json:
    """A channel object as ``viewer_id`` is sent it."""
    payload: Json = {
        "id": str(channel.id),
        "type": int(channel.type),
        "last_message_id": str(channel.last_message_id) if channel.last_message_id else None,
        "flags": 0,
    }
    if channel.is_direct:
        others = [world.users[user_id] for user_id in channel.recipient_ids if user_id != viewer_id]
        return payload | {"recipients": [user_payload(user) for user in others]}
    payload |= {
        "guild_id": str(world.guild.id),
        "name": channel.name,
        "parent_id": str(channel.parent_id) if channel.parent_id else None,
        "rate_limit_per_user": channel.rate_limit_per_user,
    }
    if channel.thread is not None:
        return payload | _thread_fields(channel, viewer_id)
    payload |= {
        "position": channel.position,
        "topic": channel.topic,
        "nsfw": False,
        "permission_overwrites": [
            {"id": str(o.id), "type": o.kind, "allow": str(o.allow), "deny": str(o.deny)}
            for o in channel.overwrites.values()
        ],
    }
    if channel.type in {ChannelType.VOICE, ChannelType.STAGE}:
        payload |= {"bitrate": 64_000, "user_limit": 0, "rtc_region": None}
    if channel.type is ChannelType.FORUM:
        payload |= {
            "flags": _REQUIRE_TAG if channel.requires_tag else 0,
            "available_tags": channel.tags,
            "default_reaction_emoji": None,
            "default_sort_order": None,
            "default_forum_layout": 0,
        }
    return payload


def _thread_fields(channel: Channel, viewer_id: int) -> Json:
    thread = channel.thread_state
    metadata: Json = {
        "archived": thread.archived,
        "locked": thread.locked,
        "auto_archive_duration": thread.auto_archive_minutes,
        "archive_timestamp": moment(thread.archived_at),
        "create_timestamp": moment(thread.created_at),
    }
    if channel.is_private_thread:
        metadata["invitable"] = thread.invitable
    fields: Json = {
        "owner_id": str(thread.owner_id),
        "message_count": thread.message_count,
        "total_message_sent": thread.total_message_sent,
        "member_count": len(thread.joined),
        "thread_metadata": metadata,
        "applied_tags": [str(tag_id) for tag_id in thread.tag_ids],
    }
    if viewer_id in thread.joined:
        fields["member"] = thread_member_payload(channel, viewer_id)
    return fields


def thread_member_payload(channel: Channel, user_id: int) -> Json:
    """A thread member object."""
    return {
        "id": str(channel.id),
        "user_id": str(user_id),
        "join_timestamp": moment(channel.thread_state.joined[user_id]),
        "flags": 0,
    }


def application_payload(world: World) -> Json:
    """The application object of the bot's own application."""
    application = world.application
    return {
        "id": str(application.id),
        "name": application.name,
        "icon": None,
        "description": application.description,
        "bot": user_payload(application.bot),
        "bot_public": True,
        "bot_require_code_grant": False,
        "owner": user_payload(application.owner),
        "team": None,
        "type": None,
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "flags_new": "0",
        "verify_key": "0" * 64,
        "flags": 0,
        "summary": "",
        "tags": [],
        "hook": True,
        "approximate_guild_count": 1,
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "eligible_oauth2_scopes": [],
        "explicit_content_filter": 0,
        "integration_types_config": {"0": {}, "1": {}},
    }
