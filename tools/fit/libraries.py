"""The libraries that the engine is fitted and measured on: as shipped, with topics just added, and with less."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from bot.domain import Library
from bot.loader import read_library

ROOT = Path(__file__).resolve().parents[2]
ROWS = ROOT / "tests" / "search" / "rows"
SECOND = ROOT / "tests" / "search" / "second_library"


def read_shipped() -> Library:
    """The library in content and seeds."""
    return _read(ROOT / "content", ROOT / "seeds")


def read_with_second() -> Library:
    """The same with what a curator might just have added: the second library, also in place of shipped topics."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for root in (ROOT, SECOND):
            for part in ("content", "seeds"):
                shutil.copytree(root / part, folder / part, dirs_exist_ok=True)
        return _read(folder / "content", folder / "seeds")


def without_entities(library: Library, aliases: int) -> Library:
    """The library as if each topic had just been added: with so many aliases and no entities."""
    topics = tuple(replace(topic, aliases=topic.aliases[:aliases], entities=()) for topic in library.topics)
    return replace(library, topics=topics)


def _read(content: Path, seeds: Path) -> Library:
    reading = read_library(content, seeds)
    if reading.library is None:
        raise SystemExit("\n".join(map(str, reading.problems)))
    return reading.library
