"""The bot's responses to an interaction: the first one, and everything later with its token."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.playground.attachments import Upload
from bot.playground.errors import Json, already_acknowledged, invalid_webhook_token, unknown
from bot.playground.interactions.lifecycle import Interactions
from bot.playground.interactions.model import Interaction, InteractionType
from bot.playground.interactions.payloads import legacy_interaction, metadata
from bot.playground.kinds import MessageFlag, MessageType
from bot.playground.layouts import complete_modal
from bot.playground.message_payloads import message_payload
from bot.playground.messages import Messages, Origin
from bot.playground.validation.description import schema
from bot.playground.validation.messages import read_message
from bot.playground.validation.modals import check_modal
from bot.playground.validation.problems import Path, Problems, refuse
from bot.playground.world import Message

REPLY, DEFER, DEFER_UPDATE, UPDATE, CHOICES, OPEN_MODAL = 4, 5, 6, 7, 8, 9
_DATA: Path = ("data",)
# What choices are by the type of the option being typed.
_CHOICES = {
    option_type: f"InteractionApplicationCommandAutocompleteCallback{kind}Data"
    for option_type, kind in ((3, "String"), (4, "Integer"), (10, "Number"))
}


@dataclass
class Answers:
    """Takes the bot's answers."""

    interactions: Interactions
    messages: Messages

    def answer(
        self, interaction_id: int, token: str, body: Any, uploads: Mapping[int, Upload], *, with_response: bool
    ) -> Json | None:
        """Accept the first answer. Returns the callback object if it was requested.

        Raises:
            ApiError: The interaction is unknown or too old, has been answered, or the answer is not valid.
        """
        interaction = self.interactions.find(interaction_id)
        now = self.messages.clock.now()
        if interaction is None or interaction.token != token or interaction.is_expired(now):
            raise unknown("interaction")
        if interaction.answered:
            raise already_acknowledged()
        if interaction.failed:
            raise unknown("interaction")
        kind: int = body["type"]
        data: Json = body.get("data") or {}
        if kind not in _allowed(interaction):
            raise refuse(("type",), "INTERACTION_CALLBACK_TYPE_INVALID", f"Type {kind} can't answer this interaction")
        take: Callable[[Interaction, Json, Mapping[int, Upload]], Message | None] = {
            REPLY: self._reply,
            DEFER: self._defer,
            DEFER_UPDATE: self._defer_update,
            UPDATE: self._update,
            CHOICES: self._offer,
            OPEN_MODAL: self._open_modal,
        }[kind]
        message = take(interaction, data, uploads)
        interaction.answered = True
        if interaction.alarm is not None:
            interaction.alarm.cancel()
        if not interaction.is_settled:
            self.interactions.watch_deferral(interaction)
        if kind != CHOICES:
            interaction.requester.interaction_done(interaction)
        return self._callback_object(interaction, kind, message) if with_response else None

    def _reply(self, interaction: Interaction, data: Json, uploads: Mapping[int, Upload]) -> Message:
        draft = read_message(data, _DATA)
        origin = self._origin(interaction, ephemeral=bool(draft.flags & MessageFlag.EPHEMERAL))
        origin.uploads, origin.path = uploads, _DATA
        interaction.original = self.messages.post(interaction.channel, self._bot, draft, origin)
        return interaction.original

    def _defer(self, interaction: Interaction, data: Json, uploads: Mapping[int, Upload]) -> Message:
        origin = self._origin(interaction, ephemeral=bool(int(data.get("flags") or 0) & MessageFlag.EPHEMERAL))
        interaction.original = self.messages.post_loading(interaction.channel, self._bot, origin)
        return interaction.original

    def _defer_update(self, interaction: Interaction, data: Json, uploads: Mapping[int, Upload]) -> None:
        interaction.original = interaction.message
        interaction.deferred_update = True

    def _update(self, interaction: Interaction, data: Json, uploads: Mapping[int, Upload]) -> Message:
        message = interaction.message
        if message is None or not self.messages.world.holds(message):
            raise unknown("message")
        draft = read_message(data, _DATA, was_layout=bool(message.flags & MessageFlag.COMPONENTS_V2))
        interaction.original = self.messages.edit(message, draft, uploads, _DATA)
        return message

    def _offer(self, interaction: Interaction, data: Json, uploads: Mapping[int, Upload]) -> None:
        problems = Problems()
        schema(_CHOICES[interaction.focused_type]).note_problems(data, _DATA, problems)
        problems.raise_any()
        interaction.requester.choices_offered(interaction, data.get("choices") or [])

    def _open_modal(self, interaction: Interaction, data: Json, uploads: Mapping[int, Upload]) -> None:
        check_modal(data, _DATA)
        complete_modal(data["components"])
        interaction.modal = data
        interaction.requester.modal_opened(interaction, data)

    def _origin(self, interaction: Interaction, *, ephemeral: bool) -> Origin:
        world = self.messages.world
        kind = MessageType.CHAT_INPUT_COMMAND
        if interaction.message is not None:
            kind = MessageType.REPLY
        elif interaction.command is not None and interaction.data["type"] != 1:
            kind = MessageType.CONTEXT_MENU_COMMAND
        return Origin(
            type=kind,
            interaction=legacy_interaction(interaction),
            interaction_metadata=metadata(world, interaction),
            application_id=world.application.id,
            ephemeral_for=interaction.user.id if ephemeral else None,
            replies_to=interaction.message,
        )

    @property
    def _bot(self) -> Any:
        return self.messages.world.bot

    def _callback_object(self, interaction: Interaction, kind: int, message: Message | None) -> Json:
        world = self.messages.world
        about: Json = {
            "id": str(interaction.id),
            "type": int(interaction.type),
            "channel_id": str(interaction.channel.id),
        }
        if not interaction.channel.is_direct:
            about["guild_id"] = str(world.guild.id)
        if interaction.original is not None:
            about["response_message_id"] = str(interaction.original.id)
            about["response_message_loading"] = bool(interaction.original.flags & MessageFlag.LOADING)
            about["response_message_ephemeral"] = interaction.original.ephemeral_for is not None
        result: Json = {"interaction": about}
        if message is not None and kind != DEFER:
            result["resource"] = {"type": kind, "message": message_payload(world, message, self._bot.id)}
        return result

    def _opened(self, application_id: int, token: str) -> Interaction:
        """The answered interaction behind a token.

        Raises:
            ApiError: There is none, it has not been answered yet, or its fifteen minutes are over.
        """
        interaction = self.interactions.find_by_token(token)
        if interaction is None or application_id != self.messages.world.application.id:
            raise unknown("webhook")
        if interaction.is_expired(self.messages.clock.now()):
            raise invalid_webhook_token()
        if not interaction.answered or interaction.type is InteractionType.AUTOCOMPLETE:
            raise unknown("webhook")
        return interaction

    def follow_up(self, application_id: int, token: str, body: Any, uploads: Mapping[int, Upload]) -> Message:
        """Take a further message; the first one after a deferral is what was waited for.

        Raises:
            ApiError: The token is of no use, or the message not valid.
        """
        interaction = self._opened(application_id, token)
        draft = read_message(body)
        original = interaction.original
        if original is not None and original.flags & MessageFlag.LOADING and self.messages.world.holds(original):
            self.messages.edit(original, draft, uploads)
            return original
        origin = self._origin(interaction, ephemeral=bool(draft.flags & MessageFlag.EPHEMERAL))
        origin.interaction, origin.uploads = None, uploads
        origin.replies_to = original if original and self.messages.world.holds(original) else None
        origin.type = MessageType.REPLY if origin.replies_to else MessageType.DEFAULT
        message = self.messages.post(interaction.channel, self._bot, draft, origin)
        interaction.follow_ups.append(message)
        interaction.deferred_update = False
        return message

    def get(self, application_id: int, token: str, message_id: int | None) -> Message:
        """The original answer (None) or one of the follow-ups.

        Raises:
            ApiError: The token is of no use, or there is no such message.
        """
        interaction = self._opened(application_id, token)
        message = interaction.original if message_id is None else interaction.owns(message_id)
        if message is None or not self.messages.world.holds(message):
            raise unknown("message")
        return message

    def edit(
        self, application_id: int, token: str, message_id: int | None, body: Any, uploads: Mapping[int, Upload]
    ) -> Message:
        """Change the original answer (None) or a follow-up.

        Raises:
            ApiError: The token is of no use, there is no such message, or the edit is not valid.
        """
        message = self.get(application_id, token, message_id)
        draft = read_message(body, was_layout=bool(message.flags & MessageFlag.COMPONENTS_V2))
        self.messages.edit(message, draft, uploads)
        self._opened(application_id, token).deferred_update = False
        return message

    def delete(self, application_id: int, token: str, message_id: int | None) -> None:
        """Take back the original answer (None) or a follow-up.

        Raises:
            ApiError: The token is of no use, or there is no such message.
        """
        message = self.get(application_id, token, message_id)
        message.flags &= ~MessageFlag.LOADING
        self.messages.delete(message)
        self._opened(application_id, token).deferred_update = False


def _allowed(interaction: Interaction) -> set[int]:
    """The answers an interaction takes."""
    if interaction.type is InteractionType.AUTOCOMPLETE:
        return {CHOICES}
    allowed = {REPLY, DEFER}
    if interaction.message is not None:
        allowed |= {DEFER_UPDATE, UPDATE}
    if interaction.type is not InteractionType.MODAL:
        allowed.add(OPEN_MODAL)
    return allowed
