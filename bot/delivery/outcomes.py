"""How an attempt to post can fail."""

from __future__ import annotations

import aiohttp
import discord

from bot.delivery.requests import InconclusiveError, too_many_requests_for
from bot.domain import Reason

_UNKNOWN_CHANNEL = 10003


class DeliveryError(Exception):
    """An attempt to post failed.

    Args:
        reason: Why.
        detail: What was missing, or what Discord answered.
    """

    def __init__(self, reason: Reason, detail: str | None = None) -> None:
        super().__init__(reason.value if detail is None else f"{reason.value}: {detail}")
        self.reason = reason
        self.detail = detail


class PermanentError(DeliveryError):
    """Trying again today wouldn't help."""


class PassingError(DeliveryError):
    """Trying again may help.

    Args:
        detail: What happened.
        is_doubtful: The message may have reached the channel anyway.
        retry_after: Seconds Discord asked to wait, if it did.
    """

    def __init__(self, detail: str, *, is_doubtful: bool, retry_after: float = 0.0) -> None:
        super().__init__(Reason.DISCORD_TROUBLE, detail)
        self.is_doubtful = is_doubtful
        self.retry_after = retry_after


class UnreadableHistoryError(DeliveryError):
    """Whether the message is in the channel can't be found out."""

    def __init__(self, detail: str | None = None) -> None:
        super().__init__(Reason.HISTORY_UNREADABLE, detail)


FAILURES = (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError)
"""What a request to Discord may raise."""


def read_failure(error: BaseException) -> PermanentError | PassingError:
    """What a failed request means for a delivery."""
    if isinstance(error, discord.RateLimited):
        return PassingError("429", is_doubtful=False, retry_after=error.retry_after)
    if isinstance(error, discord.HTTPException):
        return _read_answer(error)
    if isinstance(error, InconclusiveError):
        return PassingError(error.detail, is_doubtful=True)
    # What never got a connection can't have been carried out.
    return PassingError("no connection", is_doubtful=not isinstance(error, aiohttp.ClientConnectorError))


def _read_answer(error: discord.HTTPException) -> PermanentError | PassingError:
    if error.status == 429:
        return PassingError("429", is_doubtful=False, retry_after=too_many_requests_for(error) or 0.0)
    if error.status >= 500:
        return PassingError(str(error.status), is_doubtful=True)
    if error.code == _UNKNOWN_CHANNEL:
        return PermanentError(Reason.CHANNEL_GONE)
    if error.status == 403:
        return PermanentError(Reason.MISSING_PERMISSIONS, error.text or None)
    return PermanentError(Reason.REFUSED, f"{error.status} {error.code} {error.text}".strip()[:200])
