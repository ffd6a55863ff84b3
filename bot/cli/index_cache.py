"""What is made of a library, kept beside the database, so that an unchanged one need not be indexed at each start."""

from __future__ import annotations

import hashlib
import io
import logging
import os
import pickle
import tempfile
from datetime import date
from pathlib import Path
from typing import BinaryIO, Generic, NamedTuple, TypeVar, cast

from bot.domain import Claim, Library, Topic
from bot.matching import Matcher

_log = logging.getLogger(__name__)

_MAGIC = b"Detente index 2\n"
_OURS = ("bot.domain.", "bot.matching.", "bot.answering.")

Made = TypeVar("Made")


class Served(NamedTuple):
    """A library and what finds its topics."""

    library: Library
    matcher: Matcher


class IndexCache(Generic[Made]):
    """One file with what was last made. Losing it costs a start some tenths of a second and nothing else.

    Args:
        path: Where it is; the folder has to be there.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def find(self, key: str, beside: Library | None = None) -> Made | None:
        """What was kept under the key; None where it was another, or the file is missing or damaged.

        Args:
            key: The key.
            beside: A library equal to the one that it was kept beside. Its topics and claims are used, not copied.
        """
        try:
            with self._path.open("rb") as file:
                head = file.read(len(_head(key, b"")))
                content = file.read()
            if head != _head(key, content):
                return None
            made = cast("Made", _Reader(io.BytesIO(content), beside).load())
        except FileNotFoundError:
            return None
        except Exception as error:  # whatever it is, the files themselves are there
            _log.warning("%s can't be used and is made anew: %s", self._path, error)
            return None
        return made

    def keep(self, key: str, made: Made, beside: Library | None = None) -> None:
        """Keep under the key in place of what there was, but for what stands in a library beside. Never raises."""
        try:
            written = io.BytesIO()
            _Writer(written, beside).dump(made)
            content = written.getvalue()
            descriptor, name = tempfile.mkstemp(prefix=self._path.name, suffix=".part", dir=self._path.parent)
            part = Path(name)
            try:
                with os.fdopen(descriptor, "wb") as file:
                    file.write(_head(key, content))
                    file.write(content)
                part.replace(self._path)
            finally:
                part.unlink(missing_ok=True)
        except Exception as error:
            _log.warning("%s can't be written, so the next start takes a little longer: %s", self._path, error)


def _head(key: str, content: bytes) -> bytes:
    return _MAGIC + hashlib.sha256(key.encode()).digest() + hashlib.sha256(content).digest()


def _parts(library: Library | None) -> tuple[Topic | Claim, ...]:
    return (*library.topics, *library.claims) if library else ()


class _Writer(pickle.Pickler):
    """Writes a library's topics and claims by their places."""

    def __init__(self, file: BinaryIO, beside: Library | None) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._places = {id(part): place for place, part in enumerate(_parts(beside))}

    def persistent_id(self, made: object) -> int | None:
        """The place of a topic or claim; None for all else, which is written out."""
        return self._places.get(id(made))


class _Reader(pickle.Unpickler):
    """Makes objects of our own classes only: a file put there by somebody else can't run code."""

    def __init__(self, file: BinaryIO, beside: Library | None) -> None:
        super().__init__(file)
        self._parts = _parts(beside)

    def persistent_load(self, place: int) -> Topic | Claim:
        """The topic or claim that stands there."""
        return self._parts[place]

    def find_class(self, module_name: str, name: str) -> object:
        """The class; anything but a date or a class defined in our modules is refused."""
        if (module_name, name) == ("datetime", "date"):
            return date
        if module_name == __name__ or f"{module_name}.".startswith(_OURS):
            found = super().find_class(module_name, name)
            if isinstance(found, type) and found.__module__ == module_name:
                return found
        raise pickle.UnpicklingError(f"it speaks of {module_name}.{name}")
