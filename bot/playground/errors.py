"""The API's errors, with Discord's codes and words."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


class ApiError(Exception):
    """An answer other than success.

    Args:
        status: The HTTP status.
        code: Discord's own code, more exact than the status.
        message: Discord's wording.
        errors: For 50035, what is wrong with which field, nested as the body was.
        headers: Extra headers of the answer.
    """

    def __init__(
        self, status: int, code: int, message: str, *, errors: Json | None = None, headers: dict[str, str] | None = None
    ) -> None:
        super().__init__(f"{status} ({code}): {message}")
        self.status = status
        self.code = code
        self.message = message
        self.errors = errors
        self.headers = headers or {}

    def body(self) -> Json:
        """The JSON the client gets."""
        body: Json = {"message": self.message, "code": self.code}
        if self.errors is not None:
            body["errors"] = self.errors
        return body


_UNKNOWN = {
    "channel": (10003, "Unknown Channel"),
    "guild": (10004, "Unknown Guild"),
    "member": (10007, "Unknown Member"),
    "message": (10008, "Unknown Message"),
    "role": (10011, "Unknown Role"),
    "user": (10013, "Unknown User"),
    "emoji": (10014, "Unknown Emoji"),
    "webhook": (10015, "Unknown Webhook"),
    "interaction": (10062, "Unknown interaction"),
    "application command": (10063, "Unknown application command"),
    "application": (10002, "Unknown Application"),
}


def unknown(thing: str) -> ApiError:
    """404: there is no such thing, or not any more."""
    code, message = _UNKNOWN[thing]
    return ApiError(404, code, message)


def unauthorized() -> ApiError:
    """401: the token is missing or wrong."""
    return ApiError(401, 0, "401: Unauthorized")


def missing_access() -> ApiError:
    """403: the channel cannot be seen."""
    return ApiError(403, 50001, "Missing Access")


def missing_permissions() -> ApiError:
    """403: it can be seen, but not that done in it."""
    return ApiError(403, 50013, "Missing Permissions")


def empty_message() -> ApiError:
    """400: there is nothing to send."""
    return ApiError(400, 50006, "Cannot send an empty message")


def wrong_channel_type() -> ApiError:
    """400: a channel of this kind has no such action."""
    return ApiError(400, 50024, "Cannot execute action on this channel type")


def already_acknowledged() -> ApiError:
    """400: an interaction takes one first answer."""
    return ApiError(400, 40060, "Interaction has already been acknowledged.")


def invalid_webhook_token() -> ApiError:
    """401: an interaction's token lives for fifteen minutes."""
    return ApiError(401, 50027, "Invalid Webhook Token")


def too_large() -> ApiError:
    """413: a file or the request as a whole is too big."""
    return ApiError(413, 40005, "Request entity too large")
