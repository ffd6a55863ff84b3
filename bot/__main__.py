"""``python -m bot``: the composition root.

Each verb's module is imported when it is asked for: what only one of them needs does not slow the others' start, and
Ctrl-C is a quiet end while modules load too.
"""

# ruff: noqa: PLC0415

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from bot.cli.arguments import parser
from bot.errors import BotError, ConfigurationError
from bot.installation import settings_file

if TYPE_CHECKING:
    import argparse

    from bot.search.search import Search
    from bot.settings import Settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb and return the exit code.

    0 is done, 1 refused or problems found, 2 wrongly called, 78 set up in a way that can't run.
    """
    options = parser().parse_args(arguments)
    try:
        from bot.cli.logs import set_up_logging

        settings = _read_settings()
        set_up_logging(settings.log_level, settings.discord_token or "", as_json=settings.log_format == "json")
        return _run(options, settings)
    except BotError as error:
        print(error.user_message, file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:  # before the bot took over the signal
        return 0
    except BrokenPipeError:  # the reader of our output closed it
        sys.stderr.close()
        return 0


def _run(options: argparse.Namespace, settings: Settings) -> int:
    verb = options.verb or "run"
    if verb == "run" and options.or_playground and settings.discord_token is None:
        verb = "playground"
    match verb:
        case "check":
            from bot.cli.check import check
            from bot.render.briefs import brief_faults

            return check(settings.content_dir, settings.seeds_dir, options.source, measure=brief_faults, out=sys.stdout)
        case "translate":
            from bot.cli.library import read_valid_library
            from bot.cli.translate import translate

            library = read_valid_library(settings.content_dir, settings.seeds_dir)
            return translate(options.language, library, settings.content_dir, out=sys.stdout)
        case "resolve":
            return _resolve(options, settings)
        case "ask":
            return _ask(options, settings)
        case "playground":
            import attrs

            from bot.cli.playground import run_playground

            if options.port is not None:
                settings = attrs.evolve(settings, playground_port=options.port)
            asyncio.run(run_playground(settings))
        case "run":
            from bot.cli.serve import run_bot

            asyncio.run(run_bot(settings))
        case _:
            return _look_after(options, settings)
    return 0


def _look_after(options: argparse.Namespace, settings: Settings) -> int:
    """The commands for hosts."""
    match options.verb:
        case "misses":
            from bot.cli.misses import show_misses

            return asyncio.run(show_misses(settings, out=sys.stdout))
        case "sync":
            from bot.cli.serve import register_commands

            print(f"Registered {asyncio.run(register_commands(settings))} commands with Discord.")
        case "setup":
            from bot.cli.setup import set_up

            set_up(options.file)
        case "doctor":
            from bot.cli.doctor import show_health

            return asyncio.run(show_health(settings, sys.stdout))
        case "migrate-state":
            from bot.cli.state import move_state

            print(asyncio.run(move_state(settings)))
        case "backup" | "restore" if settings.state_url is not None:
            from bot.cli.state import IN_POSTGRES

            raise ConfigurationError(IN_POSTGRES)
        case "backup":
            from bot.store import back_up

            size = back_up(settings.database_path, options.copy)
            print(f"Copied {settings.database_path} to {options.copy.absolute()} ({size / 1_000_000:.1f} MB).")
        case "restore":
            from bot.cli.connecting import application_of
            from bot.store import restore

            aside = restore(options.backup, settings.database_path, application_of(settings.discord_token))
            kept = f" The previous database is now {aside}." if aside else ""
            print(f"Restored {settings.database_path} from {options.backup}.{kept} You can start the bot.")
    return 0


def _resolve(options: argparse.Namespace, settings: Settings) -> int:
    if options.kind == "zone":
        from bot.cli.zones import resolve_zones

        return resolve_zones(_lines(options.queries), as_json=options.json, out=sys.stdout)
    from bot.cli.resolve import resolve

    search = _search(settings)
    finder = search.people if options.kind == "person" else search.topics
    return resolve(
        search.find_person if options.kind == "person" else search.find_topic,
        _lines(options.queries),
        kind=options.kind,
        as_json=options.json,
        explain=finder.explain if options.explain else None,
        out=sys.stdout,
    )


def _ask(options: argparse.Namespace, settings: Settings) -> int:
    from bot.cli.ask import ask
    from bot.search.answerer import Answerer

    search = _search(settings)
    return ask(
        Answerer(search.library, search),
        search.library.in_language(options.language),
        _lines(options.questions),
        as_json=options.json,
        out=sys.stdout,
        with_reasons=options.explain,
    )


def _search(settings: Settings) -> Search:
    """The engine on the files' library, ready to compare meanings where that is on."""
    from bot.cli.library import read_valid_library
    from bot.search.search import Search
    from bot.search.vectors import Vectors

    library = read_valid_library(settings.content_dir, settings.seeds_dir)
    file = settings.database_path.with_suffix(".vectors") if settings.database_path.parent.is_dir() else None
    search = Search(library, Vectors(file, is_on=settings.semantic == "on"))
    search.prepare()
    return search


def _lines(arguments: Sequence[str]) -> Iterable[str]:
    """The arguments, or the lines of standard input where they are a lone dash."""
    if list(arguments) != ["-"]:
        return arguments
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # a text stream
    return sys.stdin


def _read_settings() -> Settings:
    from bot.settings import read_settings

    try:
        return read_settings(os.environ, settings_file())
    except ValueError as error:
        raise ConfigurationError(f"The settings need fixing: {error}. See .env.example.") from None


if __name__ == "__main__":
    sys.exit(main())
