"""Migrations whose numbers would let one of them go unnoticed are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.store import migrations
from bot.store.migrations import SCHEMA_VERSION, read_scripts


def _write(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).write_text(f"-- {name}", encoding="utf-8")
    return folder


def test_the_shipped_migrations_are_numbered_from_one() -> None:
    folder = Path(migrations.__file__).parent
    assert list(read_scripts(folder)) == list(range(1, SCHEMA_VERSION + 1))


def test_two_with_the_same_number_are_both_named(tmp_path: Path) -> None:
    folder = _write(tmp_path, "V1__first.sql", "V2__mine.sql", "V2__theirs.sql")
    with pytest.raises(RuntimeError, match=r"V2__mine\.sql and V2__theirs\.sql"):
        read_scripts(folder)


def test_one_left_out_is_named(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="Migration V2 is missing"):
        read_scripts(_write(tmp_path, "V1__first.sql", "V3__third.sql"))


def test_they_come_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    names = [f"V{number}__step.sql" for number in range(1, 12)]
    assert list(read_scripts(_write(tmp_path, *reversed(names))).values()) == [f"-- {name}" for name in names]
