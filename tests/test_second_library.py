"""A second document beside the first: another date, another author, and topics that rest on it and on developments."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from discord import ui

from bot.domain import Library, compare_topics
from bot.loader import compare_with_source, read_library
from bot.locales import text_in
from bot.render.actions import ActionButton
from bot.render.briefs import brief_faults, render_brief
from bot.render.comparisons import render_comparison
from bot.render.documents import render_documents
from bot.render.evidence import render_sources
from bot.store import LibraryStore, open_database

ROOT = Path(__file__).parents[1]
SECOND = Path(__file__).parent / "search" / "second_library"


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    root = tmp_path_factory.mktemp("library")
    for name in ("content", "seeds"):
        shutil.copytree(ROOT / name, root / name)
        shutil.copytree(SECOND / name, root / name, dirs_exist_ok=True)
    return root / "content", root / "seeds"


@pytest.fixture(scope="module")
def library(folders: tuple[Path, Path]) -> Library:
    reading = read_library(*folders, measure=brief_faults)
    assert reading.problems == ()
    assert reading.library is not None
    return reading.library


def text_of(view: ui.LayoutView) -> str:
    return "\n".join(item.content for item in view.walk_children() if isinstance(item, ui.TextDisplay))


def test_both_documents_are_compared_each_with_its_own_claims(folders: tuple[Path, Path]) -> None:
    problems, doubts = compare_with_source(read_library(*folders), SECOND / "source" / "td88.txt")
    assert (problems, doubts) == ((), ())


def test_a_card_is_of_the_date_of_the_document_it_rests_on(library: Library) -> None:
    card = render_brief(library, library.topic_by_slug["election-interference"])
    assert "**In March 2019" in text_of(card)
    assert "Analysis: Fenwick Test Institute (test data, invented) ·" in text_of(card)
    assert "2017" not in text_of(card)
    labels = [str(item.item.label) for item in card.walk_children() if isinstance(item, ActionButton)]
    assert any(label.startswith("Since 2019 · ") for label in labels)
    assert "**Latest · 4 September 2024" in text_of(card), "developments stay with the topic"
    assert "2019" not in text_of(render_brief(library, library.topic_by_slug["syria"])).split("**In mid-")[1]


def test_topics_of_two_documents_side_by_side_say_both_dates(library: Library) -> None:
    first, second = library.topic_by_slug["syria"], library.topic_by_slug["election-interference"]
    text = text_of(render_comparison(library, compare_topics(library, first, second)))
    assert "Analysis as of mid-February 2017 and March 2019; record of later events until June 2026." in text


def test_every_document_is_named(library: Library) -> None:
    text = text_of(render_documents(library))
    assert "these 2 documents" in text
    assert "March 2019; stated in the document" in text
    assert text_in("en", "documents-record-title") in text
    sources = text_of(render_sources(library, library.topic_by_slug["prisoner-exchanges"]))
    assert "Fenwick Test Institute" in sources
    assert "YaleGlobal" not in sources


async def test_it_is_stored_and_read_back_unchanged(library: Library, tmp_path: Path) -> None:
    database = await open_database(tmp_path / "detente.sqlite3")
    try:
        store = LibraryStore(database)
        await store.replace_library(library)
        assert await store.read_library() == library
    finally:
        await database.close()
