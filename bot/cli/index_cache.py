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
from typing import NamedTuple

from bot.domain import Library
from bot.matching import Matcher

_log = logging.getLogger(__name__)

_MAGIC = b"Detente index 1\n"
_OURS = ("bot.domain.", "bot.matching.")


class Served(NamedTuple):
    """A library and what finds its topics."""

    library: Library
    matcher: Matcher


class IndexCache:
    """One file with what was last served. Losing it costs a start some tenths of a second and nothing else.

    Args:
        path: Where it is; the folder has to be there.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def find(self, key: str) -> Served | None:
        """What was kept under the key; None where it was another, or the file is missing or damaged."""
        try:
            with self._path.open("rb") as file:
                head = file.read(len(_head(key, b"")))
                content = file.read()
            if head != _head(key, content):
                return None
            served: Served = _Reader(io.BytesIO(content)).load()
        except FileNotFoundError:
            return None
        except Exception as error:  # whatever it is, the files themselves are there
            _log.warning("%s can't be used and is made anew: %s", self._path, error)
            return None
        return served

    def keep(self, key: str, served: Served) -> None:
        """Keep under the key in place of what there was. Never raises."""
        try:
            content = pickle.dumps(served, pickle.HIGHEST_PROTOCOL)
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


class _Reader(pickle.Unpickler):
    """Makes objects of our own classes only: a file put there by somebody else can't run code."""

    def find_class(self, module_name: str, name: str) -> object:
        """The class; anything but a date or a class defined in our modules is refused."""
        if (module_name, name) == ("datetime", "date"):
            return date
        if module_name == __name__ or f"{module_name}.".startswith(_OURS):
            found = super().find_class(module_name, name)
            if isinstance(found, type) and found.__module__ == module_name:
                return found
        raise pickle.UnpicklingError(f"it speaks of {module_name}.{name}")
