"""Common failures to connect to Discord, in one sentence each."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import contextmanager

import aiohttp
import discord

from bot.delivery import NotDiscordError
from bot.errors import ConfigurationError, UnreachableError
from bot.installation import COMMAND
from bot.settings import Settings

HOW_TO_START = (
    "No DISCORD_TOKEN is set: create a bot at https://discord.com/developers/applications, copy its token, "
    f"and enter it with `{COMMAND} setup`.\n"
    f"To try it without Discord, run `{COMMAND} playground` and open the address it prints."
)
_FINAL = {4004, 4010, 4012, 4013, 4014}  # close codes that the next connection would get too
_CLOSED = {
    4004: "Discord no longer accepts the token: it was reset, or the bot was deleted. Copy the new one from the "
    "developer portal into DISCORD_TOKEN and start again.",
    4011: "Discord wants more shards than the bot has. Start it again, and it will ask Discord how many it needs.",
}


def read_token(settings: Settings) -> str:
    """The token to log in with.

    Raises:
        ConfigurationError: There is none, or it can't be one.
    """
    if settings.discord_token is None:
        raise ConfigurationError(HOW_TO_START)
    return checked_token(settings.discord_token)


def checked_token(text: str) -> str:
    """A token without whitespace from copying; raises like ``read_token`` where it can't be one."""
    token = text.strip()
    if not token.isascii() or not token.isprintable() or " " in token:
        raise ConfigurationError(
            "DISCORD_TOKEN has characters that no token has, perhaps a line break. Copy it again from the developer "
            "portal, in one piece."
        )
    return token


def application_of(token: str | None) -> int | None:
    """The application a token belongs to, from its first part; None if that can't be read."""
    first = (token or "").partition(".")[0]
    try:
        return int(base64.b64decode(first + "=" * (-len(first) % 4), validate=True))
    except ValueError:
        return None


@contextmanager
def explained(settings: Settings) -> Iterator[None]:
    """Turn common connection failures, and whatever ends a connection for good, into one sentence.

    Raises:
        ConfigurationError: Discord refuses the token, or the connection as configured.
        UnreachableError: Another try may help.
    """
    try:
        yield
    except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
        is_final = isinstance(error, discord.LoginFailure) or getattr(error, "code", None) in _FINAL
        kind = ConfigurationError if is_final else UnreachableError
        raise kind(_sentence(error, settings.discord_api_url)) from error


def _sentence(error: Exception, url: str) -> str:
    match error:
        case discord.LoginFailure():
            return "Discord rejected the token. Copy it again from the developer portal into DISCORD_TOKEN."
        case discord.ConnectionClosed():
            again = (
                f"Discord closed the connection for good (code {error.code}). Check the log, then start the bot again."
            )
            return _CLOSED.get(error.code, again)
        case NotDiscordError():
            return f"{url} doesn't answer like Discord. Check DISCORD_API_URL, or try again later."
        case discord.HTTPException():
            is_page = not error.text or error.text.lstrip().startswith("<")
            said = error.response.reason if is_page else " ".join(error.text.split())
            return f"{url} answered {error.status} {said}. Check DISCORD_API_URL, or try again later."
        case discord.RateLimited():
            return f"{url} is rate limiting the bot. Start it again in {error.retry_after:.0f} seconds."
        case _:
            return f"Can't reach {url}. Check the network and DISCORD_API_URL."
