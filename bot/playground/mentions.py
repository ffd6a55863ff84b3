"""Whom a message mentions, given its allowed mentions and its author's permissions."""

from __future__ import annotations

import re

from bot.playground.kinds import MessageFlag
from bot.playground.permissions import Permission
from bot.playground.validation.components import text_of
from bot.playground.world import Json, Message, World

_USER = re.compile(r"<@!?([0-9]{1,20})>")
_ROLE = re.compile(r"<@&([0-9]{1,20})>")
_EVERYONE = re.compile(r"@(?:everyone|here)\b")
_CODE = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)


def set_mentions(world: World, message: Message, allowed: Json | None, author_permissions: int) -> None:
    """Work out a message's mentions.

    Args:
        world: Who there is.
        message: The message, its text in place.
        allowed: The allowed mentions it was sent with; None lets everything through.
        author_permissions: What its author may do in the channel.
    """
    is_layout = message.flags & MessageFlag.COMPONENTS_V2
    words = _CODE.sub("", text_of(message.components) if is_layout else message.content)
    may_mention_all = bool(author_permissions & Permission.MENTION_EVERYONE)
    users = [world.users[user_id] for user_id in _ids(_USER, words) if user_id in world.users]
    roles = [world.guild.roles[role_id] for role_id in _ids(_ROLE, words) if role_id in world.guild.roles]
    if message.channel.is_direct:
        roles = []
    message.mention_ids = [user.id for user in users if _is_allowed("users", user.id, allowed)]
    message.mention_role_ids = [
        role.id for role in roles if (role.mentionable or may_mention_all) and _is_allowed("roles", role.id, allowed)
    ]
    message.mention_everyone = (
        bool(_EVERYONE.search(words)) and may_mention_all and (allowed is None or "everyone" in _parse(allowed))
    )
    replied_to = message.referenced.author.id if message.referenced and message.type is message.type.REPLY else None
    if replied_to and (allowed is None or allowed.get("replied_user")) and replied_to not in message.mention_ids:
        message.mention_ids.append(replied_to)


def _ids(pattern: re.Pattern[str], words: str) -> list[int]:
    return list(dict.fromkeys(int(found) for found in pattern.findall(words)))


def _parse(allowed: Json) -> list[str]:
    return allowed.get("parse") or []


def _is_allowed(kind: str, thing_id: int, allowed: Json | None) -> bool:
    return allowed is None or kind in _parse(allowed) or thing_id in (allowed.get(kind) or ())
