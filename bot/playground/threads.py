"""Threads and forum posts, and their members."""

from __future__ import annotations

from dataclasses import dataclass

from bot.playground.clock import Clock
from bot.playground.errors import ApiError
from bot.playground.events import Broadcast, Event
from bot.playground.kinds import ChannelType, MessageFlag, MessageType
from bot.playground.messages import Messages, Origin, reference_to
from bot.playground.payloads import thread_member_payload
from bot.playground.snowflakes import Snowflakes
from bot.playground.world import Channel, Json, Message, ThreadState, User, World


@dataclass
class Threads:
    """All that is done to threads. Permissions are the caller's business."""

    world: World
    clock: Clock
    snowflakes: Snowflakes
    broadcast: Broadcast
    messages: Messages

    def open_on(self, message: Message, owner: User, fields: Json) -> Channel:
        """Open a thread on a message; it gets the message's id.

        Raises:
            ApiError: The message has one already.
        """
        if message.thread is not None or message.id in self.world.channels:
            raise ApiError(400, 160004, "A thread has already been created for this message")
        announcement = message.channel.type is ChannelType.ANNOUNCEMENT
        kind = ChannelType.ANNOUNCEMENT_THREAD if announcement else ChannelType.PUBLIC_THREAD
        thread = self._open(message.id, message.channel, kind, owner, fields)
        message.thread = thread
        message.flags |= MessageFlag.HAS_THREAD
        self.messages.announce_edit(message)
        starter = Message(self.snowflakes.next(), thread, message.author, self.clock.now())
        starter.type, starter.referenced = MessageType.THREAD_STARTER_MESSAGE, message
        starter.reference = reference_to(self.world, message)
        self.messages.publish(starter)
        return thread

    def open(self, parent: Channel, owner: User, fields: Json) -> Channel:
        """Open a thread without a message."""
        default = (
            ChannelType.ANNOUNCEMENT_THREAD if parent.type is ChannelType.ANNOUNCEMENT else ChannelType.PRIVATE_THREAD
        )
        kind = ChannelType(fields.get("type") or default)
        thread = self._open(self.snowflakes.next(), parent, kind, owner, fields)
        if kind is not ChannelType.PRIVATE_THREAD:
            note = Message(self.snowflakes.next(), parent, owner, self.clock.now(), content=thread.name)
            note.type = MessageType.THREAD_CREATED
            note.reference = {"type": 0, "channel_id": str(thread.id), "guild_id": str(self.world.guild.id)}
            self.messages.publish(note)
        return thread

    def open_post(self, forum: Channel, owner: User, fields: Json, origin: Origin) -> tuple[Channel, Message]:
        """Open a forum's post with its first message, which has the post's id.

        Raises:
            ApiError: The message is empty, or speaks of a file that did not come; then nothing is opened.
        """
        thread = self._made(self.snowflakes.next(), forum, ChannelType.PUBLIC_THREAD, owner, fields)
        message = self.messages.prepare(thread, owner, fields["message"], origin, message_id=thread.id)
        self._publish(thread)
        self.messages.publish(message)
        forum.last_message_id = thread.id
        return thread, message

    def _open(self, thread_id: int, parent: Channel, kind: ChannelType, owner: User, fields: Json) -> Channel:
        thread = self._made(thread_id, parent, kind, owner, fields)
        self._publish(thread)
        return thread

    def _publish(self, thread: Channel) -> None:
        self.world.channels[thread.id] = thread
        self.broadcast.publish(Event("THREAD_CREATE", thread, data={"newly_created": True}))

    def _made(self, thread_id: int, parent: Channel, kind: ChannelType, owner: User, fields: Json) -> Channel:
        now = self.clock.now()
        state = ThreadState(owner.id, now, now, tag_ids=fields.get("applied_tags") or [])
        state.auto_archive_minutes = fields.get("auto_archive_duration") or state.auto_archive_minutes
        state.invitable = fields.get("invitable") is not False
        state.joined[owner.id] = now
        thread = Channel(thread_id, kind, fields["name"], parent_id=parent.id, thread=state)
        thread.rate_limit_per_user = fields.get("rate_limit_per_user") or 0
        return thread

    def join(self, thread: Channel, user_id: int) -> None:
        """Put a user into a thread."""
        if user_id in thread.thread_state.joined:
            return
        thread.thread_state.joined[user_id] = self.clock.now()
        self._tell_members(thread, added=[thread_member_payload(thread, user_id)], removed=[])

    def leave(self, thread: Channel, user_id: int) -> None:
        """Take a user out of a thread."""
        if thread.thread_state.joined.pop(user_id, None) is not None:
            self._tell_members(thread, added=[], removed=[str(user_id)])

    def _tell_members(self, thread: Channel, *, added: list[Json], removed: list[str]) -> None:
        data: Json = {
            "id": str(thread.id),
            "guild_id": str(self.world.guild.id),
            "member_count": len(thread.thread_state.joined),
            "added_members": added,
            "removed_member_ids": removed,
        }
        self.broadcast.publish(Event("THREAD_MEMBERS_UPDATE", thread, data=data))

    def wake(self, thread: Channel) -> None:
        """Writing into an archived thread brings it back.

        Raises:
            ApiError: It is locked.
        """
        state = thread.thread_state
        if not state.archived:
            return
        if state.locked:
            raise ApiError(400, 50083, "Thread is archived")
        self.change(thread, {"archived": False})

    def change(self, thread: Channel, fields: Json) -> None:
        """Change a thread's settings."""
        state = thread.thread_state
        if fields.get("archived") is not None and fields["archived"] != state.archived:
            state.archived = fields["archived"]
            state.archived_at = self.clock.now()
        state.locked = _or(fields.get("locked"), state.locked)
        state.invitable = _or(fields.get("invitable"), state.invitable)
        state.auto_archive_minutes = fields.get("auto_archive_duration") or state.auto_archive_minutes
        if fields.get("applied_tags") is not None:
            state.tag_ids = [int(tag) for tag in fields["applied_tags"]]
        thread.name = fields.get("name") or thread.name
        if fields.get("rate_limit_per_user") is not None:
            thread.rate_limit_per_user = fields["rate_limit_per_user"]
        self.broadcast.publish(Event("THREAD_UPDATE", thread))


def _or(given: bool | None, present: bool) -> bool:
    return present if given is None else given
