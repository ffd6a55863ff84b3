"""A session: the events sent to the bot, kept so that they can be resent after a lost connection."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.playground.errors import Json
from bot.playground.events import Event
from bot.playground.gateway.intents import MESSAGE_CONTENT, intent_for
from bot.playground.message_payloads import message_event, readable_by_bot
from bot.playground.payloads import channel_payload
from bot.playground.permissions import Permission, channel_permissions
from bot.playground.wire import encode
from bot.playground.world import Channel, Message, World

_BUFFER = 20_000
RESUMABLE_SECONDS = 300.0
DISPATCH = 0

Send = Callable[[bytes], None]


@dataclass(eq=False)
class Session:
    """One session of the bot. ``send`` is its connection, None while there is none."""

    id: str
    world: World
    intents: int
    shard: tuple[int, int]
    send: Send | None = None
    sequence: int = 0
    lost_at: float = 0.0
    sent: deque[tuple[int, bytes]] = field(default_factory=lambda: deque(maxlen=_BUFFER))

    def dispatch(self, event: str, data: Json) -> None:
        """Tell the bot of an event, now or when it resumes."""
        self.sequence += 1
        frame = encode({"op": DISPATCH, "t": event, "s": self.sequence, "d": data})
        self.sent.append((self.sequence, frame))
        if self.send is not None:
            self.send(frame)

    def can_resume_from(self, sequence: int) -> bool:
        """Whether everything after ``sequence`` is still known."""
        oldest = self.sent[0][0] if self.sent else self.sequence + 1
        recent = self.send is not None or time.monotonic() - self.lost_at < RESUMABLE_SECONDS
        return recent and oldest - 1 <= sequence <= self.sequence

    def replay(self, sequence: int) -> None:
        """Tell again what came after ``sequence``."""
        if self.send is None:
            return
        for number, frame in tuple(self.sent):
            if number > sequence:
                self.send(frame)

    def lose_connection(self) -> None:
        """The connection is gone; the session waits for another."""
        self.send = None
        self.lost_at = time.monotonic()

    def on_event(self, event: Event) -> None:
        """Pass on an event if it is this session's business."""
        data = _data_of(self.world, event, self.intents)
        if data is None or not self._covers(event):
            return
        needed = intent_for(event.name, in_direct=_is_direct(event))
        if needed and not self.intents & needed:
            return
        self.dispatch(event.name, data)

    def _covers(self, event: Event) -> bool:
        """Whether it belongs to this session's shard; direct conversations are the first one's."""
        number, count = self.shard
        return number == (0 if _is_direct(event) else (self.world.guild.id >> 22) % count)


def _is_direct(event: Event) -> bool:
    return event.channel is not None and event.channel.is_direct


def _data_of(world: World, event: Event, intents: int) -> Json | None:
    """The event's data as the bot gets it; None for what it does not get."""
    channel, message = event.channel, event.message
    if event.name == "INTERACTION_CREATE":
        return event.data
    if message is not None:
        return _message_data(world, event.name, message, intents)
    if channel is None:
        return event.data if event.name.startswith("GUILD_") else None
    if channel.is_thread and not _sees(world, channel):
        return None
    if event.name == "THREAD_MEMBERS_UPDATE":
        return event.data
    return channel_payload(world, channel, world.bot.id) | (event.data or {})


def _message_data(world: World, name: str, message: Message, intents: int) -> Json | None:
    if message.ephemeral_for is not None or not _sees(world, message.channel):
        return None
    if name == "MESSAGE_DELETE":
        gone: Json = {"id": str(message.id), "channel_id": str(message.channel.id)}
        return gone if message.channel.is_direct else gone | {"guild_id": str(world.guild.id)}
    payload = message_event(world, message, world.bot.id)
    return payload if intents & MESSAGE_CONTENT else readable_by_bot(world, message, payload)


def _sees(world: World, channel: Channel) -> bool:
    return bool(channel_permissions(world, world.bot.id, channel) & Permission.VIEW_CHANNEL)
