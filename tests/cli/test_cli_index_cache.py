"""Indexes kept from one start to the next: used where nothing changed, and never missed where they are of no use."""

from __future__ import annotations

import copy
import hashlib
import os
import pickle
from pathlib import Path

import pytest

from bot.answering import Answerer
from bot.cli import index_cache
from bot.cli import library as subject
from bot.cli.index_cache import IndexCache, Served
from bot.matching import Matcher
from bot.store import LibraryStore
from tests.answering.shipped import shipped_library
from tests.libraries import small_library

ROOT = Path(__file__).parents[2]


@pytest.fixture
def cache(tmp_path: Path) -> IndexCache[Served]:
    return IndexCache(tmp_path / "detente.index")


@pytest.fixture
def buildings(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Each time an index is built, a number."""
    built: list[int] = []
    really_build = subject.build_matcher

    def build(library: object) -> object:
        built.append(len(built))
        return really_build(library)  # type: ignore[arg-type]

    monkeypatch.setattr(subject, "build_matcher", build)
    return built


async def test_an_unchanged_library_is_indexed_once(
    store: LibraryStore, folders: tuple[Path, Path], cache: IndexCache[Served], buildings: list[int]
) -> None:
    built = await subject.prepare_library(store, *folders, cache)
    kept = await subject.prepare_library(store, *folders, cache)
    assert len(buildings) == 1
    assert kept.library == built.library
    for words in ("siria", "cfyrwbb", "the Iranian nuclear deal", "syrup", "санкции", "what of arms control?"):
        assert kept.matcher.match_topics(words) == built.matcher.match_topics(words)
        assert kept.matcher.complete_topics(words) == built.matcher.complete_topics(words)


async def test_whatever_changes_the_index_has_it_built_anew(
    store: LibraryStore,
    folders: tuple[Path, Path],
    cache: IndexCache[Served],
    buildings: list[int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await subject.prepare_library(store, *folders, cache)
    page = folders[0] / "topics" / "syria.md"
    page.write_text(page.read_text().replace('"Syria"', '"Syria, again"', 1) + "\n")
    served = await subject.prepare_library(store, *folders, cache)
    assert len(buildings) == 2
    assert served.library == await store.read_library()
    code = folders[0] / "code.py"
    code.write_text("# another way of matching")
    monkeypatch.setattr(subject, "_INDEXERS", (folders[0],))
    await subject.prepare_library(store, *folders, cache)
    assert len(buildings) == 3


async def test_files_with_problems_are_told_at_every_start(
    store: LibraryStore, folders: tuple[Path, Path], cache: IndexCache[Served], caplog: pytest.LogCaptureFixture
) -> None:
    good = await subject.prepare_library(store, *folders, cache)
    (folders[0] / "topics" / "syria.md").write_text("nothing like a topic")
    for _ in range(2):
        caplog.clear()
        assert (await subject.prepare_library(store, *folders, cache)).library == good.library
        assert "syria.md:1" in caplog.text


def test_what_questions_are_read_against_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "detente.questions"
    built = subject.prepare_questions(shipped_library(), path)
    library = copy.deepcopy(shipped_library())  # as another start reads it
    monkeypatch.setattr("bot.answering.index.Evidence", None)  # nothing can be made
    kept = subject.prepare_questions(library, path)
    answerers = [
        Answerer(some, Matcher(some.topics), lambda index=index: index)  # type: ignore[misc]
        for some, index in ((shipped_library(), built), (library, kept))
    ]
    for question in ("will New START be extended?", "what of sancshuns", "есть ли санкции?", "who won the match?"):
        first, second = (answerer.answer(question) for answerer in answerers)
        assert first == second
    passage = answerers[1].answer("will New START be extended?").passages[0]
    assert any(passage.claim is claim for claim in library.claims), "the library is not kept twice"


def test_another_library_has_its_questions_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "detente.questions"
    subject.prepare_questions(shipped_library(), path)
    small = small_library()
    index = subject.prepare_questions(small, path)
    assert set(index.passages.claims_of) == {topic.slug for topic in small.topics}


def test_a_damaged_file_of_questions_is_as_good_as_none(tmp_path: Path) -> None:
    path, library = tmp_path / "detente.questions", small_library()
    path.write_bytes(b"PK" * 99)
    assert subject.prepare_questions(library, path).passages.claims_of
    assert path.read_bytes().startswith(index_cache._MAGIC)


@pytest.mark.parametrize("damage", ["empty", "cut short", "one bit", "another program's"])
def test_a_damaged_file_is_as_good_as_none(damage: str, cache: IndexCache[Served], tmp_path: Path) -> None:
    library = small_library()
    served = Served(library, subject.build_matcher(library))
    cache.keep("key", served)
    path = tmp_path / "detente.index"
    content = path.read_bytes()
    half = len(content) // 2
    damaged = {
        "empty": b"",
        "cut short": content[:half],
        "one bit": content[:half] + bytes([content[half] ^ 1]) + content[half + 1 :],
        "another program's": b"PK" * 99,
    }
    path.write_bytes(damaged[damage])
    assert cache.find("key") is None
    cache.keep("key", served)
    kept = cache.find("key")
    assert kept is not None
    assert kept.library == library
    assert cache.find("another key") is None
    assert [file.name for file in tmp_path.iterdir()] == ["detente.index"], "nothing half written is left"


class Malice:
    def __reduce__(self) -> tuple[object, ...]:
        return os.system, ("touch harmed",)


@pytest.mark.parametrize("content", [pickle.dumps(Malice()), b"\x80\x04cbot.matching.terms\nprocess.extract\n."])
def test_a_file_put_there_by_somebody_else_runs_nothing(
    content: bytes,
    cache: IndexCache[Served],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.chdir(tmp_path)
    head = index_cache._MAGIC + hashlib.sha256(b"key").digest() + hashlib.sha256(content).digest()
    (tmp_path / "detente.index").write_bytes(head + content)
    assert cache.find("key") is None
    assert "it speaks of" in caplog.text
    assert not (tmp_path / "harmed").exists()


async def test_where_it_cannot_be_written_the_bot_serves_all_the_same(
    store: LibraryStore, folders: tuple[Path, Path], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    served = await subject.prepare_library(store, *folders, IndexCache(tmp_path / "nowhere" / "detente.index"))
    assert served.matcher.match_topics("siria").topic == "syria"
    assert "can't be written" in caplog.text
