"""The playground's server in a file, so that the next start has the same channels, messages and attachments."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import orjson

from bot.playground.attachments import StoredFile
from bot.playground.commands import Command
from bot.playground.kinds import ChannelType, MessageFlag, MessageType
from bot.playground.world import (
    Application,
    Channel,
    Guild,
    Json,
    Member,
    Message,
    Overwrite,
    Role,
    ThreadState,
    User,
    World,
)

Files = dict[tuple[int, int], StoredFile]
_WORLD = "world.json"


@dataclass(frozen=True)
class Stored:
    """What is kept. ``ahead`` is how far the clock was moved beyond the real time."""

    token: str
    ahead: timedelta
    world: World
    commands: list[Command]
    files: Files


def write_stored(path: Path, stored: Stored) -> None:
    """Write everything, replacing what was there in one step.

    Raises:
        OSError: It can't be written.
    """
    world = stored.world
    content = {
        "token": stored.token,
        "ahead": stored.ahead.total_seconds(),
        "users": list(world.users.values()),
        "people": [person.id for person in world.people],
        "guild": world.guild,
        "application": world.application,
        "channels": [_without(vars(channel), "messages", "_order") for channel in world.channels.values()],
        "messages": [
            _plain(message)
            for channel in world.channels.values()
            for message in channel.messages.values()
            if not message.flags & MessageFlag.LOADING
        ],
        "commands": stored.commands,
        "files": [[*key, file.filename, file.content_type] for key, file in stored.files.items()],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(path.name + ".new")
    draft.touch(mode=0o600)  # the bot's token is in it
    with zipfile.ZipFile(draft, "w") as archive:
        archive.writestr(_WORLD, orjson.dumps(content, option=orjson.OPT_NON_STR_KEYS))
        for (channel_id, attachment_id), attachment in stored.files.items():
            archive.writestr(f"{channel_id}/{attachment_id}", attachment.content)
    draft.replace(path)


def _without(fields: Json, *names: str) -> Json:
    return {name: value for name, value in fields.items() if name not in names}


def _plain(message: Message) -> Json:
    """A message with ids in place of what it refers to."""
    others = {name: value and value.id for name, value in vars(message).items() if name in _REFERENCES}
    return vars(message) | others


_REFERENCES = ("channel", "author", "referenced", "thread")


def read_stored(path: Path) -> Stored | None:
    """What was kept, if anything was.

    Raises:
        ValueError: The file can't be understood.
        OSError: It can't be read.
    """
    if not path.exists():
        return None
    try:
        with zipfile.ZipFile(path) as archive:
            return _restored(orjson.loads(archive.read(_WORLD)), archive)
    except (zipfile.BadZipFile, KeyError, TypeError, ValueError, AttributeError) as error:
        raise ValueError(f"{path} does not hold a playground's server") from error


def _restored(content: Any, archive: zipfile.ZipFile) -> Stored:
    users = {user["id"]: User(**user) for user in content["users"]}
    guild = content["guild"]
    members = [
        Member(**{**m, "user": users[m["user"]["id"]], "joined_at": _moment(m["joined_at"])})
        for m in guild["members"].values()
    ]
    guild["roles"] = {role["id"]: Role(**role) for role in guild["roles"].values()}
    guild["members"] = {member.user.id: member for member in members}
    application = content["application"]
    application |= {name: users[application[name]["id"]] for name in ("owner", "bot")}
    channels = {each["id"]: _channel(each) for each in content["channels"]}
    world = World(
        Guild(**guild), Application(**application), users, [users[each] for each in content["people"]], channels
    )
    _restore_messages(world, content["messages"])
    files = {
        (channel_id, attachment_id): StoredFile(name, kind, archive.read(f"{channel_id}/{attachment_id}"))
        for channel_id, attachment_id, name, kind in content["files"]
    }
    commands = [Command(**command) for command in content["commands"]]
    return Stored(content["token"], timedelta(seconds=content["ahead"]), world, commands, files)


def _channel(fields: Json) -> Channel:
    overwrites = {each["id"]: Overwrite(**each) for each in fields["overwrites"].values()}
    thread = fields["thread"]
    if thread is not None:
        moments = {name: _moment(thread[name]) for name in ("created_at", "archived_at")}
        joined = {int(user_id): _moment(moment) for user_id, moment in thread["joined"].items()}
        thread = ThreadState(**{**thread, **moments, "joined": joined})
    known = {"type": ChannelType(fields["type"]), "recipient_ids": tuple(fields["recipient_ids"])}
    return Channel(**{**fields, **known, "overwrites": overwrites, "thread": thread})


def _restore_messages(world: World, messages: list[Json]) -> None:
    """Put the messages into their channels, then join those that refer to another."""
    made: dict[int, Message] = {}
    for fields in messages:
        channel = world.channels[fields["channel"]]
        known = {
            "channel": channel,
            "author": world.users[fields["author"]],
            "type": MessageType(fields["type"]),
            "timestamp": _moment(fields["timestamp"]),
            "edited": fields["edited"] and _moment(fields["edited"]),
            "thread": world.channels.get(fields["thread"]),
            "referenced": None,
        }
        message = made[fields["id"]] = Message(**{**fields, **known})
        last_id = channel.last_message_id
        channel.add(message)
        channel.last_message_id = last_id  # the last message may have been deleted since
    for fields in messages:
        made[fields["id"]].referenced = made.get(fields["referenced"])


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
