"""Messages of channels."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from bot.playground.errors import ApiError, missing_permissions, unknown, wrong_channel_type
from bot.playground.kinds import ChannelType, MessageFlag, MessageType
from bot.playground.message_payloads import message_payload, readable_by_bot
from bot.playground.messages import Origin
from bot.playground.permissions import Permission
from bot.playground.rest.calls import Call, Route
from bot.playground.validation.messages import Draft, read_message
from bot.playground.validation.problems import refuse
from bot.playground.world import Channel, Json, Message

MESSAGE_CONTENT = 1 << 15
_MOST_PINS = 250


def shown(call: Call, message: Message) -> Json:
    """A message as the bot may read it."""
    payload = message_payload(call.world, message, call.bot.id)
    return payload if call.backend.intents & MESSAGE_CONTENT else readable_by_bot(call.world, message, payload)


def require_sending(call: Call, channel: Channel, draft: Draft) -> None:
    """See that the bot may send this here.

    Raises:
        ApiError: It may not.
    """
    call.require(channel, Permission.SEND_MESSAGES_IN_THREADS if channel.is_thread else Permission.SEND_MESSAGES)
    if channel.is_closed:
        raise ApiError(403, 50007, "Cannot send messages to this user")
    permissions = call.permissions(channel)
    if call.uploads and not permissions & Permission.ATTACH_FILES:
        raise missing_permissions()
    if not permissions & Permission.EMBED_LINKS:
        draft.embeds = []  # Discord takes the message and drops them
    if draft.reference is not None and not permissions & Permission.READ_MESSAGE_HISTORY:
        raise ApiError(403, 160002, "Cannot reply without permission to read message history")


def list_messages(call: Call) -> Any:
    """History, newest first: before, after or around a message."""
    channel = call.channel()
    limit = call.number("limit", 50)
    before, after, around = (call.number(name, 0) for name in ("before", "after", "around"))
    if not call.permissions(channel) & Permission.READ_MESSAGE_HISTORY or channel.type is ChannelType.FORUM:
        return []
    if around:
        older = channel.page(before=around, limit=limit // 2)
        page = [*older, *channel.page(after=around - 1, limit=limit - len(older))]
    elif after:
        page = channel.page(after=after, limit=limit)
    else:
        page = channel.page(before=before or None, limit=limit)
    return [shown(call, message) for message in reversed(page)]


def get_message(call: Call) -> Any:
    """One message."""
    return shown(call, call.message(call.channel(Permission.READ_MESSAGE_HISTORY)))


def send_message(call: Call) -> Any:
    """Send one."""
    channel = call.channel()
    draft = read_message(call.body)
    if channel.type is ChannelType.FORUM:
        raise ApiError(400, 50008, "Cannot send messages in a non-text channel")
    require_sending(call, channel, draft)
    if channel.is_thread:
        call.backend.threads.wake(channel)
    origin = Origin(uploads=call.uploads)
    if draft.reference is not None:
        origin.replies_to = _replied_to(channel, draft.reference)
        origin.type = MessageType.REPLY if origin.replies_to else MessageType.DEFAULT
    message = call.backend.messages.post(channel, call.bot, draft, origin)
    if channel.is_thread:
        call.backend.threads.join(channel, call.bot.id)
    return message_payload(call.world, message, call.bot.id)


def _replied_to(channel: Channel, reference: Json) -> Message | None:
    message = channel.messages.get(int(reference["message_id"]))
    if message is None and reference.get("fail_if_not_exists") is not False:
        raise refuse(("message_reference",), "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
    return message


def edit_message(call: Call) -> Any:
    """Change one of the bot's own; of others' only whether embeds are shown."""
    channel = call.channel()
    message = call.message(channel)
    draft = read_message(call.body, was_layout=bool(message.flags & MessageFlag.COMPONENTS_V2))
    if message.author is not call.bot:
        if draft.given - {"flags"}:
            raise ApiError(403, 50005, "Cannot edit a message authored by another user")
        call.require(channel, Permission.MANAGE_MESSAGES)
    if channel.is_thread:
        call.backend.threads.wake(channel)
    call.backend.messages.edit(message, draft, call.uploads)
    return message_payload(call.world, message, call.bot.id)


def delete_message(call: Call) -> None:
    """Delete one; somebody else's needs a permission."""
    channel = call.channel()
    message = call.message(channel)
    if message.author is not call.bot:
        call.require(channel, Permission.MANAGE_MESSAGES)
    call.backend.messages.delete(message)


def crosspost_message(call: Call) -> Any:
    """Publish an announcement to those who follow the channel."""
    channel = call.channel(Permission.SEND_MESSAGES)
    message = call.message(channel)
    if channel.type is not ChannelType.ANNOUNCEMENT:
        raise wrong_channel_type()
    if message.author is not call.bot:
        call.require(channel, Permission.MANAGE_MESSAGES)
    if message.flags & MessageFlag.CROSSPOSTED:
        raise ApiError(400, 40033, "This message has already been crossposted")
    if message.type not in {MessageType.DEFAULT, MessageType.CHAT_INPUT_COMMAND}:
        raise ApiError(400, 50068, "Invalid message type")
    message.flags |= MessageFlag.CROSSPOSTED
    call.backend.messages.announce_edit(message)
    return message_payload(call.world, message, call.bot.id)


def pin_message(call: Call) -> None:
    """Pin one; a message in the channel announces it. Repeating it changes nothing."""
    channel = call.channel()
    if not channel.is_direct:
        call.require(channel, Permission.PIN_MESSAGES)
    message = call.message(channel)
    if sum(each.pinned for each in channel.messages.values()) >= _MOST_PINS and not message.pinned:
        raise ApiError(400, 30003, f"Maximum number of pins reached for this channel ({_MOST_PINS})")
    if not message.pinned:
        call.backend.messages.pin(message, call.bot)


def unpin_message(call: Call) -> None:
    """Take a pin back."""
    channel = call.channel()
    if not channel.is_direct:
        call.require(channel, Permission.PIN_MESSAGES)
    call.backend.messages.unpin(call.message(channel))


def send_typing(call: Call) -> None:
    """Show that the bot is typing; the page doesn't."""
    channel = call.channel()
    call.require(channel, Permission.SEND_MESSAGES_IN_THREADS if channel.is_thread else Permission.SEND_MESSAGES)


def _emoji(call: Call) -> str:
    name = unquote(call.parameters["emoji"])
    if not name or name.isascii() or len(name) > 16:
        raise unknown("emoji")
    return name


def add_reaction(call: Call) -> None:
    """React as the bot."""
    channel = call.channel(Permission.READ_MESSAGE_HISTORY, Permission.ADD_REACTIONS)
    message = call.message(channel)
    users = message.reactions.setdefault(_emoji(call), [])
    if call.bot.id not in users:
        users.append(call.bot.id)
        call.backend.messages.announce_edit(message)


def remove_reaction(call: Call) -> None:
    """Take the bot's reaction back."""
    message = call.message(call.channel(Permission.READ_MESSAGE_HISTORY))
    users = message.reactions.get(_emoji(call), [])
    if call.bot.id in users:
        users.remove(call.bot.id)
        call.backend.messages.announce_edit(message)


_MESSAGES = "/channels/{channel_id}/messages"
_MESSAGE = _MESSAGES + "/{message_id}"

ROUTES = [
    Route("GET", _MESSAGES, list_messages),
    Route("POST", _MESSAGES, send_message),
    Route("GET", _MESSAGE, get_message),
    Route("PATCH", _MESSAGE, edit_message),
    Route("DELETE", _MESSAGE, delete_message),
    Route("POST", _MESSAGE + "/crosspost", crosspost_message),
    Route("PUT", _MESSAGES + "/pins/{message_id}", pin_message),
    Route("DELETE", _MESSAGES + "/pins/{message_id}", unpin_message),
    Route("PUT", _MESSAGE + "/reactions/{emoji}/@me", add_reaction),
    Route("DELETE", _MESSAGE + "/reactions/{emoji}/@me", remove_reaction),
    Route("POST", "/channels/{channel_id}/typing", send_typing),
]
