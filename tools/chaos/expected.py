"""What a channel has to hold when all is over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain import Posting
from bot.playground.kinds import ChannelType, MessageFlag, MessageType
from bot.playground.world import Channel, Json, Message, World
from tests.support.answer import text_of


@dataclass
class Expected:
    """A channel and its digest.

    Attributes:
        lines: As ``lines_of`` gives them for the digest.
        key: The delivery's, which its buttons carry.
        posting: How it should be posted.
        thread_name: Of the thread on the message, or of the forum's post; None if there should be none.
    """

    subscription_id: int
    channel: Channel
    lines: list[str]
    key: str
    posting: Posting
    thread_name: str | None

    @property
    def is_announced(self) -> bool:
        """Whether the digest should be published to followers."""
        return self.channel.type is ChannelType.ANNOUNCEMENT

    def messages(self, world: World) -> list[Message]:
        """The day's digest, as often as it is in the channel or the forum's posts."""
        return [each for each in self._said(world) if self.key in str(each.components)]

    def _said(self, world: World) -> list[Message]:
        """What the bot said there, without what Discord says of it; a message's own thread holds a notice only."""
        is_forum = self.channel.type is ChannelType.FORUM and self.channel.last_message_id is not None
        places = world.threads(self.channel.id) if is_forum else [self.channel]
        said = (
            message for place in places for message in place.messages.values() if message.type is MessageType.DEFAULT
        )
        return [message for message in said if message.author.id == world.bot.id]

    def faults(self, world: World, message: Message) -> Iterator[str]:
        """What is wrong with the message that arrived, in words."""
        if [line for line in lines_of(message.components) if "Late: " not in line] != self.lines:
            yield "a different text than expected"
        if self.posting.keeps_latest and self._said(world) != [message]:
            yield "the previous one is still there"
        if [each.id for each in self._said(world) if each.pinned] != ([message.id] if self.posting.pin else []):
            yield "a stale pin, or none"
        if bool(message.flags & MessageFlag.CROSSPOSTED) != self.is_announced:
            yield "never published to followers" if self.is_announced else "published, which nobody asked for"
        threads = world.threads(self.channel.id)
        names = [thread.name for thread in threads]
        if names != ([self.thread_name] if self.thread_name else []):
            yield f"threads {names} instead of {self.thread_name or 'none'}"
        elif threads and threads[0].id != message.id:
            yield "its thread stands on another message"


def lines_of(components: list[Json]) -> list[str]:
    """All that a card says, line by line, and what its buttons are known by."""
    message = {"content": "", "embeds": [], "components": components}
    return text_of(message).splitlines() + sorted(_custom_ids(components))


def _custom_ids(parts: list[Json]) -> Iterator[str]:
    for part in parts:
        if "custom_id" in part:
            yield part["custom_id"]
        yield from _custom_ids(part.get("components", []))
