"""Everything that ships in content/ and seeds/ is sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shipped import CONTENT, ROOT, SEEDS, shipped_library, shipped_reading, shipped_search

FILES = sorted(
    path
    for path in (*CONTENT.rglob("*.md"), *CONTENT.rglob("*.toml"), *SEEDS.glob("*.toml"))
    if not path.name.startswith("_")
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_shipped_file_has_no_problems(path: Path) -> None:
    assert [str(problem) for problem in shipped_reading().problems if problem.file == path.as_posix()] == []


def test_the_shipped_library_is_whole() -> None:
    assert [str(problem) for problem in shipped_reading().problems] == []
    library = shipped_library()
    assert set(library.topic_by_slug) >= {
        "deal-prospects", "flynn-resignation", "leader-calls", "reset-cycle", "leader-worldviews", "putin-compromise",
        "counterterrorism", "syria", "iran", "iran-nuclear-deal", "missile-defense", "arms-control", "north-korea",
        "congress", "sanctions", "european-allies", "ukraine", "trade", "exchanges", "global-limits",
    }  # fmt: skip
    assert 60 <= len(library.claims) <= 100


@pytest.mark.parametrize("code", ["en", "ru"])
def test_titles_and_names_lead_to_what_they_name_in_every_language(code: str) -> None:
    library, search = shipped_library().in_language(code), shipped_search()
    topics = {topic.title: topic.slug for topic in library.topics}
    people = {actor.name: actor.slug for actor in library.actors}
    assert {title: search.find_topic(title).found for title in topics} == topics
    assert {name: search.find_person(name).found for name in people} == people


def test_a_position_that_no_source_gives_is_said_to_be_none() -> None:
    library = shipped_library()
    positions = {p.party: p.sentences for p in library.topic_by_slug["syria"].brief.positions}
    assert [(s.text, s.claim_ids) for s in positions["Russia"]] == [("The source doesn't say.", ())]
