"""What the log shows, and what it keeps to itself."""

from __future__ import annotations

import json
import logging

import aiohttp
import discord
import pytest

from bot.cli.logs import RedactingFormatter
from bot.events import log_event
from bot.settings import Settings


def shown(logger: str, error: BaseException, text: str = "Attempting a reconnect in 2.00s") -> str:
    """What the log shows of an exception that a logger was told of."""
    record = logging.LogRecord(logger, logging.ERROR, __file__, 1, text, None, None)
    try:
        raise error
    except BaseException:
        record.exc_info = (type(error), error, error.__traceback__)
    return RedactingFormatter("secret").format(record)


@pytest.mark.fault(
    "The connection to Discord fails again and again", "One line in the log each time, without a traceback"
)
@pytest.mark.parametrize(
    "error",
    [OSError("no route"), TimeoutError(), aiohttp.ServerDisconnectedError(), discord.GatewayNotFound()],  # type: ignore[no-untyped-call]
)
def test_a_failed_reconnect_is_one_line(error: BaseException) -> None:
    line = shown("discord.client", error)
    assert "\n" not in line
    assert "Attempting a reconnect in 2.00s" in line
    assert type(error).__name__ in line


@pytest.mark.parametrize(
    ("logger", "error"), [("discord.client", ValueError("ours")), ("bot.client", OSError("no room"))]
)
def test_mistakes_of_ours_keep_their_traceback(logger: str, error: BaseException) -> None:
    assert "Traceback" in shown(logger, error)


def test_mistakes_of_ours_that_discord_py_wraps_keep_it_too() -> None:
    error = discord.DiscordException("a command raised an exception")
    error.__cause__ = ValueError("ours")
    assert "ValueError: ours" in shown("discord.app_commands.tree", error)


@pytest.mark.fault("The token in the environment ends in a newline", "It is still hidden in the log")
@pytest.mark.parametrize("typed", ["abc.def.ghi\n", " abc.def.ghi", "abc.def.ghi\r\n"])
def test_a_token_with_space_around_it_is_hidden(typed: str) -> None:
    token = Settings(discord_token=typed).discord_token
    assert token == "abc.def.ghi"
    record = logging.LogRecord("discord.http", logging.DEBUG, __file__, 1, "Bot abc.def.ghi was sent", None, None)
    assert RedactingFormatter(token).format(record).endswith("Bot [token hidden] was sent")


def test_ids_are_strings_in_json_and_so_never_rounded(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    log_event("interaction", id=1575881456712630273, ms=97)
    told = json.loads(RedactingFormatter(as_json=True).format(caplog.records[0]))
    assert (told["id"], told["ms"]) == ("1575881456712630273", 97)
