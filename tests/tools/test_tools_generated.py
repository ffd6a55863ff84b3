"""Made-up libraries are sound, the same at every run, and typed as people type."""

from __future__ import annotations

import random
from pathlib import Path

from bot.loader import read_library
from bot.render.briefs import brief_faults
from tools.generated import make_library, mistype_names, names_of, write_library
from tools.generated.library import NAMES_A_TOPIC
from tools.generated.words import in_cyrillic, in_latin

TOPICS = 21  # more than one source record holds


def test_a_library_written_is_read_back_without_a_problem(tmp_path: Path) -> None:
    library = make_library(TOPICS)
    write_library(library, tmp_path / "content", tmp_path / "seeds")
    reading = read_library(tmp_path / "content", tmp_path / "seeds", measure=brief_faults)
    assert [str(problem) for problem in reading.problems] == []
    assert reading.library == library


def test_a_library_is_the_same_at_every_run_and_another_for_another_seed() -> None:
    assert make_library(2) == make_library(2)
    assert make_library(2, seed=1) != make_library(2, seed=2)


def test_topics_have_as_many_names_as_said() -> None:
    assert len(names_of(make_library(TOPICS))) == TOPICS * NAMES_A_TOPIC


def test_names_are_mistyped_in_every_way_by_turns() -> None:
    names = names_of(make_library(TOPICS))
    mistyped = mistype_names(names, 60, random.Random(1))
    assert mistyped == mistype_names(names, 60, random.Random(1))
    kinds = [row.kind for row in mistyped]
    assert len(set(kinds)) == 6
    assert {kinds.count(kind) for kind in kinds} == {10}
    assert {row.query for row in mistyped}.isdisjoint(name for name, _ in names)


def test_words_change_their_alphabet() -> None:
    assert in_latin("Жуковский") == "Zhukovskiy"
    assert in_cyrillic("Shchukin treaty") == "щукин треатй"
