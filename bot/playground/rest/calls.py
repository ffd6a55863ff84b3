"""What a route's handler receives and returns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.playground.attachments import Upload
from bot.playground.backend import Backend
from bot.playground.errors import missing_access, missing_permissions, unknown
from bot.playground.permissions import Permission, channel_permissions
from bot.playground.validation.description import schema
from bot.playground.validation.problems import refuse
from bot.playground.world import Channel, Message, User, World


@dataclass(frozen=True)
class Call:
    """One request, read and found to be as Discord describes the route."""

    backend: Backend
    parameters: Mapping[str, str]
    query: Mapping[str, str]
    body: Any = None
    uploads: Mapping[int, Upload] = field(default_factory=dict)

    @property
    def world(self) -> World:
        """Everything there is."""
        return self.backend.world

    @property
    def bot(self) -> User:
        """Who is asking."""
        return self.world.bot

    def id(self, name: str) -> int:
        """An id of the path.

        Raises:
            ApiError: It is none.
        """
        text = self.parameters[name]
        if not (text.isascii() and text.isdecimal() and len(text) <= 20):
            raise refuse((name,), "NUMBER_TYPE_COERCE", f'Value "{text}" is not snowflake.')
        return int(text)

    def number(self, name: str, default: int) -> int:
        """A number of the query."""
        return int(self.query.get(name, default))

    def body_as(self, name: str) -> Any:
        """The body, checked to be of a kind, for routes that accept several.

        Raises:
            ApiError: It is not as Discord describes that schema.
        """
        schema(name).check(self.body)
        return self.body

    def channel(self, *needed: Permission) -> Channel:
        """The path's channel, if the bot has all permissions in ``needed``.

        Raises:
            ApiError: There is none, or the bot may not.
        """
        channel = self.world.channels.get(self.id("channel_id"))
        if channel is None:
            raise unknown("channel")
        self.require(channel, *needed)
        return channel

    def permissions(self, channel: Channel) -> int:
        """What the bot may do in a channel."""
        return channel_permissions(self.world, self.bot.id, channel)

    def require(self, channel: Channel, *needed: Permission) -> None:
        """See that the bot sees a channel and may do all of ``needed`` in it.

        Raises:
            ApiError: It may not.
        """
        permissions = self.permissions(channel)
        if not permissions & Permission.VIEW_CHANNEL:
            raise missing_access()
        for permission in needed:
            if not permissions & permission:
                raise missing_permissions()

    def message(self, channel: Channel) -> Message:
        """The path's message.

        Raises:
            ApiError: There is none.
        """
        message = channel.messages.get(self.id("message_id"))
        if message is None:
            raise unknown("message")
        return message


@dataclass(frozen=True)
class Reply:
    """An answer with a status of its own; handlers may also return the JSON alone, or None for 204."""

    body: Any
    status: int = 200


Handler = Callable[[Call], Any]


@dataclass(frozen=True)
class Route:
    """A route: its method, template and handler, and whether it needs the bot's token."""

    method: str
    path: str
    handler: Handler
    needs_token: bool = True
