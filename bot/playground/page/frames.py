"""Frames from the page: what there are, and what is in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.playground.errors import ApiError, Json
from bot.playground.validation.forms import Required, anything, form, integer, number, snowflake, text
from bot.playground.validation.messages import ALLOWED_MENTIONS
from bot.playground.validation.problems import Check, Path, Problems, validate
from bot.playground.wire import decode

MAX_FRAME = 64 * 1024

_CHANNEL: dict[str, Check | Required] = {"channel_id": Required(snowflake)}
_COMMAND: dict[str, Check | Required] = _CHANNEL | {"command_id": Required(snowflake), "options": anything}


def _moment(value: Any, path: Path, problems: Problems) -> Any:
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        moment = None
    if moment is None or moment.tzinfo is None:
        problems.add(path, "DATETIME_TYPE_PARSE", "A moment is written as in 2017-02-15T09:00:00+00:00.")
    return moment


_FORMS: dict[str, Check] = {
    "command": form(_COMMAND),
    "autocomplete": form(_COMMAND),
    "context_menu": form(_CHANNEL | {"command_id": Required(snowflake), "target_id": Required(snowflake)}),
    "component": form(
        _CHANNEL
        | {
            "message_id": Required(snowflake),
            "custom_id": Required(text(1, 100)),
            "component_type": Required(integer(1, 30)),
            "values": anything,
        }
    ),
    "modal": form({"interaction_id": Required(snowflake), "custom_id": text(1, 100), "components": Required(anything)}),
    "message": form(
        _CHANNEL
        | {
            "content": Required(text()),
            "message_reference": form({"message_id": Required(snowflake)}),
            "allowed_mentions": ALLOWED_MENTIONS,
        }
    ),
    "edit": form(_CHANNEL | {"message_id": Required(snowflake), "content": Required(text())}),
    "dismiss": form(_CHANNEL | {"message_id": Required(snowflake)}),
    "clock": form({"to": _moment, "advance": number, "skip": text(1, 100)}),
}


class FrameError(Exception):
    """A frame that could not be taken; the message is a sentence."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True)
class Frame:
    """A frame whose op is known; its fields are still as they came."""

    operation: str
    nonce: str | None
    _fields: Json

    def wanted(self) -> Json:
        """The fields, checked.

        Raises:
            FrameError: One is missing or wrong.
        """
        try:
            checked: Json = validate(_FORMS[self.operation], self._fields)
        except ApiError as error:
            raise FrameError("FRAME_INVALID", _sentence(error.errors or {})) from error
        return checked


def read_frame(raw: str | bytes) -> Frame:
    """Read a frame as it came over the wire.

    Raises:
        FrameError: It is too large, no JSON object, or has no op we know.
    """
    if len(raw) > MAX_FRAME:
        raise FrameError("FRAME_TOO_LARGE", f"A frame is at most {MAX_FRAME} characters long.")
    try:
        fields = decode(raw)
    except ValueError:
        fields = None
    if not isinstance(fields, dict):
        raise FrameError("FRAME_UNREADABLE", "A frame is a JSON object.")
    operation, nonce = fields.get("op"), fields.get("nonce")
    if not isinstance(operation, str) or operation not in _FORMS:
        raise FrameError("UNKNOWN_OP", f"There is no op {str(operation)[:40]!r}.")
    return Frame(operation, nonce if isinstance(nonce, str) else None, fields)


def _sentence(errors: Json) -> str:
    """The first thing wrong with a frame, as a sentence."""
    path: list[str] = []
    while "_errors" not in errors:
        name = next(iter(errors))
        path.append(name)
        errors = errors[name]
    return f"{'.'.join(path) or 'The frame'}: {errors['_errors'][0]['message']}"
