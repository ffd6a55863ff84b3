"""The world at the start: one server, two people, a bot, a few quiet channels."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Callable

from bot.playground.clock import Clock
from bot.playground.kinds import ChannelType
from bot.playground.permissions import Permission
from bot.playground.snowflakes import Snowflakes, moment_of
from bot.playground.world import Application, Channel, Guild, Member, Overwrite, Role, User, World

_EVERYONE = (
    Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.ADD_REACTIONS
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.USE_APPLICATION_COMMANDS
    | Permission.CREATE_PUBLIC_THREADS
    | Permission.SEND_MESSAGES_IN_THREADS
)
_EDITORS = (
    Permission.MANAGE_GUILD
    | Permission.MANAGE_CHANNELS
    | Permission.MANAGE_MESSAGES
    | Permission.MANAGE_THREADS
    | Permission.MANAGE_ROLES
    | Permission.MENTION_EVERYONE
    | Permission.CREATE_PRIVATE_THREADS
)
_BOT = _EVERYONE | Permission.MANAGE_MESSAGES | Permission.MENTION_EVERYONE | Permission.PIN_MESSAGES


def seed_world(clock: Clock, snowflakes: Snowflakes) -> World:
    """The starting world. Its ids, the application's among them, are new each time."""
    new_id = snowflakes.next
    guild_id, application_id = new_id(), new_id()
    owner = User(new_id(), "founder", "Founder")
    bot = User(application_id, "Détente", None, bot=True)
    ada, boris = User(new_id(), "ada", "Ada"), User(new_id(), "boris", "Boris")
    editors = Role(new_id(), "Editors", int(_EDITORS), 3, color=0xE67E22)
    readers = Role(new_id(), "Readers", 0, 1, color=0x3498DB, mentionable=True)
    integration = Role(new_id(), "Détente", int(_BOT), 2, managed_by_bot_id=bot.id)
    everyone = Role(guild_id, "@everyone", int(_EVERYONE), 0)
    joined = clock.now()
    members = [
        Member(ada, [editors.id], joined),
        Member(boris, [readers.id], joined),
        Member(bot, [integration.id], joined),
    ]
    guild = Guild(
        guild_id,
        "Détente playground",
        owner.id,
        {role.id: role for role in (everyone, readers, integration, editors)},
        {member.user.id: member for member in members},
    )
    application = Application(application_id, "Détente", "Cited briefs on the US–Russia relationship.", owner, bot)
    channels = _channels(new_id, guild_id, [editors.id, integration.id])
    channels += [Channel(new_id(), ChannelType.DIRECT, recipient_ids=(each.id, bot.id)) for each in (ada, boris)]
    return World(
        guild,
        application,
        {user.id: user for user in (owner, bot, ada, boris)},
        [ada, boris],
        {channel.id: channel for channel in channels},
    )


def _channels(new_id: Callable[[], int], guild_id: int, announcer_ids: list[int]) -> list[Channel]:
    """The server's channels. Everyone reads announcements; only some write them."""
    overwrites = {guild_id: Overwrite(guild_id, 0, deny=int(Permission.SEND_MESSAGES))}
    for role_id in announcer_ids:
        overwrites[role_id] = Overwrite(role_id, 0, allow=int(Permission.SEND_MESSAGES))
    return [
        Channel(new_id(), ChannelType.TEXT, "general", 0, "Try /brief siria"),
        Channel(new_id(), ChannelType.TEXT, "briefings", 1, "Briefs and digests"),
        Channel(new_id(), ChannelType.ANNOUNCEMENT, "announcements", 2, "News", overwrites=overwrites),
        Channel(new_id(), ChannelType.FORUM, "forum", 3, "One post a subject"),
    ]


def make_token(application_id: int) -> str:
    """A bot token as Discord's look: whose it is, when it was made, and a secret."""
    owner = base64.urlsafe_b64encode(str(application_id).encode()).decode().rstrip("=")
    made = int(moment_of(application_id).timestamp()).to_bytes(4, "big")
    return f"{owner}.{base64.urlsafe_b64encode(made).decode().rstrip('=')}.{secrets.token_urlsafe(28)}"
