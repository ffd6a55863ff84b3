"""Create, edit and delete messages, by anyone and in any way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.playground.attachments import Attachments, Upload
from bot.playground.clock import Clock
from bot.playground.errors import empty_message
from bot.playground.events import Broadcast, Event
from bot.playground.kinds import MessageFlag, MessageType
from bot.playground.layouts import attach_media
from bot.playground.mentions import set_mentions
from bot.playground.nonces import Nonces
from bot.playground.permissions import channel_permissions
from bot.playground.snowflakes import Snowflakes
from bot.playground.validation.messages import Draft
from bot.playground.validation.problems import Path, Problems, refuse
from bot.playground.world import Channel, Json, Message, User, World

_SENDABLE_FLAGS = MessageFlag.SUPPRESS_EMBEDS | MessageFlag.SUPPRESS_NOTIFICATIONS | MessageFlag.COMPONENTS_V2
_EDITABLE_FLAGS = MessageFlag.SUPPRESS_EMBEDS | MessageFlag.COMPONENTS_V2


@dataclass
class Origin:
    """How a message came about; empty for one that is simply written."""

    type: MessageType = MessageType.DEFAULT
    interaction: Json | None = None
    interaction_metadata: Json | None = None
    application_id: int | None = None
    webhook_id: int | None = None
    ephemeral_for: int | None = None
    replies_to: Message | None = None
    uploads: Mapping[int, Upload] = field(default_factory=dict)
    path: Path = ()


@dataclass
class Messages:
    """All that is done to messages. Permissions are the caller's business; form and limits were checked before."""

    world: World
    clock: Clock
    snowflakes: Snowflakes
    broadcast: Broadcast
    attachments: Attachments
    nonces: Nonces

    def post(self, channel: Channel, author: User, draft: Draft, origin: Origin | None = None) -> Message:
        """Put a new message into a channel, or before one person's eyes.

        Raises:
            ApiError: There is nothing in it, or it speaks of a file that did not come.
        """
        if draft.enforce_nonce and draft.nonce is not None:
            existing = self.nonces.find(author.id, draft.nonce)
            if existing is not None:
                return existing
        message = self.prepare(channel, author, draft, origin or Origin())
        if draft.enforce_nonce and draft.nonce is not None:
            self.nonces.remember(author.id, draft.nonce, message)
        self.publish(message)
        return message

    def prepare(
        self, channel: Channel, author: User, draft: Draft, origin: Origin, *, message_id: int | None = None
    ) -> Message:
        """Make a message without adding it to a channel; only a forum post's first message chooses its ID.

        Raises:
            ApiError: There is nothing in it, or it speaks of a file that did not come.
        """
        message = self._new(channel, author, draft, origin)
        message.id = message_id or message.id
        message.attachments = self.attachments.attach(
            channel.id, origin.uploads, draft.attachments, [], path=origin.path
        )
        self._finish(message, draft, origin.path)
        return message

    def post_loading(self, channel: Channel, author: User, origin: Origin) -> Message:
        """Put up the "is thinking" message of a deferred answer."""
        message = self._new(channel, author, Draft(frozenset()), origin)
        message.flags |= MessageFlag.LOADING
        self.publish(message)
        return message

    def _new(self, channel: Channel, author: User, draft: Draft, origin: Origin) -> Message:
        message = Message(
            id=self.snowflakes.next(),
            channel=channel,
            author=author,
            timestamp=self.clock.now(),
            content=draft.content,
            type=origin.type,
            embeds=draft.embeds,
            components=draft.components,
            flags=draft.flags & _SENDABLE_FLAGS,
            tts=draft.tts,
            nonce=draft.nonce,
            interaction=origin.interaction,
            interaction_metadata=origin.interaction_metadata,
            application_id=origin.application_id,
            webhook_id=origin.webhook_id,
            ephemeral_for=origin.ephemeral_for,
            referenced=origin.replies_to,
        )
        if origin.ephemeral_for is not None:
            message.flags |= MessageFlag.EPHEMERAL
        if origin.replies_to is not None:
            message.reference = reference_to(self.world, origin.replies_to)
        return message

    def _finish(self, message: Message, draft: Draft, path: Path) -> None:
        """What follows from a message's content: the addresses of its files, its mentions, that it has any."""
        by_name = {attachment["filename"]: attachment for attachment in message.attachments}
        problems = Problems()
        attach_media(message.components, by_name.get, self.snowflakes.next, (*path, "components"), problems)
        for index, embed in enumerate(message.embeds):
            for name in ("image", "thumbnail"):
                media = embed.get(name)
                if media and media["url"].startswith("attachment://"):
                    attachment = by_name.get(media["url"].removeprefix("attachment://"))
                    if attachment is None:
                        problems.add(
                            (*path, "embeds", index, name, "url"), "URL_TYPE_INVALID_URL", "Unknown attachment"
                        )
                    else:
                        media["url"] = media["proxy_url"] = attachment["url"]
        problems.raise_any()
        if not (message.content or message.embeds or message.components or message.attachments):
            raise empty_message()
        permissions = channel_permissions(self.world, message.author.id, message.channel)
        set_mentions(self.world, message, draft.allowed_mentions, permissions)

    def publish(self, message: Message) -> None:
        """File a message that is complete, and tell of it."""
        if message.ephemeral_for is not None:
            self.world.ephemerals[message.id] = message
        else:
            message.channel.add(message)
            thread = message.channel.thread
            if thread is not None and message.type is not MessageType.THREAD_STARTER_MESSAGE:
                thread.message_count += 1
                thread.total_message_sent += 1
        self.broadcast.publish(Event("MESSAGE_CREATE", message.channel, message))

    def edit(
        self, message: Message, draft: Draft, uploads: Mapping[int, Upload] | None = None, path: Path = ()
    ) -> Message:
        """Change what the draft speaks of.

        Raises:
            ApiError: Nothing would be left of it, or it speaks of a file that did not come.
        """
        before = (message.content, message.embeds, message.components, message.attachments, message.flags)
        filling = bool(message.flags & MessageFlag.LOADING)
        try:
            self._apply(message, draft, uploads or {}, path)
        except Exception:
            message.content, message.embeds, message.components, message.attachments, message.flags = before
            raise
        # Filling in a deferred answer is not an edit anyone should see as one.
        if not filling:
            message.edited = self.clock.now()
        self.broadcast.publish(Event("MESSAGE_UPDATE", message.channel, message))
        return message

    def _apply(self, message: Message, draft: Draft, uploads: Mapping[int, Upload], path: Path) -> None:
        for name in ("content", "embeds", "components"):
            if name in draft.given:
                setattr(message, name, getattr(draft, name))
        if "flags" in draft.given:
            kept = message.flags & ~MessageFlag.SUPPRESS_EMBEDS
            message.flags = kept | (draft.flags & _EDITABLE_FLAGS)
        message.flags &= ~MessageFlag.LOADING
        if message.flags & MessageFlag.COMPONENTS_V2:
            _check_no_leftovers(message, path)
        if draft.attachments is not None or uploads:
            message.attachments = self.attachments.attach(
                message.channel.id, uploads, draft.attachments, message.attachments, path=path
            )
        self._finish(message, draft, path)

    def delete(self, message: Message) -> None:
        """Take a message back."""
        if message.ephemeral_for is not None:
            self.world.ephemerals.pop(message.id, None)
        else:
            message.channel.remove(message.id)
        self.broadcast.publish(Event("MESSAGE_DELETE", message.channel, message))

    def pin(self, message: Message, author: User) -> None:
        """Pin a message, and say in its channel who did."""
        message.pinned = True
        self.announce_edit(message)
        notice = Message(self.snowflakes.next(), message.channel, author, self.clock.now(), type=MessageType.PINNED)
        notice.reference = reference_to(self.world, message)
        self.publish(notice)

    def unpin(self, message: Message) -> None:
        """Take a pin back."""
        message.pinned = False
        self.announce_edit(message)

    def announce_edit(self, message: Message) -> None:
        """Announce a change to a message made elsewhere: a thread, a publication, a reaction."""
        self.broadcast.publish(Event("MESSAGE_UPDATE", message.channel, message))


def _check_no_leftovers(message: Message, path: Path) -> None:
    """A message that becomes a layout has to give up its text and embeds in the same edit."""
    for name in ("content", "embeds"):
        if getattr(message, name):
            raise refuse(
                (*path, name),
                "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                f"The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
            )


def reference_to(world: World, message: Message) -> Json:
    """A message reference object."""
    reference: Json = {"type": 0, "channel_id": str(message.channel.id), "message_id": str(message.id)}
    if not message.channel.is_direct:
        reference["guild_id"] = str(world.guild.id)
    return reference
