"""Messages as Discord's JSON objects."""

from __future__ import annotations

from bot.playground.kinds import MessageType
from bot.playground.payloads import channel_payload, member_payload, moment, user_payload
from bot.playground.world import Json, Message, World


def message_payload(world: World, message: Message, viewer_id: int) -> Json:
    """A message object as the REST API gives it."""
    payload: Json = {
        "id": str(message.id),
        "channel_id": str(message.channel.id),
        "type": int(message.type),
        "author": user_payload(message.author),
        "content": message.content,
        "timestamp": moment(message.timestamp),
        "edited_timestamp": moment(message.edited) if message.edited else None,
        "tts": message.tts,
        "mention_everyone": message.mention_everyone,
        "mentions": [user_payload(world.users[user_id]) for user_id in message.mention_ids],
        "mention_roles": [str(role_id) for role_id in message.mention_role_ids],
        "attachments": message.attachments,
        "embeds": message.embeds,
        "components": message.components,
        "pinned": message.pinned,
        "flags": message.flags,
    }
    if message.application_id is not None:
        payload["application_id"] = payload["webhook_id"] = str(message.application_id)
    if message.webhook_id is not None:
        payload["webhook_id"] = str(message.webhook_id)
    optional = {
        "nonce": message.nonce,
        "interaction": message.interaction,
        "interaction_metadata": message.interaction_metadata,
        "message_reference": message.reference,
        "reactions": _reactions(message, viewer_id),
    }
    payload |= {name: value for name, value in optional.items() if value}
    if message.type in {MessageType.REPLY, MessageType.THREAD_STARTER_MESSAGE}:
        quoted = message.referenced
        payload["referenced_message"] = (
            _without_reply(world, quoted, viewer_id) if quoted is not None and world.holds(quoted) else None
        )
    if message.thread is not None:
        payload["thread"] = channel_payload(world, message.thread, viewer_id)
    return payload


def _without_reply(world: World, message: Message, viewer_id: int) -> Json:
    """A message as quoted by a reply: Discord goes one step, not down the whole chain."""
    if message.type is not MessageType.REPLY:
        return message_payload(world, message, viewer_id)
    quoted, message.referenced = message.referenced, None
    try:
        payload = message_payload(world, message, viewer_id)
    finally:
        message.referenced = quoted
    payload.pop("referenced_message", None)
    return payload


def _reactions(message: Message, viewer_id: int) -> list[Json]:
    return [
        {
            "emoji": {"id": None, "name": name},
            "count": len(user_ids),
            "count_details": {"burst": 0, "normal": len(user_ids)},
            "me": viewer_id in user_ids,
            "me_burst": False,
            "burst_colors": [],
        }
        for name, user_ids in message.reactions.items()
        if user_ids
    ]


def message_event(world: World, message: Message, viewer_id: int) -> Json:
    """A message object as the gateway sends it: with the server, and the author as its member."""
    payload = message_payload(world, message, viewer_id)
    payload["channel_type"] = int(message.channel.type)
    if message.channel.is_direct:
        return payload
    payload["guild_id"] = str(world.guild.id)
    members = world.guild.members
    if message.author.id in members and message.webhook_id is None:
        payload["member"] = member_payload(members[message.author.id], with_user=False)
    for user in payload["mentions"]:
        if (mentioned := members.get(int(user["id"]))) is not None:
            user["member"] = member_payload(mentioned, with_user=False)
    return payload


def readable_by_bot(world: World, message: Message, payload: Json) -> Json:
    """A message as a bot without the message content intent gets it; the message it replies to is judged separately."""
    quoted = message.referenced
    if payload.get("referenced_message") and quoted is not None and is_content_hidden(world, quoted):
        payload = payload | {"referenced_message": without_content(payload["referenced_message"])}
    return without_content(payload) if is_content_hidden(world, message) else payload


def without_content(payload: Json) -> Json:
    """A message without anything it says."""
    return payload | {"content": "", "embeds": [], "attachments": [], "components": []}


def is_content_hidden(world: World, message: Message) -> bool:
    """Whether what a message says is none of the bot's business without that intent."""
    bot_id = world.bot.id
    return not (message.author.id == bot_id or message.channel.is_direct or bot_id in message.mention_ids)
