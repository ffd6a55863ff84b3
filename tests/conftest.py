"""What holds for all tests."""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from bot.store import StateDatabase, open_database, open_postgres
from tests.reliability import ROOT, Fault, PageWriter
from tests.sharing import SharingScheduling, rank_of
from tests.support.postgres import PostgresServer

# Workers share the processors already: a matrix worked on by threads of several takes six times the processor time.
os.environ["OPENBLAS_NUM_THREADS"] = "1"  # read when numpy is first imported

# As installed: what an interpreter compiled once, no worker and no process that a test starts need compile again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

settings.register_profile("no timing", deadline=None)  # no test may fail because the machine is busy
settings.load_profile("no timing")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--reliability`` writes docs/reliability.md when all is green."""
    parser.addoption("--reliability", action="store_true", help="write the faults that passed into docs/reliability.md")


def pytest_configure(config: pytest.Config) -> None:
    """One process writes the page, whatever number runs tests."""
    if config.getoption("--reliability") and not hasattr(config, "workerinput"):
        config.pluginmanager.register(PageWriter())


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> SharingScheduling:
    """Keep together what shares something."""
    return SharingScheduling(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let reports say which fault a test is of, and begin with what takes longest."""
    items.sort(key=lambda item: rank_of(item.path.relative_to(ROOT).as_posix()))
    for item in items:
        for mark in item.iter_markers("fault"):
            done, happens = mark.args
            fault = Fault(done, happens, item.path.relative_to(ROOT).as_posix())
            item.user_properties.append(("fault", fault.row()))


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL server for all tests of a worker."""
    folder = Path(tempfile.mkdtemp(prefix="detente-postgres-"))
    folder.chmod(0o755)  # the server runs as another user where tests run as root
    try:
        with PostgresServer(folder).running() as server:
            yield server
    finally:
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def postgres_template(postgres: PostgresServer) -> str:
    """The name of a database that has all tables, and nothing in them."""
    postgres.run("createdb", "prepared")

    async def prepare() -> None:
        await (await open_postgres(postgres.url("prepared"))).close()

    with ThreadPoolExecutor() as thread:  # tests' own loop is running
        thread.submit(asyncio.run, prepare()).result()
    return "prepared"


_numbers = count()


@pytest.fixture
def postgres_url(postgres: PostgresServer, postgres_template: str) -> Iterator[str]:
    """A database of a test's own."""
    name = f"test_{next(_numbers)}"
    postgres.run("createdb", "--strategy", "file_copy", "--template", postgres_template, name)
    yield postgres.url(name)
    postgres.run("dropdb", "--force", name)


@pytest.fixture
async def postgres_state(postgres_url: str) -> AsyncIterator[StateDatabase]:
    """An empty database for the state, in PostgreSQL."""
    opened = await open_postgres(postgres_url)
    yield opened
    await opened.close()


@pytest.fixture(params=["sqlite", "postgres"])
async def state(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[StateDatabase]:
    """An empty database for the state: one test for each engine."""
    opened: StateDatabase
    if request.param == "postgres":
        opened = await open_postgres(request.getfixturevalue("postgres_url"))
    else:
        opened = await open_database(tmp_path / "detente.sqlite3")
    yield opened
    await opened.close()
