"""docs/reliability.md: the faults tried, and what happens then. A row is written only once its test has passed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "reliability.md"
_HEAD = """\
# Faults tried

Each row is a test that does this to the bot and sees it happen; `make reliability` runs them and writes this page.

| What is done | What happens | Tried in |
| --- | --- | --- |
"""


class Fault(NamedTuple):
    """A fault as its test states it: ``@pytest.mark.fault("what is done", "what happens")``."""

    done: str
    happens: str
    file: str

    def row(self) -> str:
        """Its line in the table."""
        return f"| {self.done} | {self.happens} | `{self.file}` |"


def stated_faults() -> list[Fault]:
    """Every fault that some test states, by file and in the order they stand there."""
    return [fault for path in sorted((ROOT / "tests").glob("**/test_*.py")) for fault in _stated_in(path)]


def page(faults: list[Fault]) -> str:
    """The page with these faults."""
    return _HEAD + "".join(f"{row}\n" for row in dict.fromkeys(fault.row() for fault in faults))


def _stated_in(path: Path) -> Iterator[Fault]:
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    for node in sorted(calls, key=lambda call: call.lineno):
        if ast.unparse(node.func) == "pytest.mark.fault":
            done, happens = (ast.literal_eval(argument) for argument in node.args)
            yield Fault(done, happens, path.relative_to(ROOT).as_posix())


class PageWriter:
    """Writes the rows of what passed in this run; those of tests that were left out stay as they are."""

    def __init__(self) -> None:
        self._passed: set[str] = set()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note what passed."""
        if report.when == "call" and report.passed:
            self._passed.update(str(row) for name, row in report.user_properties if name == "fault")

    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Write the page, unless something failed."""
        if exitstatus != pytest.ExitCode.OK or session.testsfailed:
            return
        written = set(PAGE.read_text(encoding="utf-8").splitlines()) if PAGE.exists() else set()
        PAGE.write_text(page([f for f in stated_faults() if f.row() in self._passed | written]), encoding="utf-8")
