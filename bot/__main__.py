"""``python -m bot``: the composition root.

Each verb's module is imported when it is asked for: what only one of them needs does not slow the others' start, and
Ctrl-C is a quiet end while modules load too.
"""

# ruff: noqa: PLC0415

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bot import __version__
from bot.errors import BotError, ConfigurationError
from bot.installation import COMMAND, NEW_SETTINGS_FILE, settings_file

if TYPE_CHECKING:
    from bot.search.search import Search
    from bot.settings import Settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb and return the exit code.

    0 is done, 1 refused or problems found, 2 wrongly called, 78 set up in a way that can't run.
    """
    options = _parser().parse_args(arguments)
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
            print(f"{options.copy.absolute()} is a copy of {settings.database_path} ({size / 1_000_000:.1f} MB).")
        case "restore":
            from bot.cli.connecting import application_of
            from bot.store import restore

            aside = restore(options.backup, settings.database_path, application_of(settings.discord_token))
            kept = f"; what was there is in {aside}" if aside else ""
            print(f"{settings.database_path} was restored from {options.backup}{kept}. Start the bot now.")
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
        raise ConfigurationError(f"A setting can't be used. {error}. See .env.example.") from None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=COMMAND, description="Détente, a Discord bot for cited briefs.")
    parser.add_argument("--version", action="version", version=__version__)
    parser.set_defaults(verb="run", or_playground=False, port=None)
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")
    run = verbs.add_parser("run", help="connect to Discord and serve (the default)")
    run.add_argument("--or-playground", action="store_true", help="start the playground where no token is set")
    playground = verbs.add_parser("playground", help="try the bot in a browser, without Discord")
    playground.add_argument("--port", type=_port, help="the page's port (default: PLAYGROUND_PORT)")
    checking = verbs.add_parser("check", help="check every content file and name all problems")
    checking.add_argument("--source", type=Path, metavar="FILE", help="also compare with the source document itself")
    translating = verbs.add_parser(
        "translate", help="write the files in which the library is translated, or renew them"
    )
    translating.add_argument("language", metavar="LANGUAGE", help="the language's code as Discord has it, such as ru")
    resolving = verbs.add_parser("resolve", help="see what words lead to")
    resolving.add_argument("queries", nargs="+", metavar="QUERY", help="the words; a lone - reads one query a line")
    resolving.add_argument("--kind", choices=("topic", "person", "zone"), default="topic", help="what the words name")
    resolving.add_argument("--json", action="store_true", help="print one JSON object a line")
    resolving.add_argument("--explain", action="store_true", help="say why, for the best three candidates")
    asking = verbs.add_parser("ask", help="see how questions are answered")
    asking.add_argument("questions", nargs="+", metavar="QUESTION", help="a question; a lone - reads one a line")
    asking.add_argument("--language", default="en", help="the language to answer in (default: %(default)s)")
    asking.add_argument("--json", action="store_true", help="print one JSON object a line")
    asking.add_argument("--explain", action="store_true", help="say why each is answered as it is")
    backing_up = verbs.add_parser("backup", help="copy the database into a new file, while the bot runs or not")
    backing_up.add_argument("copy", type=Path, metavar="FILE", help="the new file")
    restoring = verbs.add_parser("restore", help="put a back-up in the database's place, keeping the old one beside it")
    restoring.add_argument("backup", type=Path, metavar="FILE", help="what `backup` wrote")
    verbs.add_parser("migrate-state", help="copy the database's state into the PostgreSQL that STATE_URL names")
    verbs.add_parser("doctor", help="check everything the bot needs, and say what to do")
    setting_up = verbs.add_parser("setup", help="put the bot's token into a new file of settings")
    setting_up.add_argument("--file", type=Path, default=NEW_SETTINGS_FILE, help="the file (default: %(default)s)")
    verbs.add_parser("misses", help="see what people asked for and didn't find")
    verbs.add_parser("sync", help="register the slash commands with Discord now")
    return parser


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65_535:
        raise argparse.ArgumentTypeError("a port is a number from 0 to 65535")
    return port


if __name__ == "__main__":
    sys.exit(main())
