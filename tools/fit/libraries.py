"""The libraries that the engine is fitted and measured on: as shipped, with topics just added, and with less."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from bot.domain import Library
from bot.loader import read_library

ROOT = Path(__file__).resolve().parents[2]
ROWS = ROOT / "tests" / "search" / "rows"
SECOND = ROOT / "tests" / "search" / "second_library"
THIRD = ROOT / "tests" / "search" / "third_library"
FEW_ALIASES = 12  # as many as a curator writes in half an hour


def read_shipped() -> Library:
    """The library in content and seeds."""
    return _read(ROOT / "content", ROOT / "seeds")


def read_with(added: Path) -> Library:
    """The same with what a curator might just have added: the second library or the third, also in place of topics."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for root in (ROOT, added):
            for part in ("content", "seeds"):
                shutil.copytree(root / part, folder / part, dirs_exist_ok=True)
        return _read(folder / "content", folder / "seeds")


def as_if_added(library: Library, slugs: Collection[str]) -> Library:
    """The library as if some topics had just been added: with few aliases, no entities and no developments."""
    topics = tuple(
        replace(topic, aliases=topic.aliases[:FEW_ALIASES], entities=()) if topic.slug in slugs else topic
        for topic in library.topics
    )
    developments = tuple(
        replace(each, topics=tuple(slug for slug in each.topics if slug not in slugs)) for each in library.developments
    )
    return replace(library, topics=topics, developments=developments)


def _read(content: Path, seeds: Path) -> Library:
    reading = read_library(content, seeds)
    if reading.library is None:
        raise SystemExit("\n".join(map(str, reading.problems)))
    return reading.library
