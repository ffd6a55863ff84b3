"""The permissions the bot needs in a channel for a digest."""

from __future__ import annotations

import discord

from bot.domain import DigestForm, Plan

DigestChannel = (
    discord.TextChannel | discord.ForumChannel | discord.Thread | discord.VoiceChannel | discord.StageChannel
)
"""Where a server's digest can go: text and announcement channels, forums, threads, the chat of voice channels."""


def missing_to_post(channel: DigestChannel) -> list[str]:
    """The permissions without which nothing can be posted there, by the names Discord's settings give them."""
    allowed = _granted(channel)
    posting, may_post = "Send Messages", allowed.send_messages
    if isinstance(channel, discord.ForumChannel):
        posting = "Create Posts"
    elif isinstance(channel, discord.Thread):
        posting, may_post = "Send Messages in Threads", allowed.send_messages_in_threads
    needed = {"View Channel": allowed.view_channel, posting: may_post}
    if isinstance(channel, discord.Thread) and channel.locked:
        needed["Manage Threads"] = allowed.manage_threads
    return [name for name, granted in needed.items() if not granted]


def missing_for_plan(channel: DigestChannel, plan: Plan) -> list[str]:
    """Every permission the plan needs and the bot lacks, those to post first."""
    allowed, posting = _granted(channel), plan.posting
    is_forum = isinstance(channel, discord.ForumChannel)
    role = channel.guild.get_role(posting.mention_role_id) if posting.mention_role_id is not None else None
    needed = {
        "Attach Files": allowed.attach_files,
        "Embed Links": allowed.embed_links or posting.form is DigestForm.CARD,
        "Create Public Threads": allowed.create_public_threads or not posting.thread or not takes_threads(channel),
        "Pin Messages": allowed.pin_messages or not posting.pin or is_forum,
        "Manage Threads": allowed.manage_threads or not (is_forum and posting.keeps_latest),
        "Mention @everyone, @here and All Roles": role is None or role.mentionable or allowed.mention_everyone,
    }
    missing = missing_to_post(channel)
    return missing + [name for name, granted in needed.items() if not granted and name not in missing]


def takes_threads(channel: object) -> bool:
    """Whether a thread can be opened on a message there."""
    return isinstance(channel, discord.TextChannel)


def usable_tags(channel: discord.ForumChannel) -> list[discord.ForumTag]:
    """The forum's tags that the bot can use: those for moderators need Manage Threads."""
    may_moderate = channel.permissions_for(channel.guild.me).manage_threads
    return [tag for tag in channel.available_tags if may_moderate or not tag.moderated]


def tags_for(channel: discord.ForumChannel, plan: Plan) -> list[discord.ForumTag]:
    """The tags a digest's post gets: the one chosen, else the first one if the forum requires it."""
    usable = usable_tags(channel)
    chosen = [tag for tag in usable if tag.id == plan.posting.tag_id]
    return chosen or (usable[:1] if channel.flags.require_tag else [])


def lacks_tag(channel: DigestChannel) -> bool:
    """Whether posts need a tag and the bot can use none."""
    return isinstance(channel, discord.ForumChannel) and channel.flags.require_tag and not usable_tags(channel)


def can_read_history(channel: DigestChannel) -> bool:
    """Whether the bot can look for a digest there. Without the permission, Discord returns an empty list."""
    allowed = channel.permissions_for(channel.guild.me)
    return allowed.view_channel and allowed.read_message_history


def _granted(channel: DigestChannel) -> discord.Permissions:
    """What the bot's roles and the channel's settings allow it; a thread has its parent's.

    Unlike ``permissions_for``, this doesn't count permissions that depend on a missing one: without Send Messages
    nobody can attach files, but only Send Messages has to be granted.
    """
    me = channel.guild.me
    permissions = discord.Permissions(me.guild_permissions.value)
    if permissions.administrator:
        return discord.Permissions.all()
    settings = channel.parent if isinstance(channel, discord.Thread) else channel
    if settings is None:  # of a thread whose parent the bot does not see
        return discord.Permissions.none()
    everyone, *roles = me.roles
    for targets in ((everyone,), roles, (me,)):
        allow, deny = discord.Permissions.none(), discord.Permissions.none()
        for target in targets:
            allowed, denied = settings.overwrites_for(target).pair()
            allow, deny = allow | allowed, deny | denied
        permissions.handle_overwrite(allow.value, deny.value)
    return permissions
