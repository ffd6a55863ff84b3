"""What holds for all tests."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

from tests.reliability import ROOT, Fault, PageWriter

# Workers share the processors already: a matrix worked on by threads of several takes six times the processor time.
os.environ["OPENBLAS_NUM_THREADS"] = "1"  # read when numpy is first imported

settings.register_profile("no timing", deadline=None)  # no test may fail because the machine is busy
settings.load_profile("no timing")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--reliability`` writes docs/reliability.md when all is green."""
    parser.addoption("--reliability", action="store_true", help="write the faults that passed into docs/reliability.md")


def pytest_configure(config: pytest.Config) -> None:
    """One process writes the page, whatever number runs tests."""
    if config.getoption("--reliability") and not hasattr(config, "workerinput"):
        config.pluginmanager.register(PageWriter())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let reports say which fault a test is of."""
    for item in items:
        for mark in item.iter_markers("fault"):
            done, happens = mark.args
            fault = Fault(done, happens, item.path.relative_to(ROOT).as_posix())
            item.user_properties.append(("fault", fault.row()))
