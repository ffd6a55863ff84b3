"""What the bot must be allowed to do in a channel for a digest to go out as planned."""

from __future__ import annotations

import discord

from bot.domain import Plan

DigestChannel = discord.TextChannel | discord.ForumChannel
"""Where a digest can go: a text or announcement channel, or a forum."""


def missing_to_post(channel: DigestChannel) -> list[str]:
    """The permissions without which nothing can be posted there, by the names Discord's settings give them."""
    allowed = _granted(channel)
    posting = "Create Posts" if isinstance(channel, discord.ForumChannel) else "Send Messages"
    wanted = {"View Channel": allowed.view_channel, posting: allowed.send_messages}
    return [name for name, granted in wanted.items() if not granted]


def missing_for_plan(channel: DigestChannel, plan: Plan) -> list[str]:
    """Every permission the plan needs and the bot lacks, those to post first."""
    allowed = _granted(channel)
    missing = missing_to_post(channel)
    if not allowed.attach_files:
        missing.append("Attach Files")
    if plan.thread and not isinstance(channel, discord.ForumChannel) and not allowed.create_public_threads:
        missing.append("Create Public Threads")
    role = channel.guild.get_role(plan.mention_role_id) if plan.mention_role_id is not None else None
    if role is not None and not role.mentionable and not allowed.mention_everyone:
        missing.append("Mention @everyone, @here and All Roles")
    return missing


def usable_tags(channel: discord.ForumChannel) -> list[discord.ForumTag]:
    """The forum's tags that the bot may put on a post: those for moderators take Manage Threads."""
    may_moderate = channel.permissions_for(channel.guild.me).manage_threads
    return [tag for tag in channel.available_tags if may_moderate or not tag.moderated]


def lacks_tag(channel: DigestChannel) -> bool:
    """Whether it takes posts with a tag only, and has none for the bot."""
    return isinstance(channel, discord.ForumChannel) and channel.flags.require_tag and not usable_tags(channel)


def can_read_history(channel: DigestChannel) -> bool:
    """Whether the bot could look for a digest there. Without leave, Discord answers with an empty list."""
    allowed = channel.permissions_for(channel.guild.me)
    return allowed.view_channel and allowed.read_message_history


def _granted(channel: DigestChannel) -> discord.Permissions:
    """What the bot's roles and the channel's settings allow it.

    Unlike ``permissions_for``, what Discord takes away along with another permission is not missing here: without Send
    Messages nobody can attach files, but only Send Messages has to be granted.
    """
    me = channel.guild.me
    permissions = discord.Permissions(me.guild_permissions.value)
    if permissions.administrator:
        return discord.Permissions.all()
    everyone, *roles = me.roles
    for targets in ((everyone,), roles, (me,)):
        allow, deny = discord.Permissions.none(), discord.Permissions.none()
        for target in targets:
            allowed, denied = channel.overwrites_for(target).pair()
            allow, deny = allow | allowed, deny | denied
        permissions.handle_overwrite(allow.value, deny.value)
    return permissions
