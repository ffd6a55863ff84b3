"""Discord's permission bits and how they are computed."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.playground.world import Channel, Member, World


class Permission(IntEnum):
    """The bits that matter here; a role may carry any other. Combined they are plain numbers, which is quicker."""

    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_EXTERNAL_EMOJIS = 1 << 18
    MANAGE_ROLES = 1 << 28
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    CREATE_PRIVATE_THREADS = 1 << 36
    SEND_MESSAGES_IN_THREADS = 1 << 38
    USE_EXTERNAL_APPS = 1 << 50
    PIN_MESSAGES = 1 << 51


ALL = (1 << 53) - 1

_DIRECT = (
    Permission.ADD_REACTIONS
    | Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.MENTION_EVERYONE
    | Permission.USE_EXTERNAL_EMOJIS
    | Permission.USE_APPLICATION_COMMANDS
    | Permission.USE_EXTERNAL_APPS
)

# Without leave to send, these mean nothing.
_NEED_SENDING = Permission.MENTION_EVERYONE | Permission.EMBED_LINKS | Permission.ATTACH_FILES


def guild_permissions(world: World, member: Member) -> int:
    """What a member may do in the server as a whole."""
    guild = world.guild
    if member.user.id == guild.owner_id:
        return ALL
    permissions = guild.roles[guild.id].permissions
    for role_id in member.role_ids:
        permissions |= guild.roles[role_id].permissions
    return ALL if permissions & Permission.ADMINISTRATOR else permissions


def channel_permissions(world: World, user_id: int, channel: Channel) -> int:
    """What a user may do in a channel; 0 if they cannot see it. A thread has its parent's overwrites."""
    if channel.is_direct:
        return _DIRECT if user_id in channel.recipient_ids else 0
    member = world.guild.members.get(user_id)
    if member is None:
        return 0
    permissions = guild_permissions(world, member)
    if permissions == ALL:
        return ALL
    permissions = _overwritten(world, member, channel, permissions)
    if not permissions & Permission.VIEW_CHANNEL:
        return 0
    if (
        channel.is_private_thread
        and user_id not in channel.thread_member_ids
        and not (permissions & Permission.MANAGE_THREADS)
    ):
        return 0
    sending = Permission.SEND_MESSAGES_IN_THREADS if channel.is_thread else Permission.SEND_MESSAGES
    if not permissions & sending:
        permissions &= ~_NEED_SENDING
    return permissions


def _overwritten(world: World, member: Member, channel: Channel, permissions: int) -> int:
    overwrites = (world.channels[channel.parent_id] if channel.is_thread and channel.parent_id else channel).overwrites
    everyone = overwrites.get(world.guild.id)
    if everyone is not None:
        permissions = permissions & ~everyone.deny | everyone.allow
    of_roles = [overwrites[role_id] for role_id in member.role_ids if role_id in overwrites]
    allow = deny = 0
    for overwrite in of_roles:
        allow |= overwrite.allow
        deny |= overwrite.deny
    permissions = permissions & ~deny | allow
    own = overwrites.get(member.user.id)
    if own is not None:
        permissions = permissions & ~own.deny | own.allow
    return permissions
