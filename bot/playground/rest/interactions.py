"""Answering interactions. These routes need no bot token: the interaction's own is in the path."""

from __future__ import annotations

from typing import Any

from bot.playground.message_payloads import message_payload
from bot.playground.rest.calls import Call, Route


def answer(call: Call) -> Any:
    """The first answer."""
    return call.backend.answers.answer(
        call.id("interaction_id"),
        call.parameters["token"],
        call.body,
        call.uploads,
        with_response=call.query.get("with_response", "").lower() in {"1", "true"},
    )


def _message_id(call: Call) -> int | None:
    return None if call.parameters["message_id"] == "@original" else call.id("message_id")


def follow_up(call: Call) -> Any:
    """A further message."""
    message = call.backend.answers.follow_up(
        call.id("application_id"), call.parameters["token"], call.body, call.uploads
    )
    return message_payload(call.world, message, call.bot.id)


def get_answer(call: Call) -> Any:
    """An answer as it is now."""
    message = call.backend.answers.get(call.id("application_id"), call.parameters["token"], _message_id(call))
    return message_payload(call.world, message, call.bot.id)


def edit_answer(call: Call) -> Any:
    """Change an answer."""
    message = call.backend.answers.edit(
        call.id("application_id"), call.parameters["token"], _message_id(call), call.body, call.uploads
    )
    return message_payload(call.world, message, call.bot.id)


def delete_answer(call: Call) -> None:
    """Take an answer back."""
    call.backend.answers.delete(call.id("application_id"), call.parameters["token"], _message_id(call))


_WEBHOOK = "/webhooks/{application_id}/{token}"
_MESSAGE = _WEBHOOK + "/messages/{message_id}"

ROUTES = [
    Route("POST", "/interactions/{interaction_id}/{token}/callback", answer, needs_token=False),
    Route("POST", _WEBHOOK, follow_up, needs_token=False),
    Route("GET", _MESSAGE, get_answer, needs_token=False),
    Route("PATCH", _MESSAGE, edit_answer, needs_token=False),
    Route("DELETE", _MESSAGE, delete_answer, needs_token=False),
]
