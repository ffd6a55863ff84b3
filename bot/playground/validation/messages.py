"""Checks of messages that Discord's description can't express."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.playground.errors import Json
from bot.playground.kinds import MessageFlag
from bot.playground.layouts import complete
from bot.playground.validation.components import ROW, check_components
from bot.playground.validation.embeds import check_embeds, complete_embed
from bot.playground.validation.problems import Path, Problems

MAX_CONTENT = 2000
MAX_ROWS = 5
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


def read_message(body: Json, path: Path = (), *, was_layout: bool = False) -> Draft:
    """A message to be sent, or an edit to one which had Components V2 or had not.

    Args:
        body: What was sent, in the form Discord describes.
        path: Where in the request it stands, for errors.
        was_layout: Whether it changes a message with Components V2.

    Raises:
        ApiError: 50035, naming every field that is wrong.
    """
    problems = Problems()
    flags = int(body.get("flags") or 0)
    is_layout = was_layout or bool(flags & MessageFlag.COMPONENTS_V2)
    if was_layout and body.get("flags") is not None and not flags & MessageFlag.COMPONENTS_V2:
        words = "The IS_COMPONENTS_V2 flag cannot be removed from a message"
        problems.add((*path, "flags"), "MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG", words)
    components = body.get("components") or []
    if is_layout:
        for name in _BARRED_BY_LAYOUTS:
            if body.get(name):
                words = f"The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
                code = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"
                problems.add((*path, name), code, words)
    else:
        _check_rows(components, (*path, "components"), problems)
    if len(body.get("content") or "") > MAX_CONTENT:  # the description has the limit of people with Nitro
        problems.add((*path, "content"), "BASE_TYPE_MAX_LENGTH", f"Must be {MAX_CONTENT} or fewer in length.")
    check_embeds(body.get("embeds") or [], (*path, "embeds"), problems)
    check_components(components, (*path, "components"), problems)
    allowed = body.get("allowed_mentions") or {}
    for kind in ("users", "roles"):
        if kind in (allowed.get("parse") or ()) and allowed.get(kind):
            words = f'parse:["{kind}"] and {kind}: [ids...] are mutually exclusive.'
            problems.add((*path, "allowed_mentions"), "MESSAGEALLOWED_MENTIONS_PARSE_EXCLUSIVE", words)
    problems.raise_any()
    complete(components)
    return _draft(body, flags, components)


def _check_rows(components: list[Json], path: Path, problems: Problems) -> None:
    """Without Components V2 there are rows alone, and few."""
    for index, component in enumerate(components):
        if component["type"] != ROW:
            words = f'Value of field "type" must be one of ({ROW},).'
            problems.add((*path, index, "type"), "UNION_TYPE_CHOICES", words)
    if len(components) > MAX_ROWS:
        problems.add(path, "BASE_TYPE_MAX_LENGTH", f"Must be {MAX_ROWS} or fewer in length.")


def _draft(body: Json, flags: int, components: list[Json]) -> Draft:
    files: list[Json] | None = body.get("attachments")
    return Draft(
        given=frozenset(body),
        content=(body.get("content") or "").strip(),
        embeds=[complete_embed(embed) for embed in body.get("embeds") or ()],
        components=components,
        attachments=None if files is None else [file | {"id": int(file["id"])} for file in files],
        flags=flags,
        allowed_mentions=_with_ids(body.get("allowed_mentions")),
        nonce=body.get("nonce"),
        enforce_nonce=bool(body.get("enforce_nonce")),
        tts=bool(body.get("tts")),
        reference=body.get("message_reference"),
    )


def _with_ids(allowed: Json | None) -> Json | None:
    """Allowed mentions with their ids as numbers."""
    return allowed and allowed | {
        kind: [int(each) for each in allowed.get(kind) or () if each] for kind in ("users", "roles")
    }
