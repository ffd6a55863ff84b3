"""Threads, forum posts and who is in them."""

from __future__ import annotations

from typing import Any

from bot.playground.errors import ApiError, unknown, wrong_channel_type
from bot.playground.kinds import ChannelType
from bot.playground.message_payloads import message_payload
from bot.playground.messages import Origin
from bot.playground.payloads import channel_payload, thread_member_payload
from bot.playground.permissions import Permission
from bot.playground.rest.calls import Call, Reply, Route
from bot.playground.rest.messages import require_sending
from bot.playground.validation.messages import read_message
from bot.playground.validation.problems import refuse
from bot.playground.world import Channel

_PARENTS = {ChannelType.TEXT, ChannelType.ANNOUNCEMENT}


def open_thread_on_message(call: Call) -> Any:
    """Open a thread on a message."""
    channel = call.channel(Permission.READ_MESSAGE_HISTORY, Permission.CREATE_PUBLIC_THREADS)
    message = call.message(channel)
    if channel.type not in _PARENTS:
        raise wrong_channel_type()
    thread = call.backend.threads.open_on(message, call.bot, call.body)
    return Reply(channel_payload(call.world, thread, call.bot.id), 201)


def open_thread(call: Call) -> Any:
    """Open a thread without a message, or a post in a forum."""
    channel = call.channel()
    if channel.type is ChannelType.FORUM:
        return _open_post(call, channel)
    if channel.type not in _PARENTS:
        raise wrong_channel_type()
    body = call.body_as("CreateTextThreadWithoutMessageRequest")
    private = (body.get("type") or ChannelType.PRIVATE_THREAD) == ChannelType.PRIVATE_THREAD
    announcement = channel.type is ChannelType.ANNOUNCEMENT
    if body.get("type") and announcement != (body["type"] == ChannelType.ANNOUNCEMENT_THREAD):
        raise refuse(("type",), "BASE_TYPE_CHOICES", "Value must be a kind of thread this channel can have.")
    needed = Permission.CREATE_PRIVATE_THREADS if private and not announcement else Permission.CREATE_PUBLIC_THREADS
    call.require(channel, needed)
    thread = call.backend.threads.open(channel, call.bot, body)
    return Reply(channel_payload(call.world, thread, call.bot.id), 201)


def _open_post(call: Call, forum: Channel) -> Any:
    body = call.body_as("CreateForumThreadRequest")
    draft = read_message(body["message"], ("message",))
    require_sending(call, forum, draft)
    tags = _usable_tags(call, forum, [int(tag) for tag in body.get("applied_tags") or ()])
    body |= {"message": draft, "applied_tags": tags}
    origin = Origin(uploads=call.uploads, path=("message",))
    thread, message = call.backend.threads.open_post(forum, call.bot, body, origin)
    payload = channel_payload(call.world, thread, call.bot.id)
    return Reply(payload | {"message": message_payload(call.world, message, call.bot.id)}, 201)


def _usable_tags(call: Call, forum: Channel, tag_ids: list[int]) -> list[int]:
    """The tags a post of the bot's gets: without Manage Threads, moderated ones are left out.

    Raises:
        ApiError: There is no such tag, or the forum requires one and none is left.
    """
    known = {int(tag["id"]): tag for tag in forum.tags}
    for index, tag_id in enumerate(tag_ids):
        if tag_id not in known:
            raise refuse(("applied_tags", index), "FORUM_TAG_UNKNOWN", "The tag does not exist in this channel.")
    may_moderate = call.permissions(forum) & Permission.MANAGE_THREADS
    usable = [tag_id for tag_id in tag_ids if may_moderate or not known[tag_id].get("moderated")]
    if forum.requires_tag and not usable:
        raise ApiError(400, 40067, "A tag is required to create a forum post in this channel")
    return usable


def _thread(call: Call) -> Channel:
    thread = call.channel()
    if not thread.is_thread:
        raise wrong_channel_type()
    return thread


def join_thread(call: Call) -> None:
    """The bot joins."""
    call.backend.threads.join(_thread(call), call.bot.id)


def leave_thread(call: Call) -> None:
    """The bot leaves."""
    call.backend.threads.leave(_thread(call), call.bot.id)


def add_thread_member(call: Call) -> None:
    """Somebody is added."""
    thread = _thread(call)
    call.require(thread, Permission.SEND_MESSAGES_IN_THREADS)
    if call.id("user_id") not in call.world.guild.members:
        raise unknown("member")
    call.backend.threads.join(thread, call.id("user_id"))


def remove_thread_member(call: Call) -> None:
    """Remove a member."""
    thread = _thread(call)
    call.require(thread, Permission.MANAGE_THREADS)
    call.backend.threads.leave(thread, call.id("user_id"))


def list_thread_members(call: Call) -> Any:
    """Who is in it."""
    thread = _thread(call)
    return [thread_member_payload(thread, user_id) for user_id in sorted(thread.thread_member_ids)]


def get_thread_member(call: Call) -> Any:
    """Whether somebody is in it."""
    thread = _thread(call)
    who = call.bot.id if call.parameters["user_id"] == "@me" else call.id("user_id")
    if who not in thread.thread_member_ids:
        raise unknown("member")
    return thread_member_payload(thread, who)


def list_archived_threads(call: Call) -> Any:
    """A channel's archived public threads."""
    channel = call.channel(Permission.READ_MESSAGE_HISTORY)
    archived = [
        thread
        for thread in call.world.threads(channel.id)
        if thread.thread and thread.thread.archived and not thread.is_private_thread
    ]
    return listed_threads(call, archived)


def listed_threads(call: Call, threads: list[Channel]) -> Any:
    """Threads, and the bot's membership in them."""
    bot_id = call.bot.id
    return {
        "threads": [channel_payload(call.world, thread, bot_id) for thread in threads],
        "members": [thread_member_payload(thread, bot_id) for thread in threads if bot_id in thread.thread_member_ids],
        "has_more": False,
    }


_MEMBERS = "/channels/{channel_id}/thread-members"

ROUTES = [
    Route("POST", "/channels/{channel_id}/messages/{message_id}/threads", open_thread_on_message),
    Route("POST", "/channels/{channel_id}/threads", open_thread),
    Route("GET", "/channels/{channel_id}/threads/archived/public", list_archived_threads),
    Route("PUT", _MEMBERS + "/@me", join_thread),
    Route("DELETE", _MEMBERS + "/@me", leave_thread),
    Route("GET", _MEMBERS, list_thread_members),
    Route("GET", _MEMBERS + "/{user_id}", get_thread_member),
    Route("PUT", _MEMBERS + "/{user_id}", add_thread_member),
    Route("DELETE", _MEMBERS + "/{user_id}", remove_thread_member),
]
