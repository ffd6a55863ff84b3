"""What a route's handler is given and gives back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.playground.attachments import Upload
from bot.playground.backend import Backend
from bot.playground.errors import missing_access, missing_permissions, unknown
from bot.playground.permissions import Permission, channel_permissions
from bot.playground.validation.forms import snowflake
from bot.playground.validation.problems import Check, refuse, validate
from bot.playground.world import Channel, Message, User, World


@dataclass(frozen=True)
class Call:
    """One request, read and ready."""

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

        def check(value: Any, _: Any, problems: Any) -> Any:
            return snowflake(value, (name,), problems)

        number: int = validate(check, self.parameters[name])
        return number

    def number(self, name: str, default: int, least: int, most: int) -> int:
        """A number of the query.

        Raises:
            ApiError: It is none, or out of bounds.
        """
        given = self.query.get(name)
        if given is None:
            return default
        if not given.isdecimal():
            raise refuse((name,), "NUMBER_TYPE_COERCE", f'Value "{given}" is not int.')
        if not least <= int(given) <= most:
            code, side = ("NUMBER_TYPE_MIN", "greater") if int(given) < least else ("NUMBER_TYPE_MAX", "less")
            bound = least if int(given) < least else most
            raise refuse((name,), code, f"int value should be {side} than or equal to {bound}.")
        return int(given)

    def read(self, check: Check) -> Any:
        """The body, checked and cleaned.

        Raises:
            ApiError: It is not valid.
        """
        return validate(check, {} if self.body is None else self.body)

    def channel(self, *needed: Permission) -> Channel:
        """The path's channel, where the bot may do all of ``needed``.

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
