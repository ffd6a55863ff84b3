"""Figures as Markdown, and where they are kept."""

from __future__ import annotations

import platform
import re
import statistics
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "benchmarks.md"


@dataclass(frozen=True)
class Row:
    """A figure with its goal; ``is_met`` is None if there is no goal to meet or miss."""

    name: str
    figure: str
    goal: str = "–"
    is_met: bool | None = None


def quantiles(samples: list[float]) -> tuple[float, float]:
    """The median and the 95th percentile."""
    return statistics.median(samples), statistics.quantiles(samples, n=20, method="inclusive")[18]


def to_markdown(rows: list[Row], command: str) -> str:
    """A table, with when, where and how it was measured."""
    judged = {None: "", True: "met", False: "**missed**"}
    lines = ["| figure | measured | goal | |", "|---|---|---|---|"]
    lines += [f"| {row.name} | {row.figure} | {row.goal} | {judged[row.is_met]} |" for row in rows]
    return f"{conditions(command)}\n\n" + "\n".join(lines)


def conditions(command: str) -> str:
    """Machine, versions and command, in a line."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("discord.py", "aiosqlite", "rapidfuzz"))
    cores = len(re.findall(r"^processor", Path("/proc/cpuinfo").read_text(), re.MULTILINE))
    model = re.search(r"^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    machine = f"{cores} × {model[1] if model else platform.machine()}"
    return (
        f"`{command}` on {datetime.now(UTC):%Y-%m-%d}, {machine}, {platform.system()}, "
        f"Python {platform.python_version()}, {packages}."
    )


def replace_section(name: str, text: str) -> None:
    """Put new figures between a section's markers in docs/benchmarks.md; the words around them stay.

    Raises:
        ValueError: The page has no such section.
    """
    begin, end = f"<!-- {name}: figures -->", f"<!-- {name}: end -->"
    page = PAGE.read_text()
    pattern = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
    if not pattern.search(page):
        raise ValueError(f"{PAGE.name} has no section {begin}")
    PAGE.write_text(pattern.sub(lambda _: f"{begin}\n{text}\n{end}", page))
