"""What chaos calls a fault in the server's record."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.domain import Posting
from bot.playground.kinds import ChannelType, MessageFlag
from bot.playground.world import Channel, Message
from tests.support.playground import Playground
from tools.chaos.expected import Expected

PLAIN_POSTING = Posting()
NAME = "Digest, 25 November 2026"


def posted(
    playground: Playground, kind: ChannelType, thread: str | None = None, posting: Posting = PLAIN_POSTING
) -> tuple[Expected, Message]:
    """A channel with a digest of one line."""
    channel = playground.owner.add_channel("news", kind)
    message = Message(7, channel, playground.world.bot, datetime.now(UTC))
    message.components = [{"type": 10, "content": "a line"}]
    channel.add(message)
    return Expected(1, channel, ["a line"], "a line", posting, thread), message


def open_thread(playground: Playground, parent: Channel, thread_id: int, name: str) -> None:
    world = playground.world
    world.channels[thread_id] = Channel(thread_id, ChannelType.PUBLIC_THREAD, name, parent_id=parent.id)


def test_a_thread_that_was_asked_for_has_to_be_there_once_and_on_the_message() -> None:
    playground = Playground()
    expected, message = posted(playground, ChannelType.TEXT, NAME)
    assert list(expected.faults(playground.world, message)) == [f"threads [] instead of {NAME}"]
    open_thread(playground, expected.channel, 7, NAME)
    assert list(expected.faults(playground.world, message)) == []
    open_thread(playground, expected.channel, 8, NAME)
    assert len(list(expected.faults(playground.world, message))) == 1


def test_a_thread_nobody_asked_for_is_amiss() -> None:
    playground = Playground()
    expected, message = posted(playground, ChannelType.TEXT)
    open_thread(playground, expected.channel, 7, NAME)
    assert list(expected.faults(playground.world, message)) == [f"threads ['{NAME}'] instead of none"]


def test_what_is_said_in_an_announcement_channel_has_to_be_published() -> None:
    playground = Playground()
    expected, message = posted(playground, ChannelType.ANNOUNCEMENT)
    assert list(expected.faults(playground.world, message)) == ["never published to followers"]
    message.flags |= MessageFlag.CROSSPOSTED
    assert list(expected.faults(playground.world, message)) == []
    message.components = [{"type": 10, "content": "another line"}]
    assert list(expected.faults(playground.world, message)) == ["a different text than expected"]


def test_the_one_before_has_to_be_gone_and_unpinned() -> None:
    playground = Playground()
    expected, message = posted(playground, ChannelType.TEXT, posting=Posting(keeps_latest=True, pin=True))
    before = Message(6, expected.channel, playground.world.bot, datetime.now(UTC), content="yesterday", pinned=True)
    expected.channel.add(before)
    assert list(expected.faults(playground.world, message)) == [
        "the previous one is still there",
        "a stale pin, or none",
    ]
    expected.channel.remove(before.id)
    assert list(expected.faults(playground.world, message)) == ["a stale pin, or none"]
    message.pinned = True
    assert list(expected.faults(playground.world, message)) == []
    assert expected.messages(playground.world) == [message]
