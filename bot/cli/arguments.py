"""The command line's verbs, options and help."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from bot import __version__
from bot.installation import COMMAND, NEW_SETTINGS_FILE

if TYPE_CHECKING:
    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]

_ABOUT = """\
Détente, a Discord bot that answers questions about the US–Russia relationship, with sources.

Without a VERB, it connects to Discord and runs. Settings are read from .env; .env.example lists them all.
"""
_MORE = f"""\
examples:
  {COMMAND} playground              try the bot in a browser
  {COMMAND} setup                   save your bot's token
  {COMMAND}                         run the bot
  {COMMAND} doctor                  find out what's wrong

`{COMMAND} VERB --help` shows the options of a verb.
"""
_HELP_COLUMN = 20  # the longest verb, migrate-state, with its margins


def parser() -> argparse.ArgumentParser:
    """The command line's parser; without a verb it is ``run``."""
    parser = argparse.ArgumentParser(
        prog=COMMAND,
        description=_ABOUT,
        epilog=_MORE,
        formatter_class=lambda prog: argparse.RawDescriptionHelpFormatter(prog, max_help_position=_HELP_COLUMN),
    )
    parser.add_argument("--version", action="version", version=__version__, help="show the version and exit")
    parser.set_defaults(verb="run", or_playground=False, port=None)
    verbs = parser.add_subparsers(title="verbs", dest="verb", metavar="VERB")
    _add_serving(verbs)
    _add_hosting(verbs)
    _add_curating(verbs)
    return parser


def _add_serving(verbs: Verbs) -> None:
    run = _add(verbs, "run", "connect to Discord and run the bot (the default)")
    run.add_argument("--or-playground", action="store_true", help="start the playground if no token is set")
    playground = _add(verbs, "playground", "try the bot in a browser, without Discord")
    playground.add_argument("--port", type=_port, help="the page's port (default: PLAYGROUND_PORT)")


def _add_hosting(verbs: Verbs) -> None:
    setup = _add(verbs, "setup", "create a settings file with the bot's token")
    setup.add_argument("--file", type=Path, default=NEW_SETTINGS_FILE, help="the file to create (default: %(default)s)")
    _add(verbs, "doctor", "check everything the bot needs and say how to fix what's wrong")
    _add(verbs, "sync", "register the slash commands with Discord now")
    backup = _add(verbs, "backup", "copy the database to a new file, even while the bot runs")
    backup.add_argument("copy", type=Path, metavar="FILE", help="the file to create")
    restore = _add(verbs, "restore", "replace the database with a backup, keeping the old one beside it")
    restore.add_argument("backup", type=Path, metavar="FILE", help="a file that `backup` created")
    _add(verbs, "migrate-state", "copy the bot's state to the PostgreSQL database in STATE_URL")
    _add(verbs, "misses", "list what people asked for and didn't find")


def _add_curating(verbs: Verbs) -> None:
    check = _add(verbs, "check", "check the library's files and list every problem")
    check.add_argument("--source", type=Path, metavar="FILE", help="also compare the library with this source document")
    translate = _add(verbs, "translate", "create or update the files for translating the library")
    translate.add_argument("language", metavar="LANGUAGE", help="Discord's code for the language, such as ru or pt-BR")
    resolve = _add(verbs, "resolve", "show which topic, person or time zone some words find")
    resolve.add_argument("queries", nargs="+", metavar="QUERY", help="the words, or - to read one query per line")
    resolve.add_argument(
        "--kind", choices=("topic", "person", "zone"), default="topic", help="what to look for (default: %(default)s)"
    )
    ask = _add(verbs, "ask", "show how questions are answered")
    ask.add_argument("questions", nargs="+", metavar="QUESTION", help="a question, or - to read one per line")
    ask.add_argument("--language", default="en", help="the language of the answers (default: %(default)s)")
    for verb in (resolve, ask):
        verb.add_argument("--json", action="store_true", help="print one JSON object per line")
    resolve.add_argument("--explain", action="store_true", help="show the best three candidates and their scores")
    ask.add_argument("--explain", action="store_true", help="show the best passages and their scores")


def _add(verbs: Verbs, name: str, summary: str) -> argparse.ArgumentParser:
    return verbs.add_parser(name, help=summary, description=f"{summary[0].upper()}{summary[1:]}.")


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65_535:
        raise argparse.ArgumentTypeError("a port must be a number from 0 to 65535")
    return int(text)
