"""The one place where failures are told to people: in a sentence, and, where the log says more, with an id found there.

A refusal of what somebody filled in is explained by its own sentence; an id would only make it look like a breakdown.
"""

from __future__ import annotations

import logging
import secrets

import aiohttp
import discord
from discord import app_commands, ui

from bot.discord_patches import PAST_ANSWERING
from bot.errors import BotError, OperatorError
from bot.render.notices import OUTDATED_COMMAND, UNEXPECTED, explain, render_notice
from bot.replies import send_reply

_log = logging.getLogger(__name__)


async def report_failure(interaction: discord.Interaction, error: BaseException) -> None:
    """Log a failure and tell the user privately. Never raises."""
    notice = _log_failure(error, _where(interaction))
    if notice is not None:
        await send_notice(interaction, notice)


async def report_message_failure(message: discord.Message, error: BaseException) -> None:
    """Log a failure to answer a message and say so in a reply. Never raises."""
    where = f"message {message.id} of user {message.author.id}"
    if isinstance(error, discord.Forbidden | discord.NotFound):
        # Leave was taken meanwhile, or the channel is gone.
        _log.info("%s could not be answered there: %s", where, error)
        return
    notice = _log_failure(error, where)
    try:
        if notice is not None:
            await send_reply(message, notice)
    except Exception as second:
        _log.warning("%s could not be told: %s %s", where, type(second).__name__, second)


async def send_notice(interaction: discord.Interaction, view: ui.LayoutView) -> None:
    """Show a private notice, whether or not the interaction has been answered yet. Never raises."""
    try:
        if interaction.response.is_done():
            await interaction.followup.send(view=view, ephemeral=True)
        else:
            await interaction.response.send_message(view=view, ephemeral=True)
    except Exception as error:
        _log.warning("%s could not be told: %s %s", _where(interaction), type(error).__name__, error)


def _log_failure(error: BaseException, where: str) -> ui.LayoutView | None:
    """Log a failure under a new id, and give the notice of it; None where nobody can be told any more."""
    cause = _cause(error)
    error_id = secrets.token_hex(3)
    if isinstance(cause, BotError) and not isinstance(cause, OperatorError):
        _log.info("%s: %s was refused: %s", error_id, where, cause.user_message)
        return render_notice(cause.user_message)
    # From here on at least a warning: the id is shown, so it has to be in the log of whoever logs no more than those.
    if isinstance(cause, OperatorError):
        _log.warning("%s: %s could not be answered: %s", error_id, where, cause.user_message)
        text = cause.user_message
    elif isinstance(cause, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
        _log.warning("%s: %s does not match the commands of this version", error_id, where)
        text = OUTDATED_COMMAND
    elif isinstance(cause, discord.HTTPException) and cause.code in PAST_ANSWERING:
        _log.warning("%s: %s was answered too late or twice (%s)", error_id, where, cause.code)
        return None
    elif isinstance(cause, aiohttp.ClientError | OSError):  # no fault of ours, and there may be many at once
        _log.warning("%s: %s met no Discord: %s %s", error_id, where, type(cause).__name__, cause)
        text = UNEXPECTED
    else:
        _log.error("%s: %s failed", error_id, where, exc_info=cause)
        text = explain(cause)
    return render_notice(text, error_id=error_id)


def _cause(error: BaseException) -> BaseException:
    """What discord.py wrapped, where it wrapped something that says more."""
    if isinstance(error, app_commands.CommandInvokeError):
        return error.original
    if isinstance(error, app_commands.TransformerError) and isinstance(error.__cause__, BotError):
        return error.__cause__
    return error


def _where(interaction: discord.Interaction) -> str:
    data: dict[str, object] = dict(interaction.data or {})
    name = data.get("name") or data.get("custom_id") or "an interaction"
    return f"{interaction.type.name} {name!r} of user {interaction.user.id}"
