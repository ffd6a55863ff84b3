"""Every text the bot says: a folder of Project Fluent files per language, one file per module that speaks.

A folder beside the others is another language; what it lacks is said in English. The language is that of whoever is
answered: it is set where an interaction, a message or a digest comes in, and holds for everything done for it, in tasks
and, through ``asyncio.to_thread`` or a copied context, in threads.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from pathlib import Path
from threading import RLock
from typing import Any

from fluent.runtime import FluentBundle, resolver
from fluent.syntax import FluentParser

ENGLISH = "en"
ROOT = Path(__file__).parent

# Against files that swell what they are given; ours are our own, and what a library says may be longer than its 2,500.
resolver.MAX_PART_LENGTH = 1_000_000

_PARSER = FluentParser(with_spans=False)  # where a word stands in its file concerns nobody who reads it
_MOST_CACHED = 200  # characters of arguments; longer ones hardly come twice

_ENTRIES = re.compile(r"^(?=-?[a-zA-Z][\w-]* *=)", re.MULTILINE)
_IDENTIFIER = re.compile(r"(?<![\w-])-?[a-zA-Z][\w-]*")

_language = ContextVar("language", default=ENGLISH)


def text(key: str, **arguments: object) -> str:
    """A message, or with ``key.attribute`` an attribute of one, in the language of whoever is answered.

    Args:
        key: Its identifier in the files.
        arguments: What it speaks of; whole numbers select plurals, anything else is taken as text.

    Raises:
        LookupError: English lacks it, or it names an argument that was not given.
    """
    return text_in(_language.get(), key, **arguments)


def text_in(language: str, key: str, **arguments: object) -> str:
    """As ``text``, in a language by its code."""
    given = tuple((name, value if isinstance(value, int) else str(value)) for name, value in arguments.items())
    is_short = sum(len(value) for _, value in given if isinstance(value, str)) <= _MOST_CACHED
    return (_say if is_short else _say.__wrapped__)(language, key, given)


def language() -> str:
    """The language of the current answer."""
    return _language.get()


def speak(code: str) -> None:
    """Set the language for all that is done from here on in this task."""
    _language.set(code)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak another language within a block."""
    before = _language.set(code)
    try:
        yield
    finally:
        _language.reset(before)


@cache
def languages() -> tuple[str, ...]:
    """The codes of all languages there are, English first."""
    found = {path.parent.name for path in ROOT.glob("*/*.ftl")}
    return ENGLISH, *sorted(found - {ENGLISH})


@lru_cache(maxsize=100)  # Discord has some thirty, and asks for each text of a command in every one
def language_for(locale: object) -> str:
    """The language for a locale of Discord's, such as "ru" or "pt-BR"; English if there is none."""
    code = str(locale)
    return next((each for each in (code, code.partition("-")[0]) if each in languages()), ENGLISH)


def language_names() -> dict[str, str]:
    """What each language calls itself, by code. No two are alike: Discord refuses a list with the same name twice."""
    names = {code: text_in(code, "language-name") for code in languages()}
    shared = Counter(names.values())
    return {code: name if code == ENGLISH or shared[name] == 1 else f"{name} ({code})" for code, name in names.items()}


def read_all() -> None:
    """Parse what was not needed yet, so that no answer waits for it. Takes a good part of a second."""
    for code in languages():
        _texts(code).read_all()


def forget() -> None:
    """Reload the files when the next text is needed."""
    for kept in (languages, language_for, _texts, _say):
        kept.cache_clear()


def attributes(key: str) -> tuple[str, ...]:
    """The names of a message's attributes in English, in their order."""
    message = _texts(ENGLISH).find(key)
    if message is None:
        raise LookupError(f"there is no {key!r}")
    return tuple(message.attributes)


@lru_cache(maxsize=5_000)  # texts; dates and counts come up again and again, and formatting one takes a fifth of a ms
def _say(language: str, key: str, given: tuple[tuple[str, str | int], ...]) -> str:
    for each in dict.fromkeys((language, ENGLISH)):
        pattern = _find_pattern(each, key)
        if pattern is not None:
            said, errors = _texts(each).bundle.format_pattern(pattern, dict(given))
            if not errors:
                return str(said)
    raise LookupError(f"{key!r} can't be said: it is missing, or lacks an argument")


def _find_pattern(code: str, key: str) -> Any:
    name, _, attribute = key.partition(".")
    message = _texts(code).find(name)
    if message is None:
        return None
    return message.attributes.get(attribute) if attribute else message.value


class _Texts:
    """The messages of a language. Each is parsed when it is first needed: all at once would hold up a start.

    Args:
        code: The language.
    """

    def __init__(self, code: str) -> None:
        functions: dict[str, Any] = {"COMMAND": _Commands(code)}
        self.bundle = FluentBundle([code], functions=functions, use_isolating=False)
        self._reading = RLock()
        self._unread: dict[str, str] = {}  # the text of a message or term, by its identifier
        for path in sorted((ROOT / code).glob("*.ftl")):
            for entry in _ENTRIES.split(path.read_text(encoding="utf-8"))[1:]:
                self._unread.setdefault(entry.split("=", 1)[0].strip(), entry)

    def find(self, name: str) -> Any:
        """A message by its identifier, or None if there is none."""
        if not self.bundle.has_message(name):
            with self._reading:
                self._read(name)
        return self.bundle.get_message(name) if self.bundle.has_message(name) else None

    def read_all(self) -> None:
        """Parse every entry, letting whoever needs one go first."""
        for name in tuple(self._unread):
            with self._reading:
                self._read(name)

    def _read(self, name: str) -> None:
        """Parse an entry after those it may refer to, so that no thread finds half of it."""
        if (entry := self._unread.pop(name, None)) is not None:
            for each in _IDENTIFIER.findall(entry):
                self._read(each)
            self.bundle.add_resource(_PARSER.parse(entry))


@cache
def _texts(code: str) -> _Texts:
    return _Texts(code)


class _Commands:
    """The function COMMAND: a command as its readers see it, or, with an option, the option of one.

    Args:
        code: The language.
    """

    def __init__(self, code: str) -> None:
        self._code = code

    def __call__(self, name: str, option: str = "") -> str:
        """Format a command by its English name: COMMAND("digest edit") becomes `/digest edit`."""
        words = str(name).split()
        if option:
            return f"`{self._say([*words[:-1], f'{words[-1]}.{option}'])}:`"
        return f"`/{' '.join(self._say(words[: number + 1]) for number in range(len(words)))}`"

    def _say(self, words: list[str]) -> str:
        return text_in(self._code, "-".join(("command", *words)))
