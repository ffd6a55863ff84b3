"""What an installed bot brings along."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_every_file_the_bot_reads_is_installed_with_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    package = ROOT / "bot"
    patterns = project["tool"]["setuptools"]["package-data"]["bot"]
    packed = {path for pattern in patterns for path in package.glob(pattern) if path.is_file()}
    packed |= {path for path in package.glob("playground/static/**/*") if path.is_file()}  # as setuptools reads "**"
    needed = {
        path
        for path in package.rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc"} and path.name != "py.typed"
    }
    assert any(path.suffix == ".ttf" for path in needed)
    assert needed <= packed
