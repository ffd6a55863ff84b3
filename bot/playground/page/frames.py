"""Frames from the page and their fields."""

from __future__ import annotations

from dataclasses import dataclass

from bot.playground.errors import ApiError, Json
from bot.playground.validation.schema import Schema
from bot.playground.wire import decode

MAX_FRAME = 64 * 1024

_ID: Json = {"type": "string", "pattern": "^[0-9]{1,20}$"}
_TEXT: Json = {"type": "string"}
_NUMBER: Json = {"type": "integer"}
_ANYTHING: Json = {}


def _schema(required: Json, optional: Json | None = None) -> Schema:
    return Schema({"type": "object", "required": list(required), "properties": required | (optional or {})})


_CHANNEL: Json = {"channel_id": _ID}
_COMMAND = _schema(_CHANNEL | {"command_id": _ID})
_SCHEMAS = {
    "command": _COMMAND,
    "autocomplete": _COMMAND,
    "context_menu": _schema(_CHANNEL | {"command_id": _ID, "target_id": _ID}),
    "component": _schema(_CHANNEL | {"message_id": _ID, "custom_id": _TEXT, "component_type": _NUMBER}),
    "modal": _schema({"interaction_id": _ID, "components": _ANYTHING}),
    "message": _schema(
        _CHANNEL | {"content": _TEXT},
        {
            "message_reference": {"type": "object", "required": ["message_id"], "properties": {"message_id": _ID}},
            "allowed_mentions": {
                "type": "object",
                "properties": {"parse": {"type": "array", "items": _TEXT}, "replied_user": {"type": "boolean"}},
            },
        },
    ),
    "edit": _schema(_CHANNEL | {"message_id": _ID, "content": _TEXT}),
    "locale": _schema({"locale": {"type": "string", "pattern": "^[A-Za-z]{2}(-[A-Za-z0-9]{2,3})?$"}}),
    "dismiss": _schema(_CHANNEL | {"message_id": _ID}),
    "clock": _schema(
        {}, {"to": {"type": "string", "format": "date-time"}, "advance": {"type": "number"}, "skip": _TEXT}
    ),
}
_IDS = {"channel_id", "command_id", "target_id", "message_id", "interaction_id"}


class FrameError(Exception):
    """A frame that can't be accepted; the message is a sentence."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True)
class Frame:
    """A frame whose op is known; its fields are still as they came."""

    operation: str
    nonce: str | None
    _fields: Json

    def checked_fields(self) -> Json:
        """The fields, checked, ids as numbers.

        Raises:
            FrameError: One is missing or wrong.
        """
        try:
            _SCHEMAS[self.operation].check(self._fields)
        except ApiError as error:
            raise FrameError("FRAME_INVALID", _sentence(error.errors or {})) from error
        return {name: int(value) if name in _IDS else value for name, value in self._fields.items()}


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
    if not isinstance(operation, str) or operation not in _SCHEMAS:
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
