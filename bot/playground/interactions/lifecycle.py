"""Interactions: created, sent to the bot, and watched until answered or failed."""

from __future__ import annotations

import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from typing import Any

from bot.playground.clock import Clock
from bot.playground.commands import Command, Commands
from bot.playground.events import Broadcast, Event
from bot.playground.interactions.inputs import pressed, submitted
from bot.playground.interactions.model import (
    FIRST_ANSWER_SECONDS,
    TOKEN_LIFE,
    Interaction,
    InteractionType,
    RefusedError,
    Requester,
)
from bot.playground.interactions.options import Resolver, being_typed, filled_in
from bot.playground.interactions.payloads import interaction_event
from bot.playground.kinds import MessageFlag
from bot.playground.message_payloads import message_payload
from bot.playground.permissions import Permission, channel_permissions
from bot.playground.snowflakes import Snowflakes
from bot.playground.world import Channel, Json, Message, User, World


@dataclass
class Interactions:
    """Every interaction whose token may still be valid."""

    world: World
    clock: Clock
    snowflakes: Snowflakes
    broadcast: Broadcast
    commands: Commands
    _by_id: dict[int, Interaction] = field(default_factory=dict)
    _by_token: dict[str, Interaction] = field(default_factory=dict)

    def find(self, interaction_id: int) -> Interaction | None:
        """The interaction with this id."""
        return self._by_id.get(interaction_id)

    def find_by_token(self, token: str) -> Interaction | None:
        """The interaction with this token, expired ones included for a while."""
        return self._by_token.get(token)

    def use_command(
        self, requester: Requester, user: User, channel: Channel, command: Command, options: Any
    ) -> Interaction:
        """A person sends a slash command.

        Raises:
            RefusedError: They may not, or have not filled it in properly.
        """
        self._check_usable(command, user, channel)
        resolver = Resolver(self.world, user)
        data = self._command_data(command)
        data["options"] = filled_in(command.definition.get("options") or [], options, resolver)
        if resolver.resolved:
            data["resolved"] = resolver.resolved
        return self._send(InteractionType.COMMAND, requester, user, channel, data, command=command)

    def complete(
        self, requester: Requester, user: User, channel: Channel, command: Command, options: Any
    ) -> Interaction:
        """A person is typing an option and wants to see what there is.

        Raises:
            RefusedError: They may not use the command, or that option completes nothing.
        """
        self._check_usable(command, user, channel)
        typed, focused_type = being_typed(command.definition.get("options") or [], options)
        data = self._command_data(command) | {"options": typed}
        return self._send(
            InteractionType.AUTOCOMPLETE, requester, user, channel, data, command=command, focused_type=focused_type
        )

    def use_menu(
        self, requester: Requester, user: User, channel: Channel, command: Command, target: Message | User
    ) -> Interaction:
        """A person picks a command from the menu of a message or user.

        Raises:
            RefusedError: They may not.
        """
        self._check_usable(command, user, channel)
        resolver = Resolver(self.world, user)
        data = self._command_data(command) | {"target_id": str(target.id)}
        if isinstance(target, User):
            resolver.user(target.id)
            data["resolved"] = resolver.resolved
        else:
            data["resolved"] = {"messages": {str(target.id): message_payload(self.world, target, self.world.bot.id)}}
        return self._send(InteractionType.COMMAND, requester, user, channel, data, command=command)

    def press(
        self, requester: Requester, user: User, message: Message, custom_id: Any, kind: Any, values: Any
    ) -> Interaction:
        """A person uses a button or select of a message.

        Raises:
            RefusedError: There is none like it, or the selection is not valid.
        """
        if message.author is not self.world.bot or message.flags & MessageFlag.LOADING:
            raise RefusedError("This interaction failed")
        data = pressed(message.components, custom_id, kind, values, Resolver(self.world, user))
        return self._send(InteractionType.COMPONENT, requester, user, message.channel, data, message=message)

    def submit(self, requester: Requester, user: User, opener: Interaction, components: Any) -> Interaction:
        """A person sends off the modal an interaction opened.

        Raises:
            RefusedError: It is not theirs, or not filled in properly.
        """
        if opener.modal is None or opener.user is not user:
            raise RefusedError("Something went wrong. Try again.")
        data = submitted(opener.modal, components, Resolver(self.world, user))
        return self._send(
            InteractionType.MODAL, requester, user, opener.channel, data, message=opener.message, opener=opener
        )

    def _check_usable(self, command: Command, user: User, channel: Channel) -> None:
        if not self.commands.fits_in(command, channel):
            raise RefusedError("This command can't be used here.")
        if command.guild_id is not None and channel.is_direct:
            raise RefusedError("This command can't be used here.")
        may = bool(channel_permissions(self.world, user.id, channel) & Permission.USE_APPLICATION_COMMANDS)
        if not channel.is_direct:
            may = may and self.commands.is_usable(command, self.world.guild.members[user.id])
        if not may:
            raise RefusedError("You do not have permission to use this command.")

    def _command_data(self, command: Command) -> Json:
        data: Json = {"id": str(command.id), "name": command.definition["name"], "type": command.definition["type"]}
        if command.guild_id is not None:
            data["guild_id"] = str(command.guild_id)
        return data

    def _send(
        self,
        kind: InteractionType,
        requester: Requester,
        user: User,
        channel: Channel,
        data: Json,
        **more: Any,
    ) -> Interaction:
        self._forget_old()
        interaction_id = self.snowflakes.next()
        secret = f"interaction:{interaction_id}:{secrets.token_urlsafe(48)}"
        token = urlsafe_b64encode(secret.encode()).decode().rstrip("=")
        interaction = Interaction(interaction_id, token, kind, user, channel, data, self.clock.now(), requester, **more)
        self._by_id[interaction_id] = self._by_token[token] = interaction
        interaction.alarm = self.clock.call_later(FIRST_ANSWER_SECONDS, lambda: self._fail(interaction))
        event = interaction_event(self.world, interaction)
        self.broadcast.publish(Event("INTERACTION_CREATE", channel, data=event))
        return interaction

    def _fail(self, interaction: Interaction) -> None:
        interaction.failed = True
        interaction.requester.interaction_failed(interaction, interaction.failure_sentence())

    def watch_deferral(self, interaction: Interaction) -> None:
        """See that a deferred answer which never comes is noticed when the token dies."""

        def give_up() -> None:
            if not interaction.is_settled:
                self._fail(interaction)

        interaction.alarm = self.clock.call_later(TOKEN_LIFE.total_seconds(), give_up)

    def _forget_old(self) -> None:
        """Drop what expired long ago; those freshly expired are kept, so that their token is still recognised."""
        horizon = self.clock.now() - 4 * TOKEN_LIFE
        while self._by_id:
            oldest = next(iter(self._by_id.values()))
            if oldest.created_at >= horizon:
                return
            del self._by_id[oldest.id], self._by_token[oldest.token]
