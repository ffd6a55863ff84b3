"""One person at the page, over the WebSocket or as a test's member."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime

from bot.playground.backend import Backend
from bot.playground.commands import Command
from bot.playground.errors import ApiError
from bot.playground.events import Event
from bot.playground.interactions.model import Interaction, InteractionType, RefusedError
from bot.playground.kinds import ChannelType, MessageType
from bot.playground.messages import Origin
from bot.playground.page.frames import FrameError, read_frame
from bot.playground.page.views import View
from bot.playground.permissions import Permission
from bot.playground.skips import NowhereToSkipError
from bot.playground.validation.messages import MAX_CONTENT, Draft
from bot.playground.world import Channel, Json, Message, User


class PageSession:
    """Someone at the page.

    Args:
        backend: Discord, as it is here.
        user: Who they are.
        send: Takes the frames for them.
        is_bot_online: Whether the bot is connected.
    """

    def __init__(
        self, backend: Backend, user: User, send: Callable[[Json], None], is_bot_online: Callable[[], bool]
    ) -> None:
        self._backend = backend
        self._send = send
        self._is_bot_online = is_bot_online
        self.view = View(backend, user)
        self.user = user
        self._completing: Interaction | None = None
        self._open = False
        self._skipping: set[asyncio.Future[None]] = set()

    def open(self) -> None:
        """Begin: READY, then everything as it happens."""
        self._open = True
        self._send_frame("READY", self.view.ready(bot_online=self._is_bot_online()))
        self._backend.broadcast.subscribe(self._on_event)

    def close(self) -> None:
        """End."""
        if self._open:
            self._open = False
            self._backend.broadcast.unsubscribe(self._on_event)

    def _on_event(self, event: Event) -> None:
        frame = self.view.frame(event)
        if frame is not None:
            self._send(frame)

    def _send_frame(self, name: str, data: Json) -> None:
        if self._open:
            self._send({"t": name, "d": data})

    def take(self, raw: str | bytes) -> None:
        """Take a frame as it came over the wire; whatever is wrong with it comes back as ERROR."""
        nonce = None
        try:
            frame = read_frame(raw)
            nonce = frame.nonce
            perform: Callable[[Json, str | None], None] = getattr(self, f"_on_{frame.operation}")
            perform(frame.checked_fields(), nonce)
        except FrameError as error:
            self._send_frame("ERROR", {"nonce": nonce, "code": error.code, "message": str(error)})

    def _channel(self, fields: Json) -> Channel:
        channel = self._backend.world.channels.get(fields["channel_id"])
        if channel is None or not self.view.sees(channel):
            raise FrameError("UNKNOWN_CHANNEL", "There is no such channel.")
        return channel

    def _message(self, channel: Channel, message_id: int) -> Message:
        ephemeral = self._backend.world.ephemerals.get(message_id)
        message = channel.messages.get(message_id, ephemeral)
        if message is None or message.channel is not channel or message.ephemeral_for not in {None, self.user.id}:
            raise FrameError("UNKNOWN_MESSAGE", "There is no such message.")
        return message

    def _command(self, fields: Json) -> Command:
        command = self._backend.commands.find(fields["command_id"])
        if command is None:
            raise FrameError("UNKNOWN_COMMAND", "There is no such command; it may have changed.")
        return command

    def _start(self, nonce: str | None, begin: Callable[[], Interaction]) -> None:
        """Send an interaction out and say so, or why not."""
        try:
            interaction = begin()
        except RefusedError as refusal:
            self._send_frame("INTERACTION_FAILED", {"nonce": nonce, "id": None, "message": str(refusal)})
            return
        interaction.nonce = nonce
        if interaction.type is InteractionType.AUTOCOMPLETE:
            self._completing = interaction
        self._send_frame("INTERACTION_CREATED", {"nonce": nonce, "id": str(interaction.id)})

    def _on_command(self, fields: Json, nonce: str | None) -> None:
        channel, command = self._channel(fields), self._command(fields)
        options = fields.get("options") or []
        use = self._backend.interactions.use_command
        self._start(nonce, lambda: use(self, self.user, channel, command, options))

    def _on_autocomplete(self, fields: Json, nonce: str | None) -> None:
        channel, command = self._channel(fields), self._command(fields)
        options = fields.get("options") or []
        complete = self._backend.interactions.complete
        self._start(nonce, lambda: complete(self, self.user, channel, command, options))

    def _on_context_menu(self, fields: Json, nonce: str | None) -> None:
        channel, command = self._channel(fields), self._command(fields)
        target: Message | User
        if command.definition["type"] == 2:
            user = self._backend.world.users.get(fields["target_id"])
            if user is None:
                raise FrameError("UNKNOWN_USER", "There is no such person.")
            target = user
        elif command.definition["type"] == 3:
            target = self._message(channel, fields["target_id"])
        else:
            raise FrameError("UNKNOWN_COMMAND", "That command isn't in this menu.")
        use_menu = self._backend.interactions.use_menu
        self._start(nonce, lambda: use_menu(self, self.user, channel, command, target))

    def _on_component(self, fields: Json, nonce: str | None) -> None:
        message = self._message(self._channel(fields), fields["message_id"])
        press = self._backend.interactions.press
        parts = (fields["custom_id"], fields["component_type"], fields.get("values"))
        self._start(nonce, lambda: press(self, self.user, message, *parts))

    def _on_modal(self, fields: Json, nonce: str | None) -> None:
        opener = self._backend.interactions.find(fields["interaction_id"])
        if opener is None or opener.modal is None or opener.user is not self.user:
            raise FrameError("UNKNOWN_MODAL", "That form is no longer open.")
        submit = self._backend.interactions.submit
        self._start(nonce, lambda: submit(self, self.user, opener, fields["components"]))

    def _on_message(self, fields: Json, _: str | None) -> None:
        channel = self._channel(fields)
        sending = Permission.SEND_MESSAGES_IN_THREADS if channel.is_thread else Permission.SEND_MESSAGES
        if not self.view.permissions(channel) & sending or channel.type is ChannelType.FORUM:
            raise FrameError("MISSING_PERMISSIONS", "You do not have permission to send messages here.")
        draft = _written(fields)
        origin = Origin()
        if fields.get("message_reference") is not None:
            origin.replies_to = self._replied_to(channel, int(fields["message_reference"]["message_id"]))
            origin.type = MessageType.REPLY
        self._wake(channel)
        self._backend.messages.post(channel, self.user, draft, origin)

    def _replied_to(self, channel: Channel, message_id: int) -> Message:
        """What a message replies to: something in the channel's history, and said by somebody."""
        message = channel.messages.get(message_id)
        readable = self.view.permissions(channel) & Permission.READ_MESSAGE_HISTORY
        if message is None or not readable or message.type is MessageType.THREAD_CREATED:
            raise FrameError("REPLIES_UNKNOWN_MESSAGE", "That message can't be replied to.")
        return message

    def _wake(self, channel: Channel) -> None:
        if channel.is_thread:
            try:
                self._backend.threads.wake(channel)
            except ApiError as error:
                raise FrameError("THREAD_LOCKED", "This thread is locked.") from error

    def _on_edit(self, fields: Json, _: str | None) -> None:
        channel = self._channel(fields)
        message = self._message(channel, fields["message_id"])
        if message.author is not self.user:
            raise FrameError("NOT_YOURS", "Only your own messages can be edited.")
        self._wake(channel)
        self._backend.messages.edit(message, _written(fields))

    def _on_dismiss(self, fields: Json, _: str | None) -> None:
        message = self._message(self._channel(fields), fields["message_id"])
        if message.ephemeral_for is None:
            raise FrameError("NOT_DISMISSABLE", "Only messages that you alone see can be dismissed.")
        self._backend.messages.delete(message)

    def _on_locale(self, fields: Json, _: str | None) -> None:
        self.user.locale = fields["locale"]
        self._send_frame("READY", self.view.ready(bot_online=self._is_bot_online()))

    def _on_clock(self, fields: Json, nonce: str | None) -> None:
        clock = self._backend.clock
        if fields.get("skip") is not None:
            skipping = asyncio.ensure_future(self._skip(fields["skip"], nonce))
            self._skipping.add(skipping)
            skipping.add_done_callback(self._skipping.discard)
            return
        try:
            if fields.get("to") is not None:
                clock.move_to(datetime.fromisoformat(fields["to"]))
            else:
                clock.advance(fields.get("advance") or 0)
        except (ValueError, OverflowError):
            raise FrameError("CLOCK", "The clock only moves forward, and not beyond the calendar's end.") from None

    async def _skip(self, name: str, nonce: str | None) -> None:
        try:
            await self._backend.skips.take(name)
        except NowhereToSkipError as error:
            self._send_frame("ERROR", {"nonce": nonce, "code": "NOWHERE_TO_SKIP", "message": str(error)})

    def interaction_done(self, interaction: Interaction) -> None:
        """The bot answered."""
        self._send_frame("INTERACTION_DONE", {"nonce": interaction.nonce, "id": str(interaction.id)})

    def interaction_failed(self, interaction: Interaction, sentence: str) -> None:
        """The bot did not answer in time. A completion that the next one superseded is dropped silently."""
        if interaction.type is InteractionType.AUTOCOMPLETE and interaction is not self._completing:
            return
        self._send_frame(
            "INTERACTION_FAILED", {"nonce": interaction.nonce, "id": str(interaction.id), "message": sentence}
        )

    def choices_offered(self, interaction: Interaction, choices: list[Json]) -> None:
        """The bot offers choices; only those for what was typed last are shown."""
        if interaction is self._completing:
            self._send_frame("AUTOCOMPLETE", {"nonce": interaction.nonce, "choices": choices})

    def modal_opened(self, interaction: Interaction, modal: Json) -> None:
        """The bot opens a modal."""
        self._send_frame("MODAL", {"nonce": interaction.nonce, "interaction_id": str(interaction.id), **modal})


def _written(fields: Json) -> Draft:
    """What a person wrote.

    Raises:
        FrameError: It is empty, or too long.
    """
    content = fields["content"].strip()
    if not 1 <= len(content) <= MAX_CONTENT:
        raise FrameError("CONTENT_LENGTH", f"A message is 1 to {MAX_CONTENT} characters long.")
    return Draft(frozenset({"content"}), content=content, allowed_mentions=fields.get("allowed_mentions"))
