"""The world: a server with its people, roles, channels and messages. IDs are ints here and strings on the wire."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.playground.kinds import ChannelType, MessageType

Json = dict[str, Any]


_THREADS = {ChannelType.ANNOUNCEMENT_THREAD, ChannelType.PUBLIC_THREAD, ChannelType.PRIVATE_THREAD}


@dataclass(eq=False)
class User:
    """A person, or the bot."""

    id: int
    username: str
    global_name: str | None
    bot: bool = False
    locale: str = "en-US"


@dataclass(eq=False)
class Role:
    """A set of permissions members can be given; the one with the server's id is everyone's."""

    id: int
    name: str
    permissions: int
    position: int
    color: int = 0
    managed_by_bot_id: int | None = None
    mentionable: bool = False


@dataclass(eq=False)
class Member:
    """A user in the server."""

    user: User
    role_ids: list[int]
    joined_at: datetime
    nick: str | None = None


@dataclass(frozen=True)
class Overwrite:
    """What a channel allows or denies to one role (``kind`` 0) or member (``kind`` 1)."""

    id: int
    kind: int
    allow: int = 0
    deny: int = 0


@dataclass(eq=False)
class ThreadState:
    """What a thread has beyond other channels."""

    owner_id: int
    created_at: datetime
    archived_at: datetime
    auto_archive_minutes: int = 4320
    archived: bool = False
    locked: bool = False
    invitable: bool = True
    tag_ids: list[int] = field(default_factory=list)
    joined: dict[int, datetime] = field(default_factory=dict)
    message_count: int = 0
    total_message_sent: int = 0


@dataclass(eq=False)
class Channel:
    """A channel, thread or direct conversation and the messages in it, oldest first; ``tags`` are a forum's.

    ``is_closed`` is a direct conversation in which the person takes no messages from the bot.
    """

    id: int
    type: ChannelType
    name: str = ""
    position: int = 0
    topic: str | None = None
    parent_id: int | None = None
    overwrites: dict[int, Overwrite] = field(default_factory=dict)
    recipient_ids: tuple[int, ...] = ()
    rate_limit_per_user: int = 0
    tags: list[Json] = field(default_factory=list)
    requires_tag: bool = False
    thread: ThreadState | None = None
    is_closed: bool = False
    last_message_id: int | None = None
    messages: dict[int, Message] = field(default_factory=dict)
    _order: list[int] = field(default_factory=list)

    @property
    def is_thread(self) -> bool:
        """Whether it is a thread, a forum's post included."""
        return self.type in _THREADS

    @property
    def is_direct(self) -> bool:
        """Whether it is a person's conversation with the bot."""
        return self.type is ChannelType.DIRECT

    @property
    def is_private_thread(self) -> bool:
        """Whether only those added can see it."""
        return self.type is ChannelType.PRIVATE_THREAD

    @property
    def thread_state(self) -> ThreadState:
        """What it has as a thread, which it has to be."""
        if self.thread is None:
            raise TypeError(f"channel {self.name} isn't a thread")
        return self.thread

    @property
    def thread_member_ids(self) -> set[int]:
        """Who joined the thread."""
        return set(self.thread.joined) if self.thread else set()

    def add(self, message: Message) -> None:
        """Put a message into the history."""
        self.messages[message.id] = message
        insort(self._order, message.id)
        self.last_message_id = max(message.id, self.last_message_id or 0)

    def remove(self, message_id: int) -> None:
        """Take a message out of the history."""
        del self.messages[message_id]
        del self._order[bisect_left(self._order, message_id)]

    def page(self, *, before: int | None = None, after: int | None = None, limit: int = 50) -> list[Message]:
        """Up to ``limit`` messages next to a point, oldest first; the newest if no point is given."""
        if after is not None:
            start = bisect_left(self._order, after + 1)
            ids = self._order[start : start + limit]
        else:
            end = len(self._order) if before is None else bisect_left(self._order, before)
            ids = self._order[max(0, end - limit) : end]
        return [self.messages[message_id] for message_id in ids]


@dataclass(eq=False)
class Message:
    """A message. ``ephemeral_for`` is set on those only one person sees; they are in no history."""

    id: int
    channel: Channel
    author: User
    timestamp: datetime
    content: str = ""
    type: MessageType = MessageType.DEFAULT
    embeds: list[Json] = field(default_factory=list)
    components: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    flags: int = 0
    tts: bool = False
    edited: datetime | None = None
    mention_ids: list[int] = field(default_factory=list)
    mention_role_ids: list[int] = field(default_factory=list)
    mention_everyone: bool = False
    pinned: bool = False
    nonce: str | int | None = None
    reference: Json | None = None
    referenced: Message | None = None
    interaction: Json | None = None
    interaction_metadata: Json | None = None
    application_id: int | None = None
    webhook_id: int | None = None
    ephemeral_for: int | None = None
    thread: Channel | None = None
    reactions: dict[str, list[int]] = field(default_factory=dict)


@dataclass(eq=False)
class Guild:
    """The server."""

    id: int
    name: str
    owner_id: int
    roles: dict[int, Role]
    members: dict[int, Member]
    features: tuple[str, ...] = ("COMMUNITY", "NEWS")
    preferred_locale: str = "en-US"


@dataclass(eq=False)
class Application:
    """The bot's application."""

    id: int
    name: str
    description: str
    owner: User
    bot: User


@dataclass(eq=False)
class World:
    """Everything in the playground. ``people`` are the members one may be on the page, in order."""

    guild: Guild
    application: Application
    users: dict[int, User]
    people: list[User]
    channels: dict[int, Channel]
    ephemerals: dict[int, Message] = field(default_factory=dict)

    @property
    def bot(self) -> User:
        """The bot's user."""
        return self.application.bot

    def guild_channels(self) -> list[Channel]:
        """The server's channels without threads."""
        return [channel for channel in self.channels.values() if not channel.is_thread and not channel.is_direct]

    def threads(self, parent_id: int | None = None) -> list[Channel]:
        """All threads, or those of one channel."""
        return [c for c in self.channels.values() if c.is_thread and parent_id in {None, c.parent_id}]

    def direct_channel(self, user_id: int) -> Channel:
        """A person's conversation with the bot."""
        return next(c for c in self.channels.values() if c.is_direct and user_id in c.recipient_ids)

    def holds(self, message: Message) -> bool:
        """Whether a message is still there, in a history or before someone's eyes."""
        place = message.channel.messages if message.ephemeral_for is None else self.ephemerals
        return message.id in place

    def find_user(self, name: str) -> User | None:
        """The user called ``name`` by either of their names."""
        return next((user for user in self.users.values() if name in {user.username, user.global_name}), None)

    def find_channel(self, name: str) -> Channel | None:
        """The server's channel or thread called ``name``."""
        return next((c for c in self.channels.values() if c.name == name and not c.is_direct), None)
