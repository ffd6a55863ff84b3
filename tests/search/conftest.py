"""The engine on the shipped library, by words alone: what its rules promise must hold without sentence vectors too."""

from __future__ import annotations

import pytest

from bot.search.search import Search
from tests.shipped import shipped_search
from tools.fit.libraries import SECOND, read_with


@pytest.fixture(scope="session")
def search() -> Search:
    return shipped_search()


@pytest.fixture(scope="session")
def search_with_second() -> Search:
    return Search(read_with(SECOND))
