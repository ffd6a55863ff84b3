"""Messages to be sent and edits to be made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.playground.errors import Json
from bot.playground.kinds import MessageFlag
from bot.playground.layouts import complete
from bot.playground.validation.components import LAYOUT_COMPONENTS, LEGACY_COMPONENTS
from bot.playground.validation.embeds import EMBEDS
from bot.playground.validation.forms import Required, array, boolean, choice, form, integer, refine, snowflake, text
from bot.playground.validation.problems import Check, Path, Problems

MAX_CONTENT = 2000
_MENTION_KINDS = ("users", "roles", "everyone")
_BARRED_BY_LAYOUTS = ("content", "embeds", "poll", "sticker_ids")


@dataclass
class Draft:
    """What a request says about a message. ``given`` names the fields it spoke of; the rest is to stay as it is."""

    given: frozenset[str]
    content: str = ""
    embeds: list[Json] = field(default_factory=list)
    components: list[Json] = field(default_factory=list)
    attachments: list[Json] | None = None
    flags: int = 0
    allowed_mentions: Json | None = None
    nonce: str | int | None = None
    enforce_nonce: bool = False
    tts: bool = False
    reference: Json | None = None


def _nonce(value: Any, path: Path, problems: Problems) -> Any:
    if isinstance(value, str):
        return text(0, 25)(value, path, problems)
    return integer(-(1 << 63), (1 << 63) - 1)(value, path, problems)


def _mentions_rule(allowed: Any, path: Path, problems: Problems) -> None:
    for kind in ("users", "roles"):
        if kind in (allowed.get("parse") or ()) and allowed.get(kind):
            problems.add(
                path,
                "MESSAGEALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                f'parse:["{kind}"] and {kind}: [ids...] are mutually exclusive.',
            )


ALLOWED_MENTIONS = refine(
    form(
        {
            "parse": array(choice(*_MENTION_KINDS)),
            "users": array(snowflake, longest=100),
            "roles": array(snowflake, longest=100),
            "replied_user": boolean,
        }
    ),
    _mentions_rule,
)
_FIELDS: dict[str, Check | Required] = {
    "content": text(0, MAX_CONTENT),
    "embeds": EMBEDS,
    "flags": integer(0, (1 << 31) - 1),
    "allowed_mentions": ALLOWED_MENTIONS,
    "attachments": array(
        form({"id": Required(snowflake), "filename": text(1, 1024), "description": text(0, 1024)}), longest=10
    ),
    "sticker_ids": array(snowflake, longest=3),
}
_CREATE_FIELDS: dict[str, Check | Required] = {
    "nonce": _nonce,
    "enforce_nonce": boolean,
    "tts": boolean,
    "message_reference": form(
        {
            "type": choice(0, 1),
            "message_id": Required(snowflake),
            "channel_id": snowflake,
            "guild_id": snowflake,
            "fail_if_not_exists": boolean,
        }
    ),
}
_CREATE = {
    is_layout: form(_FIELDS | _CREATE_FIELDS | {"components": LAYOUT_COMPONENTS if is_layout else LEGACY_COMPONENTS})
    for is_layout in (False, True)
}
_EDIT = {
    is_layout: form(_FIELDS | {"components": LAYOUT_COMPONENTS if is_layout else LEGACY_COMPONENTS})
    for is_layout in (False, True)
}


def _legacy_fields_rule(body: Json, path: Path, problems: Problems) -> None:
    for name in _BARRED_BY_LAYOUTS:
        if body.get(name):
            problems.add(
                (*path, name),
                "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                f"The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
            )


def _flags_given(body: Any) -> int:
    flags = body.get("flags") if isinstance(body, dict) else None
    return flags if isinstance(flags, int) and not isinstance(flags, bool) else 0


def new_message(body: Any, path: Path, problems: Problems) -> Draft:
    """Check a message to be sent."""
    is_layout = bool(_flags_given(body) & MessageFlag.COMPONENTS_V2)
    before = len(problems)
    cleaned = _CREATE[is_layout](body, path, problems)
    if is_layout and isinstance(body, dict):
        _legacy_fields_rule(body, path, problems)
    return _draft(cleaned if len(problems) == before else {})


def edited_message(was_layout: bool) -> Check:
    """The check of an edit to a message which had Components V2, or had not."""

    def check(body: Any, path: Path, problems: Problems) -> Draft:
        flags_named = isinstance(body, dict) and body.get("flags") is not None
        before = len(problems)
        asks_layout = bool(_flags_given(body) & MessageFlag.COMPONENTS_V2)
        if was_layout and flags_named and not asks_layout:
            problems.add(
                (*path, "flags"),
                "MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG",
                "The IS_COMPONENTS_V2 flag cannot be removed from a message",
            )
        is_layout = was_layout or asks_layout
        cleaned = _EDIT[is_layout](body, path, problems)
        if is_layout and isinstance(body, dict):
            _legacy_fields_rule(body, path, problems)
        return _draft(cleaned if len(problems) == before else {})

    return check


def _draft(cleaned: Mapping[str, Any]) -> Draft:
    components = cleaned.get("components") or []
    complete(components)
    return Draft(
        given=frozenset(cleaned),
        content=(cleaned.get("content") or "").strip(),
        embeds=cleaned.get("embeds") or [],
        components=components,
        attachments=cleaned.get("attachments"),
        flags=cleaned.get("flags") or 0,
        allowed_mentions=cleaned.get("allowed_mentions"),
        nonce=cleaned.get("nonce"),
        enforce_nonce=bool(cleaned.get("enforce_nonce")),
        tts=bool(cleaned.get("tts")),
        reference=cleaned.get("message_reference"),
    )
