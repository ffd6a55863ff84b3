"""The server's owner: changes the server under the bot's feet, and the bot and the pages hear of it."""

from __future__ import annotations

from bot.playground.backend import Backend
from bot.playground.events import Event
from bot.playground.guild_payloads import guild_create_event
from bot.playground.kinds import ChannelType, MessageType
from bot.playground.messages import Origin
from bot.playground.payloads import member_payload
from bot.playground.validation.messages import Draft
from bot.playground.world import Channel, Json, Member, Message, Overwrite, User


class Owner:
    """Does what a server's owner does in its settings."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._world = backend.world
        self._bot_member: Member | None = None

    def _tell(self, name: str, channel: Channel | None = None, data: Json | None = None) -> None:
        self._backend.broadcast.publish(Event(name, channel, data=data))

    def add_channel(self, name: str, kind: ChannelType = ChannelType.TEXT) -> Channel:
        """Add a channel at the end."""
        position = len(self._world.guild_channels())
        channel = Channel(self._backend.snowflakes.next(), kind, name, position)
        self._world.channels[channel.id] = channel
        self._tell("CHANNEL_CREATE", channel)
        return channel

    def remove_channel(self, channel: Channel) -> None:
        """Remove a channel with its threads and all that was said in it."""
        for each in (*self._world.threads(channel.id), channel):
            del self._world.channels[each.id]
        self._tell("THREAD_DELETE" if channel.is_thread else "CHANNEL_DELETE", channel)

    def remove_role(self, name: str) -> None:
        """Delete a role."""
        guild = self._world.guild
        role = next(role for role in guild.roles.values() if role.name == name)
        del guild.roles[role.id]
        for member in guild.members.values():
            member.role_ids = [each for each in member.role_ids if each != role.id]
        self._tell("GUILD_ROLE_DELETE", data={"guild_id": str(guild.id), "role_id": str(role.id)})

    def close_direct(self, name: str, *, is_closed: bool = True) -> None:
        """Have a person take no direct messages from the bot, or take them again."""
        user = self._world.find_user(name)
        if user is None:
            raise LookupError(f"nobody is called {name}")
        self._world.direct_channel(user.id).is_closed = is_closed

    def set_overwrite(self, channel: Channel, who: str, *, allow: int = 0, deny: int = 0) -> None:
        """Allow and deny things to a role or person, by name, in a channel; nothing of either takes it away."""
        user = self._world.find_user(who)
        role = next((role for role in self._world.guild.roles.values() if role.name == who), None)
        # The bot's own role has its name; a person is only meant where no role is.
        target, kind = (role, 0) if role is not None else (user, 1)
        if target is None:
            raise LookupError(f"there is nobody and no role called {who}")
        channel.overwrites.pop(target.id, None)
        if allow or deny:
            channel.overwrites[target.id] = Overwrite(target.id, kind, int(allow), int(deny))
        self._tell("CHANNEL_UPDATE", channel)

    def set_roles(self, name: str, *roles: str) -> None:
        """Give a person these roles and no others."""
        user = self._world.find_user(name)
        if user is None:
            raise LookupError(f"nobody is called {name}")
        member, guild = self._world.guild.members[user.id], self._world.guild
        member.role_ids = [role.id for role in guild.roles.values() if role.name in roles]
        self._tell("GUILD_MEMBER_UPDATE", data=member_payload(member) | {"guild_id": str(guild.id)})
        self._tell("COMMANDS_UPDATE")

    def add_app(self, name: str) -> User:
        """Add another bot, which only says what ``post_as`` has it say."""
        user = User(self._backend.snowflakes.next(), name, None, bot=True)
        self._world.users[user.id] = user
        self._world.guild.members[user.id] = Member(user, [], self._backend.clock.now())
        return user

    def post_as(self, author: User, channel: Channel, content: str, *, replies_to: Message | None = None) -> Message:
        """Have another bot write a message, or reply with a mention."""
        origin = Origin(MessageType.REPLY if replies_to else MessageType.DEFAULT, replies_to=replies_to)
        return self._backend.messages.post(channel, author, Draft(frozenset({"content"}), content=content), origin)

    def post_webhook(self, channel: Channel, name: str, content: str) -> Message:
        """Have a webhook of the channel write a message."""
        webhook = User(self._backend.snowflakes.next(), name, None, bot=True)
        draft = Draft(frozenset({"content"}), content=content)
        return self._backend.messages.post(channel, webhook, draft, Origin(webhook_id=webhook.id))

    def remove_bot(self) -> None:
        """Throw the bot out."""
        guild = self._world.guild
        self._bot_member = guild.members[self._world.bot.id]
        self._tell("GUILD_DELETE", data={"id": str(guild.id)})
        del guild.members[self._world.bot.id]

    def invite_bot(self) -> None:
        """Let it in again."""
        if self._bot_member is not None:
            self._world.guild.members[self._world.bot.id] = self._bot_member
            event = guild_create_event(self._world)
            del event["unavailable"]  # only a server that was there before becomes available
            self._tell("GUILD_CREATE", data=event)
