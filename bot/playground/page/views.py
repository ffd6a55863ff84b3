"""What one person sees, as sent to the page."""

from __future__ import annotations

from bot.playground.backend import Backend
from bot.playground.events import Event
from bot.playground.message_payloads import message_event
from bot.playground.payloads import (
    application_payload,
    channel_payload,
    member_payload,
    moment,
    role_payload,
    user_payload,
)
from bot.playground.permissions import Permission, channel_permissions
from bot.playground.world import Channel, Json, Message, User

_HISTORY = 50
_CHANNEL_FRAMES = {"CHANNEL_CREATE", "CHANNEL_UPDATE", "THREAD_CREATE"}


class View:
    """The world through a person's eyes."""

    def __init__(self, backend: Backend, user: User) -> None:
        self._backend = backend
        self._world = backend.world
        self.user = user

    def permissions(self, channel: Channel) -> int:
        """What they may do in a channel."""
        return channel_permissions(self._world, self.user.id, channel)

    def sees(self, channel: Channel) -> bool:
        """Whether they see a channel."""
        return bool(self.permissions(channel) & Permission.VIEW_CHANNEL)

    def ready(self, *, bot_online: bool) -> Json:
        """READY: everything to begin with."""
        world = self._world
        guild = world.guild
        channels = [channel for channel in world.channels.values() if self.sees(channel)]
        return {
            "me": user_payload(self.user) | {"locale": self.user.locale},
            "users": [user_payload(person) for person in world.people],
            "guild": {
                "id": str(guild.id),
                "name": guild.name,
                "roles": [role_payload(role) for role in guild.roles.values()],
                "members": [member_payload(member) for member in guild.members.values()],
            },
            "channels": [self.channel(channel) for channel in channels],
            "application": application_payload(world),
            "commands": self.commands(),
            "messages": {
                str(channel.id): [
                    message_event(world, message, self.user.id) for message in channel.page(limit=_HISTORY)
                ]
                for channel in channels
                if self.permissions(channel) & Permission.READ_MESSAGE_HISTORY
            },
            **self.clock(),
            "bot_online": bot_online,
        }

    def channel(self, channel: Channel) -> Json:
        """A channel with what they may do in it."""
        payload = channel_payload(self._world, channel, self.user.id)
        return payload | {"permissions": str(self.permissions(channel))}

    def commands(self) -> list[Json]:
        """The commands, and whether they may use them."""
        commands, member = self._backend.commands, self._world.guild.members[self.user.id]
        return [command.payload() | {"usable": commands.is_usable(command, member)} for command in commands.all()]

    def clock(self) -> Json:
        """The time, and what one can skip to."""
        return {"now": moment(self._backend.clock.now()), "skips": self._backend.skips.names}

    def frame(self, event: Event) -> Json | None:
        """The frame that tells of a event; None if it is none of their business."""
        name, channel, message = event.name, event.channel, event.message
        if name == "CLOCK":
            return _frame(name, self.clock())
        if name == "COMMANDS_UPDATE":
            return _frame(name, {"commands": self.commands()})
        if name == "PRESENCE":
            return _frame(name, event.data or {})
        if channel is None or not self.sees(channel):
            return None
        return self._message_frame(name, message) if message is not None else self._channel_frame(name, channel)

    def _message_frame(self, name: str, message: Message) -> Json | None:
        if message.ephemeral_for not in {None, self.user.id}:
            return None
        if name == "MESSAGE_DELETE":
            return _frame(name, {"id": str(message.id), "channel_id": str(message.channel.id)})
        return _frame(name, message_event(self._world, message, self.user.id))

    def _channel_frame(self, name: str, channel: Channel) -> Json | None:
        if name in {"CHANNEL_DELETE", "THREAD_DELETE"}:
            return _frame("CHANNEL_DELETE", {"id": str(channel.id)})
        if name == "THREAD_UPDATE":
            name = "CHANNEL_UPDATE"
        return _frame(name, self.channel(channel)) if name in _CHANNEL_FRAMES else None


def _frame(name: str, data: Json) -> Json:
    return {"t": name, "d": data}
