"""Run the bot against the playground."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import cast

import attrs

from bot.cli.serve import reloader_of, run_bot
from bot.client import Detente
from bot.cogs.digest_delivery import DigestDelivery
from bot.errors import ConfigurationError
from bot.playground import Playground
from bot.settings import Settings

SKIP_TO_DIGEST = "Skip to the next digest"


async def run_playground(settings: Settings) -> None:
    """Run the playground and the bot on it until a signal stops them."""
    path = _database_path(settings).with_suffix(".world")
    try:
        playground = Playground(host=settings.playground_host, port=settings.playground_port, path=path)
    except (ValueError, OSError) as error:
        raise ConfigurationError(
            f"{path}, which stores the playground's server, can't be read ({error}). To start over, move it and its "
            "database elsewhere."
        ) from error
    try:
        await playground.start()
    except (OSError, UnicodeError) as error:
        raise ConfigurationError(
            f"The playground can't listen on {settings.playground_host}:{settings.playground_port} "
            f"({getattr(error, 'strerror', None) or error}). "
            "Set PLAYGROUND_PORT to another port, or to 0 for any free one."
        ) from error
    try:
        await run_bot(_playground_settings(settings, playground), playground.clock, partial(_introduce, playground))
    finally:
        await playground.close()


def _introduce(playground: Playground, bot: Detente) -> None:
    """Start both, once it is certain that the bot can run."""
    offer_skips(playground, bot)
    reloader_of(bot).tell = partial(playground.post_notice, "Library")
    print(f"The playground is running. Open {playground.url} and type /brief siria. Press Ctrl-C to stop.", flush=True)


def offer_skips(playground: Playground, bot: Detente) -> None:
    """Let the playground's clock be moved to where the bot has something to do."""
    digests = cast("DigestDelivery", bot.get_cog(DigestDelivery.__name__))
    playground.skips.offer(
        SKIP_TO_DIGEST, digests.next_due, "No digest is scheduled. Set one up with /digest setup, or resume one."
    )


def _database_path(settings: Settings) -> Path:
    """A database that no bot on Discord uses."""
    is_another_bots = settings.discord_token is not None
    if is_another_bots or settings.database_path == attrs.fields(Settings).database_path.default:
        return settings.database_path.with_name("playground.sqlite3")
    return settings.database_path


def _playground_settings(settings: Settings, playground: Playground) -> Settings:
    """The same settings, pointed at the playground."""
    return attrs.evolve(
        settings,
        discord_api_url=playground.api_url,
        discord_token=playground.token,
        database_path=_database_path(settings),
        state_url=None,
    )
