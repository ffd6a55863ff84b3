"""The one place where errors are shown to people: a sentence and, if the log says more, a reference.

A refused input is explained by its own sentence; a reference would only make it look like a breakdown.
"""

from __future__ import annotations

import logging
import secrets
from typing import NamedTuple

import aiohttp
import discord
from discord import app_commands, ui

from bot.discord_patches import PAST_ANSWERING
from bot.errors import BotError, OperatorError
from bot.interaction_log import Outcome, finish, name_of
from bot.locales import text
from bot.render.notices import render_notice
from bot.replies import send_reply

_log = logging.getLogger(__name__)


async def report_failure(interaction: discord.Interaction, error: BaseException) -> None:
    """Log a failure and tell the user privately. Never raises."""
    failure = _log_failure(error, _where(interaction))
    finish(interaction, failure.outcome, failure.reference)
    if failure.notice is not None:
        await send_notice(interaction, failure.notice)


async def report_message_failure(message: discord.Message, error: BaseException) -> Outcome:
    """Log a failure to answer a message and say so in a reply. Never raises."""
    where = f"message {message.id}"
    if isinstance(error, discord.Forbidden | discord.NotFound):
        # A permission was revoked meanwhile, or the channel is gone.
        _log.info("%s couldn't be answered: %s", where, error)
        return Outcome.LATE
    failure = _log_failure(error, where)
    try:
        if failure.notice is not None:
            await send_reply(message, failure.notice)
    except Exception as second:
        _log.warning("The error notice for %s couldn't be sent: %s %s", where, type(second).__name__, second)
    return failure.outcome


async def send_notice(interaction: discord.Interaction, view: ui.LayoutView) -> None:
    """Show a private notice, whether or not the interaction has been answered yet. Never raises."""
    try:
        if interaction.response.is_done():
            await interaction.followup.send(view=view, ephemeral=True)
        else:
            await interaction.response.send_message(view=view, ephemeral=True)
    except Exception as error:
        _log.warning(
            "The error notice for %s couldn't be sent: %s %s", _where(interaction), type(error).__name__, error
        )


class _Failure(NamedTuple):
    """A failure's outcome, the notice for the user (None if it can't reach them any more), and its reference."""

    outcome: Outcome
    notice: ui.LayoutView | None
    reference: str | None = None


def _log_failure(error: BaseException, where: str) -> _Failure:
    """Log a failure under a new reference, unless it is a wrong input, which its own sentence explains."""
    cause = _cause(error)
    if isinstance(cause, BotError) and not isinstance(cause, OperatorError):
        _log.debug("%s was refused: %s", where, cause.user_message)  # it may quote what was typed
        return _Failure(Outcome.REFUSED, render_notice(cause.user_message))
    reference = secrets.token_hex(3)
    outcome, key = Outcome.FAILED, "notices-unexpected"
    # At least a warning: the reference is shown, so it must be in a log that has only warnings.
    if isinstance(cause, OperatorError):
        _log.warning("%s: %s couldn't be answered: %s", reference, where, cause.user_message)
        key = "notices-host"
    elif isinstance(cause, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
        _log.warning("%s: %s does not match the commands of this version", reference, where)
        outcome, key = Outcome.OUTDATED, "notices-outdated-command"
    elif isinstance(cause, discord.HTTPException) and cause.code in PAST_ANSWERING:
        _log.warning("%s: %s was answered too late or twice (code %s)", reference, where, cause.code)
        return _Failure(Outcome.LATE, None, reference)
    elif isinstance(cause, aiohttp.ClientError | OSError):  # not the bot's fault, and there may be many at once
        _log.warning("%s: %s couldn't reach Discord: %s %s", reference, where, type(cause).__name__, cause)
        outcome = Outcome.OFFLINE
    else:
        _log.error("%s: %s failed", reference, where, exc_info=cause)
    return _Failure(outcome, render_notice(text(key), error_id=reference), reference)


def _cause(error: BaseException) -> BaseException:
    """The error that discord.py wrapped, if that one says more."""
    if isinstance(error, app_commands.CommandInvokeError):
        return error.original
    if isinstance(error, app_commands.TransformerError) and isinstance(error.__cause__, BotError):
        return error.__cause__
    return error


def _where(interaction: discord.Interaction) -> str:
    return f"interaction {interaction.id} ({name_of(interaction)})"
