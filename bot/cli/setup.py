"""``detente setup``: save the token in a new settings file that only its owner can read."""

from __future__ import annotations

import os
import sys
from getpass import getpass
from pathlib import Path

from bot.cli.connecting import checked_token
from bot.errors import ConfigurationError
from bot.installation import COMMAND, EXAMPLE_FILE


def set_up(file: Path) -> None:
    """Ask for the token, or read it from standard input, and write the file.

    Raises:
        ConfigurationError: The file is there already or can't be written, or what was given can't be a token.
    """
    if file.exists():
        raise ConfigurationError(f"{file.absolute()} already exists. Put the token after DISCORD_TOKEN= in it.")
    prompt = "The bot's token (in the developer portal: Bot, Reset Token; what you type is hidden): "
    try:
        token = checked_token(getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline())
    except EOFError:
        token = ""
    if not token:
        raise ConfigurationError("No token entered, so nothing was written.")
    text = EXAMPLE_FILE.read_text(encoding="utf-8").replace("DISCORD_TOKEN=\n", f"DISCORD_TOKEN={token}\n", 1)
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
            out.write(text)
    except OSError as error:
        raise ConfigurationError(f"{file.absolute()} can't be written ({error.strerror}).") from error
    print(f"Saved the settings to {file.absolute()}. Start the bot with `{COMMAND}`.")
